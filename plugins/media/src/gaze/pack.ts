import { GAZE_GAP, type GazeSamples } from './types.js';

/** A gaze for the wire: whole numbers. */
export interface PackedGaze {
  /** Milliseconds of the film: the first one, then the steps. */
  readonly t: readonly number[];
  /** Thousandths of the picture's width and height. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Confidence in tenths, 0–10; absent when all are sure. */
  readonly c?: readonly number[];
}

/** Samples of one file: under a megabyte, and finer than any screen for a film of ten minutes. */
export const MOST_PACKED = 40_000;

/** Every n-th sample, so many that no more than {@link MOST_PACKED} are left; never across a gap. */
export function packGaze({ times, x, y, confidence }: GazeSamples): PackedGaze {
  const every = Math.max(1, Math.ceil(times.length / MOST_PACKED));
  const out = { t: [] as number[], x: [] as number[], y: [] as number[], c: [] as number[] };
  let before = 0;
  let since = 0;
  for (let at = 0; at < times.length; at++) {
    const gap = at === 0 || (times[at] as number) - (times[at - 1] as number) > GAZE_GAP;
    const last =
      at + 1 === times.length || (times[at + 1] as number) - (times[at] as number) > GAZE_GAP;
    // Both ends of a gap are kept: a gap must not grow by what is left out. Not without bound, though.
    const edge = (gap || last) && out.t.length < 2 * MOST_PACKED;
    if (!edge && since++ % every !== 0) continue;
    const whole = Math.round((times[at] as number) * 1000);
    out.t.push(whole - before);
    before = whole;
    out.x.push(thousandths(x[at] as number));
    out.y.push(thousandths(y[at] as number));
    out.c.push(Math.floor((confidence[at] as number) * 10 + 1e-9));
  }
  const { c, ...rest } = out;
  return c.every((tenths) => tenths === 10) ? rest : out;
}

/** Far beside the picture is beside the picture. */
const thousandths = (share: number): number =>
  Math.max(-9999, Math.min(9999, Math.round(share * 1000) + 0));

export function unpackGaze({ t, x, y, c }: PackedGaze): GazeSamples {
  const times = new Float64Array(t.length);
  let at = 0;
  for (let index = 0; index < t.length; index++) {
    at += t[index] as number;
    times[index] = at / 1000;
  }
  const shares = (list: readonly number[]) => Float64Array.from(list, (value) => value / 1000);
  return {
    times,
    x: shares(x),
    y: shares(y),
    confidence: c
      ? Float64Array.from(c, (tenths) => tenths / 10)
      : new Float64Array(t.length).fill(1),
  };
}

/** Index of the sample that holds at a second; -1 in a gap. */
export function gazeAt({ times }: GazeSamples, seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low > 0 && seconds - (times[low - 1] as number) <= GAZE_GAP ? low - 1 : -1;
}
