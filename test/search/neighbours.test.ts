import type { SearchDocument } from '@chishiki-ichiba/search';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import { describe, expect, it, vi } from 'vitest';
import { makeCorpus } from './corpus.js';
import { type Markets, openMarkets } from './markets.js';

const page = (id: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  url: `/docs/manual/${id}/`,
  title: `${id}の裏波`,
  sections: [{ id: 'step-1', heading: '合わせる', text: '裏波をそろえる。' }],
  ...more,
});
const own = [page('own-1'), page('own-2')];
const theirs = [page('their-1'), page('their-2'), page('their-3')];
const two = (docs: readonly SearchDocument[] = theirs, more = {}) =>
  openMarkets(
    [
      { id: 'a', docs: own },
      { id: 'b', docs },
    ],
    more,
  );
const ids = async ({ client }: Markets, query = '裏波') =>
  (await client.search(query)).hits.map(({ id }) => id).sort();
const MINE = ['own-1', 'own-2'];
const ALL = ['b:their-1', 'b:their-2', 'b:their-3', ...MINE];
const never = () => new Promise<Response>(() => {});
const at = (path: string) => `https://b.example/ichiba/search/${path}`;

describe('another market beside ours', () => {
  it('tells of each hit which market it is from, and leads there', async () => {
    const { hits, facets } = await (await two()).client.search('裏波');
    const foreign = hits.find(({ id }) => id === 'b:their-2');
    expect(foreign).toMatchObject({
      market: 'bの市場',
      url: 'https://b.example/docs/manual/their-2/',
      section: { id: 'step-1' },
    });
    expect(hits.find(({ id }) => id === 'own-1')).toMatchObject({
      market: 'うちの市場',
      url: '/docs/manual/own-1/',
    });
    expect(facets.market).toEqual({ here: 2, b: 3 });
  });

  it('is chosen by its facet', async () => {
    const { client } = await two();
    const result = await client.search('裏波', { facets: { market: ['b'] } });
    expect(result.hits.map(({ id }) => id).sort()).toEqual(ALL.slice(0, 3));
    expect(result.facets.market).toEqual({ here: 2, b: 3 });
  });

  it('costs nothing where none is named: no file more is asked for', async () => {
    const markets = await two();
    const alone = markets.fresh({ sources: [] });
    await alone.search('裏波');
    await alone.manifest();
    expect(markets.requests.length).toBeGreaterThan(2);
    expect(markets.requests.filter((url) => url.endsWith('/m.bin'))).toEqual([]);
    expect(markets.requests.filter((url) => url.includes('b.example'))).toEqual([]);
    markets.requests.length = 0;
    await markets.client.search('裏波');
    expect(markets.requests.filter((url) => url.endsWith('/m.bin'))).toHaveLength(2);
  });

  it('is not known by our firms’ ids, unless it means the same firm', async () => {
    const firm = (org: string) => ({ facets: { org: [org], kind: ['manual'] } });
    const labels = (orgs: Record<string, string>) => ({
      labels: {
        kind: { label: '種類', values: { manual: '手順' } },
        org: { label: '組織', values: orgs },
      },
    });
    const markets = await openMarkets([
      {
        id: 'a',
        docs: [page('own-1', firm('yama')), page('own-2', firm('umi'))],
        options: labels({ yama: '山の製作所', umi: '海の工業' }),
      },
      {
        id: 'b',
        docs: [page('x', firm('yama')), page('y', firm('umi')), page('z', firm('kawa'))],
        options: labels({ yama: '山の製作所', umi: '海野鉄工', kawa: '川の会' }),
      },
    ]);
    const { facets } = await markets.client.search('裏波');
    expect(facets.org).toEqual({ yama: 2, umi: 1, 'b:umi': 1, 'b:kawa': 1 });
    expect(facets.kind).toEqual({ manual: 5 });
    const chosen = await markets.client.search('裏波', { facets: { org: ['b:umi'] } });
    expect(chosen.hits.map(({ id }) => id)).toEqual(['b:y']);
    const manifest = await markets.client.manifest();
    expect(Object.keys(manifest?.labels ?? {})).toEqual(['market', 'kind', 'org']);
    expect(manifest?.labels?.market).toEqual({
      label: '市場',
      values: { here: 'うちの市場', b: 'bの市場' },
    });
    expect(manifest?.labels?.org?.values).toEqual({
      yama: '山の製作所',
      umi: '海の工業',
      'b:umi': '海野鉄工（bの市場）',
      'b:kawa': '川の会（bの市場）',
    });
  });
});

describe('a region, merged at build', () => {
  it('is one of our own indexes: its pages tell their market, its firms are ours where they are', async () => {
    const labels = (org: Record<string, string>, market?: Record<string, string>) => ({
      labels: {
        ...(market ? { market: { label: '市場', values: market } } : {}),
        org: { label: '組織', values: org },
      },
    });
    const merged = (market: string, id: string, org: string) =>
      page(`${market}:${id}`, {
        url: `https://${market}.example/docs/manual/${id}/`,
        market: `${market}の市場`,
        facets: { market: [market], org: [`${market}:${org}`] },
      });
    const markets = await openMarkets(
      [
        {
          id: 'a',
          docs: [page('own-1', { facets: { org: ['yama'] } })],
          options: labels({ yama: '山の製作所' }),
        },
        {
          id: 'r',
          docs: [merged('x', 'one', 'yama'), merged('y', 'two', 'yama')],
          options: labels(
            { 'x:yama': '山の製作所', 'y:yama': '山田鉄工' },
            { x: 'xの市場', y: 'yの市場' },
          ),
        },
      ],
      { sources: [{ market: '', region: true, baseUrl: 'https://r.example/ichiba/search/' }] },
    );
    const { hits, facets } = await markets.client.search('裏波');
    expect(hits.map(({ id, market, url }) => [id, market, url]).sort()).toEqual([
      ['own-1', 'うちの市場', '/docs/manual/own-1/'],
      ['x:one', 'xの市場', 'https://x.example/docs/manual/one/'],
      ['y:two', 'yの市場', 'https://y.example/docs/manual/two/'],
    ]);
    expect(facets.market).toEqual({ here: 1, x: 1, y: 1 });
    expect(facets.org).toEqual({ yama: 2, 'y:yama': 1 });
    const manifest = await markets.client.manifest();
    expect(manifest?.documents).toBe(3);
    expect(manifest?.labels?.market?.values).toEqual({
      here: 'うちの市場',
      x: 'xの市場',
      y: 'yの市場',
    });
    expect(manifest?.labels?.org?.values).toEqual({
      yama: '山の製作所',
      'y:yama': '山田鉄工（yの市場）',
    });
    // It lies on our own host: a missing file is told as ours, and the rest answers.
    markets.moods.set('r', () => new Response('', { status: 404 }));
    const away = await markets.fresh({}).search('裏波');
    expect(away.hits).toHaveLength(1);
    expect(away.problems.map(({ source, kind }) => [source, kind])).toEqual([['', 'missing']]);
  });
});

describe('a market that does not answer', () => {
  it('is named when its host is dead, and ours answers', async () => {
    const markets = await two();
    markets.moods.set('b', () => Promise.reject(new TypeError('Failed to fetch')));
    const result = await markets.client.search('裏波');
    expect(result.hits.map(({ id }) => id).sort()).toEqual(MINE);
    expect(result.problems).toEqual([
      { source: 'bの市場', kind: 'offline', url: at('manifest.json') },
    ]);
    expect(result.totalIsExact).toBe(false);
    expect(result.facets.market).toEqual({ here: 2 });
  });

  it('is waited for no longer than said, and not again at the next key', async () => {
    const markets = await two(theirs, { othersMs: 300 });
    markets.moods.set('b', never);
    const began = performance.now();
    const result = await markets.client.search('裏波');
    const waited = performance.now() - began;
    expect(result.hits.map(({ id }) => id).sort()).toEqual(MINE);
    expect(result.problems).toEqual([
      { source: 'bの市場', kind: 'slow', url: at('manifest.json') },
    ]);
    expect(waited).toBeGreaterThan(250);
    expect(waited).toBeLessThan(3000);
    const typed = performance.now();
    expect((await markets.client.search('裏', { prefixLast: true })).problems).toHaveLength(1);
    expect(performance.now() - typed).toBeLessThan(250);
    // Asked for by the reader, it is waited for.
    const again = performance.now();
    await markets.client.search('裏', { prefixLast: true, again: true });
    expect(performance.now() - again).toBeGreaterThan(250);
  });

  it('is asked again half a minute later, however much is typed meanwhile', async () => {
    const markets = await two();
    markets.moods.set('b', () => new Response('', { status: 404 }));
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const typed = async () =>
        (await markets.client.search('裏', { prefixLast: true })).hits.length;
      expect(await typed()).toBe(2);
      markets.moods.clear();
      for (let second = 0; second < 29; second++) {
        vi.advanceTimersByTime(1000);
        expect(await typed()).toBe(2);
      }
      vi.advanceTimersByTime(1001);
      expect(await typed()).toBe(5);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is there again once its files have come', async () => {
    const markets = await two(theirs, { othersMs: 100 });
    let come = () => {};
    const late = new Promise<void>((resolve) => {
      come = resolve;
    });
    markets.moods.set('b', async () => {
      await late;
      markets.moods.delete('b');
      return undefined as never;
    });
    expect(await ids(markets)).toEqual(MINE);
    come();
    await expect.poll(() => ids(markets)).toEqual(ALL);
  });

  it.each([
    ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['missing', () => new Response('', { status: 404 })],
    ['missing', () => new Response('<!doctype html>')],
    ['truncated', () => new Response(new Uint8Array([67, 73, 115, 2, 1]))],
    ['slow', never],
  ] as const)('is left out whole when it ends in the middle (%s)', async (kind, mood) => {
    const markets = await two(theirs, { othersMs: 500, slowMs: 1000 });
    expect(await ids(markets)).toEqual(ALL);
    markets.moods.set('b', mood);
    // Words nobody has looked for: new files are needed.
    const result = await markets.client.search('合わせる');
    expect(result.hits.map(({ id }) => id).sort()).toEqual(MINE);
    expect(result.problems.map(({ source, kind }) => [source, kind])).toEqual([['bの市場', kind]]);
    expect(result.facets.market).toEqual({ here: 2 });
    markets.moods.clear();
    await expect.poll(() => ids(markets, '合わせる'), { timeout: 10_000 }).toEqual(ALL);
  });

  it('answers alone when ours is the dead one', async () => {
    const markets = await two();
    markets.moods.set('a', () => new Response('', { status: 500 }));
    const result = await markets.client.search('裏波');
    expect(result.hits.map(({ id }) => id).sort()).toEqual(ALL.slice(0, 3));
    expect(result.problems).toEqual([
      { source: '', kind: 'missing', url: 'https://a.example/ichiba/search/manifest.json' },
    ]);
  });

  it('is read anew when it was published anew', async () => {
    const markets = await two();
    expect(await ids(markets)).toEqual(ALL);
    const { files } = await buildSearchIndex([page('new-1', { title: '合わせる' })], {
      edition: 'public',
    });
    markets.files.set('b', new Map(files));
    const result = await markets.client.search('合わせる');
    expect(result.problems).toEqual([]);
    expect(result.hits.map(({ id }) => id).sort()).toEqual(['b:new-1', ...MINE]);
  });
});

describe('a market that may not be searched', () => {
  it.each(['members', 'inhouse-yama', 'working'])('is of the edition %s', async (edition) => {
    const markets = await openMarkets([
      { id: 'a', docs: own },
      { id: 'b', docs: theirs, options: { edition } },
    ]);
    const result = await markets.client.search('裏波');
    expect(result.hits.map(({ id }) => id).sort()).toEqual(MINE);
    expect(result.problems).toEqual([
      { source: 'bの市場', kind: 'edition', url: at('manifest.json'), edition },
    ]);
    // Nothing that depends on the reader's words was asked for.
    const asked = markets.requests.filter((url) => url.startsWith(at('')));
    expect(asked.map((url) => url.split('/').at(-1)).sort()).toEqual(['m.bin', 'manifest.json']);
  });

  it('is searched by readers of the same edition', async () => {
    const options = { edition: 'members' };
    const markets = await openMarkets(
      [
        { id: 'a', docs: own, options },
        { id: 'b', docs: theirs, options },
      ],
      { edition: 'members' },
    );
    expect(await ids(markets)).toEqual(ALL);
  });

  it('does not tell its edition', async () => {
    const markets = await two();
    for (const path of markets.files.get('b')?.keys() ?? [])
      if (path.endsWith('/m.bin')) markets.files.get('b')?.delete(path);
    const { problems, hits } = await markets.client.search('裏波');
    expect(hits).toHaveLength(2);
    expect(problems.map(({ kind, edition }) => [kind, edition])).toEqual([['edition', undefined]]);
  });

  it('has another format, which is told', async () => {
    const markets = await two();
    const files = markets.files.get('b');
    const manifest = JSON.parse(new TextDecoder().decode(files?.get('manifest.json')));
    files?.set(
      'manifest.json',
      new TextEncoder().encode(JSON.stringify({ ...manifest, schemaVersion: 99 })),
    );
    const { problems, hits, formats } = await markets.client.search('裏波');
    expect(hits).toHaveLength(2);
    expect(problems).toMatchObject([
      { source: 'bの市場', kind: 'version', format: expect.stringMatching(/^99\./) },
    ]);
    expect(formats).toBeUndefined();
  });

  it('claims more pages than there can be', async () => {
    const markets = await two();
    const files = markets.files.get('b');
    const manifest = JSON.parse(new TextDecoder().decode(files?.get('manifest.json')));
    files?.set(
      'manifest.json',
      new TextEncoder().encode(JSON.stringify({ ...manifest, documents: 1e9 })),
    );
    const { problems, hits } = await markets.client.search('裏波');
    expect(hits).toHaveLength(2);
    expect(problems).toMatchObject([{ source: 'bの市場', kind: 'truncated' }]);
  });
});

describe('a market that is not to be believed', () => {
  it.each([
    'javascript:alert(1)',
    'https://evil.example/docs/manual/x/',
    '//evil.example/x/',
    'data:text/html,x',
    'http://b.example/x/',
    'https://[',
  ])('leads to its own front instead of %s', async (url) => {
    const cues = [{ url, start: 1, end: 2, text: '裏波が出るところ' }];
    const { hits } = await (await two([page('x', { url, cues })])).client.search('裏波が出る');
    const [hit] = hits.filter(({ id }) => id === 'b:x');
    expect(hit?.url).toBe('https://b.example/');
    expect(hit?.cue?.url).toBe('https://b.example/');
  });

  it('cannot put anything but text on the screen', async () => {
    const labels = {
      org: { label: { toString: 3 }, values: { yama: { a: 1 } } },
      kind: 7,
    } as unknown as Record<string, { label: string; values: Record<string, string> }>;
    const markets = await openMarkets([
      { id: 'a', docs: own, options: { labels: { kind: { label: '種類', values: {} } } } },
      { id: 'b', docs: [page('x', { facets: { org: ['yama'] } })], options: { labels } },
    ]);
    await markets.client.search('裏波');
    const manifest = await markets.client.manifest();
    for (const { label, values } of Object.values(manifest?.labels ?? {}))
      for (const said of [label, ...Object.values(values)]) expect(said).toBeTypeOf('string');
    const title = { $$typeof: 'x' } as unknown as string;
    const odd = await two([page('x', { keywords: ['裏波'] })]);
    const { files } = await buildSearchIndex([{ ...page('y'), url: title }], { edition: 'public' });
    odd.files.set('b', new Map(files));
    const { hits, problems } = await odd.client.search('裏波');
    expect(hits.map(({ id }) => id).sort()).toEqual(MINE);
    expect(problems).toMatchObject([{ source: 'bの市場', kind: 'truncated' }]);
  });

  it('cannot take our answer away with files that are whole and nonsense', async () => {
    const markets = await two();
    const bytes = markets.files.get('b');
    const foreign = (await buildSearchIndex(makeCorpus(5), { edition: 'public' })).files;
    const pack = [...foreign].find(([path]) => path.endsWith('/s/0.bin'))?.[1];
    for (const path of bytes?.keys() ?? []) if (pack && /\/f\//.test(path)) bytes?.set(path, pack);
    const { problems, hits } = await markets.client.search('裏波');
    expect(hits.map(({ id }) => id).sort()).toEqual(MINE);
    expect(problems).toMatchObject([{ source: 'bの市場', kind: 'truncated' }]);
  });
});
