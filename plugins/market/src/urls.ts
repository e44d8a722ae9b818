import type { Item, KindId } from '@chishiki-ichiba/model';
import utilsCommon from '@docusaurus/utils-common';
import { revisionKey } from './revision.js';

const paperPaths = { breakdown: 'sheet', labels: 'labels', ojt: 'ojt' } as const;

/** Every address of the market is made here. All are absolute paths with base URL and trailing slash applied. (`files` is relative in a build for a USB stick.) */
export interface Urls {
  readonly front: string;
  readonly search: string;
  readonly reference: string;
  /** Folder of our files (`ichiba/`), with a slash at its end. */
  readonly files: string;
  /** What addresses of items begin with, with a slash at its end. */
  readonly items: string;
  item(item: Pick<Item, 'kind' | 'id'>, anchor?: string): string;
  /** Address an id once had. */
  old(kind: KindId, id: string): string;
  kind(id: string): string;
  phase(id: string): string;
  /** The phase's checklist on one sheet. */
  checklist(phase: string): string;
  canvas(id: string): string;
  readonly matrix: string;
  /** All cases on one phase axis. */
  readonly cases: string;
  /** Valleys and gates, and what brought groups back. */
  readonly valleys: string;
  /** Failures by cause. */
  readonly failures: string;
  /** Work mode: one step on the screen; without an item its bare address. */
  work(item?: Pick<Item, 'id'>): string;
  /** Appearance criteria by surface class and price band. */
  readonly appearance: string;
  /** A3 sheet with the nine blocks and their questions. */
  readonly blankCanvas: string;
  /** One sheet of paper with the canvas of a case or an alliance. */
  canvasSheet(item: Pick<Item, 'kind' | 'id'>): string;
  /** Who can do what, by code. */
  readonly skills: string;
  /** A measured video beside its model, on paper. */
  review(item: Pick<Item, 'id'>): string;
  /** The trainer's slip of a course. */
  slip(course: Pick<Item, 'id'>): string;
  compare(ids?: readonly string[]): string;
  /** 作業分解シート, 貼り紙 and OJT記録 of a manual, each on paper of its own. */
  paper(item: Pick<Item, 'kind' | 'id'>, sheet: 'breakdown' | 'labels' | 'ojt'): string;
  /** Chosen pages one after another, for the printer. */
  readonly print: string;
  /** What a code on paper says: the whole address with the revision of the sheet. */
  onPaper(
    item: Pick<Item, 'kind' | 'id'> & { readonly fields: { readonly revision?: string } },
    anchor?: string,
  ): string;
  /** Requests and offers, who can teach, who can make. */
  readonly board: string;
  /** Meetings to come and held. */
  readonly activities: string;
  /** The coordinator's report. */
  readonly report: string;
  /** お礼状・表彰状 of a person or an organisation, on paper. */
  thanks(item: Pick<Item, 'kind' | 'id'>): string;
  /** Minutes of a meeting, on paper. */
  minutes(item: Pick<Item, 'kind' | 'id'>): string;
  /** iCalendar file: of one meeting, or of all. */
  calendar(item?: Pick<Item, 'id'>): string;
  /** A file beside the front page: `llms.txt`. */
  beside(name: string): string;
  /** File of a feed (`kind/manual`, `atom.xml`); a USB stick has none. */
  feed(name: string, file: string): string | undefined;
  /** What the reader keeps on this device. */
  readonly offline: string;
  /** The service worker: its folder is what it answers for. */
  readonly worker: string;
  /** What other markets publish, where the site shows a region. */
  readonly region: string;
  /** Search page with a query and facets; keys sorted. */
  searchFor(params: Readonly<Record<string, string>>): string;
}

export interface UrlOptions {
  readonly baseUrl: string;
  /** `/` or `/market/`. */
  readonly routeBasePath: string;
  readonly trailingSlash: boolean | undefined;
  /** One page whose routes are hashes (a build for a USB stick): files lie beside it. Default false. */
  readonly hashRouter?: boolean;
  /** `https://example.jp`, for addresses that leave the site; without it they begin with `/`. */
  readonly siteUrl?: string;
}

export function createUrls({
  baseUrl,
  routeBasePath,
  trailingSlash,
  hashRouter = false,
  siteUrl = '',
}: UrlOptions): Urls {
  const base = `${baseUrl}${routeBasePath.replace(/^\/+|\/+$/g, '')}/`.replace(/\/{2,}/g, '/');
  const at = (path: string): string =>
    utilsCommon.applyTrailingSlash(`${base}${path}`, { trailingSlash, baseUrl });
  const item = (target: { kind: string; id: string }) => at(`docs/${target.kind}/${target.id}/`);
  return {
    front: at(''),
    search: at('search/'),
    reference: at('reference/'),
    files: `${hashRouter ? '.' : ''}${base}ichiba/`,
    items: `${base}docs/`,
    matrix: at('matrix/'),
    cases: at('cases/'),
    valleys: at('valleys/'),
    failures: at('failures/'),
    appearance: at('appearance/'),
    blankCanvas: at('canvas/blank/'),
    work: (target) => at('work/') + (target ? `?id=${encodeURIComponent(target.id)}` : ''),
    canvasSheet: ({ kind, id }) => at(`docs/${kind}/${id}/canvas/`),
    skills: at('skills/'),
    review: ({ id }) => at(`docs/video/${id}/review/`),
    slip: ({ id }) => at(`docs/course/${id}/slip/`),
    compare: (ids = []) =>
      at('cases/compare/') +
      (ids.length > 0 ? `?ids=${ids.map(encodeURIComponent).join(',')}` : ''),
    paper: ({ kind, id }, sheet) => at(`docs/${kind}/${id}/${paperPaths[sheet]}/`),
    print: at('print/'),
    onPaper: (target, anchor) => {
      const { revision } = target.fields;
      const rev = revision ? `?rev=${encodeURIComponent(revisionKey(revision))}` : '';
      return `${siteUrl}${item(target)}${rev}${anchor ? `#${anchor}` : ''}`;
    },
    board: at('board/'),
    activities: at('activities/'),
    report: at('report/'),
    thanks: ({ kind, id }) => at(`docs/${kind}/${id}/thanks/`),
    minutes: ({ kind, id }) => at(`docs/${kind}/${id}/minutes/`),
    calendar: (target) =>
      `${hashRouter ? '.' : ''}${base}ichiba/calendar/${target ? target.id : 'all'}.ics`,
    beside: (name) => base + name,
    feed: (name, file) => (hashRouter ? undefined : `${base}feeds/${name}/${file}`),
    offline: at('offline/'),
    worker: `${base}sw.js`,
    item: (target, anchor) => item(target) + (anchor ? `#${anchor}` : ''),
    old: (kind, id) => item({ kind, id }),
    kind: (id) => at(`kind/${id}/`),
    phase: (id) => at(`phase/${id}/`),
    checklist: (phase) => at(`phase/${phase}/checklist/`),
    canvas: (id) => at(`canvas/${id}/`),
    region: at('region/'),
    searchFor: (params) => {
      const query = new URLSearchParams(
        Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      return `${at('search/')}?${query.toString()}`;
    },
  };
}
