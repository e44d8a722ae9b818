/** Pairs of neighbouring code points; the single character when there is only one. */
export function pairs(text: string): string[] {
  const chars = [...text];
  if (chars.length < 2) return chars;
  return chars.slice(1).map((char, i) => (chars[i] ?? '') + char);
}

/**
 * A single kana, Latin letter or digit is in nearly every page: it is not listed, and a query for one
 * looks at the texts.
 */
export function isLight(char: string): boolean {
  return /^[ぁ-ゖーa-z0-9.]$/u.test(char);
}
