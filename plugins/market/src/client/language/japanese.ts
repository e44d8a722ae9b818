/** Where a text is Japanese, as `[start, end)`; the whole text when nothing else is said in it. */
export type JapanesePlace = readonly [start: number, end: number] | 'whole';

/** A word of a Latin script as sentences are made of; abbreviations (TIG, mm) are part of Japanese too. */
const LATIN_WORD = /[a-z]{3}/;

/** Letters that only Japanese has on a page in another script, and on one that is written in Han itself. */
export const letters = {
  any: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu,
} as const;

/**
 * Finds what authors wrote in Japanese in a text of a page in another language: an original's title, or a
 * sentence of the interface that names one.
 *
 * @returns `undefined` for a text without any Japanese.
 */
export function findJapanese(text: string, letter: RegExp): JapanesePlace | undefined {
  let start = -1;
  let end = 0;
  for (const found of text.matchAll(letter)) {
    if (start < 0) start = found.index;
    end = found.index + found[0].length;
  }
  if (start < 0) return undefined;
  const around = `${text.slice(0, start)} ${text.slice(end)}`;
  return LATIN_WORD.test(around) ? [start, end] : 'whole';
}
