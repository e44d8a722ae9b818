import { buildSearchIndex, FILE_MAX, writeSearchIndex } from '@chishiki-ichiba/search/indexer';
import { describe, expect, it } from 'vitest';
import { host, makeCorpus, random } from './corpus.js';

const hex = (files: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries(
    [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
  );

describe('buildSearchIndex', () => {
  it('writes the same bytes for the same pages in any order', async () => {
    const docs = makeCorpus(60);
    const next = random(3);
    const shuffled = docs
      .map((doc) => ({
        ...doc,
        facets: Object.fromEntries(Object.entries(doc.facets ?? {}).reverse()),
        numbers: doc.numbers && Object.fromEntries(Object.entries(doc.numbers).reverse()),
      }))
      .map((doc) => ({ doc, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ doc }) => doc);
    expect(hex((await buildSearchIndex(shuffled)).files)).toEqual(
      hex((await buildSearchIndex(docs)).files),
    );
  });

  it('streams the same files, the manifest last', async () => {
    const docs = makeCorpus(20);
    const written = new Map<string, Uint8Array>();
    async function* stream() {
      yield* docs;
    }
    await writeSearchIndex(stream(), async (path, bytes) => void written.set(path, bytes));
    expect(hex(written)).toEqual(hex((await buildSearchIndex(docs)).files));
    expect([...written.keys()].at(-1)).toBe('manifest.json');
  });

  it('names everything but the manifest by content', async () => {
    const one = [...(await buildSearchIndex(makeCorpus(20))).files.keys()];
    const two = [...(await buildSearchIndex(makeCorpus(20, 8))).files.keys()];
    expect(one.filter((path) => two.includes(path))).toEqual(['manifest.json']);
  });

  it('keeps every file under 1 MB, even with a huge page', async () => {
    const next = random(1);
    const text = Array.from({ length: 400_000 }, () =>
      String.fromCharCode(0x4e00 + Math.floor(next() * 8000)),
    ).join('');
    const docs = [
      ...makeCorpus(10),
      { id: 'huge', url: '/huge/', title: '大きい', sections: [{ id: '', heading: '', text }] },
    ];
    const site = await host(docs);
    expect(Math.max(...[...site.files.values()].map((bytes) => bytes.length))).toBeLessThanOrEqual(
      FILE_MAX,
    );
    expect(await site.ids(text.slice(300_000, 300_006))).toContain('huge');
  }, 60_000);

  it('refuses two pages with one id and options that are no numbers', async () => {
    const page = { id: 'a', url: '/a/', title: 'あ', sections: [] };
    await expect(buildSearchIndex([page, page])).rejects.toThrow(
      'two search documents have the id `a`',
    );
    await expect(buildSearchIndex([], { shardBytes: 0 })).rejects.toThrow('`shardBytes`');
  });

  it('an empty index answers', async () => {
    const site = await host([]);
    const result = await site.client.search('裏波');
    expect(result).toMatchObject({ hits: [], total: 0, problems: [] });
  });
});
