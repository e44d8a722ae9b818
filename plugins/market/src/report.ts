import type { Edition, Item, Message } from '@chishiki-ichiba/model';
import { chooseEdition } from './content/choose-edition.js';
import { type ReadOptions, readSite } from './content/index.js';
import { countedAs, toReport } from './pages/report.js';
import type { FigureProp, ReportPageProp } from './report-props.js';
import { datedFigures } from './shown-report.js';
import { createUrls } from './urls.js';

export type { FigureProp, PreviousProp, ReportPageProp } from './report-props.js';
export {
  type ComparedFigure,
  changeText,
  compareFigures,
  figureGroups,
  figureLabel,
  pastCount,
  soonCount,
  toTodos,
} from './shown-report.js';
export { countedAs };

export interface ReportOptions extends ReadOptions {
  readonly edition: Edition;
  /** ISO date that the report is of. */
  readonly today: string;
}

export interface Report {
  readonly report: ReportPageProp;
  /** With those of the day. */
  readonly figures: readonly FigureProp[];
  /** Files with errors: they are counted nowhere. */
  readonly broken: readonly { readonly file: string; readonly messages: readonly Message[] }[];
  /** Every page that could be read, whatever its edition. */
  readonly items: readonly Item[];
}

/**
 * The report of one edition, straight from the content: no Docusaurus, no files written. The same
 * counting as the page's. Last time is looked for among all pages, drafts too, on days before `today`.
 */
export async function readReport(options: ReportOptions): Promise<Report> {
  const { edition, today } = options;
  const content = await readSite(options);
  const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
  const items = content.entries.map(({ item }) => item);
  const context = { ...chooseEdition(content, edition), urls };
  const report = toReport(context, { among: items, before: today });
  return {
    report,
    figures: [...report.figures, ...datedFigures(report, today)],
    broken: content.broken,
    items,
  };
}
