import type { ValuesFile } from '../codec/files.js';

/** Facets, numbers and dates of the pages, in memory. Page numbers are global to the index. */
export class DocValues {
  /** Facet → value → pages. Maps, because names reach us from the URL (`__proto__`). */
  readonly facets = new Map<string, Map<string, number[]>>();
  readonly numbers = new Map<string, [page: number, low: number, high: number][]>();
  readonly dates = new Map<string, Map<number, string>>();

  /** Add one file whose pages start at `from`. */
  add(file: ValuesFile, from: number): void {
    for (const [facet, byValue] of Object.entries(file.facets)) {
      const values = getOr(this.facets, facet, () => new Map<string, number[]>());
      for (const [value, gaps] of Object.entries(byValue)) {
        const pages = getOr(values, value, () => [] as number[]);
        let page = from;
        for (const gap of gaps) {
          page += gap;
          pages.push(page);
        }
      }
    }
    for (const [field, rows] of Object.entries(file.numbers)) {
      const list = getOr(this.numbers, field, () => [] as [number, number, number][]);
      for (const [at, low, high] of rows) list.push([from + at, low, high]);
    }
    for (const [field, rows] of Object.entries(file.dates)) {
      const map = getOr(this.dates, field, () => new Map<number, string>());
      for (const [at, date] of rows) map.set(from + at, date);
    }
  }

  /** Add all of another index whose pages start at `from`, its facets' values under other names. */
  join(more: DocValues, from: number, rename: (facet: string, value: string) => string): void {
    for (const [facet, byValue] of more.facets) {
      const values = getOr(this.facets, facet, () => new Map<string, number[]>());
      for (const [value, pages] of byValue) {
        const list = getOr(values, rename(facet, value), () => [] as number[]);
        for (const page of pages) list.push(from + page);
      }
    }
    for (const [field, rows] of more.numbers) {
      const list = getOr(this.numbers, field, () => [] as [number, number, number][]);
      for (const [page, low, high] of rows) list.push([from + page, low, high]);
    }
    for (const [field, dates] of more.dates) {
      const map = getOr(this.dates, field, () => new Map<number, string>());
      for (const [page, date] of dates) if (typeof date === 'string') map.set(from + page, date);
    }
  }

  /** Give a run of pages a facet's value. */
  mark(facet: string, value: string, { from, count }: { from: number; count: number }): void {
    const values = getOr(this.facets, facet, () => new Map<string, number[]>());
    const pages = getOr(values, value, () => [] as number[]);
    for (let at = 0; at < count; at++) pages.push(from + at);
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
