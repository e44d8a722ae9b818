import type { ShardKind } from '../analyzer/index.js';
import { hash } from './bytes.js';

/** JSON shapes and paths inside an index, written by the indexer and read by the client. */

export const SCHEMA_VERSION = 2;
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

export function shardOf(key: string, shards: number): number {
  return hash(key) % shards;
}

export const paths = {
  shard: (dir: string, kind: ShardKind, n: number) => `${dir}/${kind}/${n.toString(36)}.bin`,
  pack: (dir: string, n: number) => `${dir}/f/${n.toString(36)}.bin`,
  values: (dir: string, n: number) => `${dir}/v/${n.toString(36)}.bin`,
  vocabulary: (dir: string) => `${dir}/w.bin`,
};
