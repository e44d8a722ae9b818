/** Unit of a column of stamps. */
export type StampUnit = 's' | 'ms' | 'us' | 'ns';

const digits: Readonly<Record<StampUnit, number>> = { s: 9, ms: 6, us: 3, ns: 0 };

/**
 * A stamp in whole nanoseconds. Nanoseconds since 1970 are beyond 2^53, where numbers lose their last
 * digits: the text becomes a BigInt at once, and only differences become numbers.
 *
 * @returns `undefined` for what is no number.
 */
export function toNanoseconds(typed: string, unit: StampUnit): bigint | undefined {
  const text = typed.trim();
  if (text === '' || text.length > 60) return undefined;
  const plain = /^(-?)(\d{1,30})(?:[.,](\d{0,25}))?$/.exec(text);
  if (plain) {
    const [, sign, whole = '', fraction = ''] = plain;
    const places = digits[unit];
    const value = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
    return sign === '-' ? -value : value;
  }
  if (!/^-?\d+(?:\.\d*)?e[+-]?\d{1,2}$/i.test(text)) return undefined;
  const value = Math.round(Number(text) * 10 ** digits[unit]);
  return Number.isFinite(value) ? BigInt(value) : undefined;
}

/** Seconds between two stamps, exact to the nanosecond for a day and longer. */
export const secondsBetween = (from: bigint, to: bigint): number => Number(to - from) / 1e9;

/** What a column without a unit counts in, by the size of its first stamp and of a step. */
export function guessUnit(first: number, step: number): StampUnit {
  if (first > 1e17) return 'ns';
  if (first > 1e14) return 'us';
  if (first > 1e11) return 'ms';
  return step >= 1000 ? 'us' : step >= 1 ? 'ms' : 's';
}
