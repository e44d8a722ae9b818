import { createSearchClient } from '@chishiki-ichiba/search/client';
import { describe, expect, it } from 'vitest';
import { host, makeCorpus } from './corpus.js';

const docs = makeCorpus(60);
const SMALL = { shardBytes: 40, maxShards: 256 };
const isShard = (path: string) => /\/[shkrg]\//.test(path);

describe('files that cannot be used', () => {
  it.each([
    ['missing', () => new Response('gone', { status: 404 })],
    ['missing', () => new Response('<!doctype html><title>404</title>', { status: 200 })],
    [
      'truncated',
      (bytes: Uint8Array) => new Response(bytes.slice(0, bytes.length - 3) as BodyInit),
    ],
    ['truncated', (bytes: Uint8Array) => new Response(bytes.slice(0, 4) as BodyInit)],
    [
      'truncated',
      (bytes: Uint8Array) => new Response(bytes.map((b, i) => (i > 12 ? b ^ 255 : b)) as BodyInit),
    ],
    [
      'version',
      (bytes: Uint8Array) => new Response(bytes.map((b, i) => (i === 3 ? 99 : b)) as BodyInit),
    ],
    ['offline', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const)('one bad shard is reported as %s and the rest still answers', async (kind, bad) => {
    let broken = '';
    const site = await host(docs, {
      build: SMALL,
      answer: (path, bytes) => {
        if (!isShard(path) || !bytes) return undefined;
        broken ||= path; // the first shard asked for
        return path === broken ? (bad as (b: Uint8Array) => Response)(bytes) : undefined;
      },
    });
    const result = await site.client.search('電流をあげる');
    expect(result.problems).toEqual([{ source: '', kind, url: `http://host/idx/${broken}` }]);
    expect(result.total).toBeGreaterThan(0);
    expect(result.totalIsExact).toBe(false);
  });

  it('a slow shard is answered without, and used once it has come', async () => {
    let slow = '';
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const site = await host(docs, {
      build: SMALL,
      slowMs: 1000,
      answer: async (path, bytes) => {
        if (!isShard(path) || !bytes) return undefined;
        slow ||= path;
        if (path === slow) await arrived;
        return undefined;
      },
    });
    expect((await site.client.search('電流をあげる')).problems.map((p) => p.kind)).toEqual([
      'slow',
    ]);
    arrive();
    expect((await site.client.search('電流をあげる')).problems).toEqual([]);
  });

  it('everything broken is never "no results" without a word', async () => {
    const site = await host(docs, {
      answer: (path) => (path === 'manifest.json' ? undefined : new Response('', { status: 500 })),
    });
    const result = await site.client.search('裏波');
    expect(result.hits).toEqual([]);
    expect(result.problems.length).toBeGreaterThan(0);
    expect(result.totalIsExact).toBe(false);
  });

  it.each([
    ['missing', (_: Uint8Array) => new Response('', { status: 404 })],
    ['missing', (_: Uint8Array) => new Response('<html>')],
    ['missing', (_: Uint8Array) => new Response('{"hello":1}')],
    ['truncated', (b: Uint8Array) => new Response(b.slice(0, 40) as BodyInit)],
    [
      'version',
      (b: Uint8Array) =>
        new Response(
          new TextDecoder().decode(b).replace(/"schemaVersion":\d+/, '"schemaVersion":999'),
        ),
    ],
    [
      'version',
      (b: Uint8Array) =>
        new Response(new TextDecoder().decode(b).replace(/"analyzer":\d+/, '"analyzer":0')),
    ],
  ])('a manifest that is %s is reported', async (kind, bad) => {
    const site = await host(docs, {
      answer: (path, bytes) => (path === 'manifest.json' && bytes ? bad(bytes) : undefined),
    });
    const result = await site.client.search('裏波');
    expect(result.problems).toEqual([{ source: '', kind, url: 'http://host/idx/manifest.json' }]);
  });

  it('a manifest of our version without its fields is a problem, not an exception', async () => {
    const site = await host(docs, {
      answer: (path, bytes) => {
        if (path !== 'manifest.json' || !bytes) return undefined;
        const { schemaVersion, analyzer, resolution, dir } = JSON.parse(
          new TextDecoder().decode(bytes),
        );
        return new Response(JSON.stringify({ schemaVersion, analyzer, resolution, dir }));
      },
    });
    const { problems, totalIsExact } = await site.client.search('裏波');
    expect(problems.map((p) => p.url)).toEqual(['http://host/idx/manifest.json']);
    expect(totalIsExact).toBe(false);
  });

  it('recovers when the file is there again, and after a new publication', async () => {
    let down = true;
    const site = await host(docs, {
      answer: () => (down ? new Response('', { status: 503 }) : undefined),
    });
    expect((await site.client.search('裏波')).total).toBe(0);
    down = false;
    expect((await site.client.search('裏波')).total).toBeGreaterThan(0);

    const fresh = await host(makeCorpus(61, 99));
    site.files.clear();
    for (const [path, bytes] of fresh.files) site.files.set(path, bytes);
    await site.client.search('めっきと開先');
    expect((await site.client.search('')).total).toBe(61);
  });

  it('asks twice before it gives up, but not for a 404', async () => {
    let asked = 0;
    const site = await host(docs, {
      answer: (path) =>
        path === 'manifest.json' && asked++ === 0 ? new Response('', { status: 502 }) : undefined,
    });
    expect((await site.client.search('裏波')).problems).toEqual([]);
  });
});

describe('abort', () => {
  it('rejects with AbortError and nothing else', async () => {
    const site = await host(docs);
    const stop = new AbortController();
    const pending = site.client.search('裏波', { signal: stop.signal });
    stop.abort(new Error('other reason'));
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await expect(site.client.search('裏波', { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect((await site.client.search('裏波')).total).toBeGreaterThan(0);
  });
});

describe('several markets', () => {
  it('merges hits, totals and counts, and names the source of a problem', async () => {
    const a = await host(docs);
    const b = await host(makeCorpus(40, 5).map((doc) => ({ ...doc, id: `b-${doc.id}` })));
    const client = createSearchClient({
      baseUrl: 'http://a/',
      sources: [
        { market: '隣の市場', baseUrl: 'http://b/' },
        { market: '留守', baseUrl: 'http://c/' },
      ],
      fetch: async (url) => {
        const { host: name, pathname } = new URL(url);
        const bytes =
          name === 'c' ? undefined : (name === 'a' ? a : b).files.get(pathname.slice(1));
        return bytes ? new Response(bytes as BodyInit) : new Response('', { status: 404 });
      },
    });
    const result = await client.search('裏', { limit: 200 });
    const alone = [await a.client.search('裏'), await b.client.search('裏')];
    expect(result.total).toBe((alone[0]?.total ?? 0) + (alone[1]?.total ?? 0));
    expect(result.hits.filter((hit) => hit.market === '隣の市場')).toHaveLength(
      alone[1]?.total ?? 0,
    );
    expect(result.problems).toEqual([
      { source: '留守', kind: 'missing', url: 'http://c/manifest.json' },
    ]);

    const dated = (await client.search('', { sort: 'revised', limit: 200 })).hits.map(
      (hit) => hit.date ?? '',
    );
    expect(dated).toEqual([...dated].sort((x, y) => (x === y ? 0 : x < y ? 1 : -1)));
  });
});
