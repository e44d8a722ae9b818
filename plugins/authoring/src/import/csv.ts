import Papa from 'papaparse';
import { decodeText } from './decode-text.js';
import { Refusal } from './draft.js';

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MOST_ROWS = 200_000;
const MOST_COLUMNS = 1000;
const MOST_CELL = 200_000;

/**
 * A table with a row of names on top. Separators are comma, semicolon or tab; a row that has more or fewer
 * cells than there are names means that quotes are missing somewhere, and nothing after it is certain.
 *
 * @throws {Refusal} For what is no such table, holds formulas, or is too large.
 */
export function readCsv(bytes: Uint8Array, label: string): Table {
  const text = decodeText(bytes);
  if (text === undefined)
    throw new Refusal(
      `${label} の文字を読めません。UTF-8 か Shift_JIS の CSV を期待（Excel なら「CSV UTF-8」で保存）`,
    );
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', '\t', ';'],
    preview: MOST_ROWS + 2,
    skipEmptyLines: true,
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken)
    throw new Refusal(`${label} の ${(broken.row ?? 0) + 1} 行目で、引用符 \`"\` が閉じていません`);
  const [header, ...rows] = data;
  if (!header || header.every((name) => name.trim() === '')) throw new Refusal(`${label} は空です`);
  if (rows.length > MOST_ROWS) throw new Refusal(`${label} の行が多すぎます（${MOST_ROWS} まで）`);
  if (header.length > MOST_COLUMNS)
    throw new Refusal(`${label} の列が多すぎます（${MOST_COLUMNS} まで）`);
  for (const [index, row] of rows.entries()) {
    if (row.length !== header.length)
      throw new Refusal(
        `${label} の ${index + 2} 行目は ${row.length} 列です（見出しは ${header.length} 列）。引用符が抜けていないか見てください`,
      );
    for (const cell of row) {
      if (cell.length > MOST_CELL)
        throw new Refusal(`${label} の ${index + 2} 行目の一ますが長すぎます`);
      if (isFormula(cell))
        throw new Refusal(
          `${label} の ${index + 2} 行目に表計算の式 \`${cell.slice(0, 30)}\` があります。値にしてから書き出してください`,
        );
    }
  }
  return { header: uniqueNames(header), rows };
}

/**
 * A cell that a spreadsheet would run: a function, a reference to another cell or file, DDE. `-30`, `+5`,
 * `=10mm` and `@担当` are words and numbers of people.
 */
export const isFormula = (cell: string): boolean => {
  const [, sign, rest = ''] =
    /^[\s\u00a0　]*["']?([=+\-@＝＋－＠])([\s\S]*)/u.exec(cell.slice(0, 2000)) ?? [];
  if (sign === undefined) return false;
  const body = rest.normalize('NFKC').replace(/^[\s=+\-@]+/, '');
  if (
    /^[A-Za-z]+\s*\|/.test(body) ||
    /^(?:HYPERLINK|WEBSERVICE|IMPORT[A-Z]+|INDIRECT|CALL|EXEC|REGISTER(?:\.ID)?|DDE[A-Z]*|SUM|IF|CONCAT[A-Z]*|CHAR|CELL|INFO|INDEX|VLOOKUP|RTD|FILTERXML)\s*\(/i.test(
      body,
    )
  )
    return true;
  if (sign !== '=' && sign !== '＝') return false;
  return /^(?:[A-Za-z_][\w.]*\s*\(|\$?[A-Za-z]{1,3}\$?\d+\b|'?[^'!]{1,80}'?!\$?[A-Za-z]|\[|\d[\d.]*\s*[+*/^-]\s*\d|"[^"]*"\s*&)/.test(
    body,
  );
};

/** Names as they stand; the second of the same name is told apart. */
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((typed, index) => {
    const name = typed.trim() || `${index + 1}列目`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}（${count}）`;
  });
}
