import { skeleton } from '@chishiki-ichiba/search/analyzer';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, host, makeCorpus, type TestHost } from './corpus.js';

/** `SEARCH_RUNS=20000 SEARCH_SEED=7 npx vitest run test/search/guarantee.test.ts` looks longer and elsewhere. */
const RUNS = Number(process.env.SEARCH_RUNS ?? 1500);
const SEED = Number(process.env.SEARCH_SEED ?? 42);

const docs = makeCorpus(100);
const blocks = docs.flatMap((doc) => blocksOf(doc).map((text) => ({ id: doc.id, text })));
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const graphemes = blocks.map(({ text }) => [...segmenter.segment(text)].map((s) => s.segment));

/** Any visible string of two graphemes or more within one block that holds a letter or digit. */
const visible = fc
  .tuple(fc.nat(blocks.length - 1), fc.nat(), fc.integer({ min: 2, max: 14 }))
  .map(([block, at, size]) => {
    const chars = graphemes[block] ?? [];
    const from = at % Math.max(1, chars.length - 1);
    return chars.slice(from, from + size).join('');
  })
  .filter(
    (text) =>
      [...segmenter.segment(text)].length >= 2 && skeleton(text) !== '' && text.trim() !== '',
  );

const toKatakana = (text: string) =>
  text.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
const toFullWidth = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe.each([
  ['default shards', undefined],
  ['tiny shards', { shardBytes: 20, maxShards: 2048, packBytes: 1 }],
])('any visible string is found (%s)', (_name, build) => {
  let site: TestHost;
  beforeAll(async () => {
    site = await host(docs, { build });
  });

  it('every page that holds it is in the result', async () => {
    await fc.assert(
      fc.asyncProperty(
        visible,
        fc.constantFrom('as is', 'nfkc', 'katakana', 'full width', 'upper'),
        async (text, how) => {
          const query =
            how === 'nfkc'
              ? text.normalize('NFKC')
              : how === 'katakana'
                ? toKatakana(text)
                : how === 'full width'
                  ? toFullWidth(text)
                  : how === 'upper'
                    ? text.toUpperCase()
                    : text;
          const found = new Set(await site.ids(query));
          const holders = blocks
            .filter((block) => block.text.includes(text))
            .map((block) => block.id);
          const lost = [...new Set(holders)].filter((id) => !found.has(id));
          expect(lost, `query ${JSON.stringify(query)}`).toEqual([]);
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  }, 600_000);

  it('pages that hold it come before pages that only hold its pairs', async () => {
    await fc.assert(
      fc.asyncProperty(visible, async (text) => {
        const wanted = skeleton(text);
        if (wanted.includes('々') || [...wanted].length < 3) return;
        const first = (await site.client.search(text, { limit: 20 })).hits.map((hit) => hit.id);
        const holds = first.map((id) =>
          blocks.some((b) => b.id === id && skeleton(b.text).includes(wanted)),
        );
        expect(
          holds.indexOf(false) === -1 || !holds.slice(holds.indexOf(false)).includes(true),
          text,
        ).toBe(true);
      }),
      { numRuns: Math.ceil(RUNS / 4), seed: SEED + 1 },
    );
  });
});

/** A text as a reader compares it: width, case and spaces aside. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

describe('what is typed just so', () => {
  it('stands before everything else, however far down the list', async () => {
    const site = await host(docs);
    await fc.assert(
      fc.asyncProperty(visible, async (text) => {
        const wanted = plain(text);
        const shows = (await site.ids(text)).map((id) =>
          blocks.some((block) => block.id === id && plain(block.text).includes(wanted)),
        );
        expect(shows.lastIndexOf(true), text).toBe(shows.filter((shown) => shown).length - 1);
      }),
      { numRuns: Math.ceil(RUNS / 4), seed: SEED + 2 },
    );
  }, 600_000);
});

describe('spelling', () => {
  it.each([
    ['ＳＵＳ－３０４', 'SUS304'],
    ['SUS304', 'SUS-304'],
    ['sus 304', 'SUS304'],
    ['アンダーカット', 'ｱﾝﾀﾞｰｶｯﾄ'],
    ['うらなみ', 'ウラナミ'],
    ['A-1234', 'ａ１２３４'],
    ['２０００個', '2,000個'],
    ['1ケ月', '１ヶ月'],
    ['𠮷野', '𠮷野'],
    ['髙橋', '高橋'],
  ])('%s finds what %s finds', async (a, b) => {
    const site = await host(docs);
    const left = new Set(await site.ids(a));
    expect(left.size).toBeGreaterThan(0);
    expect(left).toEqual(new Set(await site.ids(b)));
  });

  it('romaji and kana find a page by its reading', async () => {
    const site = await host(docs);
    const byReading = docs.filter((d) => d.readings?.includes('うらなみ')).map((d) => d.id);
    for (const query of ['uranami', 'うらなみ', 'ウラナミ', 'ＵＲＡＮＡＭＩ']) {
      expect(await site.ids(query)).toEqual(expect.arrayContaining(byReading));
    }
  });

  it('one kanji finds every page that has it', async () => {
    const site = await host(docs);
    const holders = new Set(blocks.filter((b) => b.text.includes('裏')).map((b) => b.id));
    expect(new Set(await site.ids('裏'))).toEqual(holders);
  });
});
