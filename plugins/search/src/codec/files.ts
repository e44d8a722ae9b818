import type { Place, ShardKind } from '../analyzer/index.js';
import type { SearchManifest } from '../types.js';
import { hash } from './bytes.js';
import type { Averages } from './impact.js';

/** JSON shapes and paths inside an index, written by the indexer and read by the client. */

export const SCHEMA_VERSION = 4;
/** Slots of the engine's map, and the BM25 impacts they stand for: from `LEAST` to `LEAST + SPAN`. */
export const RESOLUTION = 16;
export const IMPACT_LEAST = 0.15;
export const IMPACT_SPAN = 0.75;
export const ENGINE = 'flexsearch@0.8.212';
export const MANIFEST = 'manifest.json';

/**
 * Id, heading, text, parent id (or empty), words that find the section but are not shown (one a line),
 * and 1 for a step or key point: readers want to land on those.
 */
export type FragmentSection = [
  id: string,
  heading: string,
  text: string,
  parent?: string,
  hidden?: string,
  step?: 1,
];

/** One page as results need it. Keys are short because they repeat for every page. */
export interface Fragment {
  id: string;
  u: string;
  t: string;
  /** market, lang, kind */
  m?: string;
  l?: string;
  k?: string;
  /** summary */
  y?: string;
  /** Sections; what is empty at the end is left out. */
  s: FragmentSection[];
  /** Cues: url, start, end (seconds), text. */
  c?: [string, number, number, string][];
  /** Keywords and readings: not shown, but they prove a match. */
  r?: string[];
  /** 1 when text was left out here because the page is huge; its terms are in the index all the same. */
  x?: 1;
}

/** Doc values of pages `[from, from + docsPerValues)`; page numbers are relative to `from` and gap coded. */
export interface ValuesFile {
  facets: Record<string, Record<string, number[]>>;
  numbers: Record<string, [number, number, number][]>;
  dates: Record<string, [number, string][]>;
}

/** Bits of the manifest's `splits`; the beginnings of readings that share a bit share their fate. */
export const SPLIT_BITS = 1024;

export function splitBit(key: string): number {
  return hash(key.slice(0, 2)) % SPLIT_BITS;
}

/** Whether so many readings begin like this one that they lie by three kana instead of two. */
export function isSplit(splits: string, key: string): boolean {
  const bit = splitBit(key);
  return ((Number.parseInt(splits[bit >> 2] ?? '', 16) >> (bit & 3)) & 1) === 1;
}

/** The shard of a place, by number. */
export function shardOf(
  { shards, splits }: Pick<SearchManifest, 'shards' | 'splits'>,
  [kind, key]: Place,
): number {
  const count = shards[kind];
  // Of a large index nearly every pair of kana has a shard of its own; counted out, fewer meet by chance.
  if (kind === 'h') return (key.charCodeAt(0) * 89 + key.charCodeAt(1)) % count;
  // Readings lie by their first two kana, or three where too many begin with the two.
  if (kind === 'r')
    return hash(key >= 'ぁ' && !isSplit(splits, key) ? key.slice(0, 2) : key) % count;
  // Pairs that begin alike compress well together; yet not all in one, or a common beginning fills it.
  return (hash(key.slice(0, 1)) + (hash(key) % (1 + (count >> 5)))) % count;
}

/** Words the index knows; beside the numbered files. */
export const VOCABULARY = 'w.bin';

/**
 * What an index tells those who search several as one. Beside the numbered files and not in the manifest,
 * which every reader fetches.
 */
export const MARKS = 'm.bin';

export interface Marks {
  /** `public`, `members`, `inhouse-<org>`: indexes of different editions are never searched together. */
  readonly edition: string;
  /** Mean lengths its pages were weighed by. */
  readonly lengths: Averages;
}

/** A file of shards, fragments (`f`) or values (`v`), relative to the folder of the index. */
export function fileName(kind: ShardKind | 'f' | 'v', n: number): string {
  return `${kind}/${n.toString(36)}.bin`;
}
