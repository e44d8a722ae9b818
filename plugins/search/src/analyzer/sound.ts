/**
 * Words by their sound. At build every word of a text is indexed under its reading; in the browser
 * a word typed in kana or romaji is compared with those readings: exactly, loosely (long vowels),
 * as far as it is typed, or with one slip.
 *
 *     ~ようせつ⇥溶接       a reading and how it is written, filed under its first kana
 *     ^よう⇥ようせつ⇥溶接   one of the commonest words that begin like よう, filed under よう
 *     <ようせつ⇥溶接       filed under its first half, for a slip in the second
 *     >ようせつ⇥溶接       filed under its second half
 */
import { foldChar } from './chars.js';

export const SOUND_MARK = '~';
export const COMPLETION_MARK = '^';
export const FIRST_HALF_MARK = '<';
export const SECOND_HALF_MARK = '>';
/** Between the parts of such a term. */
export const SOUND_SEPARATOR = '\t';
/** Words of fewer characters are not corrected: too many others are one slip away. */
export const SLIP_MIN = 3;
/** The kana of each vowel in the order of the consonants below; `_` where there is none. */
const ROWS = {
  a: 'あかさたなはまやらわがざだばぱ',
  i: 'いきしちにひみ_り_ぎじじびぴ',
  u: 'うくすつぬふむゆる_ぐずずぶぷ',
  e: 'えけせてねへめ_れ_げぜでべぺ',
  o: 'おこそとのほもよろをごぞどぼぽ',
};

/** Letters of kunrei spelling → kana, folded; `_` where there is none. */
export const SYLLABLES = new Map<string, string>();
/** Kana → the vowel it ends in. */
const VOWEL = new Map<string, string>();
for (const [vowel, row] of Object.entries(ROWS))
  [...row].forEach((kana, i) => {
    SYLLABLES.set('_kstnhmyrwgzdbp'.charAt(i).replace('_', '') + vowel, kana);
    VOWEL.set(kana, row.charAt(0));
  });
const VU: Record<string, string> = { あ: 'ば', い: 'び', え: 'べ', お: 'ぼ' };

/**
 * The sound of a word written in kana: hiragana, small kana large, ー as the vowel before it, ヴ as the
 * b-row.
 *
 * @returns '' when the word holds anything but kana.
 * @example soundOf('サーバー') // 'さあばあ'
 */
export function soundOf(kana: string): string {
  let out = '';
  for (const raw of kana) {
    const char = foldChar(raw);
    if (char === 'ー') out += VOWEL.get(out.at(-1) ?? '') ?? '';
    else if (char >= 'ぁ' && char <= 'ゖ') {
      if (out.endsWith('ゔ') && VU[char]) out = out.slice(0, -1) + VU[char];
      else out += char;
    } else return '';
  }
  return out.replace(/ゔ/g, 'ぶ');
}

/**
 * A sound without its long vowels, so that よせつ, ようせつ and よおせつ meet.
 *
 * @param sound - What {@link soundOf} returned.
 */
export function looseSound(sound: string): string {
  let out = '';
  let vowel: string | undefined;
  for (const char of sound) {
    const lengthens =
      char === vowel || (char === 'う' && vowel === 'お') || (char === 'い' && vowel === 'え');
    if (!lengthens) out += char;
    vowel = lengthens ? vowel : VOWEL.get(char);
  }
  return out;
}

/**
 * The part of a reading that chooses its shard: the same for every spelling of its long vowels, and at
 * most three kana.
 */
export function soundKey(sound: string): string {
  const loose = looseSound(sound);
  return loose.length < 2 ? sound.slice(0, 2) : loose.slice(0, 3);
}

/** Beginnings of a reading that are shorter than its key: よう of ようせつ (よせ). */
export function openBeginning(sound: string): string | undefined {
  const head = sound.slice(0, 2);
  return looseSound(head).length < 2 && looseSound(sound).length > 1 ? head : undefined;
}

/** Spellings with a long vowel that a short romaji word may stand for: yoi → よい, ようい. */
export function lengthened(sound: string): string[] {
  return [...sound].flatMap((kana, i) => {
    const vowel = VOWEL.get(kana);
    if (!vowel) return [];
    const longs = { お: ['う', 'お'], え: ['い', 'え'] }[vowel] ?? [vowel];
    return longs.map((long) => sound.slice(0, i + 1) + long + sound.slice(i + 1));
  });
}

/** Halves under which a word is filed, and under which a word one slip away may be. */
export function halves(word: string): [first: string, second: string] {
  const middle = word.length >> 1;
  return [FIRST_HALF_MARK + word.slice(0, middle), SECOND_HALF_MARK + word.slice(middle)];
}

/** Every half that an unslipped word could share with this one: of equal length, one shorter, one longer. */
export function slipHalves(word: string): string[] {
  const keys = new Set<string>();
  for (let length = Math.max(SLIP_MIN, word.length - 1); length <= word.length + 1; length++) {
    const middle = length >> 1;
    keys.add(FIRST_HALF_MARK + word.slice(0, middle));
    keys.add(SECOND_HALF_MARK + word.slice(middle - length));
  }
  // Two characters swapped across the middle: ベトクル.
  const middle = word.length >> 1;
  keys.add(FIRST_HALF_MARK + word.slice(0, middle - 1) + (word[middle] ?? ''));
  keys.add(SECOND_HALF_MARK + (word[middle - 1] ?? '') + word.slice(middle + 1));
  return [...keys];
}

/** The parts of a term of these kinds; `written` is the reading itself when a word is written as it sounds. */
export function splitSound(term: string): { kana: string; sound: string; written: string } {
  const parts = term.slice(1).split(SOUND_SEPARATOR);
  if (term[0] === COMPLETION_MARK) parts.shift();
  const [kana = '', written = kana] = parts;
  return { kana, sound: soundOf(kana) || kana, written };
}

/** A character too many is a rarer slip than one that is missing or wrong. */
const ADDED = 0.8;

/**
 * How likely a word was meant when another was typed.
 *
 * @returns 1 for a character missing, wrong or two swapped, less for one too many, 0 unless they differ by
 *   exactly one such slip.
 */
export function slipLikeness(typed: string, word: string): number {
  if (Math.abs(typed.length - word.length) > 1 || typed === word) return 0;
  let from = 0;
  while (from < typed.length && typed[from] === word[from]) from++;
  let endTyped = typed.length;
  let endWord = word.length;
  while (endTyped > from && endWord > from && typed[endTyped - 1] === word[endWord - 1]) {
    endTyped--;
    endWord--;
  }
  const more = endTyped - from;
  const meant = endWord - from;
  if (more <= 1 && meant <= 1) return more > meant ? ADDED : 1;
  const swapped = typed[from] === word[from + 1] && typed[from + 1] === word[from];
  return more === 2 && meant === 2 && swapped ? 1 : 0;
}
