import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { oneLine, textLine } from '../draft-text.js';
import { answersOfRows } from '../interview/answers.js';
import { isFormula } from './csv.js';
import { decodeText } from './decode-text.js';
import {
  type Draft,
  draftPage,
  type Imported,
  type ImportOptions,
  Refusal,
  slugOf,
  titleOf,
} from './draft.js';
import { openOffice } from './office.js';
import { pictureShelf } from './pictures.js';
import { manualBlanks, type ProcedureStep, procedureBody } from './procedure.js';
import { descendants, elementOf, elementsOf, parseXml, textOf, type Xml } from './xml.js';
import type { Zip } from './zip.js';

/** Cells of a sheet that a person filled; far beyond is a table of data, and no procedure. */
const MOST_ROWS = 2000;

interface Sheet {
  readonly name: string;
  /** Rows that hold something, by number from 1. */
  readonly rows: ReadonlyMap<number, readonly string[]>;
  /** Pictures by the row that their upper edge lies in, from 1. */
  readonly pictures: readonly {
    readonly row: number;
    readonly part: string;
    readonly alt: string;
  }[];
  readonly formulas: number;
}

/**
 * A workbook of procedures: each sheet a manual, each row a step, each picture with the row it lies on.
 *
 * Cells, shared texts and anchors of pictures are read here, in 150 lines on saxes: the readers that are
 * kept (read-excel-file) have no pictures, and the one that has them (exceljs) has not been kept since 2023.
 */
export function importXlsx(file: string, name: string, options: ImportOptions): Imported {
  const zip = openOffice(readFileSync(file), name, 'xl/workbook.xml');
  const { sheets, hidden } = readSheets(zip, name);
  const leftOut = hidden.map((sheet) => `シート「${sheet}」: 隠してあるシート`);
  const drafts: Draft[] = [];
  let steps = 0;
  let pictures = 0;
  for (const sheet of sheets) {
    if (sheet.rows.size === 0 && sheet.pictures.length === 0) {
      leftOut.push(`シート「${sheet.name}」: 空です`);
      continue;
    }
    if (sheet.rows.size > MOST_ROWS)
      throw new Refusal(
        `${name} のシート「${sheet.name}」は ${sheet.rows.size} 行あります（${MOST_ROWS} まで）`,
      );
    const { draft, steps: own } = toDraft(sheet, drafts.length, zip, name, options);
    drafts.push(draft);
    steps += own;
    pictures += sheet.pictures.length;
  }
  if (drafts.length === 0) throw new Refusal(`${name} に文字も画像もありません`);
  return {
    drafts,
    counts: [
      ['シート', drafts.length],
      ['手順', steps],
      ['画像', pictures],
    ],
    guessed: [],
    leftOut,
  };
}

function toDraft(
  sheet: Sheet,
  index: number,
  zip: Zip,
  name: string,
  options: ImportOptions,
): { draft: Draft; steps: number } {
  const id = index === 0 ? options.prefix : `${options.prefix}-${slugOf(sheet.name) || index + 1}`;
  const shelf = pictureShelf(id);
  const guessed: string[] = [];
  const leftOut: string[] = [];
  if (sheet.formulas > 0)
    guessed.push(`式の入ったます ${sheet.formulas} 個は、計算された値を写しました`);
  const { title, before, steps } = stepsOf(sheet, guessed);
  for (const [at, { row, part, alt }] of sheet.pictures.entries()) {
    const put = shelf.put(zip.read(part));
    if (!put) {
      leftOut.push(
        `画像 ${at + 1}（${posix.basename(part)}）: 使えない形です。PNG か JPEG にしてください`,
      );
      continue;
    }
    const step = steps.findLast((candidate) => candidate.row <= row) ?? steps[0];
    if (step) step.pictures.push({ name: put, alt });
    else steps.push({ row, title: '', lines: [], points: [], pictures: [{ name: put, alt }] });
  }
  if (sheet.pictures.length > 0) guessed.push('画像は、置いてある行の手順に付けました');
  const typed =
    title ??
    (/^(?:Sheet|シート)\s*\d*$/i.test(sheet.name) ? name.replace(/\.xlsx$/i, '') : sheet.name);
  return {
    steps: steps.length,
    draft: {
      id,
      kind: 'manual',
      from: `シート「${sheet.name}」`,
      files: shelf.files,
      guessed,
      leftOut,
      text: draftPage(
        '共通技能マニュアル',
        [['題名', titleOf(typed, guessed)], ...manualBlanks],
        procedureBody({ before, steps, after: [] }),
        options,
      ),
    },
  };
}

type Step = {
  row: number;
  title: string;
  lines: string[];
  points: ProcedureStep['points'][number][];
  pictures: { name: string; alt: string }[];
};

function stepsOf(
  { rows }: Sheet,
  guessed: string[],
): { title: string | undefined; before: string[]; steps: Step[] } {
  const numbered = [...rows].sort(([a], [b]) => a - b);
  const cells = (row: readonly string[]) => row.filter((cell) => cell !== '');
  const table = answersOfRows(numbered.map(([, row]) => row));
  const header = numbered[table?.head ?? -1]?.[1] ?? [];
  const bare = new Set(
    // Numbers of rows are told anew.
    header.flatMap((name, column) => (/^(?:no\.?|番号|#|№|順番?)$/i.test(name) ? [column] : [])),
  );
  const found = answersOfRows(
    numbered.map(([, row], index) =>
      row.map((cell, column) => (index !== table?.head && bare.has(column) ? '' : cell)),
    ),
  );
  // A row with one cell on top of the table is its title.
  const top = numbered.slice(0, found ? found.head : 1);
  const [titleRow] = top;
  const isTitle = titleRow && cells(titleRow[1]).length === 1 && numbered.length > 1;
  const title = isTitle ? cells(titleRow[1])[0] : undefined;
  const before = (isTitle ? top.slice(1) : found ? top : []).map(
    ([, row]) => `- ${cells(row).map(textLine).join('　')}`,
  );
  if (found) {
    guessed.push('見出しの行の言葉（手順・急所・理由…）で、列を分けました');
    const steps = found.answers.map(
      (answer, index): Step => ({
        row: numbered[found.starts[index] ?? 0]?.[0] ?? 1,
        title: answer.step,
        lines: answer.notes.map(textLine),
        points: answer.points.map(({ knack, why, otherwise }) => ({
          text: knack || '〔こつを一言で〕',
          ...(why ? { why } : {}),
          ...(otherwise ? { ng: otherwise } : {}),
        })),
        pictures: [],
      }),
    );
    return { title, before, steps };
  }
  guessed.push('一行を一つの手順にしました（見出しの行が見つかりません）');
  const steps = (isTitle ? numbered.slice(1) : numbered).flatMap(([row, typed]): Step[] => {
    const words = cells(typed).filter(
      (cell, at) => !(at === 0 && /^[0-9０-９①-⑳]{1,3}[.．)]?$/u.test(cell)),
    );
    const [first, ...others] = words;
    return first === undefined
      ? []
      : [{ row, title: first, lines: others.map(textLine), points: [], pictures: [] }];
  });
  return { title, before, steps };
}

function readSheets(zip: Zip, label: string): { sheets: Sheet[]; hidden: string[] } {
  const shared = zip.has('xl/sharedStrings.xml')
    ? elementsOf(xmlOf(zip, 'xl/sharedStrings.xml', label), 'si').map(richText)
    : [];
  const targets = relationsOf(zip, 'xl/workbook.xml', label);
  const hidden: string[] = [];
  const sheets: Sheet[] = [];
  for (const sheet of descendants(xmlOf(zip, 'xl/workbook.xml', label), 'sheet')) {
    const { name = '', id = '', state } = sheet.attributes;
    const part = targets.get(id);
    if (!part || !zip.has(part)) continue;
    if (state === 'hidden' || state === 'veryHidden') hidden.push(name);
    else sheets.push(readSheet(zip, part, name, shared, label));
  }
  return { sheets, hidden };
}

function readSheet(
  zip: Zip,
  part: string,
  name: string,
  shared: readonly string[],
  label: string,
): Sheet {
  const root = xmlOf(zip, part, label);
  const rows = new Map<number, string[]>();
  let formulas = 0;
  for (const row of elementsOf(elementOf(root, 'sheetData'), 'row')) {
    const number = Number(row.attributes.r ?? rows.size + 1);
    const cells: string[] = [];
    for (const cell of elementsOf(row, 'c')) {
      const column = columnOf(cell.attributes.r ?? '') ?? cells.length;
      if (column > 200) continue;
      const formula = textOf(elementOf(cell, 'f'));
      if (formula !== '') {
        formulas++;
        if (/\b(?:HYPERLINK|WEBSERVICE|FILTERXML|CALL|REGISTER|EXEC|RTD)\s*\(|\|'/i.test(formula))
          throw new Refusal(
            `${label} のシート「${name}」の ${cell.attributes.r ?? number} に、外とつながる式があります。値にしてから保存してください`,
          );
      }
      const value = oneLine(valueOfCell(cell, shared));
      if (isFormula(value))
        throw new Refusal(
          `${label} のシート「${name}」の ${cell.attributes.r ?? number} に、式の文字 \`${value.slice(0, 30)}\` があります`,
        );
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
    if (cells.some((cell) => cell !== '')) rows.set(number, cells);
  }
  return { name, rows, pictures: picturesOf(zip, part, root, label), formulas };
}

function valueOfCell(cell: Xml, shared: readonly string[]): string {
  const value = textOf(elementOf(cell, 'v'));
  if (cell.attributes.t === 's') return shared[Number(value)] ?? '';
  if (cell.attributes.t === 'inlineStr') return richText(elementOf(cell, 'is'));
  if (cell.attributes.t === 'e') return '';
  // Numbers as people typed them: 0.30000000000000004 is 0.3.
  return /^-?\d+\.\d{10,}$/.test(value) ? String(Number(Number(value).toPrecision(12))) : value;
}

/** Text of a shared string; the readings beside it are no words of their own. */
const richText = (xml: Xml | undefined): string =>
  elementsOf(xml)
    .filter(({ name }) => name === 't' || name === 'r')
    .map((part) => (part.name === 't' ? textOf(part) : textOf(elementOf(part, 't'))))
    .join('');

function picturesOf(zip: Zip, part: string, root: Xml, label: string): Sheet['pictures'] {
  const drawing = relationsOf(zip, part, label).get(
    elementOf(root, 'drawing')?.attributes.id ?? '',
  );
  if (!drawing || !zip.has(drawing)) return [];
  const media = relationsOf(zip, drawing, label);
  return elementsOf(xmlOf(zip, drawing, label))
    .filter(({ name }) => name === 'twoCellAnchor' || name === 'oneCellAnchor')
    .flatMap((anchor) => {
      const row = Number(textOf(elementOf(elementOf(anchor, 'from'), 'row'))) + 1;
      return descendants(anchor, 'pic').flatMap((picture) => {
        const target = media.get(descendants(picture, 'blip')[0]?.attributes.embed ?? '');
        const alt = oneLine(descendants(picture, 'cNvPr')[0]?.attributes.descr ?? '');
        return target && zip.has(target) ? [{ row, part: target, alt }] : [];
      });
    })
    .sort((a, b) => a.row - b.row);
}

/** Targets of a part's relations inside the file, by id. */
function relationsOf(zip: Zip, part: string, label: string): Map<string, string> {
  const file = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  if (!zip.has(file)) return new Map();
  return new Map(
    elementsOf(xmlOf(zip, file, label), 'Relationship')
      .filter(({ attributes }) => attributes.TargetMode !== 'External')
      .map(({ attributes: { Id = '', Target = '' } }) => [
        Id,
        Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(part), Target),
      ]),
  );
}

const xmlOf = (zip: Zip, part: string, label: string): Xml =>
  parseXml(decodeText(zip.read(part)) ?? '', `${label} の中の \`${part}\``);

/** `C12` → 2. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
