import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Index } from '#flexsearch-whole';
import { RESOLUTION } from '../codec/files.js';
import type { Averages } from '../codec/impact.js';
import type { Postings, Slots } from '../codec/shard.js';
import type { SearchDocument } from '../types.js';
import { slotsOf, type Weights } from './weigh.js';

/**
 * Pages FlexSearch holds at a time. Its lists cost several hundred bytes for each rare word, and most
 * words are rare: a run's lists are packed before the next run begins.
 */
const RUN = 1024;

export type Weigh = (doc: SearchDocument) => Weights;

/**
 * The pages of every term.
 *
 * @param docs - In the order that breaks ties; the position becomes the page's number.
 * @param weigh - Gives the weights of a page, each page once.
 * @param averages - What the lengths of their fields are compared with.
 */
export function buildPostings(
  docs: readonly SearchDocument[],
  weigh: Weigh,
  averages: Averages,
): Map<string, Postings> {
  const all = new Map<string, Postings>();
  const collect = docs.length > RUN ? garbageCollector() : () => undefined;
  for (let from = 0; from < docs.length; from += RUN) {
    for (const [term, slots] of buildMap(docs.slice(from, from + RUN), from, averages, weigh)) {
      const packed = pack(slots);
      const known = all.get(term);
      all.set(term, known ? known.concat(packed) : packed);
    }
    collect();
  }
  return all;
}

/**
 * V8 lets several hundred MB of cut words pile up before it cleans: too much for the small machine a
 * large market may be built on. Once a run costs a fifth of a second.
 */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => collect() : () => undefined;
}

/**
 * Let FlexSearch build its map over some pages.
 *
 * @param from - Number of the first of them.
 * @returns Term → slots → page numbers, ascending inside a slot.
 */
export function buildMap(
  docs: readonly SearchDocument[],
  from: number,
  averages: Averages,
  weigh: Weigh,
): Map<string, Slots> {
  let slots = new Map<string, number>();
  const index = new Index<SearchDocument>({
    tokenize: 'strict',
    resolution: RESOLUTION,
    encoder: {
      encode(doc) {
        slots = slotsOf(doc, weigh(doc), averages);
        return [...slots.keys()];
      },
    },
    // FlexSearch asks for the slot of each term right after encoding the same page.
    score: (_encoded, term) => slots.get(term) ?? RESOLUTION - 1,
  });
  docs.forEach((doc, i) => {
    index.add(from + i, doc);
  });
  return index.map;
}

function pack(slots: Slots): Postings {
  const packed: Postings = [];
  slots.forEach((ids, slot) => {
    for (const id of ids) packed.push(id * RESOLUTION + slot);
  });
  return packed.sort((a, b) => a - b).slice();
}
