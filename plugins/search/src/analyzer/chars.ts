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

/** Each small kana stands directly before its large one in Unicode, but for ゕ and ゖ. */
const SMALL_KANA = 'ぁぃぅぇぉっゃゅょゎ';
const OTHERS: Record<string, string> = {
  ゕ: 'か',
  ゖ: 'け',
  ぢ: 'じ',
  づ: 'ず',
  ς: 'σ',
  ø: 'φ',
  '⌀': 'φ',
  '∅': 'φ',
};
/** Old and other forms of kanji as names, trades and old papers have them, each before the form of today. */
const KANJI =
  '國国學学會会鐵鉄鑛鉱鎔溶熔溶鑄鋳爐炉燒焼壓圧櫻桜濱浜濵浜瀧滝龍竜嶋島嶌島冨富髙高﨑崎眞真實実榮栄圓円縣県區区豐豊壽寿應応惠恵德徳假仮發発變変關関氣気輕軽總総澤沢邊辺邉辺齋斎齊斉廣広淺浅萬万與与體体號号圖図團団專専對対樣様檢検藝芸嚴厳靜静';

const TODAY = new Map(
  [...KANJI.matchAll(/(.)(.)/gu)].map(([, old = '', today = '']) => [old, today]),
);

const DASHES = new Set('-‐‑‒–—―−─~〜～');
const REPEATS = new Set('々〻ゝゞ');
const LONG = 'ー';

/** Kana with its voiced mark added; other characters unchanged. */
export function voiced(char: string): string {
  const marked = `${char}\u3099`.normalize('NFC');
  return marked.length > 1 ? char : marked;
}

/**
 * Fold one character: katakana to hiragana, small kana to large (so ヶ = ケ and ッ = ツ), ぢ and づ to
 * the kana they sound like (かりづけ = karizuke = かりずけ), the signs
 * for diameter to φ, final sigma. One code point in, one out, so that offsets stay simple.
 */
export function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const katakana = (code >= 0x30a1 && code <= 0x30f6) || code === 0x30fd || code === 0x30fe;
  const plain = katakana ? String.fromCharCode(code - 0x60) : char;
  if (SMALL_KANA.includes(plain)) return String.fromCharCode(plain.charCodeAt(0) + 1);
  return OTHERS[plain] ?? TODAY.get(plain) ?? plain;
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
