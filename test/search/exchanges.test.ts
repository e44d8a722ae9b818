import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SearchOptions, SearchResult } from '@chishiki-ichiba/search';
import { createOpenSearchClient } from '@chishiki-ichiba/search/opensearch';
import { describe, expect, it } from 'vitest';

/** The protocol, exchange by exchange: `test/fixtures/search-engines/README.md`. */
interface Exchange {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const folder = path.join(import.meta.dirname, '../fixtures/search-engines');
const engines = readdirSync(folder).filter((name) => !name.includes('.'));

function read(engine: string, name: string): Exchange {
  return JSON.parse(readFileSync(path.join(folder, engine, `${name}.json`), 'utf8'));
}

/** Ask through these exchanges, one after another; each request must be the one that is kept. */
async function ask(
  engine: string,
  names: readonly string[],
  query: string,
  options: SearchOptions = {},
): Promise<SearchResult> {
  const left = ['mapping', ...names];
  const exchanges: [name: string, exchange: Exchange][] = [];
  const client = createOpenSearchClient({
    url: 'https://search.example.jp',
    index: 'ichiba-public',
    edition: 'public',
    fetch: async (url, init) => {
      const name = left.shift() ?? 'asked once more';
      const { response } = read(engine, name);
      const { method = '', body } = init;
      const request = {
        method,
        path: new URL(url).pathname,
        ...(body ? { body: JSON.parse(body as string) } : {}),
      };
      exchanges.push([name, { request, response }]);
      const { status, headers, body: answer } = response;
      return new Response(JSON.stringify(answer), { status, headers });
    },
  });
  const result = await client.search(query, options);
  expect(left).toEqual([]);
  for (const [name, exchange] of exchanges)
    await expect(`${JSON.stringify(exchange, null, 1)}\n`).toMatchFileSnapshot(
      path.join(folder, engine, `${name}.json`),
    );
  return result;
}

it('there are exchanges of both engines', () => {
  expect(engines).toEqual(['elasticsearch', 'opensearch']);
});

describe.each(engines)('%s', (engine) => {
  it('hits with section and moment, marks as ranges, counts of facets', async () => {
    const result = await ask(engine, ['search'], '裏波', {
      facets: { kind: ['manual', 'case'], phase: ['kaihatsu'] },
      ranges: { current: [25, 35] },
      locale: 'ja',
    });
    expect(result).toEqual({
      hits: [
        {
          id: 'tig-corner',
          url: '/docs/manual/tig-corner/',
          title: '薄板TIGの裏波',
          score: 21.5,
          kind: 'manual',
          section: { id: 'step-2', heading: '2. 裏から見る', path: ['手順'] },
          excerpt: { text: '裏波が出るまで待つ。', ranges: [[0, 2]] },
          // Two pairs that touch are one match.
          titleRanges: [[6, 8]],
        },
        {
          id: 'kata',
          url: '/docs/case/kata/',
          title: '型の話',
          score: 12,
          market: '東の市場',
          kind: 'case',
          cue: { url: '/docs/case/kata/?t=14#video-v', start: 14.5, end: 21 },
          excerpt: { text: 'ここで裏波を見ます', ranges: [[3, 5]] },
          titleRanges: [],
        },
      ],
      total: 2,
      totalIsExact: true,
      facets: { kind: { manual: 2, case: 1 }, phase: { kaihatsu: 2 } },
      suggestions: [],
      problems: [],
    });
  });

  it('words like the query where nothing is found, asked for in a second request', async () => {
    const result = await ask(engine, ['nothing', 'nearest'], 'ブロホール');
    expect(result).toMatchObject({ total: 0, hits: [], totalIsExact: true, problems: [] });
    expect(result.suggestions).toEqual(['ブローホール', 'フロアホール']);
    expect(result.relaxed).toBeUndefined();
  });

  it.each([
    ['refused', 'missing'],
    ['busy', 'slow'],
  ])('%s is a problem', async (name, kind) => {
    const url = 'https://search.example.jp/ichiba-public/_search';
    expect(await ask(engine, [name], '裏波')).toMatchObject({
      hits: [],
      total: 0,
      totalIsExact: false,
      problems: [{ source: '', kind, url }],
    });
  });

  it('shards that are not there are told beside what was found', async () => {
    const result = await ask(engine, ['partial'], '裏波');
    expect(result.hits.map(({ id }) => id)).toEqual(['kata']);
    expect(result.hits[0]?.excerpt).toEqual({ text: '型を三社で作りました。', ranges: [] });
    expect(result.problems.map(({ kind }) => kind)).toEqual(['slow', 'truncated']);
    expect(result.totalIsExact).toBe(false);
  });
});
