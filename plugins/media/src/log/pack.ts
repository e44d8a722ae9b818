import { decimate, withoutRuns } from './decimate.js';
import { indexFrom, type Series, type Span } from './types.js';

/**
 * A series for the wire: whole numbers, times as steps of a thousandth of a second. A digit per sample
 * is what JSON and the host's compression make of them.
 */
export interface PackedSeries {
  /** Milliseconds: the first one, then the steps. */
  readonly t: readonly number[];
  /** Values over `unit`. */
  readonly v: readonly number[];
  /** What a step of `v` is worth. */
  readonly unit: number;
}

/** A finer level of a long series, in chunks that are fetched when someone looks there. */
export interface PackedLevel {
  readonly chunks: readonly (Span & { readonly file: number })[];
}

export interface PackedChannel extends PackedSeries {
  /** From coarse to exact; empty when the series above is exact. */
  readonly levels: readonly PackedLevel[];
}

/** Samples of the first file, of a chunk; how much finer the next level is. */
export const packSizes = { first: 1600, chunk: 16_000, finer: 16 } as const;

export function pack(series: Series, unit = stepOf(series.values)): PackedSeries {
  const t: number[] = [];
  let before = 0;
  for (const time of series.times) {
    const whole = Math.round(time * 1000);
    t.push(whole - before);
    before = whole;
  }
  return { t, v: Array.from(series.values, (value) => Math.round(value / unit) + 0), unit };
}

export function unpack({ t, v, unit }: PackedSeries): Series {
  const times = new Float64Array(t.length);
  const values = new Float64Array(v.length);
  let at = 0;
  for (let index = 0; index < t.length; index++) {
    at += t[index] as number;
    times[index] = at / 1000;
    values[index] = (v[index] as number) * unit;
  }
  return { times, values };
}

/** Finest step worth keeping: a power of ten, a ten- to a hundred-thousandth of the largest value. */
function stepOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 1;
  const power = Math.floor(Math.log10(largest / 10_000));
  return power < 0 ? 1 / 10 ** -power : 10 ** power;
}

/**
 * Split a series into what is shown first and finer levels in chunks.
 *
 * @param put - Stores a chunk; its number is what a level names.
 */
export function packChannel(series: Series, put: (chunk: PackedSeries) => number): PackedChannel {
  const exact = withoutRuns(series);
  const unit = stepOf(exact.values);
  const first = decimate(exact, packSizes.first / 4);
  const levels: PackedLevel[] = [];
  let buckets = packSizes.first / 4;
  let shown = first.times.length;
  while (shown < exact.times.length) {
    buckets *= packSizes.finer;
    const level = decimate(exact, buckets);
    shown = level.times.length;
    const chunks: (Span & { file: number })[] = [];
    for (let from = 0; from < level.times.length; from += packSizes.chunk) {
      // One sample more, so that the line goes on into the next chunk.
      const to = Math.min(level.times.length, from + packSizes.chunk + 1);
      const part = {
        times: level.times.subarray(from, to),
        values: level.values.subarray(from, to),
      };
      chunks.push({
        start: part.times[0] as number,
        end: part.times[part.times.length - 1] as number,
        file: put(pack(part, unit)),
      });
    }
    levels.push({ chunks });
  }
  return { ...pack(first, unit), levels };
}

/** Most chunks fetched for one look. */
const MOST_CHUNKS = 3;

/**
 * Chunks to fetch for a span: of the finest level that needs few enough; none when the first file draws
 * it as well.
 */
export function chunksFor(channel: PackedChannel, span: Span, whole: Span): readonly number[] {
  const share = (span.end - span.start) / Math.max(whole.end - whole.start, 1e-9);
  if (share > 0.5) return [];
  for (const { chunks } of [...channel.levels].reverse()) {
    const seen = chunks.filter(({ start, end }) => end >= span.start && start <= span.end);
    if (seen.length <= MOST_CHUNKS) return seen.map(({ file }) => file);
  }
  return [];
}

/** One series of several neighbours, in order, each sample once. */
export function joinSeries(parts: readonly Series[]): Series {
  const times: number[] = [];
  const values: number[] = [];
  for (const part of parts) {
    const from = times.length > 0 ? indexFrom(part.times, (times.at(-1) as number) + 1e-9) : 0;
    for (let at = from; at < part.times.length; at++) {
      times.push(part.times[at] as number);
      values.push(part.values[at] as number);
    }
  }
  return { times: Float64Array.from(times), values: Float64Array.from(values) };
}

/** The last sample at or before a time; `undefined` before the first and more than `hold` after it. */
export function valueAt({ times, values }: Series, time: number, hold = 1.5): number | undefined {
  const at = indexFrom(times, time + 1e-9) - 1;
  if (at < 0 || time - (times[at] as number) > hold) return undefined;
  return values[at];
}
