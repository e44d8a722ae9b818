import Papa from 'papaparse';
import {
  type FixationColumns,
  findFixationColumns,
  findGazeColumns,
  type GazeColumns,
  type GazeFormat,
} from './gaze/columns.js';
import { guessUnit, type StampUnit, secondsBetween, toNanoseconds } from './gaze/stamps.js';
import type { Fixation, GazeSamples } from './gaze/types.js';
import { Growing } from './log/growing.js';

/** What an author says about an export. */
export interface GazeSpec {
  /** Of the picture looked at, px; asked for where places are in px and the file does not tell. */
  readonly width?: number;
  readonly height?: number;
  /** Stamp of the film's first frame, in ns; the gaze's own first stamp by default. */
  readonly zero?: bigint;
}

export interface GazeProblem {
  readonly rule:
    | 'gaze-columns'
    | 'gaze-empty'
    | 'gaze-number'
    | 'gaze-order'
    | 'gaze-size'
    | 'gaze-rows';
  readonly severity: 'error' | 'warning';
  /** Line of the file, from 1. */
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

export interface GazeResult {
  readonly format?: GazeFormat;
  /** Rows with a stamp, whether the eye was seen or not. */
  readonly rows: number;
  /** Since `zero`; only what has a place. */
  readonly samples: GazeSamples;
  /** What the seconds count from, ns. */
  readonly zero?: bigint;
  readonly problems: readonly GazeProblem[];
}

/** Rows of an export that are read: an hour and a half at 200 Hz. */
export const MOST_GAZE_ROWS = 1_000_000;
/** The picture of the glasses' own camera, where the author does not say: Pupil Neon's. */
const NEON = { width: 1600, height: 1200 };
const BAD_SHARE = 0.01;
/** A line longer than this is no row of numbers. */
const MOST_CELLS = 2000;

const none: GazeSamples = {
  times: new Float64Array(0),
  x: new Float64Array(0),
  y: new Float64Array(0),
  confidence: new Float64Array(0),
};

/**
 * Read where somebody looked: exports of Pupil Neon (Pupil Cloud), Pupil Core (Pupil Player), Tobii, and
 * any table of a time and two places in px.
 *
 * @returns What could be read, and what could not with its line; never throws.
 */
export function readGaze(text: string, spec: GazeSpec = {}): GazeResult {
  const table = openTable(text);
  const columns = table && findGazeColumns(table.header);
  if (!table || !columns) return { rows: 0, samples: none, problems: [noColumns(table)] };
  const problems: GazeProblem[] = [];
  const stamps: bigint[] = [];
  const [xs, ys, sure] = [new Growing(), new Growing(), new Growing()];
  const bad = { count: 0, line: 0, found: '' };
  let unit = columns.timeUnit;
  let rows = 0;
  let first: bigint | undefined;
  let size = columns.measure === 'share' ? { width: 1, height: 1 } : sizeOf(columns, spec);
  let held: { cells: readonly string[]; line: number } | undefined;
  let cut = 0;
  let back = { count: 0, line: 0 };
  let latest: bigint | undefined;

  const take = (cells: readonly string[], line: number): void => {
    const typed = cells[columns.time] ?? '';
    const stamp = toNanoseconds(typed, unit as StampUnit);
    if (stamp === undefined) {
      if (typed.trim() !== '' && bad.count++ === 0) Object.assign(bad, { line, found: typed });
      return;
    }
    first = first === undefined || stamp < first ? stamp : first;
    rows++;
    if (latest !== undefined && stamp < latest && back.count++ === 0) back = { count: 1, line };
    latest = stamp;
    if (columns.width !== undefined && columns.height !== undefined && !spec.width && !size) {
      const [width, height] = [Number(cells[columns.width]), Number(cells[columns.height])];
      if (width > 0 && height > 0) size = { width, height };
    }
    const place = placeOf(cells, columns);
    if (place === 'wrong') {
      if (bad.count++ === 0)
        Object.assign(bad, { line, found: `${cells[columns.x]} ${cells[columns.y]}` });
      return;
    }
    if (!place || !isSeen(cells, columns)) return;
    stamps.push(stamp);
    xs.push(place.x);
    ys.push(place.y);
    const told = columns.confidence === undefined ? 1 : Number(cells[columns.confidence] || 0);
    sure.push(told >= 0 && told <= 1 ? told : 0);
  };
  table.rows((cells, line) => {
    if (rows >= MOST_GAZE_ROWS) {
      cut = line;
      return false;
    }
    if (unit) take(cells, line);
    else if (!held) held = { cells, line };
    else {
      // Two stamps are needed to tell what the column counts in.
      const [one, two] = [held.cells, cells].map((row) => Number(row[columns.time] ?? ''));
      if (!Number.isFinite(one) || !Number.isFinite(two)) held = { cells, line };
      else {
        unit = guessUnit(Math.abs(one as number), Math.abs((two as number) - (one as number)));
        take(held.cells, held.line);
        take(cells, line);
      }
    }
    return true;
  });

  if (cut > 0)
    problems.push({
      rule: 'gaze-rows',
      severity: 'warning',
      line: cut,
      message: `視線の記録が ${MOST_GAZE_ROWS.toLocaleString('en-US')} 行を超えています。ここから先は使いません`,
      hint: '動画に写っているところだけを切り出してください',
    });
  if (rows === 0 || bad.count > rows * BAD_SHARE)
    problems.push({
      rule: bad.count > 0 ? 'gaze-number' : 'gaze-empty',
      severity: rows === 0 ? 'error' : 'warning',
      line: bad.line || table.firstLine,
      message:
        bad.count > 0
          ? `\`${short(bad.found)}\` を読めません${bad.count > 1 ? `（ほかに ${bad.count - 1} 行）` : ''}。時刻と位置の数を期待`
          : '視線の行が一つもありません。見出しの次の行から、時刻と位置の数を期待',
      hint: '視線の記録を、書き出したまま（開いて保存し直さずに）置いてください',
    });
  if (back.count > 0 && back.count > rows * BAD_SHARE)
    problems.push({
      rule: 'gaze-order',
      severity: 'warning',
      line: back.line,
      message: '時刻が前の行より戻っています。時刻の順に並べ直して使います',
      hint: '二つの記録をつなげていないかを確かめてください',
    });
  if (!size) {
    problems.push({
      rule: 'gaze-size',
      severity: 'error',
      line: table.headerLine,
      message: '視線の位置が画素（px）で書かれていますが、元の映像の大きさが分かりません',
      hint: '視線に `幅: 1920` と `高さ: 1080`（視線を測った映像の画素の数）を書いてください',
    });
    return { format: columns.format, rows, samples: none, problems };
  }
  const zero = spec.zero ?? first;
  return {
    format: columns.format,
    rows,
    samples:
      zero === undefined
        ? none
        : sorted(stamps, zero, [xs.done(), ys.done(), sure.done()], {
            ...size,
            fromBottom: columns.fromBottom,
          }),
    ...(zero === undefined ? {} : { zero }),
    problems,
  };
}

/**
 * Fixations as the glasses' own program found them; the same seconds as the gaze's when `zero` is.
 *
 * @returns In order of start; empty with a problem when the file is none.
 */
export function readFixations(
  text: string,
  spec: GazeSpec & { readonly zero: bigint },
): { readonly fixations: readonly Fixation[]; readonly problems: readonly GazeProblem[] } {
  const table = openTable(text);
  const columns = table && findFixationColumns(table.header);
  if (!table || !columns)
    return {
      fixations: [],
      problems: [
        {
          rule: 'gaze-columns',
          severity: 'error',
          line: table?.headerLine ?? 1,
          message: '注視の列（始まりの時刻、長さ、位置）が見出しの行にありません',
          hint: 'Pupil の書き出しの `fixations.csv` をそのまま置いてください。なければ `注視` の行を消してください（視線から自動で見つけます）',
        },
      ],
    };
  const size =
    columns.measure === 'share'
      ? { width: 1, height: 1 }
      : spec.width && spec.height
        ? { width: spec.width, height: spec.height }
        : NEON;
  const fixations: Fixation[] = [];
  table.rows((cells) => {
    const start = toNanoseconds(cells[columns.start] ?? '', columns.timeUnit ?? 'ns');
    const end = endOf(cells, columns, start);
    const [x, y] = [numberOf(cells[columns.x]), numberOf(cells[columns.y])];
    if (start === undefined || end === undefined || x === undefined || y === undefined) return true;
    const from = secondsBetween(spec.zero, start);
    const to = secondsBetween(spec.zero, end);
    if (to > from)
      fixations.push({
        start: from,
        end: to,
        x: x / size.width,
        y: columns.fromBottom ? 1 - y / size.height : y / size.height,
      });
    return fixations.length < MOST_GAZE_ROWS;
  });
  fixations.sort((a, b) => a.start - b.start);
  return { fixations, problems: [] };
}

/** First stamp of a list of frames (`world_timestamps.csv`), ns. */
export function readFirstFrame(text: string): bigint | undefined {
  const table = openTable(text);
  const column = table?.header.findIndex((name) => /time/i.test(name)) ?? -1;
  if (!table || column < 0) return undefined;
  const unit = /\[ns\]/.test(table.header[column] ?? '') ? 'ns' : 's';
  let first: bigint | undefined;
  table.rows((cells) => {
    first = toNanoseconds(cells[column] ?? '', unit);
    return first === undefined;
  });
  return first;
}

function endOf(
  cells: readonly string[],
  { end, duration, timeUnit, durationUnit }: FixationColumns,
  start: bigint | undefined,
): bigint | undefined {
  if (start === undefined) return undefined;
  if (end !== undefined) return toNanoseconds(cells[end] ?? '', timeUnit ?? 'ns');
  const length = toNanoseconds(cells[duration as number] ?? '', durationUnit);
  return length === undefined ? undefined : start + length;
}

interface Table {
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly firstLine: number;
  /** Row by row with its line, until `take` says `false`. */
  rows(take: (cells: readonly string[], line: number) => boolean): void;
}

/** The header is the first line that is neither empty nor a remark. */
function openTable(text: string): Table | undefined {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  let from = 0;
  for (let line = 1; line <= 20 && from < clean.length; line++) {
    const end = clean.indexOf('\n', from);
    const to = end < 0 ? clean.length : end;
    const typed = clean.slice(from, Math.min(to, from + 20_000)).replace(/\r$/, '');
    const rest = to + 1;
    from = rest;
    if (typed.trim() === '' || typed.startsWith('#')) continue;
    // A list of stamps has one column and none of them.
    const delimiter = ['\t', ';', ','].find((sign) => typed.includes(sign)) ?? ',';
    const header = (Papa.parse<string[]>(typed, { delimiter }).data[0] ?? []).map((name) =>
      name.trim(),
    );
    if (header.length > MOST_CELLS) return undefined;
    return {
      header,
      headerLine: line,
      firstLine: line + 1,
      rows: (take) => {
        let at = line;
        Papa.parse<string[]>(clean.slice(rest), {
          delimiter,
          step: ({ data }, parser) => {
            at++;
            if (data.length === 1 && data[0]?.trim() === '') return;
            if (data.length <= MOST_CELLS && !take(data, at)) parser.abort();
          },
        });
      },
    };
  }
  return undefined;
}

function sizeOf(
  { format, width }: GazeColumns,
  spec: GazeSpec,
): { width: number; height: number } | undefined {
  if (spec.width && spec.height) return { width: spec.width, height: spec.height };
  return format === 'neon' && width === undefined ? NEON : undefined;
}

/** `undefined`: the eye was not seen. */
function placeOf(
  cells: readonly string[],
  columns: GazeColumns,
): { x: number; y: number } | 'wrong' | undefined {
  const [x, y] = [cells[columns.x]?.trim() ?? '', cells[columns.y]?.trim() ?? ''];
  if (EMPTY.test(x) || EMPTY.test(y)) return undefined;
  const [across, down] = [numberOf(x), numberOf(y)];
  if (across === undefined || down === undefined) return 'wrong';
  return { x: across, y: down };
}

const EMPTY = /^(?:|-|n\/?a|nan|null|none)$/i;

/** Tobii writes a decimal comma in European settings. */
function numberOf(cell: string | undefined): number | undefined {
  const text = (cell ?? '').trim();
  if (!/^[+-]?\d{0,15}(?:[.,]\d*)?(?:e[+-]?\d{1,2})?$/i.test(text) || !/\d/.test(text))
    return undefined;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function isSeen(cells: readonly string[], { worn, validity }: GazeColumns): boolean {
  if (worn !== undefined && /^(?:0+(?:\.0*)?|false)$/i.test(cells[worn]?.trim() ?? ''))
    return false;
  if (!validity) return true;
  // One good eye is enough; codes above 1 are guesses.
  return validity.some((at) => /^(?:valid|[01])$/i.test(cells[at]?.trim() ?? ''));
}

function sorted(
  stamps: readonly bigint[],
  zero: bigint,
  [xs, ys, sure]: readonly [Float64Array, Float64Array, Float64Array],
  { width, height, fromBottom }: { width: number; height: number; fromBottom: boolean },
): GazeSamples {
  const times = Float64Array.from(stamps, (stamp) => secondsBetween(zero, stamp));
  const order = Array.from(times.keys());
  if (times.some((time, at) => at > 0 && time < (times[at - 1] as number)))
    order.sort((a, b) => (times[a] as number) - (times[b] as number));
  const pick = (list: Float64Array) => Float64Array.from(order, (at) => list[at] as number);
  return {
    times: pick(times),
    x: pick(xs).map((value) => value / width),
    y: pick(ys).map((value) => (fromBottom ? 1 - value / height : value / height)),
    confidence: pick(sure),
  };
}

function noColumns(table: Table | undefined): GazeProblem {
  return {
    rule: 'gaze-columns',
    severity: 'error',
    line: table?.headerLine ?? 1,
    message: table
      ? `視線の列が見出しの行にありません。ある列: ${table.header
          .filter((name) => name !== '')
          .slice(0, 8)
          .map((name) => `\`${short(name)}\``)
          .join('、')}`
      : '見出しの行がありません。列の名前が並んだ行を期待',
    hint: 'Pupil Cloud の `gaze.csv`、Pupil Player の `gaze_positions.csv`、Tobii の書き出し、または `time,x,y` の列がある表を置いてください',
  };
}

const short = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
