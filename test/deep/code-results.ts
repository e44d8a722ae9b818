import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { mutants } from './code-mutants.js';

export const root = path.resolve(import.meta.dirname, '../..');
export const resultsFile = path.join(import.meta.dirname, 'results/code-mutants.json');

export interface CodeResults {
  /** Commit the run began on. */
  commit: string;
  /** By name: the first test that failed, and the hash of the change and of its test file. */
  mutants: Record<string, { covered: string; caught: string; seconds: number }>;
}

/** The change and the test that must notice it: when one of them is another, the result is old. */
export function coveredHash({ file, find, replace, test, only }: (typeof mutants)[number]): string {
  const text = readFileSync(path.join(root, test), 'utf8').replaceAll('\r\n', '\n');
  return createHash('sha256')
    .update([file, find, replace, test, only ?? '', text].join('\0'))
    .digest('hex')
    .slice(0, 16);
}
