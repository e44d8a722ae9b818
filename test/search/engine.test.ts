import { skeleton, terms } from '@chishiki-ichiba/search/analyzer';
import fc from 'fast-check';
import FlexSearch from 'flexsearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { Source } from '../../plugins/search/lib/client/source.js';
import { decodeShard, encodeShard } from '../../plugins/search/lib/codec/shard.js';
import { buildMap } from '../../plugins/search/lib/indexer/postings.js';
import { host, makeCorpus } from './corpus.js';

const docs = makeCorpus(100).sort(
  (a, b) => (b.prior ?? 0.5) - (a.prior ?? 0.5) || (a.id < b.id ? -1 : 1),
);

describe('hydrated FlexSearch', () => {
  const map = buildMap(docs);
  const memory = new FlexSearch.Index({
    resolution: 16,
    encoder: { encode: (text: string) => text.split('\u0000') } as never,
  });
  (memory as unknown as { map: typeof map }).map = map;
  let source: Source;
  let manifest: NonNullable<Awaited<ReturnType<Source['manifest']>>>;

  beforeAll(async () => {
    const { files } = await host(docs, { build: { shardBytes: 40, maxShards: 512 } });
    source = new Source({
      name: '',
      baseUrl: '',
      slowMs: 8000,
      loadFile: async (path) => files.get(path) as Uint8Array,
    });
    manifest = (await source.manifest([])) as typeof manifest;
  });

  it('answers exactly like the index in memory, AND and suggest', async () => {
    const all = [...map.keys()].sort();
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (some, suggest) => {
          await source.hydrate(manifest, some, []);
          const expected = memory.search(some.join('\u0000'), { limit: 100, suggest });
          expect([...source.find(some, 100, suggest)]).toEqual([...(expected as number[])]);
        },
      ),
      { numRuns: 500, seed: 5 },
    );
  });
});

describe('shard codec', () => {
  it('round-trips any lists', () => {
    const slots = fc.uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 40 }).chain((ids) =>
      fc.array(fc.nat(15), { minLength: ids.length, maxLength: ids.length }).map((places) => {
        const list: number[][] = [];
        [...ids]
          .sort((a, b) => a - b)
          .forEach((id, i) => {
            const at = places[i] ?? 0;
            const slot = list[at] ?? [];
            slot.push(id);
            list[at] = slot;
          });
        return list;
      }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), slots),
        (dictionary) => {
          const entries = Object.entries(dictionary).sort(([a], [b]) => (a < b ? -1 : 1));
          const decoded = decodeShard(encodeShard(entries));
          expect([...decoded]).toEqual(entries);
        },
      ),
      { numRuns: 200, seed: 6 },
    );
  });

  it('throws on a cut shard instead of inventing pages', () => {
    const bytes = encodeShard([['裏波', [[1, 2, 3]]]]);
    expect(() => decodeShard(bytes.slice(0, -2))).toThrow(RangeError);
  });
});

describe('index and query', () => {
  it('cut a text alike: every pair of the skeleton is an index term', () => {
    for (const doc of docs) {
      const chars = [...skeleton(doc.title)];
      const known = new Set(terms(doc.title));
      for (let i = 1; i < chars.length; i++)
        expect(known.has(`${chars[i - 1]}${chars[i]}`)).toBe(true);
    }
  });
});
