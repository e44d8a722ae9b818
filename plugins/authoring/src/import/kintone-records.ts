import type { Table } from './csv.js';
import { Refusal } from './draft.js';

export interface KintoneApp {
  /** `cli`: cli-kintone, names are field codes; `screen`: 「ファイルに書き出す」, names as on the form. */
  readonly form: 'cli' | 'screen';
  /** Fields that stand once in a record, in order. */
  readonly columns: readonly string[];
  readonly tables: readonly KintoneTable[];
  readonly records: readonly KintoneRecord[];
}

export interface KintoneTable {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface KintoneRecord {
  readonly values: Readonly<Record<string, string>>;
  /** Rows of each table by its name; blank rows left out. */
  readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

const CLI_START = '*';
const SCREEN_START = 'レコードの開始行';

/**
 * Records of either CSV that kintone calls its own.
 *
 * With a table, a record goes over several rows, the first of which has `*` in the first column. What
 * stands outside the tables is repeated in each of them; what differs inside a record belongs to one.
 */
export function readKintone({ header, rows }: Table, label: string): KintoneApp {
  const [first = ''] = header;
  const marked = first === CLI_START || first === SCREEN_START;
  const form = first === SCREEN_START ? 'screen' : first === CLI_START ? 'cli' : guessForm(header);
  if (!marked)
    return {
      form,
      columns: header,
      tables: [],
      records: rows.map((row) => ({ values: toObject(header, row), rows: {} })),
    };
  if (rows[0] && rows[0][0] !== '*')
    throw new Refusal(
      `${label} の2行目がレコードの始まり（\`*\`）ではありません。途中から切れていないか見てください`,
    );
  const groups: string[][][] = [];
  for (const row of rows) {
    if (row[0] === '*') groups.push([]);
    groups.at(-1)?.push([...row]);
  }
  const own = header.map((_, column) =>
    groups.every((group) => group.every((row) => row[column] === group[0]?.[column])),
  );
  const tables = form === 'cli' ? cliTables(header, groups, own) : screenTables(header, own);
  const inTable = new Set(
    tables.flatMap(({ columns, name }) => [...columns, ...(form === 'cli' ? [name] : [])]),
  );
  const columns = header.slice(1).filter((name) => !inTable.has(name));
  return {
    form,
    columns,
    tables,
    records: groups.map((group) => {
      const objects = group.map((row) => toObject(header, row));
      const [start = {}] = objects;
      return {
        values: Object.fromEntries(columns.map((name) => [name, start[name] ?? ''])),
        rows: Object.fromEntries(
          tables.map((table) => [
            table.name,
            objects
              .map((row) =>
                Object.fromEntries(table.columns.map((name) => [name, row[name] ?? ''])),
              )
              .filter((row) => Object.values(row).some((cell) => cell !== '')),
          ]),
        ),
      };
    }),
  };
}

/** Without a table nothing tells the two apart but the names the system gives its own fields. */
const guessForm = (header: readonly string[]): KintoneApp['form'] =>
  header.some((name) => /^(?:文字列__|recordNumber|Record_number|\w+_\d+$)/.test(name))
    ? 'cli'
    : 'screen';

/** In cli-kintone a column with the table's own code, which holds the numbers of rows, stands before its fields. */
function cliTables(
  header: readonly string[],
  groups: readonly (readonly (readonly string[])[])[],
  own: readonly boolean[],
): KintoneTable[] {
  const cells = (column: number) => groups.flat().map((row) => row[column] ?? '');
  const isRowId = (column: number) => {
    const values = cells(column).filter((value) => value !== '');
    return values.length > 0 && values.every((value) => /^(?:\d+|<row id>)$/.test(value));
  };
  const tables: { name: string; columns: string[] }[] = [];
  for (let column = 1; column < header.length; column++) {
    const name = header[column] ?? '';
    const next = column + 1 < header.length && !own[column + 1];
    if (
      next &&
      isRowId(column) &&
      (own[column] || tables.length === 0 || blanksDiffer(cells(column), cells(column - 1)))
    )
      tables.push({ name, columns: [] });
    else if (!own[column]) {
      const last = tables.at(-1);
      if (last) last.columns.push(name);
      else tables.push({ name: 'テーブル', columns: [name] });
    }
  }
  return tables.filter(({ columns }) => columns.length > 0);
}

/** Rows of several tables stand below each other: where one has values the other is blank. */
const blanksDiffer = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((value, index) => (value === '') !== (b[index] === ''));

/** On the screen's form tables stand side by side without a name of their own; neighbours are one table. */
function screenTables(header: readonly string[], own: readonly boolean[]): KintoneTable[] {
  const tables: { name: string; columns: string[] }[] = [];
  for (let column = 1; column < header.length; column++) {
    if (own[column]) continue;
    const last = tables.at(-1);
    if (last && !own[column - 1]) last.columns.push(header[column] ?? '');
    else tables.push({ name: `表${tables.length + 1}`, columns: [header[column] ?? ''] });
  }
  return tables;
}

const toObject = (header: readonly string[], row: readonly string[]): Record<string, string> =>
  Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));

/** Several values in one cell: line breaks. */
export const valuesIn = (cell: string): string[] =>
  cell
    .split(/\r\n|\r|\n/)
    .map((value) => value.trim())
    .filter((value) => value !== '');

/**
 * A date as kintone writes it, of the day it was in Japan.
 *
 * @returns `undefined` for what is none.
 */
export function kintoneDate(cell: string): string | undefined {
  const utc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z$/.exec(cell.trim());
  if (utc) {
    const time = Date.parse(cell.trim());
    return Number.isNaN(time)
      ? undefined
      : new Date(time + 9 * 3_600_000).toISOString().slice(0, 10);
  }
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(
    cell.trim(),
  );
  if (!day) return undefined;
  const [, y = '', m = '', d = ''] = day;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** Rich text of kintone as lines: marks taken off, breaks kept. */
export const plainOf = (html: string): string =>
  /<(?:div|p|br|b|span|a|ul|ol|li|font|strong)\b/i.test(html)
    ? html
        .replace(/<br\s*\/?>|<\/(?:div|p|li|h\d)>/gi, '\n')
        .replace(/<[^<>]{0,2000}>/g, '')
        .replace(
          /&(nbsp|lt|gt|quot|apos|amp|#39);/g,
          (_, name: string) =>
            ({ nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#39': "'" })[name] ??
            '',
        )
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    : html;
