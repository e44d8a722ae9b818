import { readClock, readNumber } from './cells.js';

/** How a log is written. */
export interface LogForm {
  readonly delimiter: ',' | ';' | '\t';
  /** Numbers have a decimal comma. */
  readonly comma: boolean;
  /** Names of the columns, trimmed; absent when the log has none. */
  readonly header?: readonly string[];
  /** Line of the header, from 1. */
  readonly headerLine?: number;
  /** Line of the first row of numbers, from 1; 0 when there is none. */
  readonly firstLine: number;
  /** Columns of the first row. */
  readonly width: number;
}

/** Lines looked at: loggers put at most a page of words about themselves before the numbers. */
const HEAD_LINES = 200;

/**
 * Tell delimiter, decimal sign and header from the first lines. A header is the last line of words
 * right before the numbers; what stands above it is the logger's own talk.
 */
export function sniffLog(text: string): LogForm {
  const lines = headOf(text);
  const delimiter = delimiterOf(lines);
  // Beside `;` or a tab a comma between digits is a decimal sign; beside commas it cannot be.
  const comma = delimiter !== ',';
  const rows = lines.map((line) => line.split(delimiter).map((cell) => unquoted(cell.trim())));
  const at = rows.findIndex((cells) => isData(cells, comma));
  const first = rows[at];
  if (!first) return { delimiter, comma, firstLine: 0, width: 0 };
  const above = rows.slice(0, at).findLastIndex((cells) => cells.some((cell) => cell !== ''));
  const names = rows[above];
  const isHeader =
    names !== undefined &&
    names.length > 1 &&
    // A header names columns: as many as there are, or nearly (a trailing comma more or less).
    Math.abs(names.length - first.length) <= 1 &&
    !(lines[above] ?? '').startsWith('#');
  return {
    delimiter,
    comma,
    firstLine: at + 1,
    width: first.length,
    ...(isHeader ? { header: names, headerLine: above + 1 } : {}),
  };
}

function headOf(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  while (lines.length < HEAD_LINES && from <= text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    // A line of a megabyte is no line of a log.
    lines.push(text.slice(from, Math.min(to, from + 10_000)).replace(/\r$/, ''));
    if (end < 0) break;
    from = end + 1;
  }
  return lines;
}

function delimiterOf(lines: readonly string[]): LogForm['delimiter'] {
  const filled = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  for (const sign of [';', '\t'] as const)
    if (filled.filter((line) => line.includes(sign)).length * 2 > filled.length) return sign;
  return ',';
}

const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).trim() : cell;

/** A row of measurements: at least two cells that hold a number or a time, and no more words than those. */
function isData(cells: readonly string[], comma: boolean): boolean {
  let said = 0;
  let words = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    const number = readNumber(cell, comma);
    if ((number !== undefined && !Number.isNaN(number)) || readClock(cell)) said++;
    else if (number === undefined) words++;
  }
  return said >= 2 && words <= said / 2;
}
