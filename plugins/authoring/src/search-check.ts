import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSearchDocuments } from '@chishiki-ichiba/market/documents';
import { createReporter, type Message, nearest, parseEdition } from '@chishiki-ichiba/model';
import type { SearchClient, SearchDocument, SearchResult } from '@chishiki-ichiba/search';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import { parseQueries, QUERY_CLASSES, type Query, type QuerySet } from './queries.js';
import type { SiteOptions } from './site-options.js';

/** Queries that pass, of how many. */
export interface Share {
  readonly passed: number;
  readonly total: number;
}

export interface SearchCheckResult {
  /** Errors of the content or of the query set, otherwise the queries that fail. */
  readonly messages: readonly Message[];
  /** By class, in the order of the report; empty when the queries could not be asked. */
  readonly shares: ReadonlyMap<string, Share>;
  readonly all: Share;
  readonly minimum: number;
}

/** Hits looked through to say where the page stands when it is not near enough. */
const DEPTH = 30;
/** Hits named in a message. */
const SHOWN = 3;

/**
 * Ask the public edition every search of a query set.
 *
 * A failing query is an error when the share of passing ones is below the set's minimum, otherwise a
 * warning. Over content with errors nothing is asked: a page could be missing for that reason alone.
 *
 * @param file - The query set, relative to the site.
 */
export async function checkSearch(
  siteDir: string,
  site: SiteOptions,
  file: string,
): Promise<SearchCheckResult> {
  const set = parseQueries(await readFile(join(siteDir, file), 'utf8'), file);
  const edition = parseEdition('public');
  const { documents, messages, ...options } = await readSearchDocuments({
    siteDir,
    ...site,
    edition,
  });
  const mistakes = [
    ...messages.filter(({ severity }) => severity === 'error'),
    ...set.messages,
    ...unknownPages(set, file, documents),
  ];
  const none = { shares: new Map(), all: { passed: 0, total: 0 }, minimum: set.minimum };
  if (mistakes.length > 0) return { ...none, messages: mistakes };

  const { files } = await buildSearchIndex(documents, options);
  return { ...(await askAll(createClient(files), set, file)), minimum: set.minimum };
}

/** Searches files in memory as a browser searches those of a host. */
function createClient(files: ReadonlyMap<string, Uint8Array>): SearchClient {
  const baseUrl = '/search/';
  return createSearchClient({
    baseUrl,
    fetch: async (url) => {
      const bytes = files.get(url.slice(baseUrl.length));
      return bytes ? new Response(Buffer.from(bytes)) : new Response(null, { status: 404 });
    },
  });
}

async function askAll(
  client: SearchClient,
  { queries, minimum }: QuerySet,
  file: string,
): Promise<Omit<SearchCheckResult, 'minimum'>> {
  const failing: [Query, string][] = [];
  for (const query of queries) {
    // As the search box and the search page ask.
    const limit = Math.max(DEPTH, query.within);
    const result = await client.search(query.q, { limit, prefixLast: true });
    const complaint = judge(query, result);
    if (complaint !== undefined) failing.push([query, complaint]);
  }
  const count = (list: readonly Query[]): Share => ({
    passed: list.length - failing.filter(([query]) => list.includes(query)).length,
    total: list.length,
  });
  const shares = new Map(
    Object.keys(QUERY_CLASSES)
      .map((name) => [name, count(queries.filter((query) => query.class === name))] as const)
      .filter(([, { total }]) => total > 0),
  );
  const all = count(queries);
  const severity = all.passed < minimum * all.total ? 'error' : 'warning';
  const reporter = createReporter(file, 'search');
  for (const [query, complaint] of failing)
    reporter.report(
      query.place,
      severity,
      'query',
      complaint,
      `${orList(query.expect)} のページに、この言い方が \`検索語\`（用語なら \`別名\`）としてあるか見てください`,
    );
  return { messages: reporter.messages, shares, all };
}

/** What stands instead of the page that should; `undefined` when all is well. */
function judge(query: Query, { hits, relaxed }: SearchResult): string | undefined {
  const { q, expect, within, section } = query;
  const wanted = hits.slice(0, within).filter(({ id }) => expect.includes(id));
  const lands = (hit: (typeof hits)[number]) =>
    section === undefined || (hit.section?.id ?? '').startsWith(section);
  if (wanted.some(lands)) return undefined;
  const [found] = wanted;
  if (found)
    return `\`${q}\` で \`${found.id}\` は出ますが、\`${section}\` でなく ${found.section?.id ? `\`${found.section.id}\`` : 'ページの頭'} に着きます`;
  const want = `\`${q}\` の${within}件目までに ${orList(expect)} が出ません`;
  if (hits.length === 0) return `${want}。一件も見つかりません`;
  const shown = hits.slice(0, SHOWN).map(({ id, title }, i) => `${i + 1}. \`${id}\`（${title}）`);
  const rank = hits.findIndex(({ id }) => expect.includes(id));
  const where = rank < 0 ? '' : `。\`${hits[rank]?.id}\` は${rank + 1}件目です`;
  const near = relaxed ? '（すべての語を持つページはなく、近いページです）' : '';
  return `${want}。先に出たのは ${shown.join(' ')}${near}${where}`;
}

/** Pages that a query waits for and that the public edition does not have. */
function unknownPages(
  { queries }: QuerySet,
  file: string,
  documents: readonly SearchDocument[],
): readonly Message[] {
  const reporter = createReporter(file, 'search');
  const ids = documents.map(({ id }) => id);
  for (const { q, expect, place } of queries) {
    for (const id of expect.filter((candidate) => !ids.includes(candidate))) {
      const meant = nearest(id, ids);
      reporter.report(
        place,
        'error',
        'expect',
        `\`${q}\` の \`expect\` にある \`${id}\` は、公開版にありません`,
        meant ? `もしかして \`${meant}\`` : 'ページの id（ふつうはファイルの名前）を書いてください',
      );
    }
  }
  return reporter.messages;
}

const orList = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(' か ');
