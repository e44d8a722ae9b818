import { readBounds } from './range-text.js';
import { canonicalUnit, type Dimension, factorOf } from './units.js';

/**
 * The ends of a range. An end that is open is absent, never an infinity: JSON has none, and a page
 * that says 「150℃以下」 says nothing about the lower end. At least one is there; both are equal for a
 * single number.
 */
export interface Ends {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Ends that do not belong to the range themselves (未満, 超); absent for 以上 and 以下. */
  readonly exclusive?: 'min' | 'max' | 'both' | undefined;
}

export type RangeResult =
  | ({
      readonly ok: true;
      /** Canonical unit of the dimension. */
      readonly unit: string;
      readonly typed: string;
      /** The ends in the unit that was typed, when it is another one (`12 cm/分`). */
      readonly asTyped?: Ends & { readonly unit: string };
    } & Ends)
  | {
      readonly ok: false;
      readonly problem: 'number' | 'no-unit' | 'wrong-unit' | 'order' | 'vague';
      readonly unit?: string;
    };

/** Nobody measures it, and JavaScript writes it with an exponent, which no author types. */
const BEYOND = 1e15;

/**
 * Read `25〜35A`, `7-10 L/min`, `１．０mm`, `12 cm/分`, `φ1.6`, `30±5A`, `0.5mm以下`, `〜150℃`.
 *
 * @returns Ends in the canonical unit of `dimension`, `min ≤ max`, with what was typed; or why not.
 */
export function parseRange(typed: string, dimension: Dimension): RangeResult {
  const read = readBounds(typed);
  if (typeof read === 'string') return { ok: false, problem: read };
  const { low, high, tolerance } = read;
  const parts = [low, tolerance, high].filter((part) => part !== undefined);
  const isRatio = tolerance?.unit === '%' && dimension !== 'percent';
  // A unit stands behind one number or behind each; then it is the same everywhere.
  const typedUnits = parts
    .filter((part) => !(isRatio && part === tolerance))
    .flatMap(({ unit }) => (unit === '' ? [] : [unit]));
  const first = typedUnits[0] ?? (read.drawn && dimension === 'length' ? 'mm' : '');
  const other = typedUnits.find((unit) => unit.toLowerCase() !== first.toLowerCase());
  if (other !== undefined) {
    const wrong = factorOf(first, dimension) === undefined ? first : other;
    return { ok: false, problem: 'wrong-unit', unit: wrong };
  }
  if (first === '') return { ok: false, problem: 'no-unit' };
  const factor = factorOf(first, dimension);
  if (factor === undefined) return { ok: false, problem: 'wrong-unit', unit: first };

  let ends: { min?: number; max?: number };
  if (tolerance) {
    const middle = low?.value ?? 0;
    const around = isRatio ? (Math.abs(middle) * tolerance.value) / 100 : tolerance.value;
    ends = { min: middle - around, max: middle + around };
  } else ends = { ...(low ? { min: low.value } : {}), ...(high ? { max: high.value } : {}) };
  const { min, max } = ends;
  const exclusive = exclusiveOf(low?.exclusive === true, high?.exclusive === true);
  // 25A超25A以下 holds no number at all.
  if (min !== undefined && max !== undefined && (min > max || (exclusive && min === max)))
    return { ok: false, problem: 'order' };
  if ([min, max].some((end) => Math.abs(end ?? 0) * Math.max(1, factor) >= BEYOND))
    return { ok: false, problem: 'number' };
  const scaled = (by: number): Ends => ({
    ...(min === undefined ? {} : { min: round(min * by) }),
    ...(max === undefined ? {} : { max: round(max * by) }),
    ...(exclusive ? { exclusive } : {}),
  });
  return {
    ok: true,
    ...scaled(factor),
    unit: canonicalUnit(dimension),
    typed,
    ...(factor === 1 ? {} : { asTyped: { ...scaled(1), unit: first } }),
  };
}

function exclusiveOf(low: boolean, high: boolean): Ends['exclusive'] {
  if (low && high) return 'both';
  return low ? 'min' : high ? 'max' : undefined;
}

/**
 * A range as it is shown: `25〜35 A`, `30 A`, `0.5 mm以下`, `60°以上`, `150°C未満`.
 *
 * What `parseRange` reads back as the same range, in any dimension.
 */
export function printRange({
  min,
  max,
  exclusive,
  unit,
}: Ends & { readonly unit: string }): string {
  const of = (value: number): string => withUnit(numeral(value), unit);
  const word = (end: 'min' | 'max'): string => {
    const without = exclusive === end || exclusive === 'both';
    return end === 'min' ? (without ? '超' : '以上') : without ? '未満' : '以下';
  };
  if (min === undefined) return max === undefined ? '' : `${of(max)}${word('max')}`;
  if (max === undefined) return `${of(min)}${word('min')}`;
  if (exclusive) return `${of(min)}${word('min')}${of(max)}${word('max')}`;
  return min === max ? of(min) : withUnit(`${numeral(min)}〜${numeral(max)}`, unit);
}

/** A degree sign belongs to its number. */
const withUnit = (number: string, unit: string): string =>
  unit.startsWith('°') || unit === '度' ? `${number}${unit}` : `${number} ${unit}`;

/** Never `1e-7`, which no author types; no minus zero. */
const numeral = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(6).replace(/\.?0+$/, '') : String(value + 0);

/** Decimal noise of the factors (0.1 × 3) must not reach a page. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
