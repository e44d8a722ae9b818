import type { SearchDocument, SearchOptions, SearchResult } from '@chishiki-ichiba/search';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { averageLengths } from '../../plugins/search/lib/indexer/weigh.js';
import { host, makeCorpus, random, type TestHost } from './corpus.js';
import { type Markets, openMarkets } from './markets.js';

/** `SEVERAL_RUNS=2000 SEVERAL_SEED=7` looks longer and elsewhere. */
const RUNS = Number(process.env.SEVERAL_RUNS ?? 60);
const SEED = Number(process.env.SEVERAL_SEED ?? 42);
/** Scores this close, as a part of the best, are equal: see `candidates.ts`. */
const TIE = 1 / 200;

const inOrder = (docs: SearchDocument[]) =>
  docs.sort((a, b) => (b.prior ?? 0.5) - (a.prior ?? 0.5) || (a.id < b.id ? -1 : 1));
const docs = inOrder(makeCorpus(100));
const lengths = averageLengths(docs);
const bare = (id: string) => id.replace(/^m\d+:/, '');

const queries = [
  '裏波',
  'うらなみ',
  'uranami',
  '溶接',
  'TIG溶接',
  'アンダーカット 原因',
  '電流をあげる',
  '時々刻々と変わる温度',
  '薄板 裏波 電流',
  '30A',
  'た',
  'を含む',
  'SUS-304',
  'かいさk',
  'びーど',
  '継ぎ手',
  'ステンレスのアンダカット',
  'ぶろーほる',
  'どこにもないことば',
  '',
];
const filters: SearchOptions[] = [
  {},
  { facets: { kind: ['manual'] } },
  { facets: { phase: ['sosei', 'kaihatsu'], process: ['tig'] } },
  { ranges: { current: [20, 40] } },
  { sort: 'revised' },
  { prefixLast: true },
];

/** Everything of an answer but where a page lies, with the ids of one market. */
const asOne = ({ facets: { market: _, ...facets }, ...result }: SearchResult) => ({
  ...result,
  facets,
  suggestions: result.suggestions.length > 0,
  hits: result.hits.map(({ market: __, url, ...hit }) => ({
    ...hit,
    id: bare(hit.id),
    url: url.replace(/^https:\/\/m\d+\.example/, ''),
    ...(hit.cue && {
      cue: { ...hit.cue, url: hit.cue.url.replace(/^https:\/\/m\d+\.example/, '') },
    }),
  })),
});

const asMarkets = (
  parts: readonly (readonly SearchDocument[])[],
  agreed: typeof lengths | null = lengths,
) =>
  openMarkets(
    parts.map((part, at) => ({
      id: `m${at}`,
      docs: part,
      options: { shardBytes: 300 + 200 * at, ...(agreed ? { lengths: agreed } : {}) },
    })),
    { othersMs: 60_000, market: undefined },
  );

describe('several markets are searched as one', () => {
  let whole: TestHost;
  beforeAll(async () => {
    whole = await host(docs, { build: { shardBytes: 500 } });
  });

  it.each([2, 4, 5])(
    'gives the very same answer when the pages are dealt in turn to %i markets',
    async (count) => {
      // Equals stand in their order: the first of each market, then the second of each.
      const parts = Array.from({ length: count }, (_, part) =>
        docs.filter((_doc, at) => at % count === part),
      );
      const { client } = await asMarkets(parts);
      for (const query of queries)
        for (const options of filters) {
          const wanted = { limit: 30, ...options };
          const one = asOne(await whole.client.search(query, wanted));
          const several = asOne(await client.search(query, wanted));
          expect(several, `${query} ${JSON.stringify(options)}`).toEqual(one);
        }
    },
  );

  it('gives the same pages, counts and scores, and the same order up to ties, when they are dealt out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 5 }), fc.nat(), async (count, seed) => {
        const next = random(seed);
        const parts: SearchDocument[][] = Array.from({ length: count }, () => []);
        for (const doc of docs) parts[Math.floor(next() * count)]?.push(doc);
        const { client } = await asMarkets(parts);
        for (const query of queries)
          for (const options of filters) {
            const wanted = { limit: 1000, ...options };
            const one = asOne(await whole.client.search(query, wanted));
            const several = asOne(await client.search(query, wanted));
            const hint = `${query} ${JSON.stringify(options)} ${seed}`;
            expect(several.facets, hint).toEqual(one.facets);
            const scores = new Map(one.hits.map((hit) => [hit.id, hit.score]));
            const again = new Map(several.hits.map((hit) => [hit.id, hit.score]));
            expect(new Set(again.keys()), hint).toEqual(new Set(scores.keys()));
            for (const [id, score] of again)
              expect(score, hint).toBeCloseTo(scores.get(id) ?? 0, 9);
            if (options.sort) continue;
            // Best first by score alone; how truly a page holds the words moves it in both alike.
            const best = Math.max(...scores.values());
            const ranked = (hits: readonly { id: string; score: number }[]) =>
              [...hits]
                .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
                .map((h) => h.id);
            expect(ranked(several.hits), hint).toEqual(ranked(one.hits));
            const place = new Map(one.hits.map((hit, at) => [hit.id, at]));
            // Of the first ten the texts are read: of equals at that edge either may be the tenth.
            const edges = [10, 30].map((at) => [...scores.values()].sort((a, b) => b - a)[at - 1]);
            const isTie = (a: number, b = Number.NaN) => Math.abs(a - b) <= 2 * TIE * best;
            const swapped = several.hits.flatMap((hit, at) => {
              const after = several.hits[at + 1];
              if (!after || (place.get(hit.id) ?? 0) < (place.get(after.id) ?? 0)) return [];
              const [a, b] = [hit.score, after.score];
              const isFree = isTie(a, b) || edges.some((edge) => isTie(a, edge) || isTie(b, edge));
              return isFree ? [] : [[hit.id, after.id]];
            });
            expect(swapped, hint).toEqual([]);
          }
      }),
      { numRuns: Math.ceil(RUNS / 20), seed: SEED },
    );
  }, 600_000);

  it('finds the same pages when only the whole is so large that it lists grams', async () => {
    const many = inOrder(makeCorpus(230));
    const large = await host(many);
    const parts = [many.slice(0, 90), many.slice(90, 150), many.slice(150)];
    const { client } = await asMarkets(parts, averageLengths(many));
    for (const query of [...queries, 'る。', '。すき', 'で溶かす。', '℃）。'])
      for (const options of filters) {
        const wanted = { limit: 1000, ...options };
        const one = asOne(await large.client.search(query, wanted));
        const several = asOne(await client.search(query, wanted));
        const pages = ({ hits }: typeof one) => hits.map(({ id, score }) => [id, score]).sort();
        expect([several.total, pages(several), several.facets], query).toEqual([
          one.total,
          pages(one),
          one.facets,
        ]);
      }
  });

  it('comes close when each market weighed its pages by its own mean length', async () => {
    // One market of short pages, one of long ones: as they are, their scores do not compare.
    const size = ({ sections }: SearchDocument) =>
      sections.reduce((sum, { text }) => sum + text.length, 0);
    const bySize = [...docs].sort((a, b) => size(a) - size(b));
    const parts = [bySize.slice(0, docs.length / 2), bySize.slice(docs.length / 2)];
    const moved = await distance(await asMarkets(parts, null));
    expect(moved.order).toBeGreaterThan(0.96);
    expect(moved.score).toBeLessThan(0.06);
    // As our own indexes, which nobody moves.
    const plain = await openMarkets(
      parts.map((part, at) => ({ id: `m${at}`, docs: part })),
      { sources: [{ market: '', baseUrl: 'https://m1.example/ichiba/search/' }] },
    );
    const unmoved = await distance(plain);
    expect(unmoved.order).toBeLessThan(moved.order);
    expect(unmoved.score).toBeGreaterThan(moved.score);
  });

  /** How far scores lie from those of one index, and which part of its pairs stands in its order. */
  async function distance({ client }: Markets) {
    let error = 0;
    let pages = 0;
    let ordered = 0;
    let pairs = 0;
    for (const query of queries.filter((one) => one !== '')) {
      const { hits } = await whole.client.search(query, { limit: 1000 });
      const several = asOne(await client.search(query, { limit: 1000 }));
      const scores = new Map(several.hits.map(({ id, score }) => [id, score]));
      expect(several.total, query).toBe(hits.length);
      hits.forEach(({ id, score }, at) => {
        const own = scores.get(id) ?? 0;
        if (score > 0) error += Math.abs(own - score) / score;
        pages++;
        for (const other of hits.slice(at + 1)) {
          if (score - other.score < 0.01) continue;
          pairs++;
          if (own >= (scores.get(other.id) ?? 0)) ordered++;
        }
      });
    }
    return { score: error / pages, order: ordered / pairs };
  }
});
