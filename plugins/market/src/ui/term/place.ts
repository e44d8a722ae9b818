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

/** Where a card stands, from the window's corner. */
export interface Place {
  readonly left: number;
  /** Its upper edge; its lower edge where it stands above its word, so that it grows away from it. */
  readonly edge: number;
  readonly isAbove: boolean;
  /** The most height it may take there. */
  readonly maxHeight: number;
}

/**
 * Where a card stands: below its word, above it where there is more room, always inside the window.
 *
 * @param word - The word, from the window's corner.
 */
export function placeCard(word: Box, card: Size, viewport: Size): Place {
  const left = Math.max(EDGE, Math.min(word.left, viewport.width - card.width - EDGE));
  const below = viewport.height - EDGE - (word.bottom + GAP);
  const above = word.top - GAP - EDGE;
  const isAbove = card.height > below && above > below;
  const maxHeight = Math.max(isAbove ? above : below, 0);
  return { left, edge: isAbove ? word.top - GAP : word.bottom + GAP, isAbove, maxHeight };
}
