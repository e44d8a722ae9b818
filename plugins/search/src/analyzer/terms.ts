import { Flag, type NormalizedText, normalize, REPEAT_SIGN } from './normalize.js';

/** Marks a whole-word term, so that `=tig` (the word) and `ti` (a pair) never meet. */
export const WORD_MARK = '=';
const WORD_MIN = 3;
const WORD_MAX = 40;

/**
 * Every index term of a normalised text, in text order, with repetitions.
 *
 *     TIG溶接  →  t i g 溶 接 · ti ig g溶 溶接 · =tig
 *
 * Pairs run over skipped punctuation and spaces, therefore `SUS-304`, `SUS304` and `sus 304` share
 * theirs. Where 々 was expanded the pair with the raw sign is added: a query may be cut before it.
 */
export function forEachTerm(n: NormalizedText, emit: (term: string) => void): void {
  const { text, flags } = n;
  let previous = '';
  let previousFlag = 0;
  for (let i = 0; i < text.length; ) {
    const char = charAt(text, i);
    const flag = flags[i] ?? 0;
    emit(char);
    if (previous) emit(previous + char);
    if (previousFlag & Flag.Repeat) emit(REPEAT_SIGN + char);
    if (flag & Flag.Repeat) emit(REPEAT_SIGN);
    previous = char;
    previousFlag = flag;
    i += char.length;
  }
  for (const word of words(n)) emit(WORD_MARK + word);
}

/**
 * Distinct index terms of a text, in order of first appearance: single characters, pairs, whole words.
 *
 * @example terms('裏波 TIG') // ['裏', '波', '裏波', 't', '波t', 'i', 'ti', 'g', 'ig', '=tig']
 */
export function terms(text: string): string[] {
  const seen = new Set<string>();
  forEachTerm(normalize(text), (term) => seen.add(term));
  return [...seen];
}

/**
 * Latin and digit words of three characters or more: each run, and runs joined over punctuation but
 * not over a space (`SUS-304` → `sus`, `304`, `sus304`).
 */
export function words(n: NormalizedText): string[] {
  const found: string[] = [];
  const keep = (word: string) => {
    if (word.length >= WORD_MIN && word.length <= WORD_MAX) found.push(word);
  };
  let parts: string[] = [];
  let current = '';
  const flush = (endOfCompound: boolean) => {
    if (current) parts.push(current);
    current = '';
    if (!endOfCompound) return;
    for (const part of parts) keep(part);
    if (parts.length > 1) keep(parts.join(''));
    parts = [];
  };
  for (let i = 0; i < n.text.length; i++) {
    const flag = n.flags[i] ?? 0;
    if (!(flag & Flag.Word) || flag & Flag.SpaceBefore) flush(true);
    else if (flag & Flag.PunctBefore) flush(false);
    if (flag & Flag.Word) current += n.text[i];
  }
  flush(true);
  return found;
}

/** Pairs of neighbouring code points; the single character when there is only one. */
export function pairs(text: string): string[] {
  const chars = [...text];
  if (chars.length < 2) return chars;
  return chars.slice(1).map((char, i) => (chars[i] ?? '') + char);
}

/**
 * The part of a term that chooses its shard: the first two code points, the word mark left out.
 * So every word that starts with `ti` lies beside the pair `ti`, and a prefix costs one shard.
 */
export function shardKey(term: string): string {
  const body = term.length > 1 && term.startsWith(WORD_MARK) ? term.slice(1) : term;
  const first = charAt(body, 0);
  return first + charAt(body, first.length);
}

function charAt(text: string, at: number): string {
  if (at >= text.length) return '';
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
