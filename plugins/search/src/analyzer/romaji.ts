/**
 * Romaji to hiragana, both Hepburn and kunrei spelling, for words typed without an input method.
 * Only the query is converted, so the index pays nothing for it.
 */
import { SYLLABLES } from './sound.js';

const READINGS_MAX = 8;
/** The marks of a long vowel, as NFKD leaves them: ō, ô. */
const LONG = /([aiueo])(?:\u0302|\u0304)/;

/**
 * Steps from letters to kana. Hepburn and what input methods take besides become kunrei spelling. The
 * analyzer folds small kana to large and ゔ to ぶ, so きゃ is written kiya here, and v is b.
 */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/n'|nn?(?![aiueoy])/g, 'ん'],
  [/([kstcpgzdbjhfmr])(?=\1)|t(?=ch)/g, 'つ'],
  [/sh/g, 'sy'],
  [/c[hy]/g, 'ty'],
  [/jy?/g, 'zy'],
  [/(t)s(?=u)|d(?=zu)/g, '$1'],
  [/v/g, 'b'],
  [/f(?=u)/g, 'h'],
  [/f(?=[aieoy])/g, 'hu'],
  [/([td])h(?=i)/g, '$1e'],
  [/th(?=[au])/g, 'tey'],
  [/([ksztdnhbpmrg])y(?=[auo])/g, '$1iy'],
  [/([szt])ye/g, '$1ie'],
  [/([szt])yi/g, '$1i'],
  [/(?!^)-/g, 'ー'],
];

/**
 * Kana readings a Latin word may stand for, in folded hiragana (small kana large, ー kept).
 *
 * @param word - One word as typed; upper case, full width, macrons and circumflexes allowed.
 * @param typing - The word is not finished: consonants at its end wait for their vowel.
 * @returns At most eight readings of two characters or more; empty when the word is not romaji.
 * @example romajiToKana('yōsetu') // ['ようせつ', 'よおせつ', 'よーせつ']
 */
export function romajiToKana(word: string, typing = false): string[] {
  const plain = word.normalize('NFKD').toLowerCase().replace(/’/g, "'");
  if (plain.length < 2 || plain.length > 40 || !/^(?:[a-z'-]|\u0302|\u0304)+$/.test(plain))
    return [];
  // A last consonant waits for its vowel: uran is on its way to うらな, うらに … or うらん.
  const ends = typing && /[b-df-hj-np-tv-z]$/.test(plain) ? ['', ...'aiueo'] : [''];
  const readings = expandLong(plain)
    .flatMap(separateN)
    .flatMap((spelling) => ends.map((end) => convert(spelling + end)));
  return [...new Set(readings)].filter((kana) => kana.length > 1).slice(0, READINGS_MAX);
}

/**
 * What a romaji word with one slip of the fingers may have been, where no kana shows it: two letters
 * swapped, or a vowel left out. Other slips leave the other kana as they are and are found by those.
 *
 * @example unslipped('uranmai') // ['ruanmai', … 'uranami', 'uranmia']
 */
export function unslipped(word: string): string[] {
  if (!/^[a-z]{5,20}$/.test(word)) return [];
  const places = [...word].map((_, at) => at).slice(1);
  const swapped = places.map(
    (at) => word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1),
  );
  const filled =
    romajiToKana(word).length > 0
      ? []
      : places.filter((at) => !/[aiueo]/.test(word.slice(at - 1, at + 1)));
  return [
    ...swapped,
    ...filled.flatMap((at) =>
      [...'aiueo'].map((vowel) => word.slice(0, at) + vowel + word.slice(at)),
    ),
  ].filter((other) => other !== word);
}

/** sanarai may be さならい or さんあらい: each n before a vowel may also end its syllable. */
function separateN(text: string): string[] {
  const places = [...text.matchAll(/n(?=[aiueoy])/g)];
  return [text, ...places.map(({ index }) => `${text.slice(0, index)}n'${text.slice(index + 1)}`)];
}

/** ō is ou, oo or o- . */
function expandLong(text: string): string[] {
  const vowel = LONG.exec(text)?.[1];
  if (!vowel) return [text];
  const longs = { o: ['ou', 'oo'], e: ['ei'] }[vowel] ?? [vowel + vowel];
  return [...longs, `${vowel}-`]
    .flatMap((long) => expandLong(text.replace(LONG, long)))
    .slice(0, 12);
}

/** '' when something is left that is not romaji. */
function convert(text: string): string {
  const kunrei = STEPS.reduce((rest, [from, to]) => rest.replace(from, to), text);
  const kana = kunrei.replace(
    /[^aiueoぁ-ゖー]?[aiueo]/g,
    (letters) => SYLLABLES.get(letters) ?? '!',
  );
  return /^[ぁ-ゖー]*$/.test(kana) ? kana : '';
}
