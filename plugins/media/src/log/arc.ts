import { type Series, type Span, within } from './types.js';

export interface Arc {
  /** Value above which the arc burns, in the series' unit. */
  readonly threshold: number;
  /** When it burned, in order; dropouts shorter than {@link arcTimes}.bridge are part of it. */
  readonly parts: readonly Span[];
  /** The longest part: the weld one looks at. */
  readonly main: Span;
}

/**
 * Seconds. A touch or a dropout shorter than these is not the weld's beginning or end; `hole` is how long
 * a logger may say nothing between two samples with an arc.
 */
export const arcTimes = { shortest: 0.3, bridge: 1.2, hole: 4 } as const;

/** Where between rest and welding the border lies: low, so that a crater current still counts. */
const BORDER = 0.2;

/**
 * When the arc burned, told from its current (or its voltage where that is all there is).
 *
 * @param typed - Border an author gave; by default it lies a fifth of the way from the resting level
 *   to the welding level, which are told apart as two groups of values (Otsu 1979).
 * @returns `undefined` when nothing ever rises above it.
 */
export function findArc(series: Series, typed?: number): Arc | undefined {
  const { times, values } = series;
  if (times.length < 2) return undefined;
  const threshold = typed ?? borderOf(values);
  if (threshold === undefined) return undefined;
  const raw: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (let at = 0; at < times.length; at++) {
    const time = times[at] as number;
    if ((values[at] as number) > threshold) {
      const isNext = at > 0 && open?.end === times[at - 1];
      if (open && time - open.end > (isNext ? arcTimes.hole : arcTimes.bridge)) open = undefined;
      if (!open) {
        open = { start: time, end: time };
        raw.push(open);
      }
      open.end = time;
    }
  }
  const parts = raw.filter(({ start, end }) => end - start >= arcTimes.shortest);
  const [first] = parts;
  if (!first) return undefined;
  const main = parts.reduce(
    (longest, part) => (part.end - part.start > longest.end - longest.start ? part : longest),
    first,
  );
  return { threshold, parts, main };
}

const BINS = 256;

/** `undefined` when all values are one group near zero: no arc at all. */
function borderOf(values: Float64Array): number | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (!(max > 0)) return undefined;
  if (max - min < max * 0.5) return min > 0 ? min - max * 0.001 : undefined;
  const bins = new Float64Array(BINS);
  const width = (max - min) / BINS;
  for (const value of values) {
    const bin = Math.min(BINS - 1, Math.floor((value - min) / width));
    bins[bin] = (bins[bin] as number) + 1;
  }
  const centre = (bin: number): number => min + (bin + 0.5) * width;
  let total = 0;
  for (let bin = 0; bin < BINS; bin++) total += (bins[bin] as number) * centre(bin);
  let below = 0;
  let sum = 0;
  let best = -1;
  let border: number | undefined;
  for (let bin = 0; bin < BINS - 1; bin++) {
    below += bins[bin] as number;
    sum += (bins[bin] as number) * centre(bin);
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const low = sum / below;
    const high = (total - sum) / above;
    const between = below * above * (high - low) ** 2;
    if (between > best) {
      best = between;
      border = low + (high - low) * BORDER;
      // All of it is welding, only the level wanders.
      if (low > high * 0.5) border = Math.min(low, min) - max * 0.001;
    }
  }
  return border;
}

/** Share of the middle value that counts as 「up」. */
const UP = 0.9;

/**
 * The part of a span without its slopes: from when the value has first come up to when it last was.
 * What a welder sets is held there; outside he starts and fills the crater.
 */
export function steadyOf(series: Series, span: Span): Span {
  const { times, values } = within(series, span);
  if (times.length === 0) return span;
  const middle = Float64Array.from(values).sort()[values.length >> 1] as number;
  if (!(middle > 0)) return span;
  let from = 0;
  while (from < values.length && (values[from] as number) < middle * UP) from++;
  let to = values.length - 1;
  while (to > from && (values[to] as number) < middle * UP) to--;
  return from < to ? { start: times[from] as number, end: times[to] as number } : span;
}
