import { say } from '@chishiki-ichiba/model/say';
import { scaleLinear, scalePoint } from 'd3-scale';
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import type { LinesProp } from '../report-props.js';
import { round } from './bars.js';

const WIDTH = 400;
const HEIGHT = 200;
const MARGIN = { top: 28, right: 36, bottom: 28, left: 60 } as const;
const marks = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond].map((type) =>
  tenths(symbol(type, 70)() ?? ''),
);
const dashes = ['', '7 4', '2 4', '10 3 2 3'];
/** More lines than marks could not be told apart; the table has them all. */
export const MOST_LINES = marks.length;

export interface Series {
  readonly label: string;
  /** By year. */
  readonly points: readonly { readonly year: number; readonly number: number }[];
}

/** Figures of one unit over the years, from zero, a line for each page. */
export function drawLines(series: readonly Series[], unit: string, title: string): LinesProp {
  const shown = series.slice(0, MOST_LINES);
  const years = [...new Set(shown.flatMap(({ points }) => points.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const numbers = shown.flatMap(({ points }) => points.map(({ number }) => number));
  const y = scaleLinear()
    .domain([Math.min(0, ...numbers), Math.max(0, ...numbers) || 1])
    .nice(4)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const x = scalePoint<number>()
    .domain(years)
    .range([MARGIN.left + 24, WIDTH - MARGIN.right])
    .padding(years.length === 1 ? 0.5 : 0);
  const path = line<{ readonly year: number; readonly number: number }>()
    .x(({ year }) => x(year) ?? 0)
    .y(({ number }) => y(number))
    .digits(1);
  const words = shown.map(
    ({ label, points }) =>
      say`${label}は${points.map(({ year, number }) => say`${year}年度${text(number)}${unit}`).join(say`、`)}`,
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    label: say`${title}。${words.join(say`。`)}`,
    unit,
    more: series.length - shown.length,
    left: MARGIN.left,
    right: WIDTH - MARGIN.right + 12,
    bottom: HEIGHT - MARGIN.bottom,
    years: years.map((year) => ({ x: round(x(year) ?? 0), label: `${year}` })),
    ticks: y.ticks(4).map((tick) => ({ y: round(y(tick)), label: text(tick) })),
    series: shown.map(({ label, points }, index) => ({
      label,
      path: points.length > 1 ? (path(points) ?? '') : '',
      dash: dashes[index] ?? '',
      points: points.map(({ year, number }) => ({
        x: round(x(year) ?? 0),
        y: round(y(number)),
        mark: marks[index] ?? '',
        text: text(number),
        below: shown.some(
          (other, at) =>
            at !== index &&
            other.points.some(
              (point) =>
                point.year === year &&
                (point.number > number || (point.number === number && at < index)),
            ),
        ),
      })),
    })),
  };
}

/** `1500` → `1,500`. The number itself, not its language: the same on every machine. */
const text = (number: number): string => {
  const [whole = '', rest] = String(Math.abs(number)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${number < 0 ? '−' : ''}${grouped}${rest ? `.${rest}` : ''}`;
};

/** Numbers of a path, short. */
function tenths(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => String(round(Number(number))));
}
