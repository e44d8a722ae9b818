import type { Range } from './schema/field.js';
import type { Weld } from './schema/weld.js';

/** Lower and upper end of a quantity; equal for a single value. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** Heat of a weld per length of it: the same quantity in the two units in use. */
export interface HeatSpan {
  readonly jPerCm: Span;
  readonly kJPerMm: Span;
}

export interface HeatInput extends HeatSpan {
  /** What went into the formula. */
  readonly voltage: Span;
  /** Ampere; the mean one when `approximate`. */
  readonly current: Span;
  /** cm/min, the unit of the formula. */
  readonly speed: Span;
  /** With the share of the arc's heat that reaches the work; only for processes whose factor is published. */
  readonly corrected?: HeatSpan & { readonly factor: number };
  /** Made from mean values (pulse, AC): 「平均値による概算」. */
  readonly approximate: boolean;
}

/**
 * Thermal efficiency k by process number of ISO 4063. EN 1011-1:2009 table 1 and ISO/TR 17671-1:2002
 * table 1; 142 burns the same arc as 141.
 */
const EFFICIENCY: Readonly<Record<string, number>> = {
  141: 0.6,
  142: 0.6,
  111: 0.8,
  131: 0.8,
  135: 0.8,
  136: 0.8,
};

/** Arc processes: only an arc has a voltage and a current that make its heat. */
const ARC = new Set(Object.keys(EFFICIENCY));

/**
 * 溶接入熱 H = 60·E·I/v in J/cm as JIS Z 3001 defines it, without efficiency (E in V, I in A, v in
 * cm/min). Ranges give a range: least voltage and current at the highest speed to most at the lowest.
 *
 * @returns `undefined` when voltage, current or speed is missing or open at an end; for a process that
 *   is no arc; for pulse and AC without a mean current. Nothing is ever filled in.
 */
export function heatInputOf(weld: Weld): HeatInput | undefined {
  if (!ARC.has(weld.process)) return undefined;
  const approximate = isPulsed(weld) || weld.current?.polarity === 'ac';
  const voltage = spanOf(weld.voltage);
  const current = spanOf(approximate ? weld.current?.mean : weld.current?.range);
  const mmPerMin = spanOf(weld.speed);
  if (!voltage || !current || !mmPerMin || mmPerMin.min <= 0) return undefined;
  if (voltage.min < 0 || current.min < 0) return undefined;
  const speed = { min: round(mmPerMin.min / 10), max: round(mmPerMin.max / 10) };
  const jPerCm = {
    min: round((60 * voltage.min * current.min) / speed.max),
    max: round((60 * voltage.max * current.max) / speed.min),
  };
  const factor = EFFICIENCY[weld.process];
  return {
    ...heat(jPerCm),
    voltage,
    current,
    speed,
    ...(factor === undefined
      ? {}
      : {
          corrected: {
            factor,
            ...heat({ min: round(jPerCm.min * factor), max: round(jPerCm.max * factor) }),
          },
        }),
    approximate,
  };
}

/** Peak, base, frequency or duty: the current is never the one of `範囲` for long. */
export const isPulsed = ({ current }: Pick<Weld, 'current'>): boolean =>
  [current?.peak, current?.baseCurrent, current?.frequency, current?.duty].some(
    (part) => part !== undefined && part !== null,
  );

/** 1 kJ/mm = 10,000 J/cm. */
const heat = (jPerCm: Span): HeatSpan => ({
  jPerCm,
  kJPerMm: { min: round(jPerCm.min / 10_000), max: round(jPerCm.max / 10_000) },
});

const spanOf = (range: Range | null | undefined): Span | undefined =>
  range?.min !== undefined && range.max !== undefined
    ? { min: range.min, max: range.max }
    : undefined;

/** Six decimals: far beyond any meter, short of binary noise. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
