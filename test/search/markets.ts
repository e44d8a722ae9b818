import type { IndexOptions, SearchDocument } from '@chishiki-ichiba/search';
import {
  createSearchClient,
  type SearchClient,
  type SearchClientOptions,
} from '@chishiki-ichiba/search/client';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';

export interface MarketPages {
  /** Host of its site; the first one's reader asks all. */
  readonly id: string;
  readonly docs: readonly SearchDocument[];
  readonly options?: IndexOptions;
}

export interface Markets {
  readonly client: SearchClient;
  /** Files by host, under `ichiba/search/`. */
  readonly files: Map<string, Map<string, Uint8Array>>;
  /** Addresses asked for, in order. */
  readonly requests: string[];
  /** What a host does instead of answering. */
  readonly moods: Map<string, (path: string) => Response | Promise<Response> | undefined>;
  /** A reader who has read nothing yet. */
  fresh(more?: Partial<SearchClientOptions>): SearchClient;
}

/** As `fetch` does: a request that is stopped rejects. */
const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

const ROOT = 'ichiba/search/';

/** Several markets on hosts of their own; `a.example` is ours. */
export async function openMarkets(
  all: readonly MarketPages[],
  more: Partial<SearchClientOptions> = {},
): Promise<Markets> {
  const files: Markets['files'] = new Map();
  for (const { id, docs, options } of all)
    files.set(id, new Map((await buildSearchIndex(docs, { edition: 'public', ...options })).files));
  const requests: string[] = [];
  const moods: Markets['moods'] = new Map();
  const at = (id: string) => `https://${id}.example/${ROOT}`;
  const [own, ...others] = all.map(({ id }) => id);
  const fresh = (other: Partial<SearchClientOptions> = {}) =>
    createSearchClient({
      baseUrl: at(own ?? ''),
      market: 'うちの市場',
      sources: others.map((id) => ({ id, market: `${id}の市場`, baseUrl: at(id) })),
      fetch: async (url, init) => {
        requests.push(url);
        const { hostname, pathname } = new URL(url);
        const id = hostname.replace('.example', '');
        const path = pathname.slice(1 + ROOT.length);
        const special = await Promise.race([moods.get(id)?.(path), aborted(init?.signal)]);
        if (special) return special;
        const bytes = files.get(id)?.get(path);
        return bytes ? new Response(bytes as BodyInit) : new Response('', { status: 404 });
      },
      ...more,
      ...other,
    });
  return { client: fresh(), files, requests, moods, fresh };
}
