import { readFileSync } from 'node:fs';
import type { WordTable } from '@chishiki-ichiba/model/say';
import { inlineWords } from './inline-words.js';

interface LoaderContext {
  getOptions(): { readonly table: string };
  addDependency(file: string): void;
}

let read: { readonly file: string; readonly text: string; readonly words: WordTable } | undefined;

/** Bundler loader over our own compiled modules: see `inlineWords`. */
export default function wordsLoader(this: LoaderContext, code: string): string {
  const { table } = this.getOptions();
  // What a bundler has kept from an earlier build holds only as long as the words do.
  this.addDependency(table);
  const text = readFileSync(table, 'utf8');
  if (read?.file !== table || read.text !== text)
    read = { file: table, text, words: JSON.parse(text) as WordTable };
  return inlineWords(code, read.words);
}
