import {
  COMPLETION_MARK,
  openBeginning,
  type Place,
  placeOf,
  SECOND_HALF_MARK,
  SHARD_KINDS,
  type ShardKind,
  SOUND_MARK,
  SOUND_SEPARATOR,
  splitSound,
} from '../analyzer/index.js';
import { isSplit, RESOLUTION, SPLIT_BITS, shardOf, splitBit } from '../codec/files.js';
import { encodeShard, type Postings } from '../codec/shard.js';

export interface ShardOptions {
  shardBytes: number;
  maxShards: number;
}

export interface Shards {
  /** Encoded, uncompressed; their number depends on the input alone. */
  files: Record<ShardKind, Uint8Array[]>;
  /** For the manifest: which beginnings of readings are split. Hexadecimal. */
  splits: string;
}

/** Spread the map over shards. */
export function cutShards(postings: ReadonlyMap<string, Postings>, options: ShardOptions): Shards {
  const placed = forEachKind((): Placed[] => []);
  // Map order depends on the order of pages' texts; the files must not.
  for (const term of [...postings.keys()].sort()) {
    const place = placeOf(term);
    placed[place[0]].push([place, term, lighten(place[0], term, postings.get(term) ?? [])]);
  }
  const readings = placed.r.filter(([, term]) => isReading(term));
  const splits = splitsOf(readings);
  placed.r.push(
    ...completions(readings, ([, key], sound) =>
      key.length > 2 && isSplit(splits, key) ? key.slice(0, 2) : openBeginning(sound),
    ),
  );
  placed.r.sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  const shards = forEachKind((kind) => shardCount(kind, placed[kind], options));
  const cut = (kind: ShardKind) => {
    const buckets: [string, Postings][][] = Array.from({ length: shards[kind] }, () => []);
    for (const [place, term, list] of placed[kind])
      buckets[shardOf({ shards, splits }, place)]?.push([term, list]);
    return buckets.map((bucket) => encodeShard(bucket));
  };
  return { files: forEachKind(cut), splits };
}

/** Something for every kind of shard. */
export function forEachKind<T>(make: (kind: ShardKind) => T): Record<ShardKind, T> {
  const entries = SHARD_KINDS.map((kind) => [kind, make(kind)] as const);
  return Object.fromEntries(entries) as Record<ShardKind, T>;
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

/**
 * How large shards of each kind are beside `shardBytes`: the smaller, the less comes along unasked for,
 * and the worse it compresses.
 */
const ROOM: Record<ShardKind, number> = { s: 0.2, h: 0.2, k: 0.5, r: 1, g: 1 };

type Placed = readonly [place: Place, term: string, list: Postings];

/** Readings of one beginning are split by one kana more above this estimated size. Bytes. */
const SPLIT_BYTES = 3000;
/** Words shown for a beginning whose words lie elsewhere; the ones that stand in the most pages. */
const COMPLETIONS = 16;

function isReading(term: string): boolean {
  return term[0] === SOUND_MARK && term.length > 1;
}

/** The beginnings with too many words for one shard, as the manifest tells them. */
function splitsOf(readings: readonly Placed[]): string {
  const groups = new Map<string, Placed[]>();
  for (const word of readings) push(groups, word[0][1].slice(0, 2), word);
  const digits = new Uint8Array(SPLIT_BITS / 4);
  for (const [beginning, group] of groups) {
    if (bytesOf(group) <= SPLIT_BYTES) continue;
    const bit = splitBit(beginning);
    digits[bit >> 2] = (digits[bit >> 2] ?? 0) | (1 << (bit & 3));
  }
  return [...digits].map((digit) => digit.toString(16)).join('');
}

/** Copies of the commonest words of each beginning that has none of its words beside it. */
function completions(
  words: readonly Placed[],
  beginningOf: (place: Place, sound: string) => string | undefined,
): Placed[] {
  const byHead = new Map<string, Placed[]>();
  for (const word of words) {
    const head = beginningOf(word[0], splitSound(word[1]).sound);
    if (head !== undefined) push(byHead, head, word);
  }
  return [...byHead].flatMap(([head, list]) =>
    list
      .sort((a, b) => b[2].length - a[2].length || (a[1] < b[1] ? -1 : 1))
      .slice(0, COMPLETIONS)
      .map(
        ([, term, pages]): Placed => [
          ['r', head],
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
  // More shards than terms would only be empty files.
  return Math.min(maxShards, placed.length || 1, Math.max(1, Math.ceil(bytes / shardBytes)));
}
