import { say } from '@chishiki-ichiba/model/say';
import type {
  BoardHeadProp,
  BoardItemProp,
  CapabilityProp,
  CapabilitySheetProp,
  MatchGroupProp,
} from './board-props.js';
import { dateText } from './shown.js';

/** How the board says things: the same on the page and in search. Pure. */

/**
 * The state as it is true on any day: an open notice with a last day is open until then, and only the
 * reader's browser knows whether that is over.
 */
export function stateText({ state, expires }: Pick<BoardHeadProp, 'state' | 'expires'>): string {
  if (state === 'answered') return say`回答あり`;
  if (state === 'closed') return say`終了`;
  return expires ? say`期限の日まで募集` : say`募集中`;
}

/** Rows of the head of a request or an offer. */
export const headRows = (
  board: BoardHeadProp,
): readonly { readonly label: string; readonly text: string; readonly last?: true }[] => [
  { label: board.typeLabel, text: board.type.label },
  { label: say`募集状態`, text: stateText(board) },
  { label: say`掲載日`, text: dateText(board.posted) },
  ...(board.expires
    ? [{ label: say`期限`, text: dateText(board.expires), last: true as const }]
    : []),
  { label: say`聞き先`, text: board.contact },
];

export const shownBoard = (board: BoardItemProp): string[] => [
  ...headRows(board).flatMap(({ label, text }) => [label, text]),
  board.answers.map(({ label }) => label).join(say`、`),
];

/** Cells of a row of a capability sheet, in the order of the table's columns; empty is 記載なし. */
export const capabilityCells = (row: CapabilityProp): Record<CapabilityColumn, string> => ({
  text: row.text,
  process: row.process?.label ?? '',
  material: row.material.map(({ label }) => label).join(say`、`),
  thickness: row.thickness === null ? say`該当なし` : (row.thickness?.label ?? ''),
  size: row.size ?? '',
  accuracy: row.accuracy ?? '',
  quantity: row.quantity ?? '',
  lead: row.lead ?? '',
});

/** Under what the row is about: a buyer must see that none is stated, too. */
export const certificatesText = ({ certificates }: CapabilityProp): string =>
  say`証明：${certificates.length > 0 ? certificates.join(say`、`) : say`記載なし`}`;

export const capabilityColumns = {
  text: say`内容`,
  process: say`工程`,
  material: say`母材`,
  thickness: say`板厚`,
  size: say`最大の大きさ`,
  accuracy: say`精度`,
  quantity: say`数量`,
  lead: say`納期の目安`,
} as const;
export type CapabilityColumn = keyof typeof capabilityColumns;
export const columnNames = Object.keys(capabilityColumns) as CapabilityColumn[];

/** A sheet of plain sentences is a list, not a table of blanks. */
export const isPlain = (rows: readonly CapabilityProp[]): boolean =>
  rows.every(
    (row) => row.certificates.length === 0 && blanksOf(row).length === columnNames.length - 1,
  );

/** Columns a row says nothing in. */
export const blanksOf = (row: CapabilityProp): CapabilityColumn[] => {
  const cells = capabilityCells(row);
  return columnNames.filter((name) => cells[name] === '');
};

export const certificationsText = (certifications: readonly string[]): string =>
  certifications.length > 0 ? say`会社の認証：${certifications.join(say`、`)}` : '';

/**
 * For search: every text of the sheet once, materials last. A firm that names SPCC in each of its rows
 * would else stand before the pages that are about it.
 */
export function shownCapability({ rows, certifications }: CapabilitySheetProp): string[] {
  const cells = rows.map(capabilityCells);
  return [
    ...new Set([
      ...cells.flatMap(({ material: _, ...rest }) => Object.values(rest)),
      ...rows.filter((row) => row.certificates.length > 0).map(certificatesText),
      certificationsText(certifications),
      ...cells.map(({ material }) => material),
    ]),
  ];
}

/** `お役に立てます 2件・手順と動画 5件` */
export const countsText = (groups: readonly MatchGroupProp[]): string =>
  groups.map(({ label, count }) => say`${label} ${count}件`).join('・');
