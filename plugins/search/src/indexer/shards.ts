import {
  COMPLETION_MARK,
  openBeginning,
  placeOf,
  SECOND_HALF_MARK,
  SHARD_KINDS,
  type ShardKind,
  SOUND_MARK,
  SOUND_SEPARATOR,
  soundKeys,
  splitSound,
} from '../analyzer/index.js';
import { RESOLUTION, shardOf } from '../codec/files.js';
import { encodeShard, type Postings } from '../codec/shard.js';

export interface ShardOptions {
  shardBytes: number;
  maxShards: number;
}

/**
 * Spread the map over shards.
 *
 * @returns Encoded, uncompressed shards of each kind; their number depends on the input alone.
 */
export function cutShards(
  postings: ReadonlyMap<string, Postings>,
  options: ShardOptions,
): Record<ShardKind, Uint8Array[]> {
  const placed: Record<ShardKind, Placed[]> = { s: [], h: [], k: [], r: [] };
  const readings = new Map<string, Placed[]>();
  // Map order depends on the order of pages' texts; the files must not.
  for (const term of [...postings.keys()].sort()) {
    const [kind, key] = placeOf(term);
    const list = postings.get(term) ?? [];
    if (isReading(term)) push(readings, key, [key, term, list]);
    else placed[kind].push([key, term, lighten(kind, term, list)]);
  }
  placed.r.push(...completions([...readings.values()].flat(), openBeginning));
  for (const group of readings.values()) placed.r.push(...split(group));
  placed.r.sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  const cut = (kind: ShardKind) => {
    const shards = shardCount(kind, placed[kind], options);
    const buckets: [string, Postings][][] = Array.from({ length: shards }, () => []);
    for (const [key, term, list] of placed[kind]) buckets[shardOf(key, shards)]?.push([term, list]);
    return buckets.map((bucket) => encodeShard(bucket));
  };
  return Object.fromEntries(SHARD_KINDS.map((kind) => [kind, cut(kind)])) as Record<
    ShardKind,
    Uint8Array[]
  >;
}

/**
 * What need not be told exactly. The pages of a reading filed under its second half stand under its
 * beginning; how well a page fits a single character, or a pair of kanji and kana, is told roughly.
 */
function lighten(kind: ShardKind, term: string, list: Postings): Postings {
  if (term[0] === SECOND_HALF_MARK && term.includes(SOUND_SEPARATOR)) return [];
  if (kind !== 'k') return list;
  const single = [...term].length === 1;
  return list.map((packed) => {
    const slot = packed % RESOLUTION;
    return packed - slot + (single ? (slot < 4 ? 2 : slot < 10 ? 7 : 13) : slot & ~1);
  });
}

/** Shards of long lists and of readings are larger: fewer of them are asked for, and small ones compress badly. */
const ROOM: Record<ShardKind, number> = { s: 0.4, h: 0.4, k: 1.4, r: 1.8 };

type Placed = readonly [key: string, term: string, list: Postings];

/** Readings of one beginning are split by one kana more above this estimated size. Bytes. */
const SPLIT_BYTES = 2000;
/** Words shown for a beginning whose words lie elsewhere; the ones that stand in the most pages. */
const COMPLETIONS = 16;

function isReading(term: string): boolean {
  return term[0] === SOUND_MARK && term.length > 1;
}

function split(group: readonly Placed[]): Placed[] {
  if (bytesOf(group) <= SPLIT_BYTES) return [...group];
  const broad = group[0]?.[0];
  const moved = group.map(([own, term, list]): Placed => {
    const narrow = soundKeys(splitSound(term).sound)[1];
    return [narrow ?? own, term, list];
  });
  const gone = moved.filter(([key]) => key !== broad);
  return [...moved, ...completions(gone, () => broad)];
}

function completions(
  words: readonly Placed[],
  beginningOf: (sound: string) => string | undefined,
): Placed[] {
  const byHead = new Map<string, Placed[]>();
  for (const word of words) {
    const head = beginningOf(splitSound(word[1]).sound);
    if (head !== undefined) push(byHead, head, word);
  }
  return [...byHead].flatMap(([head, list]) =>
    list
      .sort((a, b) => b[2].length - a[2].length || (a[1] < b[1] ? -1 : 1))
      .slice(0, COMPLETIONS)
      .map(
        ([, term, pages]): Placed => [
          head,
          COMPLETION_MARK + head + SOUND_SEPARATOR + term.slice(1),
          pages,
        ],
      ),
  );
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Estimate of a shard's compressed size: measured, a page in a list takes a gap and half a byte of slot. */
function bytesOf(placed: readonly Placed[]): number {
  return placed.reduce((sum, [, term, list]) => sum + 3 + term.length + list.length * 1.3, 0);
}

function shardCount(
  kind: ShardKind,
  placed: readonly Placed[],
  { shardBytes, maxShards }: ShardOptions,
): number {
  const bytes = bytesOf(placed) / ROOM[kind];
  return Math.min(maxShards, Math.max(1, Math.ceil(bytes / shardBytes)));
}
