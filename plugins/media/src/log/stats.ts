import { type Series, type Span, within } from './types.js';

export interface Stats {
  readonly min: number;
  readonly max: number;
  /** Over time, not over samples: a logger that writes faster while something happens does not count it twice. */
  readonly mean: number;
  readonly samples: number;
}

/** Seconds without a sample after which nothing is known. */
export const GAP = 0.8;

/** `undefined` for a span without samples. */
export function statsOf(series: Series, span: Span): Stats | undefined {
  const { times, values } = within(series, span);
  if (values.length === 0) return undefined;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let area = 0;
  let held = 0;
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    if (at === 0) continue;
    const seconds = (times[at] as number) - (times[at - 1] as number);
    if (seconds > GAP) continue;
    area += ((value + (values[at - 1] as number)) / 2) * seconds;
    held += seconds;
  }
  return { min, max, mean: held > 0 ? area / held : sum / values.length, samples: values.length };
}
