import type { NamedFile } from '@chishiki-ichiba/market/content';
import { decodeLog } from '@chishiki-ichiba/media';
import type { Item, ProcessLog } from '@chishiki-ichiba/model';
import Papa from 'papaparse';

/** Columns of a gaze that its reader looks at, of all programs it knows. */
const GAZE =
  /time|stamp|\bgaze|norm_pos|pupil|confidence|worn|validity|fixation (?:x|y)|start|end|duration|^\W*(?:x|y)\b|resolution|width|height/i;
/** A name, or what tells who, when and where. */
const PERSONAL = /name|participant|\bid\b|date|project|user|operator|serial/i;
/** Rows above the header that a logger writes about itself. */
const MOST_ABOVE = 200;

/** A page that shows a measurement. */
export interface ColumnUse {
  readonly item: Item;
  readonly file: NamedFile;
}

/**
 * A measurement with the columns that its pages show: who measured, on which machine and for whom stays
 * behind. Rows and columns keep their numbers.
 *
 * @returns `undefined` where the columns cannot be told.
 */
export function keepColumns(bytes: Uint8Array, uses: readonly ColumnUse[]): string | undefined {
  const text = decodeLog(bytes).replace(/^\ufeff/, '');
  const logs = uses.flatMap(logOf);
  const wanted = logs.flatMap(({ time = [], channels }) => [
    ...time,
    ...channels.map(({ column }) => column),
  ]);
  const hasGaze = uses.some(({ file }) => file.role === 'gaze');
  const isWanted = (name: string) =>
    wanted.some((column) => plain(column) === plain(name)) || (hasGaze && isGaze(name));
  const { data, delimiter, header } = readTable(text, isWanted);
  const numbers = wanted.map(Number).filter((number) => number >= 1);
  const kept = new Set([
    ...(data[header] ?? []).flatMap((name, index) => (isWanted(name) ? [index] : [])),
    ...numbers.map((number) => number - 1),
    // Without a time that is named, the first column tells it.
    ...(logs.some(({ time }) => !time?.length) ? [0] : []),
  ]);
  if (header < 0 && numbers.length === 0) return undefined;
  const rows = data.map((row, index) =>
    index < header
      ? ['']
      : row.map((cell, column) =>
          kept.has(column) ? cell : emptied(cell, index === header, column),
        ),
  );
  return Papa.unparse(rows, { delimiter, newline: '\n' });
}

/** What readers of logs tell a table by stays: a name where there was one, a number where there was one. */
const emptied = (cell: string, isHeader: boolean, column: number): string =>
  cell.trim() === ''
    ? cell
    : isHeader
      ? `column ${column + 1}`
      : /^[\s\d.,+eE-]+$/.test(cell)
        ? '0'
        : '';

interface Table {
  readonly data: readonly (readonly string[])[];
  readonly delimiter: string;
  /** Row of the header; -1 where there is none. */
  readonly header: number;
}

/** As whatever separates most of the wanted columns: a decimal comma looks like a delimiter, too. */
function readTable(text: string, isWanted: (name: string) => boolean): Table {
  const tables = ['\t', ';', ','].map((delimiter): Table & { readonly found: number } => {
    const { data } = Papa.parse<string[]>(text, { delimiter });
    const counts = data.slice(0, MOST_ABOVE).map((row) => row.filter(isWanted).length);
    const found = Math.max(0, ...counts);
    return { data, delimiter, found, header: found === 0 ? -1 : counts.indexOf(found) };
  });
  return tables.reduce((best, other) => (other.found > best.found ? other : best));
}

/** `Arc Length [mm]` is found as `arc length`, too. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[[(].*$/s, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
const isGaze = (name: string): boolean => GAZE.test(name) && !PERSONAL.test(name);

const logOf = ({ item, file }: ColumnUse): readonly ProcessLog[] =>
  item.kind === 'video' ? (item.fields.log ?? []).filter((log) => log.file === file.url) : [];
