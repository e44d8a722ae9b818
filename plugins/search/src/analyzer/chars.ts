/** What one code point is to the analyzer, after NFKC, lower case and the kana fold. */
export const Kind = {
  Space: 0,
  /** Skipped, but remembered as a gap. */
  Punct: 1,
  /** Letters of scripts written in words: Latin, Greek, Cyrillic … */
  Letter: 2,
  Digit: 3,
  Kana: 4,
  /** Kanji, Hangul, other unspaced letters and pictographs outside the BMP. */
  Han: 5,
  /** ー: a vowel mark or, between digits and Latin, a dash typed with the wrong key. */
  Long: 6,
  /** Any dash or wave dash: a vowel mark only between two kana. */
  Hyphen: 7,
  /** `.`: part of a number only between two digits. */
  Dot: 8,
  /** 々 ゝ ゞ: repeats what stands before it. */
  Repeat: 9,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const SMALL_KANA: Record<string, string> = Object.fromEntries(
  [...'ぁあぃいぅうぇえぉおっつゃやゅゆょよゎわゕかゖけ'.matchAll(/(.)(.)/gu)].map((m) => [
    m[1],
    m[2],
  ]),
);
const SAME_SOUND: Record<string, string> = { ぢ: 'じ', づ: 'ず' };
const VOICED: Record<string, string> = Object.fromEntries(
  [
    ...'かがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼうゔ'.matchAll(
      /(.)(.)/gu,
    ),
  ].map((m) => [m[1], m[2]]),
);
const DASHES = new Set('-‐‑‒–—―−─~〜～');
const REPEATS = new Set('々〻ゝゞ');
const LONG = 'ー';

/** Kana with its voiced mark added; other characters unchanged. */
export function voiced(char: string): string {
  return VOICED[char] ?? char;
}

/**
 * Fold one character: katakana to hiragana, small kana to large (so ヶ = ケ and ッ = ツ), ぢ and づ to
 * the kana they sound like (かりづけ = karizuke = かりずけ), the signs
 * for diameter to φ, final sigma. One code point in, one out, so that offsets stay simple.
 */
export function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if ((code >= 0x30a1 && code <= 0x30f6) || code === 0x30fd || code === 0x30fe) {
    const kana = String.fromCodePoint(code - 0x60);
    return SMALL_KANA[kana] ?? SAME_SOUND[kana] ?? kana;
  }
  if (code >= 0x3041 && code <= 0x3096) return SMALL_KANA[char] ?? SAME_SOUND[char] ?? char;
  if (char === 'ς') return 'σ';
  if (char === 'ø' || char === '⌀' || char === '∅') return 'φ';
  return char;
}

/** Kind of a folded character. */
export function kindOf(char: string): Kind {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x61 && code <= 0x7a) return Kind.Letter;
  if (code >= 0x30 && code <= 0x39) return Kind.Digit;
  if (code >= 0x3041 && code <= 0x3096) return Kind.Kana;
  if (code >= 0x4e00 && code <= 0x9fff) return Kind.Han;
  if (char === LONG) return Kind.Long;
  if (char === '.') return Kind.Dot;
  if (DASHES.has(char)) return Kind.Hyphen;
  if (REPEATS.has(char)) return Kind.Repeat;
  if (/[\s\p{Z}]/u.test(char)) return Kind.Space;
  // Mn/Mc that survive normalisation belong to scripts that need them (Devanagari, Thai).
  if (/\p{L}/u.test(char)) {
    // Trap kept as a test: \p{L} holds kanji too; only scripts written in words are "letters".
    return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(char)
      ? Kind.Letter
      : Kind.Han;
  }
  if (/\p{Nd}/u.test(char)) return Kind.Digit;
  if (/\p{N}/u.test(char)) return Kind.Han;
  if (code > 0xffff && /\p{So}/u.test(char)) return Kind.Han;
  return Kind.Punct;
}
