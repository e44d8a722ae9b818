import { type Fixation, GAZE_GAP, type GazeSamples, SURE } from './types.js';

/** Shortest rest of an eye that is one, seconds. */
const SHORTEST = 0.1;
/** How far an eye may wander while it rests: share of the picture's width. */
const SPREAD = 0.045;

/**
 * Fixations by dispersion (I-DT): whiles in which all places lie close together. A blink ends one;
 * what the glasses are unsure of belongs to none.
 *
 * @param aspect - Height of the picture over its width, so that a step down counts as one across.
 * @returns In order; never overlapping.
 * @see Salvucci & Goldberg, Identifying fixations and saccades in eye-tracking protocols, 2000
 */
export function findFixations(samples: GazeSamples, aspect = 9 / 16): Fixation[] {
  const { times, x, y, confidence } = samples;
  const found: Fixation[] = [];
  let from = 0;
  while (from < times.length) {
    if ((confidence[from] as number) < SURE) {
      from++;
      continue;
    }
    let [left, right] = [x[from] as number, x[from] as number];
    let [top, bottom] = [y[from] as number, y[from] as number];
    let [sumX, sumY] = [left, top];
    let to = from + 1;
    for (; to < times.length; to++) {
      if ((confidence[to] as number) < SURE) break;
      if ((times[to] as number) - (times[to - 1] as number) > GAZE_GAP) break;
      const [nextX, nextY] = [x[to] as number, y[to] as number];
      const wide = Math.max(right, nextX) - Math.min(left, nextX);
      const high = Math.max(bottom, nextY) - Math.min(top, nextY);
      if (wide + high * aspect > SPREAD) break;
      left = Math.min(left, nextX);
      right = Math.max(right, nextX);
      top = Math.min(top, nextY);
      bottom = Math.max(bottom, nextY);
      sumX += nextX;
      sumY += nextY;
    }
    const [start, end] = [times[from] as number, times[to - 1] as number];
    if (end - start >= SHORTEST) {
      const count = to - from;
      found.push({ start, end, x: sumX / count, y: sumY / count });
      from = to;
    } else from++;
  }
  return found;
}
