import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WordTable } from '@chishiki-ichiba/model/say';

/** Bundler rule that puts the words of a language into the compiled modules of our rooms. */
export function createWordsRule(words: WordTable): object {
  return {
    test: /\.js$/,
    include: ['@chishiki-ichiba/market', '@chishiki-ichiba/search'].map(libOf),
    enforce: 'pre',
    use: [{ loader: here('./words-loader.js'), options: { words } }],
  };
}

/** The folder of compiled modules: `lib`, in which the main entry of each room lies. */
const libOf = (room: string): string => path.dirname(fileURLToPath(import.meta.resolve(room)));

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
