import { isInOrder, type NumberRange } from './urlState.js';

/**
 * A number as people type it: full-width digits, `１．５`, `1,200`, with or without the unit.
 *
 * @returns `null` for nothing typed, `undefined` when it is no number.
 */
export function readNumber(typed: string, unit = ''): number | null | undefined {
  const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  let text = fold(typed);
  const suffix = fold(unit);
  if (suffix !== '' && text.endsWith(suffix)) text = text.slice(0, -suffix.length);
  if (text === '') return fold(typed) === '' ? null : undefined;
  text = text
    .replace(/(?<=\d)[,、](?=\d{3}(?!\d))/g, '')
    // What an input method writes for a point and a minus.
    .replace(/。/g, '.')
    .replace(/^[ー−‐–—]/, '-');
  if (!/^-?(?:\d{1,12}(?:\.\d{0,6})?|\.\d{1,6})$/.test(text)) return undefined;
  return Number(text) + 0; // no minus zero
}

/** Both ends as typed → the range, or what is wrong with it. */
export function readRange(
  from: string,
  to: string,
  unit = '',
): { range: NumberRange; problem?: undefined } | { problem: 'number' | 'order' } {
  const low = readNumber(from, unit);
  const high = readNumber(to, unit);
  if (low === undefined || high === undefined) return { problem: 'number' };
  const range: NumberRange = [low, high];
  return isInOrder(range) ? { range } : { problem: 'order' };
}

export const sameRange = (a: NumberRange, b: NumberRange): boolean =>
  a[0] === b[0] && a[1] === b[1];
