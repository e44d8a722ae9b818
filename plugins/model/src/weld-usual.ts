import type { Range } from './schema/field.js';
import type { Weld } from './schema/weld.js';

/** A figure people usually stay within. */
export interface Usual {
  /** Path under `weld`, e.g. `gas.flow`; also where the author typed it. */
  readonly path: string;
  /** Last part of the rule id. */
  readonly rule: string;
  /** As authors call it. */
  readonly label: string;
  readonly typed: Range;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** What the figure holds for, e.g. 「SUS304 1mmの突合せ」. */
  readonly holdsFor: string;
  /** Still right below `min / below` and above `max × above`? Then it is worth a look. */
  readonly below: number;
  readonly above: number;
}

/**
 * Rules of thumb, each from a published sheet; none is a limit. How far beyond one a value may lie
 * (`below`, `above`) is our judgement: half as much again is often right, twice as much is more often a
 * slip of the pen (70 for 7, 250 for 25).
 */
const LOOSE = { below: 2, above: 1.5 };
const CURRENT = { below: 1.5, above: 1.5 };
/** Thin sheet: what the rule of thumb on current was told for. */
const THICKEST = 3;

/** The figures that hold for these conditions: TIG on stainless steel only. */
export function usualOf(weld: Weld): Usual[] {
  if (!isStainlessTig(weld)) return [];
  return [...gas(weld), ...stickOut(weld), ...arcLength(weld), ...current(weld)];
}

export function isStainlessTig({ process, base = [] }: Weld): boolean {
  return (
    (process === '141' || process === '142') &&
    base.length > 0 &&
    base.every(({ name }) => /^sus/i.test(name))
  );
}

/** KOBELCO, stainless TIG: Ar 7–15 L/min at 100–200 A, 12–20 L/min at 200–300 A. */
function gas({ gas: shield, current: set }: Weld): Usual[] {
  const typed = shield?.flow;
  if (!typed || !/^(?:ar|アルゴン)$/i.test(shield?.type?.normalize('NFKC') ?? 'Ar')) return [];
  const highest = set?.peak?.max ?? set?.range?.max ?? set?.mean?.max;
  const [min, max, holdsFor] =
    highest !== undefined && highest > 200
      ? ([12, 20, 'ステンレスのTIG（200〜300A）'] as const)
      : ([7, 15, 'ステンレスのTIG（200Aまで）'] as const);
  return [
    {
      path: 'gas.flow',
      rule: 'gas-flow',
      label: 'シールドガスの流量',
      typed,
      min,
      max,
      unit: 'L/min',
      holdsFor,
      ...LOOSE,
    },
  ];
}

/** KOBELCO: stick-out 4–5 mm, corner 2–3 mm, deep groove 5–6 mm. */
function stickOut({ electrode, joint, groove }: Weld): Usual[] {
  const typed = electrode?.stickOut;
  if (!typed) return [];
  const corner = joint === 'corner';
  return [
    {
      path: 'electrode.stickOut',
      rule: 'stick-out',
      label: '電極の突出し',
      typed,
      min: corner ? 2 : 4,
      max: corner ? 3 : groove ? 6 : 5,
      unit: 'mm',
      holdsFor: `ステンレスのTIG（${corner ? '角継手' : groove ? '開先のある継手' : '角でない継手'}）`,
      ...LOOSE,
    },
  ];
}

/** KOBELCO: arc length 1–3 mm. */
function arcLength({ arcLength: typed }: Weld): Usual[] {
  if (!typed) return [];
  return [
    {
      path: 'arcLength',
      rule: 'arc-length',
      label: 'アーク長',
      typed,
      min: 1,
      max: 3,
      unit: 'mm',
      holdsFor: 'ステンレスのTIG',
      ...LOOSE,
    },
  ];
}

/**
 * Rule of thumb (okayamadey): 25–30 A a millimetre for a butt; SUS304 of 1 mm takes 25 A in a butt and
 * 60 A in a fillet, so a current says nothing without its joint. For all else the sources give no
 * figure: anything from the one to the other passes. A pulse is not judged.
 */
function current({ current: set, joint, base = [] }: Weld): Usual[] {
  const typed = set?.range;
  const ends = base.flatMap(({ thickness }) =>
    thickness?.min !== undefined && thickness.max !== undefined
      ? [thickness.min, thickness.max]
      : [],
  );
  const thin = Math.min(...ends);
  const thick = Math.max(...ends);
  if (!typed || set?.peak || ends.length < base.length * 2 || thin <= 0 || thick > THICKEST)
    return [];
  // One figure for the fillet does not say that two millimetres take twice as much.
  const fillet = joint === 'tee' && thin === 1 && thick === 1;
  const [low, high] = joint === 'butt' ? [25, 30] : fillet ? [60, 60] : [25, 60];
  const words = joint === 'butt' ? '突合せ' : fillet ? 'すみ肉' : '突合せからすみ肉まで';
  const size = thin === thick ? `${thin}mm` : `${thin}〜${thick}mm`;
  return [
    {
      path: 'current.range',
      rule: 'current',
      label: '電流',
      typed,
      min: tenth(low * thin),
      max: tenth(high * thick),
      unit: 'A',
      holdsFor: `ステンレス ${size} の${words}`,
      ...CURRENT,
    },
  ];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
