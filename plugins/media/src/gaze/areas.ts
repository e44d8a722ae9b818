import {
  type Area,
  type AreaFrame,
  type Fixation,
  GAZE_GAP,
  type GazeSamples,
  SURE,
} from './types.js';

/** Where an area is at a second; `undefined` when it is not in the picture. */
export function boxAt({ frames }: Area, time: number): Omit<AreaFrame, 'time'> | undefined {
  const after = frames.findIndex((frame) => frame.time > time);
  const before = frames[after < 0 ? frames.length - 1 : Math.max(0, after - 1)] as AreaFrame;
  const next = after <= 0 ? before : (frames[after] as AreaFrame);
  const k = next === before ? 0 : (time - before.time) / (next.time - before.time);
  const mix = (key: 'left' | 'top' | 'width' | 'height') =>
    before[key] + (next[key] - before[key]) * k;
  // One that comes or goes does so at its frame, not by shrinking.
  if (before.width <= 0 || before.height <= 0) return undefined;
  if (next.width <= 0 || next.height <= 0) return before;
  return { left: mix('left'), top: mix('top'), width: mix('width'), height: mix('height') };
}

/** Which area a place lies in at a second, -1 for none; the first one named wins where two overlap. */
export const areaAt = (areas: readonly Area[], time: number, x: number, y: number): number =>
  areas.findIndex((area) => {
    const box = boxAt(area, time);
    return (
      box !== undefined &&
      x >= box.left &&
      x <= box.left + box.width &&
      y >= box.top &&
      y <= box.top + box.height
    );
  });

/** How long somebody looked at each area within a span. Seconds. */
export interface GazeShares {
  /** One per area, in its order. */
  readonly areas: readonly { readonly seconds: number; readonly looks: number }[];
  /** Looked, but at none of them. */
  readonly elsewhere: number;
  /** Eyes closed, not seen, or unsure. */
  readonly unseen: number;
}

/** A while in which the eye rested in one area (or none), one fixation after another. */
export interface Look {
  readonly start: number;
  readonly end: number;
  /** Index of the area, -1 for none. */
  readonly area: number;
  readonly fixations: number;
}

/** Time is counted sample by sample, so that also a moving eye counts where it is. */
export function sharesOf(
  { times, x, y, confidence }: GazeSamples,
  areas: readonly Area[],
  span: { readonly start: number; readonly end: number },
  looks: readonly Look[],
): GazeShares {
  const seconds = areas.map(() => 0);
  let elsewhere = 0;
  for (let at = 0; at < times.length; at++) {
    const time = times[at] as number;
    if (time >= span.end) break;
    // A sample before the span reaches into it, as far as the next one.
    const until = Math.min(
      span.end,
      at + 1 < times.length && (times[at + 1] as number) - time <= GAZE_GAP
        ? (times[at + 1] as number)
        : time + stepAt(times, at),
    );
    const length = until - Math.max(span.start, time);
    if (length <= 0 || (confidence[at] as number) < SURE) continue;
    const area = areaAt(areas, time, x[at] as number, y[at] as number);
    if (area < 0) elsewhere += length;
    else seconds[area] = (seconds[area] as number) + length;
  }
  const seen = seconds.reduce((sum, one) => sum + one, elsewhere);
  return {
    areas: seconds.map((sum, index) => ({
      seconds: sum,
      looks: looks.filter(({ area }) => area === index).length,
    })),
    elsewhere,
    unseen: Math.max(0, span.end - span.start - seen),
  };
}

/** How long the last sample before a gap counts: as long as the one before it. */
const stepAt = (times: Float64Array, at: number): number => {
  const step = at > 0 ? (times[at] as number) - (times[at - 1] as number) : 0;
  return step > 0 && step <= GAZE_GAP ? step : 0;
};

/** Neighbouring fixations in the same area are one look, unless more than `pause` lies between them. */
export function looksOf(
  fixations: readonly Fixation[],
  areas: readonly Area[],
  pause = 0.3,
): Look[] {
  const looks: Look[] = [];
  for (const { start, end, x, y } of fixations) {
    const area = areaAt(areas, (start + end) / 2, x, y);
    const last = looks.at(-1);
    if (last && last.area === area && start - last.end <= pause)
      looks[looks.length - 1] = { ...last, end, fixations: last.fixations + 1 };
    else looks.push({ start, end, area, fixations: 1 });
  }
  return looks;
}

/** Whiles without a trusted sample, within a span; those shorter than `least` seconds are left out. */
export function unseenOf(
  { times, confidence }: GazeSamples,
  span: { readonly start: number; readonly end: number },
  least = GAZE_GAP,
): { readonly start: number; readonly end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let before = span.start;
  const close = (until: number) => {
    if (until - before > least) gaps.push({ start: before, end: until });
  };
  for (let at = 0; at < times.length; at++) {
    const time = times[at] as number;
    if (time < span.start || (confidence[at] as number) < SURE) continue;
    if (time > span.end) break;
    close(time);
    before = time;
  }
  close(span.end);
  return gaps;
}
