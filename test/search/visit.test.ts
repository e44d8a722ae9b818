import { createSearchClient } from '@chishiki-ichiba/search/client';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import { describe, expect, it } from 'vitest';
import { host, makeCorpus } from './corpus.js';

const SMALL = { shardBytes: 40, packBytes: 1 };
const QUERIES = [
  '裏波',
  'うらなみ',
  'ひずみ 開先',
  'SUS304',
  '電流をあげる',
  'めっき',
  'アンダカット',
  'tig',
  'ぶろーほーる',
  '1ヶ月',
];
const docs = makeCorpus(120);

/** A reader of these files who keeps so much of them, and every file asked for. */
async function reader(keepBytes?: number, files?: ReadonlyMap<string, Uint8Array>) {
  const all = files ?? (await buildSearchIndex(docs, SMALL)).files;
  const asked: string[] = [];
  const client = createSearchClient({
    baseUrl: 'http://host/',
    ...(keepBytes === undefined ? {} : { keepBytes }),
    fetch: async (url) => {
      const path = new URL(url).pathname.slice(1);
      asked.push(path);
      const bytes = all.get(path);
      return bytes ? new Response(bytes as BodyInit) : new Response('', { status: 404 });
    },
  });
  return { client, asked };
}

describe('a long visit', () => {
  it('answers the same however little is kept, also when searches overlap', async () => {
    const { files } = await buildSearchIndex(docs, SMALL);
    const whole = await reader(Number.POSITIVE_INFINITY, files);
    const little = await reader(1, files);
    for (const round of [1, 2]) {
      const wanted = await Promise.all(QUERIES.map((query) => whole.client.search(query)));
      const alone: unknown[] = [];
      for (const query of QUERIES) alone.push(await little.client.search(query));
      expect(alone, `round ${round}`).toEqual(wanted);
      expect(await Promise.all(QUERIES.map((query) => little.client.search(query)))).toEqual(
        wanted,
      );
    }
  });

  it('lets go what was asked for longest ago, and asks for nothing twice in a row', async () => {
    const { client, asked } = await reader(3000);
    const filesFor = async (query: string) => {
      asked.length = 0;
      await client.search(query);
      return asked.length;
    };
    const first = await filesFor('裏波');
    expect(first).toBeGreaterThan(2);
    expect(await filesFor('裏波')).toBe(0);
    for (const query of QUERIES.slice(2)) await filesFor(query);
    expect(await filesFor('裏波')).toBeGreaterThan(0);
    // The manifest is not among it: it stays.
    expect(asked).not.toContain('manifest.json');
    expect(await filesFor('裏波')).toBe(0);
  });

  it('with room for all of it asks for every file once', async () => {
    const { client, asked } = await reader();
    for (const query of [...QUERIES, ...QUERIES]) await client.search(query);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('goes on with the index of a new publication at once, and loses no word about it', async () => {
    const site = await host(docs, { build: SMALL });
    await site.client.search('裏波');
    const fresh = await host(makeCorpus(61, 99), { build: SMALL });
    site.files.clear();
    for (const [path, bytes] of fresh.files) site.files.set(path, bytes);
    const result = await site.client.search('めっきと開先');
    expect(result.problems).toEqual([]);
    expect(result.totalIsExact || result.relaxed).toBe(true);
    expect(await site.ids('めっきと開先')).toEqual(await fresh.ids('めっきと開先'));
  });

  it('asks a host that lacks a file no more than twice', async () => {
    const site = await host(docs, {
      build: SMALL,
      answer: (path) => (/\/f\//.test(path) ? new Response('', { status: 404 }) : undefined),
    });
    await site.client.search('裏波');
    site.requests.length = 0;
    const { problems } = await site.client.search('裏波');
    expect(problems.map(({ kind }) => kind)).toContain('missing');
    expect(site.requests.filter((path) => path === 'manifest.json').length).toBeLessThanOrEqual(2);
  });
});

describe('a request that hangs', () => {
  it('is ended, so that the next one is answered', async () => {
    const { files } = await buildSearchIndex(docs);
    let hang = true;
    let ended = 0;
    const client = createSearchClient({
      baseUrl: 'http://host/',
      slowMs: 500,
      fetch: (url, init) => {
        const path = new URL(url).pathname.slice(1);
        if (!hang || path === 'manifest.json')
          return Promise.resolve(new Response(files.get(path) as BodyInit));
        return new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => {
            ended += 1;
            reject(init.signal?.reason);
          });
        });
      },
    });
    expect(new Set((await client.search('裏波')).problems.map(({ kind }) => kind))).toEqual(
      new Set(['slow']),
    );
    hang = false;
    await expect.poll(() => ended, { timeout: 15_000 }).toBeGreaterThan(0);
    const { problems, total } = await client.search('裏波');
    expect(problems).toEqual([]);
    expect(total).toBeGreaterThan(0);
  });
});

describe('an index of another format', () => {
  it('is named beside the format of the script', async () => {
    const { files } = await buildSearchIndex(docs);
    const text = new TextDecoder().decode(files.get('manifest.json'));
    const { schemaVersion, analyzer, resolution } = JSON.parse(text);
    const other = text.replace(/"schemaVersion":\d+/, '"schemaVersion":999');
    const { client } = await reader(
      undefined,
      new Map([...files, ['manifest.json', new TextEncoder().encode(other)]]),
    );
    const result = await client.search('裏波');
    expect(result.problems.map(({ kind }) => kind)).toEqual(['version']);
    expect(result.formats).toEqual({
      index: `999.${analyzer}.${resolution}`,
      script: `${schemaVersion}.${analyzer}.${resolution}`,
    });
  });
});
