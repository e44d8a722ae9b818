/**
 * Words of the interface. The source says them in Japanese, and the Japanese is the key: `` say`${n}件` `` is
 * looked up as `{0}件`. For the browser the bundler puts the words of its language in place of every tag
 * (`market/src/bundle`), so that a page carries the words it shows and no table. In Node, where one process
 * builds one language after the other, the table of the language being built answers.
 */

/** Japanese words, with `{0}`, `{1}` … for what is put in → words of the language. */
export type WordTable = Readonly<Record<string, string>>;

let table: WordTable = {};

/** Say from now on, in this process, what a table says; what it lacks stays Japanese. */
export function setWords(words: WordTable): void {
  table = words;
}

/** The key of a template: its texts with a numbered place for each value between them. */
export const keyOf = (texts: readonly string[]): string =>
  texts.reduce((key, text, index) => `${key}{${index - 1}}${text}`);

/**
 * Words cut where values go in.
 *
 * @returns Texts and numbers of values in turn: `'{1} of {0}'` → `['', 1, ' of ', 0, '']`.
 */
export const cutWords = (words: string): readonly (string | number)[] =>
  words.split(/\{(\d)\}/).map((part, index) => (index % 2 === 1 ? Number(part) : part));

/** Words of the interface with values in them. Text only; for elements see `sayParts`. */
export const say = (texts: TemplateStringsArray, ...values: readonly unknown[]): string =>
  sayParts(texts, ...values).join('');

/** The same as parts, for values that are more than text: what draws them puts them side by side. */
export function sayParts<T>(texts: TemplateStringsArray, ...values: readonly T[]): (string | T)[] {
  const key = keyOf(texts);
  return cutWords(table[key] ?? key).map((part) =>
    typeof part === 'number' ? (values[part] as T) : part,
  );
}

/**
 * Words that were said before the language was known: a constant of a module, a value's name.
 *
 * In the browser nothing is left to do, and they come back as they are.
 */
export const sayWord = (words: string): string => table[words] ?? words;
