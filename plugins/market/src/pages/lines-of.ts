/** Of a line, how much of its width the text takes on average. */
const FILL = 0.92;

/**
 * Lines a text takes on paper, a little pessimistic; full-width letters are as wide as their size, others
 * about half.
 *
 * @param width - Of the column, in the unit of `size`.
 * @param size - Of the letters.
 */
export function linesOf(text: string, width: number, size: number): number {
  let ems = 0;
  for (const char of text) ems += /[ -ÿ｡-ﾟ]/.test(char) ? 0.56 : 1;
  return Math.max(1, Math.ceil((ems * size) / (width * FILL)));
}
