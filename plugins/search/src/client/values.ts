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
}

export function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
