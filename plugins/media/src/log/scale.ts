import type { Band } from './bands.js';
import type { Series } from './types.js';

/** Empty part above and below, of the height of the values. */
const ROOM = 0.12;

/** Ends of the scale: what is drawn and the band's ends, rounded to a step of the numbers one counts in. */
export function scaleFor(
  list: readonly Series[],
  band: Pick<Band, 'min' | 'max'> | undefined,
): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number | undefined) => {
    if (value === undefined || Number.isNaN(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { values } of list) values.forEach(take);
  take(band?.min);
  take(band?.max);
  if (low > high) return { low: 0, high: 1 };
  const room = Math.max((high - low) * ROOM, Math.abs(high) * 0.02, 1e-6);
  const step = niceStep((high - low + 2 * room) / 4);
  const from = Math.floor((low >= 0 && low - room < 0 ? 0 : low - room) / step) * step;
  const to = Math.ceil((high + room) / step) * step;
  return { low: tidy(from), high: tidy(to) };
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power;
}
