/** What one code point is to the analyzer, after NFKC, lower case and the kana fold. */
export type Kind =
  | 'space'
  /** Skipped, but remembered as a gap. */
  | 'sign'
  /** Letters of scripts written in words: Latin, Greek, Cyrillic … */
  | 'letter'
  | 'digit'
  | 'kana'
  /** Kanji, Hangul, other unspaced letters and pictographs outside the BMP. */
  | 'han'
  /** ー: a vowel mark or, between digits and Latin, a dash typed with the wrong key. */
  | 'long'
  /** Any dash or wave dash: a vowel mark only between two kana. */
  | 'dash'
  /** `.`: part of a number only between two digits. */
  | 'dot'
  /** 々 ゝ ゞ: repeats what stands before it. */
  | 'repeat';

/** The first that fits counts. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/[ぁ-ゖ]/, 'kana'],
  [/ー/, 'long'],
  [/\./, 'dot'],
  [/[-‐‑‒–—―−─~〜～]/, 'dash'],
  [/[々〻ゝゞ]/, 'repeat'],
  [/[\s\p{Z}]/u, 'space'],
  // \p{L} holds kanji too; only scripts written in words are "letters".
  [/(?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u, 'letter'],
  [/\p{Nd}/u, 'digit'],
  // Marks that survive normalisation belong to scripts that need them (Devanagari, Thai).
  [/[\p{L}\p{N}\p{M}]|(?=[^\0-\uffff])\p{So}/u, 'han'],
];

/**
 * Each before what it is folded to: kana that sound alike (かりづけ = karizuke = かりずけ), final sigma, the
 * signs for diameter, and old and other forms of kanji as names, trades and old papers have them.
 */
const FOLDS = new Map(
  Array.from(
    (
      'ゕかゖけぢじづずςσøφ⌀φ∅φ' +
      '假仮冨富區区嚴厳國国圓円圖図團団壓圧壽寿學学實実專専對対嶋島嶌島廣広德徳惠恵應応會会榮栄樣様檢検櫻桜氣気淺浅澤沢濱浜濵浜瀧滝熔溶燒焼爐炉發発眞真縣県總総與与萬万藝芸號号變変豐豊輕軽邉辺邊辺鎔溶鐵鉄鑄鋳鑛鉱關関靜静體体髙高齊斉齋斎龍竜﨑崎'
    ).matchAll(/(.)(.)/gu),
    ([, from, to]) => [from, to],
  ),
);
/** Each small kana stands directly before its large one in Unicode, but for ゕ and ゖ. */
const SMALL_KANA = /[ぁぃぅぇぉっゃゅょゎ]/;

/** Kana with its voiced mark added; other characters unchanged. */
export function voiced(char: string): string {
  const marked = `${char}\u3099`.normalize('NFC');
  return marked.length > 1 ? char : marked;
}

/**
 * Fold one character: katakana to hiragana, small kana to large (so ヶ = ケ and ッ = ツ), and what is in
 * the table. One code point in, one out, so that offsets stay simple.
 */
export function foldChar(char: string): string {
  const plain = /[ァ-ヶヽヾ]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0x60) : char;
  return SMALL_KANA.test(plain)
    ? String.fromCharCode(plain.charCodeAt(0) + 1)
    : (FOLDS.get(plain) ?? plain);
}

/** Kind of a folded character. */
export function kindOf(char: string): Kind {
  return KINDS.find(([test]) => test.test(char))?.[1] ?? 'sign';
}
