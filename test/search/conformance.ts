import type { Hit, SearchClient, SearchDocument, SearchOptions } from '@chishiki-ichiba/search';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { labels, other, pages, passes, touches, VALUES } from './conformance-pages.js';
import { makeCorpus } from './corpus.js';

/** How a host may fail. */
export type Fault = 'offline' | 'missing' | 'truncated' | 'version' | 'slow';

/** Something that answers searches over documents. */
export interface Backend {
  readonly name: string;
  open(
    documents: readonly SearchDocument[],
    options?: { labels?: Record<string, { label: string; values: Record<string, string> }> },
  ): Promise<OpenBackend>;
}

export interface OpenBackend {
  /** A client of a reader who has read nothing yet; gives up after a while. */
  client(): SearchClient;
  /** From now on the host fails; none: it is well again. */
  fail(fault: Fault | undefined): void;
}

/** What design.md 3.3 promises of a `SearchClient`, whoever answers. */
export function conformance(backend: Backend): void {
  describe(`${backend.name}: the contract of a search client`, () => {
    let small: OpenBackend;
    let client: SearchClient;
    beforeAll(async () => {
      small = await backend.open(pages, { labels });
      client = small.client();
    });
    const first = async (query: string, options: SearchOptions = {}): Promise<Hit | undefined> =>
      (await client.search(query, options)).hits[0];
    const ids = async (query: string, options: SearchOptions = {}) =>
      (await client.search(query, { limit: 1000, ...options })).hits.map(({ id }) => id);

    it('says who a hit is', async () => {
      const hit = await first('裏側に出る波');
      expect(hit).toMatchObject({ id: 'uranami', url: '/docs/term/uranami/', title: '裏波' });
      expect(hit?.kind).toBe('term');
      expect(hit?.score).toBeGreaterThan(0);
      expect(hit?.market).toBeUndefined();
      expect((await first('薄板TIG溶接'))?.market).toBe('東の市場');
    });

    it('lands in the section, with its path, and marks the words in the excerpt', async () => {
      const hit = await first('穴があく');
      expect(hit?.section).toEqual({ id: 'step-1', heading: '1. 継手を合わせる', path: ['手順'] });
      const { text, ranges } = hit?.excerpt ?? { text: '', ranges: [] };
      expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['穴があく']);
      expect(text.length).toBeLessThan(160);
    });

    it('lands at the second of a video', async () => {
      const hit = await first('火を止めて');
      expect(hit?.cue).toEqual({ url: '/docs/video/v/?t=14#video-v', start: 14, end: 21 });
      const { text, ranges } = hit?.excerpt ?? { text: '', ranges: [] };
      expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['火を止めて']);
    });

    it('marks the words in the title', async () => {
      const hit = (await client.search('裏波')).hits.find(({ id }) => id === 'tig');
      expect(hit?.titleRanges).toEqual([[8, 10]]);
    });

    it('finds parts of words and numbers, in any width, with and without signs', async () => {
      for (const query of ['SUS304', 'sus-304', 'ＳＵＳ３０４', 'US-30'])
        expect(await ids(query), query).toEqual(['tig']);
      expect(await ids('ブロー')).toEqual(['uranami']);
      expect(await ids('ぶろーほーる')).toEqual(['uranami']);
    });

    it('finds a word by its reading, in kana and romaji, also while it is typed', async () => {
      for (const query of ['うらなみ', 'ウラナミ', 'uranami', 'yousetsu', 'yōsetsu'])
        expect(await ids(query), query).toContain('uranami');
      expect(await ids('うらな', { prefixLast: true })).toContain('uranami');
      for (const part of ['うら', 'らなみ']) expect(await ids(part), part).toContain('uranami');
      // An input method shows what is not yet a word.
      expect(await ids('裏波n', { prefixLast: true })).toContain('uranami');
    });

    it('wants every word, wherever in the page they stand', async () => {
      expect(await ids('継手 SUS304')).toEqual(['tig']);
      const both = await client.search('継手 aluminium');
      expect(both.relaxed ?? both.total === 0).toBe(true);
      expect(both.totalIsExact && both.total > 0).toBe(false);
    });

    it('offers the nearest pages where none holds every word, and says so', async () => {
      const result = await client.search('裏波 ぬへほ');
      expect(result.relaxed).toBe(true);
      expect(result.totalIsExact).toBe(false);
      expect(result.hits.map(({ id }) => id)).toContain('uranami');
    });

    it('says exactly how many there are', async () => {
      const { total, totalIsExact, problems, relaxed } = await client.search('裏波');
      expect({ total, totalIsExact, problems }).toEqual({
        total: 2,
        totalIsExact: true,
        problems: [],
      });
      expect(relaxed ?? false).toBe(false);
    });

    it('suggests known words only where nothing was found', async () => {
      const nothing = await client.search('ブレーホーレ');
      expect(
        nothing.total === 0 ? nothing.suggestions.join().toLowerCase() : 'ブローホール',
      ).toContain('ブローホール');
      expect((await client.search('裏波')).suggestions).toEqual([]);
      expect(await client.search('ヌヌヌヘヘヘ')).toMatchObject({
        hits: [],
        total: 0,
        problems: [],
      });
    });

    it('gives text as it is, never markup', async () => {
      const hit = await first('太字');
      expect(hit?.excerpt.text).toContain('<b>太字</b> & 記号');
      const { text, ranges } = hit?.excerpt ?? { text: '', ranges: [] };
      expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['太字']);
    });

    it('browses without a query, best first; signs alone are nothing', async () => {
      expect(await ids('')).toEqual(['tig', 'uranami', 'other']);
      expect(await client.search('')).toMatchObject({ total: 3, totalIsExact: true });
      expect(await client.search('！？')).toMatchObject({ total: 0, hits: [], totalIsExact: true });
    });

    it('sorts by date, the undated last, and gives the date', async () => {
      const revised = await client.search('', { sort: 'revised' });
      expect(revised.hits.map(({ id, date }) => [id, date])).toEqual([
        ['uranami', '2026-07-01'],
        ['tig', '2026-05-01'],
        ['other', undefined],
      ]);
      const review = await client.search('', { sort: 'reviewBy' });
      expect(review.hits.map(({ id }) => id)).toEqual(['other', 'tig', 'uranami']);
    });

    it('puts pages of another language later', async () => {
      const en: SearchDocument = { ...other, id: 'a', lang: 'en', title: 'TIG', prior: 1 };
      const ja: SearchDocument = { ...other, id: 'b', lang: 'ja', title: 'TIG', prior: 0 };
      const two = (await backend.open([ja, en])).client();
      const order = async (options: SearchOptions) =>
        (await two.search('tig', options)).hits.map(({ id }) => id);
      expect(await order({ locale: 'ja' })).toEqual(['b', 'a']);
      expect(await order({ locale: 'en' })).toEqual(['a', 'b']);
    });

    it('takes whatever stands in a URL', async () => {
      for (const limit of [-1, Number.NaN, 0.5, 0])
        expect((await client.search('裏波', { limit })).hits.length, `${limit}`).toBe(
          Number.isNaN(limit) ? 2 : 0,
        );
      expect((await client.search('裏波', { offset: 99 })).hits).toEqual([]);
      expect((await client.search('裏波', { offset: 50_000, limit: 10 })).total).toBe(2);
      for (const name of ['__proto__', 'constructor', 'nothing', 'a*', 'a.b', '_id'])
        for (const options of [
          { facets: { [name]: ['x'] } },
          { ranges: { [name]: [1, 2] as [number, number] } },
        ])
          expect(await client.search('裏波', options), name).toMatchObject({
            total: 0,
            problems: [],
          });
      for (const long of [
        '裏'.repeat(3000),
        'うらなみ tig 溶接'.repeat(300),
        'a b 裏波 '.repeat(300),
      ])
        expect((await client.search(long)).problems, long.slice(0, 9)).toEqual([]);
      expect((await client.search('\u0000\u0002"{[*?')).problems).toEqual([]);
    });

    it('tells the labels and fields of the market', async () => {
      expect(await client.manifest()).toMatchObject({
        documents: 3,
        labels,
        facets: ['kind', 'lang', 'phase'],
        numbers: ['current'],
        dates: ['reviewBy', 'revised'],
      });
    });

    it('rejects with AbortError and nothing else', async () => {
      const before = AbortSignal.abort('a reason of my own');
      await expect(client.search('裏波', { signal: before })).rejects.toMatchObject({
        name: 'AbortError',
      });
      const stop = new AbortController();
      const running = small.client().search('裏波', { signal: stop.signal });
      stop.abort();
      await expect(running).rejects.toMatchObject({ name: 'AbortError' });
      expect((await client.search('裏波')).total).toBe(2);
    });

    it.each<Fault>(['offline', 'missing', 'truncated', 'version', 'slow'])(
      'tells of a host that is %s, shows nothing false, and is well again with the host',
      async (fault) => {
        const reader = small.client();
        small.fail(fault);
        try {
          const result = await reader.search('裏波');
          expect(result.hits).toEqual([]);
          expect(result.totalIsExact).toBe(false);
          expect(result.problems.map(({ kind }) => kind)).toContain(fault);
          for (const problem of result.problems) {
            expect(problem.source).toBe('');
            expect(problem.url).toMatch(/^http:\/\/host\//);
          }
          if (fault === 'version') {
            expect(result.formats?.index).not.toBe(result.formats?.script);
            expect(await reader.manifest()).toBeUndefined();
          }
        } finally {
          small.fail(undefined);
        }
        expect(await reader.search('裏波')).toMatchObject({ total: 2, problems: [] });
      },
    );
  });

  describe(`${backend.name}: over a hundred pages`, () => {
    const docs = makeCorpus(100, 11);
    let client: SearchClient;
    beforeAll(async () => {
      client = (await backend.open(docs)).client();
    });
    const all = async (query: string, options: SearchOptions = {}) =>
      client.search(query, { limit: 1000, ...options });

    it('counts and sets of facets and ranges equal brute force', async () => {
      const end = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
      const facetsArb = fc.record(
        Object.fromEntries(
          Object.entries(VALUES).map(([facet, values]) => [facet, fc.subarray(values)]),
        ),
        { requiredKeys: [] },
      ) as fc.Arbitrary<Record<string, string[]>>;
      await fc.assert(
        fc.asyncProperty(
          facetsArb,
          fc.option(fc.tuple(end, end)),
          fc.constantFrom('', '裏波', '電流', '溶接'),
          async (facets, range, query) => {
            const base = new Set((await all(query)).hits.map(({ id }) => id));
            const inRange = docs.filter((d) => base.has(d.id) && (!range || touches(d, range)));
            const result = await all(query, { facets, ranges: range ? { current: range } : {} });
            const expected = inRange.filter((d) => passes(d, facets));
            expect(result.hits.map(({ id }) => id).sort()).toEqual(
              expected.map((d) => d.id).sort(),
            );
            expect(result.total).toBe(expected.length);
            for (const [facet, values] of Object.entries(VALUES))
              for (const value of values) {
                const count = inRange.filter(
                  (d) => passes(d, facets, facet) && d.facets?.[facet]?.includes(value),
                ).length;
                expect(result.facets[facet]?.[value] ?? 0, `${facet}=${value}`).toBe(count);
                // A chosen value stays, or it could not be taken back.
                if (facets[facet]?.includes(value))
                  expect(result.facets[facet]).toHaveProperty(value);
              }
          },
        ),
        { numRuns: 40, seed: 9 },
      );
    });

    it('pages do not overlap and follow each other, in the order of the scores', async () => {
      for (const query of ['溶接', '電流 薄板', '']) {
        const whole = await all(query);
        const pages: string[] = [];
        for (let offset = 0; offset < whole.total; offset += 7)
          pages.push(
            ...(await client.search(query, { limit: 7, offset })).hits.map(({ id }) => id),
          );
        expect(pages, query).toEqual(whole.hits.map(({ id }) => id));
        expect(new Set(pages).size).toBe(whole.total);
      }
    });

    it('ranges are sorted, apart, inside the text, and cut no character in two', async () => {
      const marked = { excerpts: 0, titles: 0 };
      for (const query of [
        '裏波',
        '溶接',
        'TIG',
        'sus304',
        '電流 アーク',
        'めっき',
        '🔥',
        'の',
        '髙橋式',
      ])
        for (const { excerpt, title, titleRanges = [] } of (await all(query)).hits)
          for (const [text, ranges] of [
            [excerpt.text, excerpt.ranges],
            [title, titleRanges],
          ] as const) {
            let last = -1;
            for (const [from, to] of ranges) {
              expect(from).toBeGreaterThan(last);
              expect(to).toBeGreaterThan(from);
              expect(to).toBeLessThanOrEqual(text.length);
              expect(text.slice(from, to)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/u);
              for (const sign of ['\u0002', '\u0003']) expect(text).not.toContain(sign);
              last = to;
              marked[text === title ? 'titles' : 'excerpts']++;
            }
          }
      expect(marked.excerpts).toBeGreaterThan(40);
      expect(marked.titles).toBeGreaterThan(20);
    });
  });
}
