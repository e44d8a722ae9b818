import type { SearchClient, SearchClientOptions, SearchOptions } from '../types.js';
import { abortable } from './abort.js';
import { createLoader } from './load.js';
import { searchVisit } from './search.js';
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
  const open = (name: string, url: string, giveUpMs = 3 * slowMs, given?: typeof manifest) => {
    const root = url.endsWith('/') ? url : `${url}/`;
    return new Visit({
      name,
      baseUrl: root,
      loadFile: createLoader(root, options.fetch, giveUpMs),
      manifest: given,
      slowMs,
      keepBytes,
    });
  };
  const own = open('', baseUrl, undefined, manifest);
  const others = sources.map((source) => ({
    source,
    // Somebody else's request that hangs is asked anew sooner: the answer does not wait for it.
    visit: open(source.market, source.baseUrl, source.id ? slowMs : undefined),
  }));
  let several: Promise<SearchClient> | undefined;
  /** In a script of its own: most sites search nothing but themselves. */
  const together = () => {
    several ??= import('./several/index.js').then(({ searchSeveral }) =>
      searchSeveral(own, others, options),
    );
    several.catch(() => {
      several = undefined;
    });
    return several;
  };
  const alone: SearchClient = {
    manifest: () => own.source.manifest([]),
    search: (query, wanted = {}) => searchVisit(own, query, wanted),
  };
  /** That script did not come: our own answer, and that it is not all. */
  const degraded: SearchClient = {
    ...alone,
    async search(query, wanted) {
      const result = await alone.search(query, wanted);
      const missed = sources.map(({ market, baseUrl: url }) => ({
        source: market,
        kind: 'offline' as const,
        url,
      }));
      return { ...result, totalIsExact: false, problems: [...result.problems, ...missed] };
    },
  };
  const client = async () => (others.length === 0 ? alone : together().catch(() => degraded));
  return {
    manifest: async () => (await client()).manifest(),
    search(query, searchOptions = {}) {
      const clean = cleanOptions(searchOptions);
      return abortable(async () => (await client()).search(query, clean), clean.signal);
    },
  };
}

/** Negative, fractional or missing numbers become usable ones; callers pass what stands in a URL. */
function cleanOptions(options: SearchOptions): SearchOptions {
  const whole = (value: number | undefined, fallback: number) =>
    value === undefined || !Number.isFinite(value) ? fallback : Math.max(0, Math.floor(value));
  return { ...options, offset: whole(options.offset, 0), limit: whole(options.limit, 10) };
}
