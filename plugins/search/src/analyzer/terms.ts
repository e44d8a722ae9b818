import { GRAM_HEAD, GRAM_MARK } from './grams.js';
import {
  type NormalizedText,
  normalize,
  REPEAT_SIGN,
  REPEATED,
  SIGN_BEFORE,
  SPACE_BEFORE,
  WORD,
} from './normalize.js';
import { forEachOkurigana, OKURIGANA_MARK } from './okurigana.js';
import { isLight } from './pairs.js';
import {
  COMPLETION_MARK,
  FIRST_HALF_MARK,
  halves,
  SECOND_HALF_MARK,
  SLIP_MIN,
  SOUND_MARK,
  SOUND_SEPARATOR,
  soundKey,
  splitSound,
} from './sound.js';

/** Marks a whole-word term, so that `=tig` (the word) and `ti` (a pair) never meet. */
export const WORD_MARK = '=';
const WORD_MIN = 3;
const WORD_MAX = 40;

/**
 * Every index term of a normalised text, in text order, with repetitions.
 *
 *     TIG溶接  →  溶 接 · ti ig g溶 溶接 · =tig <tig >tig
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
    if (!isLight(char)) emit(char);
    if (previous) emit(previous + char);
    if (previousFlag & REPEATED) emit(REPEAT_SIGN + char);
    if (flag & REPEATED) emit(REPEAT_SIGN);
    previous = char;
    previousFlag = flag;
    i += char.length;
  }
  forEachOkurigana(text, emit);
  for (const word of words(n)) {
    emit(WORD_MARK + word);
    if (word.length < SLIP_MIN) continue;
    emit(FIRST_HALF_MARK + word);
    emit(SECOND_HALF_MARK + word);
  }
}

/**
 * Distinct index terms of a text, in order of first appearance: single characters, pairs, whole words.
 *
 * @example terms('裏波 TIG') // ['裏', '波', '裏波', '波t', 'ti', 'ig', '=tig', '<tig', '>tig']
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
  const compounds: string[][] = [[]];
  let inWord = 0;
  for (let i = 0; i < n.text.length; i++) {
    const flag = n.flags[i] as number;
    if (!(flag & WORD && inWord) || flag & SPACE_BEFORE) compounds.push(['']);
    else if (flag & SIGN_BEFORE) compounds.at(-1)?.push('');
    inWord = flag & WORD;
    const own = compounds.at(-1) as string[];
    if (inWord) own[own.length - 1] += n.text.charAt(i);
  }
  return compounds
    .flatMap((parts) => (parts.length > 1 ? [...parts, parts.join('')] : parts))
    .filter((word) => word.length >= WORD_MIN && word.length <= WORD_MAX);
}

/**
 * The kinds of shards, apart so that a query for words does not carry the long lists of particles:
 * `s` pairs and words without kana · `h` pairs of kana · `k` characters and pairs of kana with others ·
 * `r` readings · `g` proof (see `grams.ts`).
 */
export const SHARD_KINDS = ['s', 'h', 'k', 'r', 'g'] as const;
export type ShardKind = (typeof SHARD_KINDS)[number];

/** The kind of shard, and what chooses the shard. */
export type Place = readonly [kind: ShardKind, key: string];

/**
 * Where a term lies. A pair lies by its two code points and a word by its first two, so every word
 * that starts with `ti` lies beside the pair `ti`; readings see `sound.ts`.
 */
export function placeOf(term: string): Place {
  switch (term.length > 1 ? term[0] : '') {
    case SOUND_MARK:
      return ['r', soundKey(splitSound(term).sound)];
    case COMPLETION_MARK:
      return ['r', term.slice(1, term.indexOf(SOUND_SEPARATOR))];
    case FIRST_HALF_MARK:
      return ['r', halves(splitSound(term).kana)[0]];
    case SECOND_HALF_MARK:
      return ['r', halves(splitSound(term).kana)[1]];
    case GRAM_MARK:
      return ['g', [...term.slice(1)].slice(0, GRAM_HEAD).join('')];
    case OKURIGANA_MARK:
    case WORD_MARK:
      return pairPlace(term.slice(1));
    default:
      return pairPlace(term);
  }
}

function pairPlace(text: string): Place {
  const key = head(text);
  if (key === charAt(text, 0)) return ['k', key];
  const kana = key.match(/[ぁ-ゖー]/gu)?.length ?? 0;
  return [kana === 0 ? 's' : kana === 2 ? 'h' : 'k', key];
}

/** The first two code points. */
function head(text: string): string {
  const first = charAt(text, 0);
  return first + charAt(text, first.length);
}

function charAt(text: string, at: number): string {
  if (at >= text.length) return '';
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
