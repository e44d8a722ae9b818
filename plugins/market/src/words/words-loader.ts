import type { WordTable } from '@chishiki-ichiba/model/say';
import { inlineWords } from './inline-words.js';

interface LoaderContext {
  getOptions(): { readonly words: WordTable };
}

/** Bundler loader over our own compiled modules: see `inlineWords`. */
export default function wordsLoader(this: LoaderContext, code: string): string {
  return inlineWords(code, this.getOptions().words);
}
