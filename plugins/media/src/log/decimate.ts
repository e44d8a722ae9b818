import type { Series } from './types.js';

/**
 * Fewer samples that draw the same picture: of each of `buckets` equal slices of time the first, lowest,
 * highest and last sample, in order (M4, Jugel et al. 2014). No extreme is ever lost, and a line through
 * the result covers the same pixels where a slice is no wider than one.
 *
 * @returns At most `4 × buckets` samples, all of them samples of the input; the input itself when it is
 *   not longer than that.
 */
export function decimate(series: Series, buckets: number): Series {
  const { times, values } = series;
  const count = Math.max(1, Math.floor(buckets));
  if (times.length <= count * 4) return series;
  const start = times[0] as number;
  const width = ((times[times.length - 1] as number) - start) / count;
  const kept: number[] = [];
  let at = 0;
  for (let bucket = 0; bucket < count && at < times.length; bucket++) {
    const end = bucket === count - 1 ? Number.POSITIVE_INFINITY : start + width * (bucket + 1);
    const first = at;
    let low = at;
    let high = at;
    while (at < times.length && (times[at] as number) < end) {
      if ((values[at] as number) < (values[low] as number)) low = at;
      if ((values[at] as number) > (values[high] as number)) high = at;
      at++;
    }
    if (at === first) continue;
    const four = [first, Math.min(low, high), Math.max(low, high), at - 1];
    for (const index of four) if (index !== kept[kept.length - 1]) kept.push(index);
  }
  return pick(series, kept);
}

/**
 * Leave out what a straight line draws anyway: the middle of runs of equal values. Loggers repeat a
 * value until the next one comes.
 */
export function withoutRuns(series: Series): Series {
  const { values, times } = series;
  const kept: number[] = [];
  for (let at = 0; at < values.length; at++)
    if (
      at === 0 ||
      at === values.length - 1 ||
      values[at] !== values[at - 1] ||
      values[at] !== values[at + 1] ||
      // A gap stays one.
      (times[at + 1] as number) - (times[at - 1] as number) > GAP_KEPT
    )
      kept.push(at);
  return kept.length === values.length ? series : pick(series, kept);
}

const GAP_KEPT = 0.8;

function pick({ times, values }: Series, kept: readonly number[]): Series {
  const out = { times: new Float64Array(kept.length), values: new Float64Array(kept.length) };
  kept.forEach((index, at) => {
    out.times[at] = times[index] as number;
    out.values[at] = values[index] as number;
  });
  return out;
}
