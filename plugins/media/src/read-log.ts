// papaparse (MIT, no dependencies): reads 1,000,000 rows in about a second, quotes and stray line ends
// included, and hands them over row by row; csv-parse took three times as long.
import Papa from 'papaparse';
import { readClock, readNumber } from './log/cells.js';
import { Growing } from './log/growing.js';
import { type LogForm, sniffLog } from './log/sniff.js';
import type { Series } from './log/types.js';

/** What an author says about one file. */
export interface LogSpec {
  /** Columns of the time; the leftmost by default. Two are a date and a time of day. */
  readonly time?: readonly string[];
  /** Of a time that is a number; told from its size by default. */
  readonly timeUnit?: 's' | 'ms' | 'us';
  /** Second of the video at the log's 0, or at its first row when it tells the day. Default 0. */
  readonly shift?: number;
  readonly channels: readonly {
    /** Name of a column, or its number from 1. */
    readonly column: string;
    /** Default 1. */
    readonly scale?: number;
    /** Added after scaling; default 0. */
    readonly offset?: number;
  }[];
}

export interface LogProblem {
  readonly rule: 'log-empty' | 'log-column' | 'log-time' | 'log-number' | 'log-order' | 'log-size';
  readonly severity: 'error' | 'warning';
  /** Line of the log, from 1. */
  readonly line: number;
  /** Which part of the spec it is about: `time`, or the number of the channel. */
  readonly about?: 'time' | number;
  readonly message: string;
  readonly hint: string;
}

export interface LogResult {
  /** One per channel of the spec, in its order; empty ones where the column is missing. */
  readonly channels: readonly Series[];
  /** Rows with a time. */
  readonly rows: number;
  /** Columns found, as an author can name them. */
  readonly columns: readonly string[];
  readonly problems: readonly LogProblem[];
}

/** Samples of one file; what comes after is left out and told. */
export const MOST_ROWS = 5_000_000;
/** Rows with something else than numbers are told from this share on. */
const BAD_SHARE = 0.01;

/** Text of a log: UTF-8, or what Japanese loggers and spreadsheets write (Shift_JIS), or UTF-16 with its mark. */
export function decodeLog(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

/**
 * Read a process log: text → channels over the seconds of the video.
 *
 * @returns What could be read, and what could not with its line; never throws. A cell without a value
 *   (blank, `-`, `NaN`) is no sample of its channel: channels of different rate may share a file.
 */
export function readLog(text: string, spec: LogSpec): LogResult {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const form = sniffLog(clean);
  const columns = form.header ?? Array.from({ length: form.width }, (_, at) => String(at + 1));
  const empty = spec.channels.map(() => ({
    times: new Float64Array(0),
    values: new Float64Array(0),
  }));
  if (form.firstLine === 0)
    return {
      channels: empty,
      rows: 0,
      columns,
      problems: [
        {
          rule: 'log-empty',
          severity: 'error',
          line: 1,
          message:
            '数の行が一つもありません。時刻と測った値がコンマ・セミコロン・タブで並んだ行を期待',
          hint: '溶接機の記録をCSV（カンマ区切り）で書き出してください',
        },
      ],
    };
  const problems: LogProblem[] = [];
  const columnOf = (typed: string, about: LogProblem['about']): number => {
    const at = findColumn(typed, form);
    if (at < 0) problems.push(missing(typed, about, form, columns));
    return at;
  };
  const timeColumns = (spec.time ?? ['1']).map((typed) =>
    spec.time ? columnOf(typed, 'time') : 0,
  );
  const places = spec.channels.map(({ column }, index) => columnOf(column, index));
  if (timeColumns.includes(-1)) return { channels: empty, rows: 0, columns, problems };
  const read = readRows(clean, form, { ...spec, timeColumns, places });
  return { ...read, columns, problems: [...problems, ...read.problems] };
}

interface Rows extends LogSpec {
  readonly timeColumns: readonly number[];
  readonly places: readonly number[];
}

function readRows(
  text: string,
  form: LogForm,
  { timeColumns, places, timeUnit, shift = 0, channels }: Rows,
): Pick<LogResult, 'channels' | 'rows' | 'problems'> {
  const times = channels.map(() => new Growing());
  const values = channels.map(() => new Growing());
  const bad = channels.map(() => ({ count: 0, line: 0, found: '' }));
  const badTime = { count: 0, line: 0, found: '' };
  const back = { count: 0, line: 0 };
  let clock: ((cells: readonly string[]) => number | undefined) | undefined;
  let origin: number | undefined;
  let latest = Number.NEGATIVE_INFINITY;
  let rows = 0;
  let line = 0;
  let cut = 0;

  Papa.parse<string[]>(text, {
    delimiter: form.delimiter,
    step({ data }, parser) {
      line++;
      const here = line;
      // A quoted cell may hold line ends of its own.
      for (const cell of data) if (cell.includes('\n')) line += cell.split('\n').length - 1;
      if (here < form.firstLine || (data.length === 1 && data[0]?.trim() === '')) return;
      if (data[0]?.startsWith('#')) return;
      clock ??= clockOf(data, timeColumns, form.comma, timeUnit);
      const told = clock?.(data);
      if (told === undefined || Number.isNaN(told)) {
        if (badTime.count++ === 0) {
          badTime.line = here;
          badTime.found = timeColumns.map((at) => data[at] ?? '').join(' ');
        }
        return;
      }
      // The day's own seconds are counted from the first row; a stopwatch keeps its 0.
      origin ??= Math.abs(told) >= ABSOLUTE || isClock(data, timeColumns, form.comma) ? told : 0;
      const time = told - origin + shift;
      if (time < latest) {
        if (back.count++ === 0) back.line = here;
        return;
      }
      if (rows === MOST_ROWS) {
        cut = here;
        parser.abort();
        return;
      }
      latest = time;
      rows++;
      for (let at = 0; at < channels.length; at++) {
        const cell = data[places[at] as number];
        if (cell === undefined) continue;
        const value = readNumber(cell, form.comma);
        if (value === undefined) {
          const mark = bad[at] as (typeof bad)[number];
          if (mark.count++ === 0) {
            mark.line = here;
            mark.found = cell;
          }
          continue;
        }
        if (Number.isNaN(value)) continue;
        const { scale = 1, offset = 0 } = channels[at] as LogSpec['channels'][number];
        times[at]?.push(time);
        values[at]?.push(value * scale + offset);
      }
    },
  });

  const problems: LogProblem[] = [];
  if (rows === 0 || badTime.count > rows * BAD_SHARE)
    problems.push({
      rule: 'log-time',
      severity: rows === 0 ? 'error' : 'warning',
      line: badTime.line || form.firstLine,
      about: 'time',
      message: `時刻 \`${short(badTime.found)}\` を読めません${badTime.count > 1 ? `（ほかに ${badTime.count - 1} 行）` : ''}。秒などの数、日時、または日付と時刻の二つの列を期待`,
      hint: '時刻の列が左端でなければ、`時刻` にその列の名前を書いてください',
    });
  if (back.count > rows * BAD_SHARE)
    problems.push({
      rule: 'log-order',
      severity: 'warning',
      line: back.line,
      about: 'time',
      message: `時刻が前の行より戻っています（${back.count} 行）。戻った行は使いません`,
      hint: '記録の途中で時計を直したか、二つの記録をつなげていないかを確かめてください',
    });
  if (cut > 0)
    problems.push({
      rule: 'log-size',
      severity: 'warning',
      line: cut,
      message: `記録が ${MOST_ROWS.toLocaleString('en-US')} 行を超えています。ここから先は使いません`,
      hint: '溶接しているところだけを切り出してください',
    });
  for (const [index, { count, line: at, found }] of bad.entries()) {
    if (places[index] === -1 || rows === 0) continue;
    const got = values[index]?.length ?? 0;
    if (count > rows * BAD_SHARE || (got === 0 && count > 0))
      problems.push({
        rule: 'log-number',
        severity: got === 0 ? 'error' : 'warning',
        line: at,
        about: index,
        message: `列 \`${channels[index]?.column}\` の値 \`${short(found)}\` は数ではありません${count > 1 ? `（ほかに ${count - 1} 行）` : ''}。数を期待`,
        hint: '列の名前がずれていないか、単位が値に付いていないかを確かめてください',
      });
    else if (got === 0)
      problems.push({
        rule: 'log-number',
        severity: 'error',
        line: form.firstLine,
        about: index,
        message: `列 \`${channels[index]?.column}\` に値が一つもありません。数を期待`,
        hint: '列の名前がずれていないかを確かめてください',
      });
  }
  return {
    channels: channels.map((_, at) => ({
      times: (times[at] as Growing).done(),
      values: (values[at] as Growing).done(),
    })),
    rows,
    problems,
  };
}

/** Seconds since 1970 and their multiples are above it; no stopwatch runs for three years. */
const ABSOLUTE = 1e8;

const textOf = (cells: readonly string[], columns: readonly number[]): string =>
  columns.map((at) => cells[at] ?? '').join(' ');

const isClock = (cells: readonly string[], columns: readonly number[], comma: boolean): boolean =>
  columns.length > 1 || readNumber(cells[columns[0] as number] ?? '', comma) === undefined;

/** How this log's times become seconds, told from its first row. */
function clockOf(
  first: readonly string[],
  columns: readonly number[],
  comma: boolean,
  unit: LogSpec['timeUnit'],
): ((cells: readonly string[]) => number | undefined) | undefined {
  const number =
    columns.length > 1 ? undefined : readNumber(first[columns[0] as number] ?? '', comma);
  if (number !== undefined && !Number.isNaN(number)) {
    const size = Math.abs(number);
    const factor =
      unit === 'us' || (!unit && size >= 1e14)
        ? 1e-6
        : unit === 'ms' || (!unit && size >= 1e11)
          ? 1e-3
          : 1;
    return (cells) => {
      const value = readNumber(cells[columns[0] as number] ?? '', comma);
      return value === undefined ? undefined : value * factor;
    };
  }
  if (!readClock(textOf(first, columns))) return undefined;
  // A time of day alone begins again at midnight.
  let days = 0;
  let before: number | undefined;
  return (cells) => {
    const read = readClock(textOf(cells, columns));
    if (!read) return undefined;
    if (read.dated) return read.seconds;
    if (before !== undefined && before - read.seconds > 43_200) days++;
    before = read.seconds;
    return read.seconds + days * 86_400;
  };
}

/** By its name as typed, by its name without unit, width and case, by its number. */
function findColumn(typed: string, { header = [], width }: LogForm): number {
  const exact = header.indexOf(typed.trim());
  if (exact >= 0) return exact;
  for (const likeness of [loose, bare]) {
    const wanted = likeness(typed);
    const at = wanted === '' ? -1 : header.findIndex((name) => likeness(name) === wanted);
    if (at >= 0) return at;
  }
  const number = /^\d{1,4}$/.test(typed.normalize('NFKC').trim())
    ? Number(typed.normalize('NFKC'))
    : 0;
  return number >= 1 && number <= Math.max(width, header.length) ? number - 1 : -1;
}

const loose = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
/** `電流(A)`, `Voltage [V]` */
const bare = (name: string): string => loose(name).replace(/[([].*$/, '');

function missing(
  typed: string,
  about: LogProblem['about'],
  form: LogForm,
  columns: readonly string[],
): LogProblem {
  const names = columns.filter((name) => name !== '');
  return {
    rule: 'log-column',
    severity: 'error',
    line: form.headerLine ?? form.firstLine,
    ...(about === undefined ? {} : { about }),
    message: form.header
      ? `列 \`${short(typed)}\` が見出しの行にありません。ある列: ${names
          .slice(0, 12)
          .map((name) => `\`${short(name)}\``)
          .join('、')}${names.length > 12 ? ` ほか${names.length - 12}列` : ''}`
      : `列 \`${short(typed)}\` がありません。見出しのない記録なので、左からの番号 1〜${form.width} を期待`,
    hint: form.header
      ? '見出しの名前をそのまま写すか、左からの番号を書いてください'
      : '左からの番号を書いてください。例: `列: 4`',
  };
}

const short = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
