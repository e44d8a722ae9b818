import path from 'node:path';
import { readSearchDocuments } from '@chishiki-ichiba/market/documents';
import type { SearchDocument, SearchResult } from '@chishiki-ichiba/search';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { host, type TestHost } from '../search/corpus.js';

/** `FACET_RUNS=5000 FACET_SEED=7 npx vitest run --project unit test/market/facets.test.ts` looks longer and elsewhere. */
const RUNS = Number(process.env.FACET_RUNS ?? 800);
const SEED = Number(process.env.FACET_SEED ?? 3);

type Facets = Record<string, string[]>;
type Range = [number | null, number | null];
type Counts = Record<string, Record<string, number>>;

const siteDir = path.resolve(import.meta.dirname, '../..');
let docs: readonly SearchDocument[];
let index: TestHost;
/** Facet → values that stand on any page. */
const values: Record<string, string[]> = {};
/** Number field → ends of its intervals. */
const ends: Record<string, number[]> = {};

beforeAll(async () => {
  // Everything this checkout holds, drafts included: the most values a facet can have.
  const edition = { name: 'working' } as const;
  const market = await readSearchDocuments({ siteDir, roots: ['docs'], edition });
  docs = market.documents;
  index = await host(docs, { build: { labels: market.labels } });
  for (const { facets = {}, numbers = {} } of docs) {
    for (const [facet, ids] of Object.entries(facets))
      values[facet] = [...new Set([...(values[facet] ?? []), ...ids])].sort();
    for (const [field, intervals] of Object.entries(numbers))
      ends[field] = [...new Set([...(ends[field] ?? []), ...intervals.flat()])].sort(
        (a, b) => a - b,
      );
  }
}, 120_000);

/** OR inside a facet, AND across. */
const passes = (doc: SearchDocument, facets: Facets, except?: string): boolean =>
  Object.entries(facets).every(
    ([facet, wanted]) =>
      facet === except ||
      wanted.length === 0 ||
      wanted.some((value) => doc.facets?.[facet]?.includes(value)),
  );
const touches = (doc: SearchDocument, ranges: Record<string, Range>): boolean =>
  Object.entries(ranges).every(([field, [from, to]]) =>
    (doc.numbers?.[field] ?? []).some(
      ([low, high]) => (from === null || high >= from) && (to === null || low <= to),
    ),
  );

/** What the counts must be: pages by value, each facet as if nothing of its own were chosen. */
function recount(pages: readonly SearchDocument[], facets: Facets): Counts {
  const counts: Counts = {};
  for (const facet of Object.keys(values)) {
    const own: Record<string, number> = {};
    for (const page of pages)
      if (passes(page, facets, facet))
        for (const value of page.facets?.[facet] ?? []) own[value] = (own[value] ?? 0) + 1;
    counts[facet] = own;
  }
  return counts;
}

/** A chosen value is kept at 0, so that it can be taken back; that is no count. */
const counted = (facets: SearchResult['facets']): Counts =>
  Object.fromEntries(
    Object.entries(facets).map(([facet, byValue]) => [
      facet,
      Object.fromEntries(Object.entries(byValue).filter(([, count]) => count > 0)),
    ]),
  );

async function checkWithoutQuery(facets: Facets): Promise<void> {
  const result = await index.client.search('', { facets, limit: 0 });
  const name = JSON.stringify(facets);
  expect(result.problems).toEqual([]);
  expect(result.total, name).toBe(docs.filter((doc) => passes(doc, facets)).length);
  expect(counted(result.facets), name).toEqual(recount(docs, facets));
}

describe('facets of the whole market', () => {
  test('there is something to choose from', () => {
    expect(docs.length).toBeGreaterThan(150);
    expect(Object.keys(values).sort()).toEqual(
      'canvas defect joint kind lang level material org outcome phase process status video'.split(
        ' ',
      ),
    );
    expect(Object.keys(ends).sort()).toEqual(['current', 'speed', 'thickness']);
  });

  test('every single value, and no value at all', async () => {
    await checkWithoutQuery({});
    for (const [facet, ids] of Object.entries(values))
      for (const value of ids) await checkWithoutQuery({ [facet]: [value] });
  }, 120_000);

  test(`pairs of values of two facets, ${RUNS >= 5000 ? 'every one' : 'every fourth'}`, async () => {
    const names = Object.keys(values);
    let pairs = 0;
    for (const [at, left] of names.entries())
      for (const right of names.slice(at + 1))
        for (const a of values[left] ?? [])
          for (const b of values[right] ?? []) {
            if (RUNS >= 5000 || pairs % 4 === SEED % 4)
              await checkWithoutQuery({ [left]: [a], [right]: [b] });
            pairs++;
          }
    expect(pairs).toBeGreaterThan(3000);
  }, 300_000);

  test(`${RUNS} random queries, facets and ranges`, async () => {
    const found = new Map<string, readonly SearchDocument[]>();
    /** Pages of a query alone: which ones they are is for other tests to say. */
    const pagesOf = async (query: string) => {
      const known = found.get(query);
      if (known) return known;
      const ids = new Set(await index.ids(query));
      const pages = docs.filter((doc) => ids.has(doc.id));
      expect(pages.length).toBe(ids.size);
      found.set(query, pages);
      return pages;
    };
    let narrowed = 0;
    await fc.assert(
      fc.asyncProperty(queries(), choices(), intervals(), async (query, facets, ranges) => {
        const pages = (await pagesOf(query)).filter((doc) => touches(doc, ranges));
        const expected = pages.filter((doc) => passes(doc, facets)).map(({ id }) => id);
        const result = await index.client.search(query, { facets, ranges, limit: 1000 });
        expect(result.problems).toEqual([]);
        expect(result.total).toBe(expected.length);
        expect(result.hits.map(({ id }) => id).sort()).toEqual([...expected].sort());
        expect(counted(result.facets)).toEqual(recount(pages, facets));
        if (expected.length > 0 && expected.length < pages.length) narrowed++;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    // Otherwise the combinations were all empty or all idle, and nothing was shown.
    expect(narrowed).toBeGreaterThan(RUNS / 20);
  }, 300_000);
});

/** Nothing, a piece of what some page says, or two such pieces. */
function queries(): fc.Arbitrary<string> {
  const texts = docs.flatMap((doc) => [
    doc.title,
    ...doc.sections.flatMap(({ heading, text }) => [heading, text]),
    ...(doc.cues ?? []).map(({ text }) => text),
  ]);
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.length >= 2);
  const piece = fc
    .tuple(fc.constantFrom(...lines), fc.nat(), fc.integer({ min: 1, max: 5 }))
    .map(([line, at, size]) => line.slice(at % (line.length - 1)).slice(0, size));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: piece },
    { weight: 1, arbitrary: fc.tuple(piece, piece).map((pair) => pair.join(' ')) },
    { weight: 1, arbitrary: fc.constantFrom('溶接', 'の', 'TIG', 'うらなみ', 'zzzz', '！？') },
  );
}

/** Up to three facets with up to three values each; now and then one that no page has. */
function choices(): fc.Arbitrary<Facets> {
  const names = Object.keys(values);
  return fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }).chain((chosen) =>
    fc.record(
      Object.fromEntries(
        chosen.map((facet) => [
          facet,
          fc.uniqueArray(fc.constantFrom(...(values[facet] ?? []), 'no-such-value'), {
            maxLength: 3,
          }),
        ]),
      ),
    ),
  );
}

/** Mostly none; else on, between or beyond the ends that pages have, either side open. */
function intervals(): fc.Arbitrary<Record<string, Range>> {
  const names = Object.keys(ends);
  const range = (field: string): fc.Arbitrary<Range> => {
    const end = fc
      .tuple(fc.constantFrom(...(ends[field] ?? [0])), fc.constantFrom(-0.5, 0, 0, 0.5))
      .map(([value, off]) => value + off);
    return fc.tuple(fc.option(end), fc.option(end));
  };
  const some = fc
    .subarray(names, { minLength: 1 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((field) => [field, range(field)]))));
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<Record<string, Range>>({}) },
    { weight: 2, arbitrary: some },
    { weight: 1, arbitrary: fc.constant<Record<string, Range>>({ nothing: [null, null] }) },
  );
}
