import type { SearchOptions, SearchResult } from '../types.js';
import type { EngineMeta } from './format.js';
import type { Clause } from './query.js';

/** One thing the reader has chosen. */
export interface Filter {
  /** Facet it belongs to; none for a range. */
  readonly facet?: string;
  readonly clause: Clause;
}

/** Most values of a facet that are counted; the number of buckets an engine makes is bounded. */
const VALUES_MAX = 1000;

/** Names reach us from the URL: only those of the index are passed on, the others hold for no page. */
export function toFilters(
  meta: EngineMeta,
  { facets = {}, ranges = {} }: Pick<SearchOptions, 'facets' | 'ranges'>,
): Filter[] {
  const none = { match_none: {} };
  return [
    ...Object.entries(facets)
      .filter(([, values]) => values.length > 0)
      .map(([facet, values]) => ({
        facet,
        clause: meta.facets.includes(facet) ? { terms: { [`facets.${facet}`]: values } } : none,
      })),
    ...Object.entries(ranges).map(([name, [from, to]]) => ({
      clause: meta.numbers.includes(name) ? rangeOf(`numbers.${name}`, from, to) : none,
    })),
  ];
}

/** A page matches when an interval of its touches the range. */
function rangeOf(field: string, from: number | null, to: number | null): Clause {
  if (from === null && to === null) return { exists: { field } };
  // Both engines refuse ends that are the wrong way round; intervals that reach over both touch them.
  if (from !== null && to !== null && from > to)
    return { range: { [field]: { gte: to, lte: from, relation: 'contains' } } };
  const ends = { ...(from === null ? {} : { gte: from }), ...(to === null ? {} : { lte: to }) };
  return { range: { [field]: { ...ends, relation: 'intersects' } } };
}

/**
 * How many pages there are in all, and by value of each facet. The query's `post_filter` leaves
 * aggregations alone, so that each group can be counted without what is chosen in itself.
 */
export function toAggregations(meta: EngineMeta, filters: readonly Filter[]): Clause {
  return {
    all: { filter: { match_all: {} } },
    ...Object.fromEntries(
      meta.facets.map((facet, at) => [
        groupName(at),
        {
          filter: {
            bool: { filter: filters.filter((one) => one.facet !== facet).map((one) => one.clause) },
          },
          aggs: { values: { terms: { field: `facets.${facet}`, size: VALUES_MAX } } },
        },
      ]),
    ),
  };
}

/** By number: names of facets may hold signs that those of aggregations may not. */
const groupName = (at: number): string => `facet_${at}`;

interface Group {
  readonly values?: { readonly buckets?: readonly { key: string; doc_count: number }[] };
}

/** Facet → value → pages, as our own client counts: a chosen value stays at 0, or it could not be taken back. */
export function toCounts(
  meta: EngineMeta,
  aggregations: Readonly<Record<string, unknown>>,
  facets: SearchOptions['facets'] = {},
): SearchResult['facets'] {
  return Object.fromEntries(
    meta.facets.map((facet, at) => {
      const { values } = (aggregations[groupName(at)] ?? {}) as Group;
      const counts = new Map((values?.buckets ?? []).map(({ key, doc_count }) => [key, doc_count]));
      const chosen = Object.hasOwn(facets, facet) ? (facets[facet] ?? []) : [];
      for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
      return [facet, Object.fromEntries(counts)];
    }),
  );
}
