import { say } from '@chishiki-ichiba/model/say';
import type { BreakdownProp, OjtProp, PaperFitProp } from '../paper-props.js';
import type { FieldRow } from '../props.js';
import { linesOf } from './lines-of.js';

/**
 * How large the letters of a portrait A4 may be so that all of it stands on one sheet.
 *
 *     ┌ title, revision, dates ──────────┬ QR ┐   widths in mm, as in `paper.module.css`
 *     │ conditions, safety, tools             │
 *     ├ 手順 36 ┬ 急所 59 ┬ 理由 73 ┬ 22 ┤
 *     │ 1 …     │ ◎ …     │ …       │ QR │   a picture stands under 急所 and 理由
 *
 * An estimate from widths of letters: every line counts as a little shorter than it is, and pictures grow
 * into what is left over.
 */
type Content = Omit<BreakdownProp, 'fit'>;

/** Comfortable letters first; 8 pt is the least a bench can read, then pictures shrink. */
const SIZES: readonly Omit<PaperFitProp, 'onePage'>[] = [
  { points: 12, picture: 38 },
  { points: 11, picture: 34 },
  { points: 10.5, picture: 34 },
  { points: 10, picture: 32 },
  { points: 9.5, picture: 30 },
  { points: 9, picture: 28 },
  { points: 8.5, picture: 26 },
  { points: 8, picture: 24 },
  { points: 8, picture: 18 },
  { points: 8, picture: 14 },
];
/** Inside margins of 10 mm, with a little to spare for rounding. */
const SHEET = { width: 190, height: 275 } as const;
const STEP = { title: 36, point: 57, reason: 71, pad: 2.4 } as const;
const LINE = 1.35;
const MM = 25.4 / 72;
/** No letter on paper is smaller; also in `paper.module.css`, with the next three. */
const LEAST = 8;
const SAFETY = 8.5;
const TITLE = 17;
const DIAL = 8;

const fit = (height: (size: Omit<PaperFitProp, 'onePage'>) => number): PaperFitProp => {
  const size = SIZES.find((one) => height(one) <= SHEET.height);
  // Too much for one sheet: comfortable letters then, over as many as it takes.
  return size ? { ...size, onePage: true } : { points: 9.5, picture: 30, onePage: false };
};

export const fitBreakdown = (content: Content): PaperFitProp =>
  fit((size) => breakdownHeight(content, size));

/** Height in mm that the sheet would take. */
export function breakdownHeight(
  { head, weld, safety, atHand, steps }: Content,
  { points, picture }: Pick<PaperFitProp, 'points' | 'picture'>,
): number {
  const text = (words: string, width: number, size = points) =>
    linesOf(words, width, size * MM) * size * LINE * MM;
  const beside = SHEET.width - head.qr.mm - 4;
  const title =
    text(head.title, beside, TITLE) +
    3 * LEAST * LINE * MM +
    2 +
    (weld ? text(lineOf(weld.rest), beside, LEAST) : 0);
  const top = Math.max(head.qr.mm + 4, title) + 2;
  const conditions = weld
    ? text(`${weld.banner}　`, SHEET.width, LEAST) +
      // Numbers are large: every dial takes about half as much again as its letters.
      text(lineOf(weld.dials), (SHEET.width - 4) / 1.6, DIAL) +
      5
    : 0;
  const before =
    sum(safety.map((row) => text(lineOf([row]), SHEET.width - 4, SAFETY))) +
    (atHand.length > 0 ? text(lineOf(atHand), SHEET.width, LEAST) : 0) +
    3;
  const body = steps.map((step) => {
    const lines = step.points.map(
      (point) =>
        Math.max(
          text(
            `${point.mark ? say`◎成否` : ''}${point.mark === 'ease' ? say`さす` : ''} ${point.text}`,
            STEP.point,
          ),
          text(point.reason ?? '', STEP.reason),
        ) + 1,
    );
    const signs = step.pictures.some(({ sign }) => sign) ? LEAST * LINE * MM : 0;
    const pictures = step.pictures.length > 0 ? picture + signs + 1 : 0;
    return Math.max(text(step.title, STEP.title - 8), step.qr.mm, sum(lines) + pictures) + STEP.pad;
  });
  const foot = 2 * LEAST * LINE * MM + 7;
  return top + conditions + before + sum(body) + foot;
}

/** A record has the same frame for every manual; only its list of steps grows. */
export function fitOjt(steps: OjtProp['steps']): PaperFitProp {
  return fit(({ points }) => {
    const row = steps.map(({ title, points: list }) => {
      const lines =
        linesOf(title, 70, points * MM) +
        linesOf(list.map(({ text }) => text).join('・'), 70, LEAST * MM);
      return Math.max(12, lines * points * LINE * MM + 2);
    });
    return 78 + 11 + sum(row) + 52;
  });
}

const lineOf = (rows: readonly FieldRow[]): string =>
  rows
    .map(({ label, values }) => `${label} ${values.map((value) => value.label).join(say`、`)}`)
    .join('　');
const sum = (list: readonly number[]): number => list.reduce((total, part) => total + part, 0);
