import { GAP } from './stats.js';
import { type Series, type Span, within } from './types.js';

/** A series in equal steps along an axis (seconds since arc-on, or millimetres of seam); NaN where nothing is known. */
export interface Stepped {
  readonly step: number;
  readonly values: readonly number[];
}

/** Mean of each step of `step` seconds from `span.start` on. */
export function stepByTime(series: Series, span: Span, step: number): Stepped {
  const length = Math.max(1, Math.ceil((span.end - span.start) / step - 1e-9));
  const axis = (time: number): number => time - span.start;
  return { step, values: meansOf(series, span, axis, step, length) };
}

/** How far the torch has come at each time of a span: the integral of its speed. `speed` in mm/min, result in mm. */
export function distanceOf(speed: Series, span: Span): Series {
  const { times, values } = within(speed, span);
  const out = new Float64Array(times.length);
  for (let at = 1; at < times.length; at++) {
    const seconds = (times[at] as number) - (times[at - 1] as number);
    const mean = ((values[at] as number) + (values[at - 1] as number)) / 2;
    // In a gap the torch went on as before; it never runs back.
    out[at] = (out[at - 1] as number) + (Math.max(0, mean) / 60) * seconds;
  }
  return { times, values: out };
}

/** Mean of each step of `step` millimetres of the way. */
export function stepByDistance(series: Series, way: Series, span: Span, step: number): Stepped {
  const total = way.values.at(-1) ?? 0;
  const length = Math.max(1, Math.ceil(total / step - 1e-9));
  let at = 0;
  const axis = (time: number): number => {
    while (at + 1 < way.times.length && (way.times[at + 1] as number) <= time) at++;
    const next = way.times[at + 1];
    const here = way.values[at] ?? 0;
    if (next === undefined) return here;
    const start = way.times[at] as number;
    const share = next > start ? Math.min(1, Math.max(0, (time - start) / (next - start))) : 0;
    return here + ((way.values[at + 1] as number) - here) * share;
  };
  return { step, values: meansOf(series, span, axis, step, length) };
}

/** Means over time of what falls into each step; `axis` is asked with rising times. */
function meansOf(
  series: Series,
  span: Span,
  axis: (time: number) => number,
  step: number,
  length: number,
): number[] {
  const { times, values } = within(series, span);
  const sums = new Float64Array(length);
  const weights = new Float64Array(length);
  for (let at = 0; at < times.length; at++) {
    const time = times[at] as number;
    const step_ = Math.min(length - 1, Math.max(0, Math.floor(axis(time) / step + 1e-9)));
    // Two rows a hair apart are no more than one.
    const held = Math.max(1e-3, Math.min((times[at + 1] ?? time + GAP) - time, GAP));
    sums[step_] = (sums[step_] as number) + (values[at] as number) * held;
    weights[step_] = (weights[step_] as number) + held;
  }
  return Array.from(sums, (sum, at) =>
    (weights[at] as number) > 0 ? sum / (weights[at] as number) : Number.NaN,
  );
}

export interface Difference {
  /** Number of the step. */
  readonly at: number;
  readonly theirs: number;
  readonly model: number;
  /** `theirs - model`. */
  readonly by: number;
}

/** Step by step where both are known. */
export function differencesOf(theirs: Stepped, model: Stepped): Difference[] {
  return theirs.values.flatMap((value, at) => {
    const other = model.values[at];
    return other === undefined || Number.isNaN(other) || Number.isNaN(value)
      ? []
      : [{ at, theirs: value, model: other, by: value - other }];
  });
}
