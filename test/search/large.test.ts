import type { SearchDocument } from '@chishiki-ichiba/search';
import { GRAM_MARK, placeOf, skeleton } from '@chishiki-ichiba/search/analyzer';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayHold, mayShow } from '../../plugins/search/lib/client/narrow.js';
import { Source } from '../../plugins/search/lib/client/source.js';
import { blocksOf, host, makeCorpus, random, type TestHost } from './corpus.js';

/**
 * Markets in which nothing but the text itself tells who shows it: few characters, so that every pair
 * stands in a tenth of the pages or more and a string of four in a handful. `SEARCH_RUNS=5000
 * SEARCH_SEED=7 npx vitest run test/search/large.test.ts` looks longer and elsewhere.
 */
const RUNS = Number(process.env.SEARCH_RUNS ?? 100);
const SEED = Number(process.env.SEARCH_SEED ?? 42);
/** Pages looked at for one answer of ten, as in bad-input.test.ts; the ones shown are among them. */
const PAGES_MAX = 400;
/** Up to so many pages show a string, all of them stand first; else the first ten show it. */
const FEW = 50;

const CHARS = [...'のことはになアルのことSU34', '。', '、', '-', '溶', '裏'];

function makeSoup(count: number): SearchDocument[] {
  const next = random(count);
  const soup = (length: number) =>
    Array.from({ length }, () => CHARS[Math.floor(next() * CHARS.length)]).join('');
  return makeCorpus(count, 3).map((doc) => ({
    ...doc,
    sections: [...doc.sections.slice(0, 1), { id: 'soup', heading: soup(6), text: soup(70) }],
  }));
}

/** As the guarantee compares: width, case and spaces aside. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

describe.each([300, 600, 2000])('%i pages with the same few characters', (count) => {
  let site: TestHost;
  let source: Source;
  let lines: { id: string; texts: string[] }[];
  let visible: fc.Arbitrary<string>;
  const holders = (text: string) =>
    lines.filter(({ texts }) => texts.some((line) => line.includes(text))).map(({ id }) => id);

  beforeAll(async () => {
    const docs = makeSoup(count);
    // One page a pack: every look at another page is a file.
    site = await host(docs, { build: { packBytes: 1 } });
    source = new Source({
      name: '',
      baseUrl: '',
      keepBytes: Number.POSITIVE_INFINITY,
      slowMs: 8000,
      loadFile: async (path) => site.files.get(path) as Uint8Array,
    });
    await source.manifest([]);
    lines = docs.map((doc) => ({ id: doc.id, texts: blocksOf(doc).map(plain) }));
    const all = docs.flatMap(blocksOf).map((block) => [...block]);
    visible = fc
      .tuple(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 2, max: 8 }))
      .map(([block, at, size]) => {
        const chars = all[block] ?? [];
        const from = at % Math.max(1, chars.length - 1);
        return chars.slice(from, from + size).join('');
      })
      .filter((text) => [...plain(text)].length >= 2 && skeleton(text) !== '');
  }, 60_000);

  it('every string stands before what does not show it, and few pages are looked at', async () => {
    await fc.assert(
      fc.asyncProperty(visible, async (text) => {
        const shows = new Set(holders(plain(text)));
        const fresh = site.fresh();
        const ids = async (limit: number) =>
          (await fresh.client.search(text, { limit })).hits.map(({ id }) => id);
        const first = await ids(10);
        expect(fresh.requests.filter((path) => path.includes('/f/')).length).toBeLessThanOrEqual(
          PAGES_MAX,
        );
        expect(
          first.slice(0, shows.size).filter((id) => !shows.has(id)),
          text,
        ).toEqual([]);
        if (shows.size > FEW) return;
        const all = await ids(FEW);
        expect(new Set(all.slice(0, shows.size)), text).toEqual(shows);
        expect(all.slice(0, 10)).toEqual(first);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 600_000);

  it('a gram lists the pages that show it, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(visible, async (text) => {
        const place = placeOf(GRAM_MARK + plain(text));
        await source.hydrate([place], []);
        const pages = await source.pages([...Array(count).keys()], []);
        for (const term of source.terms(place)) {
          const gram = term.slice(GRAM_MARK.length);
          // Single ones stand for every script.
          if ([...gram].length < 2) continue;
          const listed = source
            .slots(term)
            .flat()
            .map((page) => pages.get(page)?.id);
          expect(listed.sort(), gram).toEqual(holders(gram).sort());
        }
      }),
      { numRuns: Math.ceil(RUNS / 10), seed: SEED + 2 },
    );
  });

  it('the index leaves fewer than a hundred wrong pages to be read for up to six characters', async () => {
    const pages = Array.from({ length: count }, (_, page) => page);
    const numbers = new Map(
      [...(await source.pages(pages, []))].map(([page, { id }]) => [id, page]),
    );
    await fc.assert(
      fc.asyncProperty(visible, async (text) => {
        const wanted = [...plain(text)].slice(0, 6).join('');
        if (skeleton(wanted) === '') return;
        const holding = await mayHold(source, pages, skeleton(wanted), []);
        const left = new Set(await mayShow(source, holding, wanted, []));
        const shows = holders(wanted);
        expect(
          shows.filter((id) => !left.has(numbers.get(id) ?? -1)),
          wanted,
        ).toEqual([]);
        expect(left.size - shows.length, wanted).toBeLessThan(100);
      }),
      { numRuns: RUNS, seed: SEED + 1 },
    );
  }, 600_000);
});
