import type { Edition, Item, ItemOf, ValueId } from '@chishiki-ichiba/model';
import type { MatrixCellProp } from '../props.js';
import type { CellPlace, FigureProp, PreviousProp, ReportPageProp } from '../report-props.js';
import { cellNames, gapNames, gapOrder, holeAxes, holeNames } from '../shown-report.js';
import type { PageContext } from './context.js';
import { toDated, toGaps, toHoles } from './report-gaps.js';
import { toKpi } from './report-kpi.js';
import { toOrgs } from './report-orgs.js';
import { toPipeline } from './report-projects.js';
import { createSourceNotes } from './source-notes.js';
import { kindCounts } from './to-list-pages.js';
import { toMatrix } from './to-matrix.js';

/** What the report is counted from. */
export type ReportContext = Pick<
  PageContext,
  'catalog' | 'edition' | 'entries' | 'hidden' | 'sources' | 'urls'
>;

/** Where to look for last time. */
interface Last {
  /** Pages among which the reviews are; default those of the edition. */
  readonly among?: readonly Item[];
  /** ISO date: only reviews of earlier days. */
  readonly before?: string;
}

/** The coordinator's report over one edition. No clock: what has gone by is judged where it is read. */
export function toReport(context: ReportContext, last: Last = {}): ReportPageProp {
  const { among = context.catalog.items, before } = last;
  const previous = findPrevious(among, context, before);
  const { catalog, urls, edition } = context;
  const notes = createSourceNotes(context.sources);
  const matrix = toMatrix(context);
  const guide = catalog.find('kpi-definitions');
  const counted = {
    total: catalog.items.length,
    matrix,
    emptyCells: cellsWhere(matrix, (cell) => cell.length === 0),
    assumedCells: cellsWhere(
      matrix,
      (cell) => cell.length > 0 && cell.every(([, stated]) => stated === 0),
    ),
    holes: toHoles(context),
    gaps: toGaps(context),
    pipeline: toPipeline(context, notes),
  };
  return {
    url: urls.report,
    matrixUrl: urls.matrix,
    boardUrl: urls.board,
    ...(guide ? { kpiGuide: { id: guide.id, label: guide.title, url: urls.item(guide) } } : {}),
    ...counted,
    ...toOrgs(context),
    ...toDated(context),
    kpi: toKpi(context, notes),
    figures: toFigures(counted, context),
    working: edition.name === 'working',
    ...(previous ? { previous } : {}),
    sources: notes.listWith([]),
  };
}

type Counted = Pick<
  ReportPageProp,
  'total' | 'matrix' | 'emptyCells' | 'assumedCells' | 'holes' | 'gaps' | 'pipeline'
>;

const cellsWhere = (
  { phases, blocks, rows }: ReportPageProp['matrix'],
  wanted: (cell: MatrixCellProp) => boolean,
): CellPlace[] =>
  phases.flatMap(({ id: phase }, x) =>
    blocks.flatMap(({ id: block }, y) =>
      wanted(rows[y]?.[x] ?? []) ? [{ phase, block } as CellPlace] : [],
    ),
  );

/** The numbers that a review keeps. They name no organisation and no page: a review may be read by more people. */
function toFigures(counted: Counted, context: ReportContext): FigureProp[] {
  const { total, matrix, emptyCells, assumedCells, holes, gaps, pipeline } = counted;
  const figure = (group: FigureProp['group'], name: string, value: number): FigureProp => ({
    group,
    name,
    value,
  });
  return [
    figure('all', 'ページ', total),
    figure('gap', cellNames.empty, emptyCells.length),
    figure('gap', cellNames.assumed, assumedCells.length),
    ...holeAxes.map((axis) => figure('gap', holeNames[axis], holes[axis].length)),
    ...gapOrder.map((name) => figure('gap', gapNames[name], gaps[name].count)),
    ...pipeline.stages.map(({ label, count }) => figure('project', `案件：${label}`, count)),
    figure('project', '案件：見送り', pipeline.stopped),
    ...kindCounts(context)
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => figure('kind', `種類：${label}`, count)),
    ...matrix.phases.map(({ label, count }) => figure('phase', `段階：${label}`, count)),
    ...matrix.blocks.map(({ label, count }) => figure('canvas', `欄：${label}`, count)),
  ];
}

/** What a review of an edition says of the edition it counted. The working one counts drafts and has none of its own. */
export const countedAs = ({ name }: Edition): ValueId<'visibility'> =>
  name === 'working' ? 'public' : name;

/** The newest review with figures of this edition. */
function findPrevious(
  items: readonly Item[],
  { edition, urls }: ReportContext,
  before: string | undefined,
): PreviousProp | undefined {
  const wanted = countedAs(edition);
  const reviews = items.flatMap((item): ItemOf<'activity'>[] => {
    if (item.kind !== 'activity' || item.status === 'retired') return [];
    const { activityType, figures = [], figuresOf, date } = item.fields;
    if (activityType !== 'review' || figures.length === 0 || figuresOf !== wanted) return [];
    // Another firm's in-house edition is another set of pages.
    if (edition.name === 'inhouse' && item.owner !== edition.org) return [];
    return before !== undefined && date >= before ? [] : [item];
  });
  const [newest] = reviews.sort((a, b) =>
    a.fields.date !== b.fields.date
      ? a.fields.date < b.fields.date
        ? 1
        : -1
      : a.id < b.id
        ? 1
        : -1,
  );
  if (!newest) return undefined;
  return {
    page: { id: newest.id, label: newest.title, url: urls.item(newest) },
    date: newest.fields.date,
    edition: wanted,
    figures: (newest.fields.figures ?? []).map(({ name, value }) => [name, value] as const),
  };
}
