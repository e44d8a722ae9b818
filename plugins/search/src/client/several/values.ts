import { type DocValues, getOr } from '../values.js';

/** Add all of another index whose pages start at `from`, its facets' values under other names. */
export function joinValues(
  all: DocValues,
  more: DocValues,
  from: number,
  rename: (facet: string, value: string) => string,
): void {
  for (const [facet, byValue] of more.facets) {
    const values = getOr(all.facets, facet, () => new Map<string, number[]>());
    for (const [value, pages] of byValue) {
      const list = getOr(values, rename(facet, value), () => [] as number[]);
      for (const page of pages) list.push(from + page);
    }
  }
  for (const [field, rows] of more.numbers) {
    const list = getOr(all.numbers, field, () => [] as [number, number, number][]);
    for (const [page, low, high] of rows) list.push([from + page, low, high]);
  }
  for (const [field, dates] of more.dates) {
    const map = getOr(all.dates, field, () => new Map<number, string>());
    for (const [page, date] of dates) if (typeof date === 'string') map.set(from + page, date);
  }
}

/** Give a run of pages a facet's value. */
export function markPages(
  all: DocValues,
  facet: string,
  value: string,
  { from, count }: { from: number; count: number },
): void {
  const values = getOr(all.facets, facet, () => new Map<string, number[]>());
  const pages = getOr(values, value, () => [] as number[]);
  for (let at = 0; at < count; at++) pages.push(from + at);
}
