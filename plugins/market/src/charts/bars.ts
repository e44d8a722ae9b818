import { scaleBand, scaleLinear } from 'd3-scale';
import type { BarsProp } from '../report-props.js';

const WIDTH = 400;
const ROW = 34;
/** Room for a label of six full-width characters, and for the number at the end of a bar. */
const LEFT = 104;
const RIGHT = 56;

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Beside its end; default the number. */
  readonly text?: string;
  readonly apart?: boolean;
}

/** Lying bars, the longest as wide as there is room. */
export function drawBars(bars: readonly Bar[], label: string): BarsProp {
  const height = bars.length * ROW;
  const x = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ value }) => value))])
    .range([0, WIDTH - LEFT - RIGHT]);
  const y = scaleBand<number>()
    .domain(bars.map((_, index) => index))
    .range([0, height])
    .paddingInner(0.35)
    .paddingOuter(0.2);
  return {
    width: WIDTH,
    height,
    left: LEFT,
    label,
    bars: bars.map((bar, index) => ({
      label: bar.label,
      y: round(y(index) ?? 0),
      height: round(y.bandwidth()),
      width: round(x(bar.value)),
      text: bar.text ?? String(bar.value),
      apart: bar.apart ?? false,
    })),
  };
}

/** Tenths of a picture's unit are finer than any screen shows. */
export const round = (value: number): number => Math.round(value * 10) / 10;
