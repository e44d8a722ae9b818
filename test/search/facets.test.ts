import type { SearchDocument } from '@chishiki-ichiba/search';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { host, makeCorpus, type TestHost } from './corpus.js';

const docs = makeCorpus(100, 11);
const VALUES: Record<string, string[]> = {
  kind: ['manual', 'failure', 'case', 'nothing'],
  phase: ['sosei', 'kochiku', 'kaihatsu', 'seihinka', 'jigyoka'],
  process: ['tig', 'mag', 'spot'],
};
type Facets = Record<string, string[]>;
type Range = [number | null, number | null];

const passes = (doc: SearchDocument, facets: Facets, skip?: string) =>
  Object.entries(facets).every(
    ([facet, wanted]) =>
      facet === skip || wanted.length === 0 || wanted.some((v) => doc.facets?.[facet]?.includes(v)),
  );
const touches = (doc: SearchDocument, [from, to]: Range) =>
  (doc.numbers?.current ?? []).some(
    ([low, high]) => (to === null || low <= to) && (from === null || high >= from),
  );

const facetsArb = fc.record(
  Object.fromEntries(Object.entries(VALUES).map(([facet, values]) => [facet, fc.subarray(values)])),
  { requiredKeys: [] },
) as fc.Arbitrary<Facets>;
const end = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });

describe('facets', () => {
  let site: TestHost;
  beforeAll(async () => {
    site = await host(docs);
  });

  it('sets and counts equal brute force on every combination', async () => {
    await fc.assert(
      fc.asyncProperty(
        facetsArb,
        fc.option(fc.tuple(end, end)),
        fc.constantFrom('', '裏', 'の', '電流', '溶接'),
        async (facets, range, query) => {
          const base = new Set(await site.ids(query));
          const inRange = docs.filter((d) => base.has(d.id) && (!range || touches(d, range)));
          const result = await site.client.search(query, {
            facets,
            ranges: range ? { current: range } : {},
            limit: 1000,
          });
          const expected = inRange.filter((d) => passes(d, facets));
          expect(new Set(result.hits.map((h) => h.id))).toEqual(new Set(expected.map((d) => d.id)));
          expect(result.total).toBe(expected.length);
          for (const [facet, values] of Object.entries(VALUES)) {
            for (const value of values) {
              const count = inRange.filter(
                (d) => passes(d, facets, facet) && d.facets?.[facet]?.includes(value),
              ).length;
              expect(result.facets[facet]?.[value] ?? 0, `${facet}=${value}`).toBe(count);
            }
          }
        },
      ),
      { numRuns: 300, seed: 9 },
    );
  });

  it('browses without a query, best prior first', async () => {
    const { hits, total } = await site.client.search('', { limit: 3 });
    expect(total).toBe(100);
    const best = Math.max(...docs.map((d) => d.prior ?? 0.5));
    expect(docs.find((d) => d.id === hits[0]?.id)?.prior).toBe(best);
  });

  it('pages do not overlap and follow each other, whatever the limit', async () => {
    const whole = await site.ids('溶接裏');
    const relaxedOrNot = await site.ids('電流は');
    for (const [query, all] of [
      ['溶接裏', whole],
      ['電流は', relaxedOrNot],
    ] as const) {
      const pages: string[] = [];
      for (let offset = 0; offset < all.length; offset += 7)
        pages.push(...(await site.ids(query, { limit: 7, offset })));
      expect(pages).toEqual(all);
    }
  });

  it('sorts by revision, newest first, undated last', async () => {
    const { hits } = await site.client.search('', { sort: 'revised', limit: 1000 });
    const dates = hits.map((h) => docs.find((d) => d.id === h.id)?.dates?.revised ?? '');
    expect(dates).toEqual(
      [...dates].sort((a, b) => (a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? 1 : -1)),
    );
  });

  it('counts a chosen value that matches nothing as 0, so that it can be taken back', async () => {
    const { facets } = await site.client.search('裏', {
      facets: { phase: ['sosei'], kind: ['nothing'] },
    });
    expect(facets.phase?.sosei).toBe(0);
  });
});
