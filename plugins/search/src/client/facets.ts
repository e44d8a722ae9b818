import type { SearchOptions } from '../types.js';
import type { DocValues } from './values.js';

export interface Filtered {
  /** Pages that pass every filter, in the order they came. */
  pages: number[];
  /** Facet → value → pages; each facet's counts ignore its own selection. */
  counts: Record<string, Record<string, number>>;
}

/**
 * Apply facets (OR inside, AND across) and ranges, and count.
 *
 * A page that fails exactly one facet still counts for that facet's values: ticking one of them
 * would bring it back. So one pass over the pages gives every group's live counts.
 */
export function filterAndCount(
  base: readonly number[],
  total: number,
  values: DocValues,
  { facets = {}, ranges = {} }: Pick<SearchOptions, 'facets' | 'ranges'>,
): Filtered {
  const selected = Object.entries(facets).filter(([, wanted]) => wanted.length > 0);
  const failed = new Uint8Array(total);
  const failedFacet = new Int16Array(total);
  selected.forEach(([facet, wanted], number) => {
    const allowed = new Uint8Array(total);
    for (const value of wanted)
      for (const page of values.facets.get(facet)?.get(value) ?? []) allowed[page] = 1;
    for (let page = 0; page < total; page++) {
      if (allowed[page]) continue;
      failed[page] = Math.min(2, (failed[page] ?? 0) + 1);
      failedFacet[page] = number;
    }
  });
  for (const [field, range] of Object.entries(ranges)) {
    const allowed = inRange(values, field, range, total);
    for (let page = 0; page < total; page++) if (!allowed[page]) failed[page] = 2;
  }

  const inBase = new Uint8Array(total);
  for (const page of base) inBase[page] = 1;
  const counts: Filtered['counts'] = {};
  for (const [facet, byValue] of values.facets) {
    const own = selected.findIndex(([name]) => name === facet);
    const wanted = own >= 0 ? (selected[own]?.[1] ?? []) : [];
    const group: Record<string, number> = {};
    for (const [value, pages] of byValue) {
      let count = 0;
      for (const page of pages) {
        if (
          inBase[page] &&
          (failed[page] === 0 || (failed[page] === 1 && failedFacet[page] === own))
        )
          count++;
      }
      // A chosen value stays visible at 0, or it could not be unticked.
      if (count > 0 || wanted.includes(value)) group[value] = count;
    }
    counts[facet] = group;
  }
  return { pages: base.filter((page) => failed[page] === 0), counts };
}

function inRange(
  values: DocValues,
  field: string,
  [from, to]: [number | null, number | null],
  total: number,
): Uint8Array {
  const allowed = new Uint8Array(total);
  for (const [page, low, high] of values.numbers.get(field) ?? []) {
    if ((to === null || low <= to) && (from === null || high >= from)) allowed[page] = 1;
  }
  return allowed;
}

/** Add the counts of another source. */
export function addCounts(into: Filtered['counts'], more: Filtered['counts']): void {
  for (const [facet, group] of Object.entries(more)) {
    const target = into[facet] ?? {};
    for (const [value, count] of Object.entries(group))
      target[value] = (target[value] ?? 0) + count;
    into[facet] = target;
  }
}
