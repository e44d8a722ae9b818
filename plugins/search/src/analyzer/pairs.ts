/** Pairs of neighbouring code points; the single character when there is only one. */
export function pairs(text: string): string[] {
  const chars = [...text];
  if (chars.length < 2) return chars;
  return chars.slice(1).map((char, i) => (chars[i] ?? '') + char);
}
