/** A measured quantity over the seconds of its video. Both arrays have the same length. */
export interface Series {
  /** Seconds of the video, ascending, equal ones allowed; below 0 for what was logged before it. */
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** Part of the time axis, in seconds; `start ≤ end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Index of the first sample at or after `time`; the length when there is none. */
export function indexFrom(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The samples within a span, without copying; may be empty. */
export function within({ times, values }: Series, { start, end }: Span): Series {
  const from = indexFrom(times, start);
  let to = indexFrom(times, end);
  while (to < times.length && times[to] === end) to++;
  return { times: times.subarray(from, to), values: values.subarray(from, to) };
}
