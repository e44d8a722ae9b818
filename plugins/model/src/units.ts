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
  current: { canonical: 'A', factors: { a: 1, アンペア: 1, amp: 1, ka: 1000, ma: 0.001 } },
  voltage: { canonical: 'V', factors: { v: 1, ボルト: 1, kv: 1000, mv: 0.001 } },
  length: {
    canonical: 'mm',
    factors: {
      mm: 1,
      ミリ: 1,
      ミリメートル: 1,
      cm: 10,
      センチ: 10,
      センチメートル: 10,
      m: 1000,
      メートル: 1000,
      μm: 0.001,
      um: 0.001,
      ミクロン: 0.001,
      // Marks of a drawing, whose numbers are millimetres: `1.0t`, `1.6φ`.
      t: 1,
      φ: 1,
    },
  },
  flow: {
    canonical: 'L/min',
    factors: {
      'l/min': 1,
      'ℓ/min': 1,
      'l/分': 1,
      'リットル/分': 1,
      リットル毎分: 1,
      'リットル/min': 1,
      l毎分: 1,
      lpm: 1,
      'cc/min': 0.001,
      'ml/min': 0.001,
      'ml/分': 0.001,
      'cc/分': 0.001,
    },
  },
  speed: {
    canonical: 'mm/min',
    factors: {
      'mm/min': 1,
      'mm/分': 1,
      'ミリ/分': 1,
      ミリ毎分: 1,
      mm毎分: 1,
      'cm/min': 10,
      'cm/分': 10,
      'センチ/分': 10,
      センチ毎分: 10,
      cm毎分: 10,
      cpm: 10,
      'mm/s': 60,
      'mm/sec': 60,
      'mm/秒': 60,
      'ミリ/秒': 60,
      mm毎秒: 60,
      'cm/s': 600,
      'cm/秒': 600,
      'm/min': 1000,
      'm/分': 1000,
      'メートル/分': 1000,
    },
  },
  angle: { canonical: '°', factors: { '°': 1, 度: 1, deg: 1 } },
  time: {
    canonical: 's',
    factors: {
      s: 1,
      sec: 1,
      秒: 1,
      秒間: 1,
      ms: 0.001,
      ミリ秒: 0.001,
      min: 60,
      分: 60,
      分間: 60,
      h: 3600,
      時間: 3600,
    },
  },
  frequency: { canonical: 'Hz', factors: { hz: 1, ヘルツ: 1, khz: 1000, キロヘルツ: 1000 } },
  percent: { canonical: '%', factors: { '%': 1, パーセント: 1 } },
  temperature: { canonical: '°C', factors: { '°c': 1, 度: 1, c: 1, 度c: 1 } },
};

export const canonicalUnit = (dimension: Dimension): string => units[dimension].canonical;
/** Unit spellings that a field of this dimension takes, for messages. */
export const unitSpellings = (dimension: Dimension): string[] =>
  Object.keys(units[dimension].factors);
/**
 * @param unit - NFKC, without blanks, any case.
 * @returns Factor to the canonical unit; `undefined` for a unit that is none of this dimension's.
 */
export function factorOf(unit: string, dimension: Dimension): number | undefined {
  const { factors } = units[dimension];
  const key = unit.toLowerCase();
  return Object.hasOwn(factors, key) ? factors[key] : undefined;
}
