import { abortable } from '../client/abort.js';
import type { SearchClient, SearchOptions, SearchProblem, SearchResult } from '../types.js';
import { type EngineAnswer, foundInAll, isAnswer, toResult, toSuggestions } from './answer.js';
import {
  ENGINE_FORMAT,
  type EngineMeta,
  engineFormatName,
  META_KEY,
  toManifest,
} from './format.js';
import { toRequest } from './query.js';
import { EngineError, type EngineFetch, exchange } from './transport.js';

export interface OpenSearchClientOptions {
  /** Address of the server, or of what stands in front of it: `https://search.example.jp`, `/engine`. */
  readonly url: string;
  /** Name of the index or alias, e.g. `ichiba-public`. */
  readonly index: string;
  /** Edition the index must be of; another one is refused as `version`. Default: any. */
  readonly edition?: string;
  /** Default: the global `fetch`. */
  readonly fetch?: EngineFetch;
  /** Shown as `hit.market` of pages that name none, and in `problems`. Default: none. */
  readonly market?: string;
  /** An answer slower than this many milliseconds is given up; default 8000. */
  readonly slowMs?: number;
}

const SLOW_MS = 8000;

/**
 * Search an index of `writeEngineFiles` on an OpenSearch or Elasticsearch server, from a browser (or
 * Node). The same contract as `createSearchClient`: who asks does not see which of them answers.
 *
 * Two requests are made of the server: `GET /<index>/_mapping` once, `POST /<index>/_search` for each
 * search and once more when no page holds every word.
 *
 * @returns A client whose `search` rejects with `AbortError` only; whatever else fails is a `problem`.
 */
export function createOpenSearchClient(options: OpenSearchClientOptions): SearchClient {
  const { index, edition, market = '', slowMs = SLOW_MS } = options;
  const root = `${options.url.endsWith('/') ? options.url.slice(0, -1) : options.url}/${encodeURIComponent(index)}`;
  // Bound when it is called, so that a page may still replace it.
  const ask = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  let known: Promise<EngineMeta> | undefined;

  const meta = (): Promise<EngineMeta> => {
    if (!known) {
      const url = `${root}/_mapping`;
      // Not with a caller's signal: others wait for the same answer.
      known = exchange(ask, url, undefined, slowMs, undefined).then((body) =>
        readMeta(body, url, edition),
      );
      known.catch(() => {
        known = undefined;
      });
    }
    return known;
  };

  const post = async (body: object, signal: AbortSignal | undefined): Promise<EngineAnswer> => {
    const url = `${root}/_search`;
    const answer = await exchange(ask, url, body, slowMs, signal);
    if (!isAnswer(answer)) throw new EngineError('missing', url);
    return answer;
  };

  const search = async (query: string, asked: SearchOptions): Promise<SearchResult> => {
    const about = await meta();
    const { body, keywords } = toRequest(about, query, asked);
    const answer = await post(body, asked.signal);
    const problems = problemsOf(answer, market, `${root}/_search`);
    const result = { ...toResult(answer, about, asked), problems };
    if (problems.length > 0) result.totalIsExact = false;
    // A single kana is not looked for: every page may show it.
    if (query.trim() !== '' && keywords.length === 0) result.totalIsExact &&= result.total === 0;
    const isFound = result.total > 0 || foundInAll(answer) > 0;
    if (keywords.length === 0 || isFound || problems.length > 0) return result;
    const near = await post(toRequest(about, query, asked, true).body, asked.signal);
    const also = problemsOf(near, market, `${root}/_search`);
    if (foundInAll(near) === 0)
      return { ...result, suggestions: toSuggestions(near), problems: also };
    return { ...toResult(near, about, asked), problems: also, totalIsExact: false, relaxed: true };
  };

  return {
    manifest: () => meta().then(toManifest, () => undefined),
    search(query, searchOptions = {}) {
      const asked = clean(searchOptions);
      const work = async () => {
        try {
          const result = await search(query, asked);
          return market ? { ...result, hits: withMarket(result.hits, market) } : result;
        } catch (error) {
          // Perhaps the alias leads to another index now: its fields are asked for anew.
          if (error instanceof EngineError && error.kind === 'missing') known = undefined;
          return failed(error, market, `${root}/_search`);
        }
      };
      return abortable(work, asked.signal);
    },
  };
}

/** Negative, fractional or missing numbers become usable ones; callers pass what stands in a URL. */
function clean(options: SearchOptions): SearchOptions {
  const whole = (value: number | undefined, fallback: number) =>
    value === undefined || !Number.isFinite(value) ? fallback : Math.max(0, Math.floor(value));
  return { ...options, offset: whole(options.offset, 0), limit: whole(options.limit, 10) };
}

/** Not an index of ours, of another format, or of another edition. */
class ForeignIndex extends EngineError {
  constructor(
    url: string,
    readonly formats: { index: string; script: string },
  ) {
    super('version', url);
  }
}

/** `{"<index behind the alias>": {"mappings": {"_meta": …}}}`; an alias of several is one of none. */
function readMeta(body: unknown, url: string, edition: string | undefined): EngineMeta {
  const indices = Object.values((body ?? {}) as Record<string, unknown>);
  const [first] = (indices.length === 1 ? indices : []) as {
    mappings?: { _meta?: Record<string, unknown> };
  }[];
  const found = first?.mappings?._meta?.[META_KEY] as EngineMeta | undefined;
  const fits =
    found?.format === ENGINE_FORMAT && (edition === undefined || found.edition === edition);
  if (fits) return found;
  throw new ForeignIndex(url, {
    index: engineFormatName(found ?? {}),
    script: engineFormatName({ format: ENGINE_FORMAT, ...(edition ? { edition } : {}) }),
  });
}

/** Parts of an answer that are not there. */
function problemsOf(
  { timed_out, _shards }: EngineAnswer,
  source: string,
  url: string,
): SearchProblem[] {
  return [
    ...(timed_out ? [{ source, kind: 'slow' as const, url }] : []),
    ...((_shards?.failed ?? 0) > 0 ? [{ source, kind: 'truncated' as const, url }] : []),
  ];
}

function failed(error: unknown, source: string, url: string): SearchResult {
  // Any other error: the answer is not of the documented shape.
  const known = error instanceof EngineError ? error : new EngineError('truncated', url);
  return {
    hits: [],
    total: 0,
    totalIsExact: false,
    facets: {},
    suggestions: [],
    problems: [{ source, kind: known.kind, url: known.url }],
    ...(known instanceof ForeignIndex ? { formats: known.formats } : {}),
  };
}

const withMarket = (hits: SearchResult['hits'], market: string): SearchResult['hits'] =>
  hits.map((hit) => ({ ...hit, market: hit.market ?? market }));
