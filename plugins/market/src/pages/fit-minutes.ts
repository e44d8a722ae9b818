import { say } from '@chishiki-ichiba/model/say';
import type { MinutesFit, MinutesPageProp } from '../activity-props.js';
import { linesOf } from './lines-of.js';

/**
 * How minutes stand on one sheet of A4: the largest letters that leave at least one empty line under
 * each heading, and as many lines to write on as the rest of the sheet holds.
 *
 *     ┌ title, when, where, who ┐   An estimate from widths of letters, on the safe side, in mm.
 *     │ 議題・使うもの           │
 *     │ 決めたこと  … + lines    │
 *     │ 分かったこと … + lines   │
 *     │ 次にやること … + lines   │
 *     └─────────────────────────┘
 */
const POINTS = [10.5, 10, 9.5, 9, 8.5, 8, 7.5] as const;
/** Inside the margins of 11 mm and 13 mm, less what rounding may take. */
const AREA = { width: 184, height: 270 } as const;
const MM = 25.4 / 72;
/** Line height over size, padding of a row, a heading; also in `minutes.module.css`. */
const LINE = 1.4;
const ROW_PADDING = 2.4;
const HEADING = 1.4;
/** A line one can write on by hand. */
const BLANK = 8.5;
/** Columns of 次にやること: what, who, until when, done. */
const NEXT_COLUMNS = [0.44, 0.22, 0.17, 0.17] as const;

type MinutesText = Omit<MinutesPageProp, 'fit'>;

export function fitMinutes(minutes: MinutesText): MinutesFit {
  for (const points of POINTS) {
    const room = AREA.height - heightOf(minutes, points);
    const rows = Math.floor(room / BLANK);
    if (rows >= 3) return { points, blank: shareOut(rows, minutes), sheets: 1 };
  }
  // More than a sheet: it goes on over another rather than losing a word, one line under each heading.
  const points = 9;
  const blank = { decided: 1, learned: 1, next: 1 };
  const sheets = Math.ceil((heightOf(minutes, points) + 3 * BLANK) / (AREA.height * 0.94));
  return { points, blank, sheets: Math.max(2, sheets) };
}

/** Most for what was decided and is to be done; a heading that has text already gets less. */
function shareOut(rows: number, { decided, learned, next }: MinutesText): MinutesFit['blank'] {
  const weights = [decided.length > 0 ? 1 : 3, learned.length > 0 ? 1 : 2, next.length > 0 ? 1 : 3];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => 1 + Math.floor(((rows - 3) * weight) / total));
  const [first = 1, second = 1, third = 1] = shares;
  // What does not share out evenly goes where most is written.
  return { decided: first, learned: second, next: Math.max(third, rows - first - second) };
}

/** Height in mm of all that is printed, without the empty lines. */
export function heightOf(minutes: MinutesText, points: number): number {
  const { title, when, place, alliance, orgs, agenda, uses, decided, learned, next } = minutes;
  const size = points * MM;
  const line = size * LINE;
  const text = (words: string, width: number = AREA.width, scale = 1) =>
    linesOf(words, width, size * scale) * line * scale;
  const row = (words: string) => text(words, AREA.width - 8) + ROW_PADDING;
  const heading = line * HEADING;
  const rows = (list: readonly string[]) =>
    list.reduce((height, words) => height + row(words), heading);
  const half = AREA.width / 2 - 24;
  const pair = (left: string, right: string) =>
    Math.max(text(left, half), text(right, half)) + ROW_PADDING;
  const actions = next.map(({ text: words, who = '', due = '', done = '' }) => {
    const cells = [words, who, due && say`2026年12月10日`, done && say`2026年12月10日`];
    const heights = cells.map((cell, index) =>
      text(cell, AREA.width * (NEXT_COLUMNS[index] as number) - 4),
    );
    return Math.max(...heights) + ROW_PADDING;
  });
  return (
    text(title, AREA.width - 72, 1.5) +
    // What kind of meeting it was, and the rule under the title.
    line * 1.4 +
    pair(when, place ?? '') +
    pair(alliance ?? '', '') +
    pair(orgs.join(say`、`), say`書いた人（役割）`) +
    (agenda.length > 0 ? rows(agenda) : 0) +
    (uses.length > 0 ? heading + text(uses.join(say`、`)) + ROW_PADDING : 0) +
    rows(decided) +
    rows(learned) +
    heading +
    line +
    ROW_PADDING +
    actions.reduce((height, action) => height + action, 0)
  );
}
