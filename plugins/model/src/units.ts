/** Dimensions a number of the market can have, with every spelling of their units. */
export type Dimension =
  | 'current'
  | 'voltage'
  | 'length'
  | 'flow'
  | 'speed'
  | 'angle'
  | 'time'
  | 'frequency'
  | 'percent'
  | 'temperature';

/** Factor to the canonical unit, by unit text after normalisation (NFKC, lower case, no blanks). */
const units: Record<Dimension, { canonical: string; factors: Record<string, number> }> = {
  current: { canonical: 'A', factors: { a: 1, アンペア: 1, ka: 1000 } },
  voltage: { canonical: 'V', factors: { v: 1, ボルト: 1 } },
  length: {
    canonical: 'mm',
    factors: { mm: 1, ミリ: 1, ミリメートル: 1, cm: 10, センチ: 10, m: 1000, μm: 0.001, um: 0.001 },
  },
  flow: {
    canonical: 'L/min',
    factors: { 'l/min': 1, 'ℓ/min': 1, 'l/分': 1, 'リットル/分': 1, リットル毎分: 1 },
  },
  speed: {
    canonical: 'mm/min',
    factors: {
      'mm/min': 1,
      'mm/分': 1,
      'cm/min': 10,
      'cm/分': 10,
      'mm/s': 60,
      'mm/sec': 60,
      'mm/秒': 60,
      'm/min': 1000,
    },
  },
  angle: { canonical: '°', factors: { '°': 1, 度: 1, deg: 1 } },
  time: { canonical: 's', factors: { s: 1, sec: 1, 秒: 1, min: 60, 分: 60, h: 3600, 時間: 3600 } },
  frequency: { canonical: 'Hz', factors: { hz: 1, ヘルツ: 1, khz: 1000 } },
  percent: { canonical: '%', factors: { '%': 1, パーセント: 1 } },
  temperature: { canonical: '°C', factors: { '°c': 1, 度: 1, c: 1 } },
};

export const canonicalUnit = (dimension: Dimension): string => units[dimension].canonical;
/** Unit spellings that a field of this dimension takes, for messages. */
export const unitSpellings = (dimension: Dimension): string[] =>
  Object.keys(units[dimension].factors);

export type RangeResult =
  | { ok: true; min: number; max: number; unit: string; typed: string }
  | { ok: false; problem: 'number' | 'no-unit' | 'wrong-unit' | 'order' | 'open'; unit?: string };

/** A comma before three digits parts thousands; any other comma is a decimal one. */
const NUMBER = String.raw`[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:[.,]\d+)?`;
const DASH = '(?:から|[-–—−ー~〜～])';
const RANGE = new RegExp(
  `^(?:約|およそ)?(${NUMBER})([^\\d~〜～–—−ー-]*?)(?:${DASH}(${NUMBER}))?([^\\d]*)$`,
  'u',
);
const toNumber = (text: string): number =>
  Number(
    /,\d{3}(?!\d)/.test(text) && !/,\d{1,2}$/.test(text)
      ? text.replaceAll(',', '')
      : text.replace(',', '.'),
  );

/**
 * Read `25〜35A`, `7-10 L/min`, `１．０mm`, `12 cm/分`, `φ1.6`.
 *
 * @returns Ends in the canonical unit of `dimension`, `min ≤ max`, with what was typed; or why not.
 */
export function parseRange(typed: string, dimension: Dimension): RangeResult {
  const flat = typed
    .normalize('NFKC')
    .replace(/[\s　]+/g, '')
    .replace(/^[φΦt](?=\d)/i, '')
    .replace(/[~〜～]/g, '〜');
  if (/(以上|以下|未満|まで|超)$/.test(flat)) return { ok: false, problem: 'open' };
  const match = RANGE.exec(flat);
  if (!match) return { ok: false, problem: 'number' };
  const [, low = '', unitBefore = '', high, unitAfter = ''] = match;
  const min = toNumber(low);
  const max = high === undefined ? min : toNumber(high);
  const unitShown = high === undefined ? unitBefore + unitAfter : unitAfter || unitBefore;
  const unitTyped = unitShown.toLowerCase();
  if (high !== undefined && unitBefore && unitAfter && unitBefore.toLowerCase() !== unitTyped) {
    return { ok: false, problem: 'wrong-unit', unit: unitBefore };
  }
  const { canonical, factors } = units[dimension];
  if (unitTyped === '') return { ok: false, problem: 'no-unit' };
  const factor = Object.hasOwn(factors, unitTyped) ? factors[unitTyped] : undefined;
  if (factor === undefined) return { ok: false, problem: 'wrong-unit', unit: unitShown };
  if (min > max) return { ok: false, problem: 'order' };
  return { ok: true, min: round(min * factor), max: round(max * factor), unit: canonical, typed };
}

/** Decimal noise of the factors (0.1 × 3) must not reach a page. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
