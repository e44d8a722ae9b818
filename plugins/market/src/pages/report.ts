import {
  type Edition,
  type Item,
  type ItemOf,
  labelOf as japaneseLabelOf,
  type ValueId,
} from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { MatrixCellProp } from '../list-props.js';
import type { CellPlace, FigureProp, PreviousProp, ReportPageProp } from '../report-props.js';
import { cellNames, gapNames, gapOrder, holeAxes, holeNames } from '../shown-report.js';
import type { PageContext } from './context.js';
import { toDated, toGaps, toHoles } from './report-gaps.js';
import { toKpi } from './report-kpi.js';
import { toOrgs } from './report-orgs.js';
import { toPipeline } from './report-projects.js';
import { toTranslations } from './report-translations.js';
import { createSourceNotes } from './source-notes.js';
import { kindCounts } from './to-list-pages.js';
import { toMatrix } from './to-matrix.js';

/** What the report is counted from. */
export type ReportContext = Pick<
  PageContext,
  'catalog' | 'copies' | 'edition' | 'entries' | 'hidden' | 'languages' | 'sources' | 'urls'
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
  const translations = toTranslations(context);
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
    ...(translations ? { translations } : {}),
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
  const figure = (
    group: FigureProp['group'],
    name: string,
    value: number,
    label?: string,
  ): FigureProp => ({
    group,
    name,
    ...(label === undefined || label === name ? {} : { label }),
    value,
  });
  // Reviews are kept in Japanese, whatever language the page is built in.
  return [
    figure('all', 'ページ', total, say`ページ`),
    figure('gap', cellNames.empty, emptyCells.length),
    figure('gap', cellNames.assumed, assumedCells.length),
    ...holeAxes.map((axis) => figure('gap', holeNames[axis], holes[axis].length)),
    ...gapOrder.map((name) => figure('gap', gapNames[name], gaps[name].count)),
    ...pipeline.stages.map(({ id, label, count }) =>
      figure('project', `案件：${japaneseLabelOf('projectStage', id)}`, count, label),
    ),
    figure('project', '案件：見送り', pipeline.stopped, say`見送り`),
    ...kindCounts(context)
      .filter(({ count }) => count > 0)
      .map(({ id, label, count }) =>
        figure('kind', `種類：${japaneseLabelOf('kind', id)}`, count, label),
      ),
    ...matrix.phases.map(({ id, label, count }) =>
      figure('phase', `段階：${japaneseLabelOf('phase', id)}`, count, label),
    ),
    ...matrix.blocks.map(({ id, label, count }) =>
      figure('canvas', `欄：${japaneseLabelOf('canvas', id)}`, count, label),
    ),
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
