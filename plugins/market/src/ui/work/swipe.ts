export interface Point {
  readonly x: number;
  readonly y: number;
  /** Milliseconds. */
  readonly at: number;
}

/** CSS pixels: more than a shaky thumb, less than a hand's span. */
const FAR = 56;
const QUICK_MS = 800;
/** The phone's own back gesture begins here. */
const EDGE = 24;

/** What a finger's way means: to the left is on, to the right is back. Slanting and slow ways mean nothing. */
export function swipeOf(from: Point, to: Point, width: number): 'next' | 'back' | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (from.x < EDGE || from.x > width - EDGE) return undefined;
  if (Math.abs(dx) < FAR || Math.abs(dx) < 2 * Math.abs(dy) || to.at - from.at > QUICK_MS)
    return undefined;
  return dx < 0 ? 'next' : 'back';
}
