import type { SearchClient, SearchClientOptions, SearchOptions, SearchResult } from '../types.js';
import { abortable } from './abort.js';
import { addCounts } from './facets.js';
import { createLoader } from './load.js';
import { compareDates, emptyResult, searchVisit } from './search.js';
import { Visit } from './visit.js';

export { findRanges } from '../analyzer/index.js';
export type {
  FacetLabels,
  Hit,
  ProblemKind,
  SearchClient,
  SearchClientOptions,
  SearchManifest,
  SearchOptions,
  SearchProblem,
  SearchResult,
  SearchSort,
  SearchSource,
  TextRange,
} from '../types.js';

/** Longest wait for one file before the answer is given without it. Milliseconds. */
export const SLOW_MS = 8000;

/**
 * How much of the files read a visit keeps, in bytes as they come. In memory they are some ten times as
 * much: 4,000 queries over 13,447 pages left Node a heap of 29 to 43 MB.
 */
export const KEEP_BYTES = 2_000_000;

/**
 * Search an index of plain files from a browser (or Node).
 *
 * Nothing is fetched before the first call. A search costs up to three round trips: manifest, shards
 * of the query's terms, fragments of the pages shown; what was fetched is kept, the latest of it.
 *
 * @returns A client whose `search` rejects with `AbortError` only; unreadable files are `problems`.
 */
export function createSearchClient(options: SearchClientOptions): SearchClient {
  const { baseUrl, manifest, sources = [], slowMs = SLOW_MS, keepBytes = KEEP_BYTES } = options;
  const open = (name: string, url: string, given?: typeof manifest) => {
    const root = url.endsWith('/') ? url : `${url}/`;
    return new Visit({
      name,
      baseUrl: root,
      loadFile: createLoader(root, options.fetch, 3 * slowMs),
      manifest: given,
      slowMs,
      keepBytes,
    });
  };
  const own = open('', baseUrl, manifest);
  const all = [own, ...sources.map((source) => open(source.market, source.baseUrl))];
  return {
    manifest: () => own.source.manifest([]),
    search(query, searchOptions = {}) {
      const clean = cleanOptions(searchOptions);
      return abortable(
        () => (all.length === 1 ? searchVisit(own, query, clean) : searchAll(all, query, clean)),
        clean.signal,
      );
    },
  };
}

/** Negative, fractional or missing numbers become usable ones; callers pass what stands in a URL. */
function cleanOptions(options: SearchOptions): SearchOptions {
  const whole = (value: number | undefined, fallback: number) =>
    value === undefined || !Number.isFinite(value) ? fallback : Math.max(0, Math.floor(value));
  return { ...options, offset: whole(options.offset, 0), limit: whole(options.limit, 10) };
}

/** Several markets side by side: each is asked for its best, the best of all are shown. */
async function searchAll(
  all: readonly Visit[],
  query: string,
  options: SearchOptions,
): Promise<SearchResult> {
  const { offset = 0, limit = 10 } = options;
  const results = await Promise.all(
    all.map(async (visit) => {
      const result = await searchVisit(visit, query, {
        ...options,
        offset: 0,
        limit: offset + limit,
      });
      return {
        ...result,
        hits: result.hits.map((hit) => ({
          ...hit,
          market: hit.market ?? (visit.source.name || undefined),
        })),
      };
    }),
  );
  // Nearest pages of one market never stand beside true finds of another.
  const strict = results.filter((result) => !result.relaxed);
  const used = strict.some((result) => result.total > 0) ? strict : results;
  const merged = emptyResult(results.flatMap((result) => result.problems));
  const foreign = results.find((result) => result.formats)?.formats;
  if (foreign) merged.formats = foreign;
  merged.relaxed = used.some((result) => result.relaxed);
  for (const result of used) {
    merged.total += result.total;
    merged.hits.push(...result.hits);
    addCounts(merged.facets, result.facets);
  }
  const sort = options.sort ?? 'relevance';
  merged.hits.sort((a, b) =>
    sort === 'relevance' ? b.score - a.score : compareDates(sort, a.date, b.date),
  );
  merged.hits = merged.hits.slice(offset, offset + limit);
  merged.totalIsExact = used.every((result) => result.totalIsExact) && merged.problems.length === 0;
  if (merged.total === 0)
    merged.suggestions = [...new Set(results.flatMap((result) => result.suggestions))].slice(0, 5);
  return merged;
}
