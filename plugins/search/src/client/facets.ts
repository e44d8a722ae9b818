import type { SearchOptions } from '../types.js';
import type { DocValues } from './values.js';

/** What a number range is instead of the position of a facet. */
const NO_FACET = -2;

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
  // By page: how many filters it fails, and the last facet among them.
  const failed = new Uint16Array(total);
  const failedFacet = new Int16Array(total);
  const demand = (pages: readonly number[], facet: number) => {
    const allowed = new Set(pages);
    for (let page = 0; page < total; page++) {
      if (allowed.has(page)) continue;
      (failed[page] as number) += 1;
      failedFacet[page] = facet;
    }
  };
  selected.forEach(([facet, wanted], number) => {
    const byValue = values.facets.get(facet);
    demand(
      wanted.flatMap((value) => byValue?.get(value) ?? []),
      number,
    );
  });
  for (const [field, [from, to]] of Object.entries(ranges)) {
    const rows = values.numbers.get(field) ?? [];
    const held = rows.filter(
      ([, low, high]) => (to === null || low <= to) && (from === null || high >= from),
    );
    demand(
      held.map(([page]) => page),
      NO_FACET,
    );
  }

  const inBase = new Set(base);
  const counts: Filtered['counts'] = {};
  for (const [facet, byValue] of values.facets) {
    const own = selected.findIndex(([name]) => name === facet);
    const group: Record<string, number> = {};
    for (const [value, pages] of byValue) {
      const count = pages.filter(
        (page) =>
          inBase.has(page) &&
          (failed[page] === 0 || (failed[page] === 1 && failedFacet[page] === own)),
      ).length;
      // A chosen value stays visible at 0, or it could not be unticked.
      if (count > 0 || selected[own]?.[1].includes(value)) group[value] = count;
    }
    counts[facet] = group;
  }
  return { pages: base.filter((page) => failed[page] === 0), counts };
}
