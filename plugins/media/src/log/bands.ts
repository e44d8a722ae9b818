import { GAP } from './stats.js';
import { type Series, type Span, within } from './types.js';

/** What a procedure keeps a quantity within; an open end is absent. */
export interface Band {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly exclusive?: 'min' | 'max' | 'both' | undefined;
}

/** A while off the band. */
export interface Excess extends Span {
  readonly side: 'high' | 'low';
  /** The value farthest from the band. */
  readonly worst: number;
}

/** Seconds: what is shorter is a flicker, what lies closer is one and the same. */
export const bandTimes = { shortest: 0.3, bridge: 0.6 } as const;

/** How far off: 0 within, above 0 over, below 0 under. */
export function offBand(value: number, { min, max, exclusive }: Band): number {
  if (max !== undefined && (value > max || (value === max && /max|both/.test(exclusive ?? ''))))
    return Math.max(value - max, Number.MIN_VALUE);
  if (min !== undefined && (value < min || (value === min && /min|both/.test(exclusive ?? ''))))
    return Math.min(value - min, -Number.MIN_VALUE);
  return 0;
}

/**
 * When a quantity left its band within `span`, in order of time. A sample holds until the next one, but
 * no longer than {@link GAP}.
 */
export function findExcesses(series: Series, band: Band, span: Span): Excess[] {
  const { times, values } = within(series, span);
  const raw: { start: number; end: number; side: Excess['side']; worst: number }[] = [];
  let open: (typeof raw)[number] | undefined;
  for (let at = 0; at < times.length; at++) {
    const time = times[at] as number;
    const off = offBand(values[at] as number, band);
    if (off === 0) continue;
    const side = off > 0 ? 'high' : 'low';
    const held = Math.min(times[at + 1] ?? time, time + GAP, span.end);
    if (open && (open.side !== side || time - open.end > bandTimes.bridge)) open = undefined;
    if (!open) {
      open = { start: time, end: held, side, worst: values[at] as number };
      raw.push(open);
    }
    open.end = Math.max(held, time);
    const farther = Math.abs(off) > Math.abs(offBand(open.worst, band));
    if (farther) open.worst = values[at] as number;
  }
  return raw.filter(({ start, end }) => end - start >= bandTimes.shortest);
}

/** Share of a span's known time within the band, 0–1; `undefined` without samples. */
export function shareWithin(series: Series, band: Band, span: Span): number | undefined {
  const { times, values } = within(series, span);
  if (times.length === 0) return undefined;
  let known = 0;
  let good = 0;
  for (let at = 0; at < times.length; at++) {
    const time = times[at] as number;
    const held = Math.min(times[at + 1] ?? time, time + GAP, span.end) - time;
    known += held;
    if (offBand(values[at] as number, band) === 0) good += held;
  }
  return known > 0 ? good / known : undefined;
}
