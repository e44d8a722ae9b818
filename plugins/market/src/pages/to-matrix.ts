import {
  type CanvasId,
  compareText,
  type Item,
  type KindId,
  type PhaseId,
  vocabularies,
} from '@chishiki-ichiba/model';
import type { MatrixCellProp, MatrixPageProp } from '../list-props.js';
import type { ItemCardProp } from '../props.js';
import { byNewest, type ListContext, toCard } from './context.js';
import { canvasCounts, kindOrder, phaseCounts } from './to-list-pages.js';

/** Pages listed per half of a cell; the search lists them all. */
export const CELL_LIST_MAX = 100;

/** What a cell opens: its pages, those an author placed there first. */
export interface MatrixCellFile {
  readonly stated: readonly MatrixEntry[];
  readonly assumed: readonly MatrixEntry[];
}
export type MatrixEntry = Pick<ItemCardProp, 'id' | 'kind' | 'title' | 'url'>;

interface Cell {
  readonly stated: Item[];
  readonly assumed: Item[];
}

/**
 * Phase × canvas block, over the items of one edition. 記入 means that the author named the phase and
 * the block; if either comes from the folder's default, the page counts as 既定.
 *
 * @returns Rows in canvas order, cells in phase order; every cell is there, empty ones too.
 */
export function toMatrix(context: ListContext): MatrixPageProp {
  const cells = placeItems(context.catalog.items);
  return {
    phases: phaseCounts(context),
    blocks: canvasCounts(context),
    kinds: kindOrder.filter((kind) => context.catalog.items.some((item) => item.kind === kind)),
    rows: vocabularies.canvas.map(({ id: block }) =>
      vocabularies.phase.map(({ id: phase }) => toCell(cells.get(cellKey(phase, block)))),
    ),
    reportUrl: context.urls.report,
  };
}

/** Path under our files → what the cell opens. Empty cells have no file. */
export function toMatrixFiles(context: ListContext): Map<string, MatrixCellFile> {
  const entries = (items: readonly Item[]): MatrixEntry[] =>
    [...items]
      .sort(byKindThenNewest)
      .slice(0, CELL_LIST_MAX)
      .map((item) => {
        const { id, kind, title, url } = toCard(item, context);
        return { id, kind, title, url };
      });
  return new Map(
    [...placeItems(context.catalog.items)]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, { stated, assumed }]) => [
        `matrix/${key}.json`,
        { stated: entries(stated), assumed: entries(assumed) },
      ]),
  );
}

export const cellKey = (phase: PhaseId, block: CanvasId): string => `${phase}.${block}`;

function placeItems(items: readonly Item[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const item of items)
    for (const phase of item.phases)
      for (const block of item.canvas) {
        const key = cellKey(phase.id, block.id);
        const cell = cells.get(key) ?? { stated: [], assumed: [] };
        cells.set(key, cell);
        (phase.stated && block.stated ? cell.stated : cell.assumed).push(item);
      }
  return cells;
}

function toCell(cell: Cell | undefined): MatrixCellProp {
  const counts = new Map<KindId, [stated: number, assumed: number]>();
  const count = (items: readonly Item[], at: 0 | 1) => {
    for (const { kind } of items) {
      const pair = counts.get(kind) ?? [0, 0];
      pair[at]++;
      counts.set(kind, pair);
    }
  };
  count(cell?.stated ?? [], 0);
  count(cell?.assumed ?? [], 1);
  return kindOrder.flatMap((kind) => {
    const pair = counts.get(kind);
    return pair ? [[kind, ...pair] as const] : [];
  });
}

const byKindThenNewest = (a: Item, b: Item): number =>
  kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || byNewest(a, b);
