import { Index } from '#flexsearch';
import { shardKey } from '../analyzer/index.js';
import { RESOLUTION, shardOf } from '../codec/files.js';
import { encodeShard, type Slots } from '../codec/shard.js';
import type { SearchDocument } from '../types.js';
import { averageLengths, slotsOf } from './weigh.js';

/**
 * Let FlexSearch build its map over the pages.
 *
 * @param docs - In the order that breaks ties; the position becomes the page's number.
 * @returns Term → slots → page numbers, ascending inside a slot.
 */
export function buildMap(docs: readonly SearchDocument[]): Map<string, Slots> {
  const averages = averageLengths(docs);
  let slots = new Map<string, number>();
  const index = new Index<SearchDocument>({
    tokenize: 'strict',
    resolution: RESOLUTION,
    encoder: {
      encode(doc) {
        slots = slotsOf(doc, averages);
        return [...slots.keys()];
      },
    },
    // FlexSearch asks for the slot of each term right after encoding the same page.
    score: (_encoded, term) => slots.get(term) ?? RESOLUTION - 1,
  });
  docs.forEach((doc, number) => {
    index.add(number, doc);
  });
  return index.map;
}

export interface ShardOptions {
  shardBytes: number;
  maxShards: number;
}

/**
 * Spread the map over shards.
 * @returns Encoded, uncompressed shards; their number is a power of two and depends on the input alone.
 */
export function cutShards(map: ReadonlyMap<string, Slots>, options: ShardOptions): Uint8Array[] {
  // Map order depends on the order of pages' texts; the files must not.
  const terms = [...map.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const shards = shardCount(map, options);
  const buckets: [string, Slots][][] = Array.from({ length: shards }, () => []);
  for (const term of terms) {
    const slots = map.get(term);
    if (slots) buckets[shardOf(shardKey(term), shards)]?.push([term, slots]);
  }
  return buckets.map((bucket) => encodeShard(bucket));
}

function shardCount(
  map: ReadonlyMap<string, Slots>,
  { shardBytes, maxShards }: ShardOptions,
): number {
  let bytes = 0;
  for (const [term, slots] of map) {
    bytes += 3 + term.length;
    slots.forEach((ids) => {
      bytes += ids.length * 1.3; // measured: a gap and half a byte of slot, after deflate
    });
  }
  let shards = 1;
  while (shards < maxShards && bytes / shards > shardBytes) shards *= 2;
  return shards;
}
