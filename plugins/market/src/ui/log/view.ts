import type { Span } from '@chishiki-ichiba/media/log';
import { say } from '@chishiki-ichiba/model/say';

/** Shortest part of the axis one can look at, seconds. */
export const SHORTEST = 0.2;

/** A part of the axis inside the whole, as long as asked where that fits. */
export function fitted(start: number, length: number, whole: Span): Span {
  const most = whole.end - whole.start;
  const size = Math.min(most, Math.max(SHORTEST, length));
  const from = Math.min(Math.max(whole.start, start), whole.end - size);
  return { start: from, end: from + size };
}

/** Nearer (`by` < 1) or farther (`by` > 1), with `around` staying where it is. */
export function zoomed(view: Span, by: number, around: number, whole: Span): Span {
  const length = view.end - view.start;
  const share = length > 0 ? (around - view.start) / length : 0.5;
  const next = Math.max(SHORTEST, length * by);
  return fitted(around - share * next, next, whole);
}

/** Sideways by a share of what is shown. */
export const panned = (view: Span, by: number, whole: Span): Span =>
  fitted(view.start + by * (view.end - view.start), view.end - view.start, whole);

export const isWhole = (view: Span, whole: Span): boolean =>
  view.start <= whole.start + 1e-6 && view.end >= whole.end - 1e-6;

export const isSame = (a: Span, b: Span): boolean =>
  Math.abs(a.start - b.start) < 1e-6 && Math.abs(a.end - b.end) < 1e-6;

/** Round seconds for the axis, at most `most` of them. */
export function ticksOf({ start, end }: Span, most: number): number[] {
  const step =
    [
      0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400,
    ].find((size) => (end - start) / size <= most) ?? (end - start) / most;
  const ticks: number[] = [];
  for (let at = Math.ceil(start / step - 1e-9); at * step <= end + 1e-9; at++)
    ticks.push(Math.round(at * step * 1000) / 1000 + 0);
  return ticks;
}

/** `12秒`, `1:05`, `−40秒`; tenths where the axis is that fine. */
export function tickText(seconds: number): string {
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? '−' : '';
  if (size < 60) return say`${sign}${Math.round(size * 100) / 100}秒`;
  const minutes = Math.floor(size / 60);
  return `${sign}${minutes}:${String(Math.round(size % 60)).padStart(2, '0')}`;
}
