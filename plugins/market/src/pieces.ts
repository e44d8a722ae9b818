/**
 * A text cut at the ends of its spans, in order; nothing is left out.
 *
 * @param spans - `[start, end]` in UTF-16 units, in order, not overlapping.
 * @returns Pieces between the spans and the spans themselves by turns: every second piece is a span.
 */
export function piecesOf(
  text: string,
  spans: readonly (readonly [start: number, end: number, ...unknown[]])[],
): string[] {
  const cuts = [0, ...spans.flatMap((span) => span.slice(0, 2) as [number, number]), text.length];
  return cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
}
