import {
  decimate,
  GAP,
  type Series,
  type Span,
  scaleFor,
  within,
} from '@chishiki-ichiba/media/log';
import type { BandProp, CurveProp } from '../log-props.js';

/** Slices of the axis of a drawn curve: finer than a phone's pixels are of no use on paper either. */
const SLICES = 110;
const WIDTH = 1000;
const HEIGHT = 100;

/**
 * Curves over a common axis as SVG paths, with round ends of the scale.
 *
 * @param axis - Part of the axis that is the width of the field.
 * @param scaled - What the scale is made for, when it is not all that is drawn: the curve leaves the field elsewhere.
 * @param band - Widens the scale, so that one always sees it, unless it is far off.
 */
export function toCurve(
  list: readonly Series[],
  axis: Span,
  band?: Pick<BandProp, 'min' | 'max'>,
  { gap = GAP, scaled = axis }: { readonly gap?: number; readonly scaled?: Span } = {},
): CurveProp {
  const shown = list.map((series) => decimate(within(series, axis), SLICES));
  const { low, high } = scaleFor(
    list.map((series) => within(series, scaled)),
    band,
  );
  const x = (at: number): number =>
    Math.round(((at - axis.start) / Math.max(axis.end - axis.start, 1e-9)) * WIDTH);
  const y = (value: number): number =>
    Math.round(HEIGHT * 10 * (1 - (value - low) / (high - low))) / 10;
  const clamp = (value: number): number => Math.min(HEIGHT, Math.max(0, value));
  return {
    low,
    high,
    paths: shown.map(({ times, values }) => {
      let path = '';
      let before = '';
      for (let at = 0; at < times.length; at++) {
        const point = `${x(times[at] as number)} ${y(values[at] as number)}`;
        if (point === before) continue;
        const far = at === 0 || (times[at] as number) - (times[at - 1] as number) > gap;
        path += `${far ? 'M' : 'L'}${point}`;
        before = point;
      }
      return path;
    }),
    ...(band
      ? {
          band: {
            from: clamp(band.max === undefined ? 0 : y(band.max)),
            to: clamp(band.min === undefined ? HEIGHT : y(band.min)),
          },
        }
      : {}),
  };
}
