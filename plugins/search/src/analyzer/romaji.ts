/**
 * Romaji to hiragana, both Hepburn and kunrei spelling, for words typed without an input method.
 * Only the query is converted, so the index pays nothing for it.
 */
import { foldChar } from './chars.js';
import { SYLLABLES } from './sound.js';

const KANA = new Map(SYLLABLES.map(({ letters, kana }) => [letters, foldChar(kana)]));
// Hepburn and what input methods take besides. The analyzer folds small kana to large: きゃ is きや.
for (const pair of 'shi:し chi:ち tsu:つ fu:ふ ji:じ dzu:ず va:ゔあ vi:ゔい vu:ゔ ve:ゔえ vo:ゔお fa:ふあ fi:ふい fe:ふえ fo:ふお she:しえ je:じえ che:ちえ tha:てや thi:てい thu:てゆ dhi:でい'.split(
  ' ',
)) {
  const [letters = '', kana = ''] = pair.split(':');
  KANA.set(letters, kana);
}
for (const row of 'き:ky し:sh,sy ち:ch,ty,cy に:ny ひ:hy み:my り:ry ぎ:gy じ:j,jy,zy,dy び:by ぴ:py'.split(
  ' ',
)) {
  const [kana = '', heads = ''] = row.split(':');
  for (const head of heads.split(','))
    for (const [i, vowel] of [...'auo'].entries()) KANA.set(head + vowel, kana + 'やゆよ'[i]);
}

const READINGS_MAX = 8;

const MACRON: Record<string, readonly string[]> = {
  ā: ['aa', 'a-'],
  ī: ['ii', 'i-'],
  ū: ['uu', 'u-'],
  ē: ['ei', 'e-'],
  ō: ['ou', 'oo', 'o-'],
};

/**
 * Kana readings a Latin word may stand for, in folded hiragana (small kana large, ー kept).
 *
 * @param word - One word as typed; upper case, full width, macrons and circumflexes allowed.
 * @param typing - The word is not finished: consonants at its end wait for their vowel.
 * @returns At most eight readings of two characters or more; empty when the word is not romaji.
 * @example romajiToKana('yōsetu') // ['ようせつ', 'よおせつ', 'よーせつ']
 */
export function romajiToKana(word: string, typing = false): string[] {
  const plain = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[âîûêô]/g, (c) => ({ â: 'ā', î: 'ī', û: 'ū', ê: 'ē', ô: 'ō' })[c] ?? c);
  if (!/^[a-zāīūēō'’-]{2,40}$/.test(plain)) return [];
  const spellings = expandMacrons(plain.replace(/[’]/g, "'")).flatMap(separateN);
  const readings = new Set<string>();
  // A last consonant waits for its vowel: uran is on its way to うらな, うらに … or うらん.
  const waits = typing && /[a-z]$/.test(plain) && !/[aiueo]$/.test(plain);
  for (const spelling of spellings) {
    for (const vowel of waits ? ['', ...'aiueo'] : ['']) {
      const kana = convert(spelling + vowel);
      if (kana.length >= 2) readings.add(kana);
    }
  }
  return [...readings].slice(0, READINGS_MAX);
}

/** sanarai may be さならい or さんあらい: each n before a vowel may also end its syllable. */
function separateN(text: string): string[] {
  const places = [...text.matchAll(/n(?=[aiueoy])/g)];
  return [text, ...places.map(({ index }) => `${text.slice(0, index)}n'${text.slice(index + 1)}`)];
}

function expandMacrons(text: string): string[] {
  let all = [''];
  for (const char of text) {
    const options = MACRON[char] ?? [char];
    all = all.flatMap((head) => options.map((option) => head + option)).slice(0, 12);
  }
  return all;
}

/** Longest match first; '' when something is left that is not romaji. */
function convert(text: string): string {
  let out = '';
  let rest = text;
  while (rest) {
    const n = /^n(?:'|n(?![aiueoy])|(?![aiueoy]))/.exec(rest);
    const double = /^([kstcpgzdbjhfmr])\1|^tch/.exec(rest);
    if (n) {
      out += 'ん';
      rest = rest.slice(n[0].length);
    } else if (double) {
      out += 'つ';
      rest = rest.slice(1);
    } else if (rest.startsWith('-') && out) {
      out += 'ー';
      rest = rest.slice(1);
    } else {
      const head = [4, 3, 2, 1].map((size) => rest.slice(0, size)).find((part) => KANA.has(part));
      if (head === undefined) return '';
      out += KANA.get(head) ?? '';
      rest = rest.slice(head.length);
    }
  }
  return out;
}
