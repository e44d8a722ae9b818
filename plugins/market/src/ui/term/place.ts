/** A box in CSS pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between word and card: small enough to be crossed by a pointer on its way. */
const GAP = 6;
/** To the edge of the window. */
const EDGE = 8;

/**
 * Where a card stands: below its word, above it where there is more room, always inside the window.
 *
 * @param word - The word, from the window's corner.
 * @returns Corner from the window's, and the most height it may take there.
 */
export function placeCard(
  word: Box,
  card: Size,
  viewport: Size,
): { left: number; top: number; maxHeight: number } {
  const left = Math.max(EDGE, Math.min(word.left, viewport.width - card.width - EDGE));
  const below = viewport.height - EDGE - (word.bottom + GAP);
  const above = word.top - GAP - EDGE;
  const isBelow = card.height <= below || below >= above;
  const maxHeight = Math.max(isBelow ? below : above, 0);
  const height = Math.min(card.height, maxHeight);
  return { left, top: isBelow ? word.bottom + GAP : word.top - GAP - height, maxHeight };
}
