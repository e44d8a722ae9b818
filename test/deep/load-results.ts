import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const resultsFile = path.join(import.meta.dirname, 'results/load.json');

/** Queries of one visit. */
export const QUERIES = 10_000;
/** The heap is measured after each of these. */
export const PORTION = 500;
/** What the heap may hold at any time beyond what it held after the first portion. */
export const MOST_GROWTH_MB = 32;
/** Items of the market whose report and matrix are opened; the search has more pages. */
export const ITEMS = 10_000;
/** Slower than this machine. */
export const SLOWDOWN = 4;
/** For how long an interaction may keep the page from answering the next. */
export const MOST_BLOCK_MS = 200;

/** The two parts are of the code they measure, each for itself. */
export interface LoadResults {
  memory?: {
    /** Commit the run began on. */
    commit: string;
    /** Hash of the code the results speak of. */
    covered: string;
    pages: number;
    queries: number;
    /** Megabytes after each portion and a forced collection. */
    heapMb: readonly number[];
    problems: number;
  };
  blocks?: {
    commit: string;
    covered: string;
    items: number;
    searchPages: number;
    slowdown: number;
    /** Longest task of each interaction, median of the runs; shorter than 50 ms is 0. */
    longestMs: Readonly<Record<string, number>>;
  };
}

const answers = ['client', 'codec', 'analyzer'].map((name) => `plugins/search/src/${name}`);
const draws = [
  'plugins/search/src/ui/useSearch.ts',
  'plugins/market/src/ui/report',
  'plugins/market/src/ui/matrix',
];

/** Of the code that answers, and of that which draws beside it: when it changes, the run is old. */
export const coveredHash = (part: keyof LoadResults): string =>
  hashOf(part === 'memory' ? answers : [...answers, ...draws]);

/** Of the code that makes the index. */
export const indexHash = (): string =>
  hashOf(['indexer', 'codec', 'analyzer'].map((name) => `plugins/search/src/${name}`));

/** How far the heap went beyond what it held after the first portion, in megabytes. */
export const growthOf = (heapMb: readonly number[]): number =>
  Math.max(...heapMb) - (heapMb[0] ?? 0);

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.flatMap(listFiles)) {
    const text = readFileSync(path.join(root, file), 'utf8');
    hash.update(`${file}\0${text.replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

const listFiles = (file: string): string[] =>
  /\.tsx?$/.test(file)
    ? [file]
    : readdirSync(path.join(root, file))
        .filter((name) => /\.tsx?$/.test(name))
        .sort()
        .map((name) => `${file}/${name}`);
