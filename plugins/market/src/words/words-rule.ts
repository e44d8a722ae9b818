import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WordTable } from '@chishiki-ichiba/model/say';

/**
 * Bundler rule that puts the words of a language into the compiled modules of our rooms.
 *
 * @param file - Where the table is put for the loader: the rule names the file, which a bundler's cache can
 *   follow, and not its thousands of words, which would stand in the name of every module.
 */
export function createWordsRule(words: WordTable, file: string): object {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(words));
  return {
    test: /\.js$/,
    include: ['@chishiki-ichiba/market', '@chishiki-ichiba/search'].map(libOf),
    enforce: 'pre',
    use: [{ loader: here('./words-loader.js'), options: { table: file } }],
  };
}

/** The folder of compiled modules: `lib`, in which the main entry of each room lies. */
export const libOf = (room: string): string =>
  path.dirname(fileURLToPath(import.meta.resolve(room)));

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
