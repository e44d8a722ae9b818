import {
  placeOf,
  SECOND_HALF_MARK,
  SOUND_SEPARATOR,
  skeleton,
  terms,
} from '@chishiki-ichiba/search/analyzer';
import fc from 'fast-check';
import FlexSearch from 'flexsearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAnalyser } from '../../plugins/reading/lib/analyser.js';
import { Source } from '../../plugins/search/lib/client/source.js';
import {
  countOf,
  decodeShard,
  encodeShard,
  type Slots,
} from '../../plugins/search/lib/codec/shard.js';
import { buildMap, buildPostings, type Weigh } from '../../plugins/search/lib/indexer/postings.js';
import { averageLengths, weightsOf } from '../../plugins/search/lib/indexer/weigh.js';
import { host, makeCorpus } from './corpus.js';

const docs = makeCorpus(100).sort(
  (a, b) => (b.prior ?? 0.5) - (a.prior ?? 0.5) || (a.id < b.id ? -1 : 1),
);

let weigh: Weigh;
beforeAll(async () => {
  const analyser = await loadAnalyser();
  weigh = (doc) => weightsOf(doc, analyser);
});

describe('hydrated FlexSearch', () => {
  // The whole bundle, not the light build that the client runs: both must answer alike.
  const memory = new FlexSearch.Index({
    resolution: 16,
    encoder: { encode: (text: string) => text.split('\u0000') } as never,
  });
  let map: Map<string, Slots>;
  let source: Source;

  beforeAll(async () => {
    map = buildMap(docs, 0, averageLengths(docs), weigh);
    (memory as unknown as { map: typeof map }).map = map;
    const { files } = await host(docs, { build: { shardBytes: 40, maxShards: 512 } });
    source = new Source({
      name: '',
      baseUrl: '',
      keepBytes: Number.POSITIVE_INFINITY,
      slowMs: 8000,
      loadFile: async (path) => files.get(path) as Uint8Array,
    });
    await source.manifest([]);
  });

  /** Its pages stand under its beginning; here only the word itself is kept. */
  const isHollow = (term: string) =>
    term.startsWith(SECOND_HALF_MARK) && term.includes(SOUND_SEPARATOR);
  /** How well characters, and pairs of kana with others, fit a page is told roughly. */
  const isRough = (term: string) => placeOf(term)[0] === 'k';

  const agree = (kept: (term: string) => boolean, see: (pages: readonly number[]) => unknown) => {
    const some = [...map.keys()].filter((term) => kept(term)).sort();
    return fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...some), { minLength: 1, maxLength: 5 }),
        async (chosen) => {
          await source.hydrate(chosen.map(placeOf), []);
          const expected = memory.search(chosen.join('\u0000'), { limit: 100 }) as number[];
          expect(see([...source.find(chosen)])).toEqual(see([...expected]));
        },
      ),
      { numRuns: 500, seed: 5 },
    );
  };

  it('answers exactly like the index in memory', () =>
    agree(
      (term) => !isHollow(term) && !isRough(term),
      (pages) => pages,
    ));

  it('answers with the same pages where their order is told roughly', () =>
    agree(
      (term) => !isHollow(term),
      (pages) => [...pages].sort((a, b) => a - b),
    ));

  it('leaves out no term of any kind, and no page of any list', async () => {
    for (const [term, slots] of map) {
      await source.hydrate([placeOf(term)], []);
      expect(source.terms(placeOf(term)).includes(term), term).toBe(true);
      expect(countOf(source.slots(term)), term).toBe(isHollow(term) ? 0 : countOf(slots));
    }
  });

  it('gives the same lists however many pages FlexSearch holds at a time', () => {
    const many = Array.from({ length: 1100 }, (_, i) => ({
      id: String(i),
      url: '/',
      title: `${docs[i % 50]?.title}${i}`,
      sections: [],
    }));
    const whole = buildMap(many, 0, averageLengths(many), weigh);
    const packed = buildPostings(many, weigh, averageLengths(many));
    expect(packed.size).toBe(whole.size);
    for (const [term, slots] of whole) {
      const expected = slots
        .flatMap((pages, slot) => pages.map((page) => page * 16 + slot))
        .sort((a, b) => a - b);
      expect(packed.get(term), term).toEqual(expected);
    }
  });
});

describe('shard codec', () => {
  const postings = fc
    .uniqueArray(fc.nat(5000), { maxLength: 40 })
    .chain((pages) =>
      fc
        .array(fc.nat(15), { minLength: pages.length, maxLength: pages.length })
        .map((slots) =>
          [...pages].sort((a, b) => a - b).map((page, i) => page * 16 + (slots[i] ?? 0)),
        ),
    );
  // Terms are folded to lower case.
  const term = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 4 })
    .map((text) => text.toLowerCase());
  const pack = (slots: Slots) =>
    slots.flatMap((pages, slot) => pages.map((page) => page * 16 + slot)).sort((a, b) => a - b);

  it('round-trips any lists, empty ones too', () => {
    fc.assert(
      fc.property(fc.dictionary(term, postings), (dictionary) => {
        const entries = Object.entries(dictionary).sort(([a], [b]) => (a < b ? -1 : 1));
        const decoded = decodeShard(encodeShard(entries));
        expect([...decoded].map(([term, slots]) => [term, pack(slots)])).toEqual(entries);
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('throws on a cut shard instead of inventing pages', () => {
    const bytes = encodeShard([['裏波', [16, 32, 48]]]);
    for (let length = 1; length < bytes.length; length++)
      expect(() => decodeShard(bytes.slice(0, length)), String(length)).toThrow(RangeError);
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
