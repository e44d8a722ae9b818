import { type Item, type KindId, kindOfFolder, referencePage } from '@chishiki-ichiba/model';
import type { PluginContentLoadedActions } from '@docusaurus/types';
import type { FrontPageProp } from './list-props.js';
import { type Market, toPageMessage } from './load-market.js';
import { addActivityRoutes, meetingComponent } from './pages/activities.js';
import { toAppearancePage } from './pages/appearance.js';
import { toBoardPage } from './pages/board.js';
import { toBlankCanvas, toCanvasSheets } from './pages/canvas-sheet.js';
import { toCasesPage } from './pages/cases.js';
import { toComparePage } from './pages/compare.js';
import { toSlip } from './pages/courses.js';
import { toFailuresPage } from './pages/failures.js';
import { addLetterRoutes } from './pages/letters.js';
import { addReviewRoutes } from './pages/log-review.js';
import { hasPapers, toPapers, toPrintPage } from './pages/paper.js';
import { toChecklistPage, toPhasePage } from './pages/phase.js';
import { toReferencePage } from './pages/reference.js';
import { toSkillsPage } from './pages/skills.js';
import { toFrontPage, toListPages } from './pages/to-list-pages.js';
import { toMatrix } from './pages/to-matrix.js';
import { toTranslation } from './pages/translation.js';
import { toValleysPage } from './pages/valleys.js';
import type { PapersProp } from './paper-props.js';
import type { Region } from './region/read-region.js';
import { toRegionPage } from './region/to-region-page.js';
import { addReportRoutes } from './report-routes.js';

/**
 * Every page of the market as a route; data goes into route props, so a page pays only for itself. Many make theirs
 * when they are read: a dev server shows the saved page before it makes the lists.
 */
export function addMarketRoutes(
  market: Market,
  { addRoute }: PluginContentLoadedActions,
  { offline, region }: { readonly offline: boolean; readonly region?: Region | undefined },
): void {
  const { context, pages } = market;
  const { urls } = context;
  addRoute({
    path: urls.front,
    component: '@theme/MarketFront',
    exact: true,
    get props() {
      const problems = context.edition.name === 'working' ? { problems: problemsOf(market) } : {};
      return { front: { ...toFrontPage(context, region !== undefined), ...problems } };
    },
  });
  if (region)
    addRoute({
      path: urls.region,
      component: '@theme/MarketRegion',
      exact: true,
      get props() {
        return { region: { ...toRegionPage(region, context) } };
      },
    });
  addRoute({ path: urls.search, component: '@theme/SearchPage', exact: true });
  if (offline) addRoute({ path: urls.offline, component: '@theme/MarketOffline', exact: true });
  addRoute({
    path: urls.reference,
    component: '@theme/MarketReference',
    exact: true,
    get props() {
      return { reference: { ...toReferencePage(referencePage(), context) } };
    },
  });
  addRoute({
    path: urls.matrix,
    component: '@theme/MarketMatrix',
    exact: true,
    get props() {
      return { matrix: { ...toMatrix(context) } };
    },
  });
  addRoute({
    path: urls.cases,
    component: '@theme/MarketCases',
    exact: true,
    get props() {
      return { cases: { ...toCasesPage(context) } };
    },
  });
  addRoute({
    path: urls.valleys,
    component: '@theme/MarketValleys',
    exact: true,
    get props() {
      return { valleys: { ...toValleysPage(context) } };
    },
  });
  addRoute({
    path: urls.failures,
    component: '@theme/MarketFailures',
    exact: true,
    get props() {
      return { failures: { ...toFailuresPage(context) } };
    },
  });
  addRoute({
    path: urls.work(),
    component: '@theme/MarketWork',
    exact: true,
    props: { manualsUrl: urls.kind('manual') },
  });
  addRoute({
    path: urls.appearance,
    component: '@theme/MarketAppearance',
    exact: true,
    get props() {
      return { appearance: { ...toAppearancePage(context) } };
    },
  });
  addRoute({
    path: urls.skills,
    component: '@theme/MarketSkills',
    exact: true,
    get props() {
      return { skills: { ...toSkillsPage(context) } };
    },
  });
  addActivityRoutes(context, addRoute);
  addRoute({
    path: urls.board,
    component: '@theme/MarketBoard',
    exact: true,
    get props() {
      return { board: { ...toBoardPage(context) } };
    },
  });
  addRoute({
    path: urls.blankCanvas,
    component: '@theme/MarketBlankCanvas',
    exact: true,
    get props() {
      return { canvas: { ...toBlankCanvas(context) } };
    },
  });
  for (const sheet of toCanvasSheets(context)) {
    addRoute({
      path: sheet.url,
      component: '@theme/MarketCanvasSheet',
      exact: true,
      props: { sheet: { ...sheet } },
    });
  }
  addRoute({
    path: urls.print,
    component: '@theme/MarketPrint',
    exact: true,
    get props() {
      return { print: { ...toPrintPage(context) } };
    },
  });
  addRoute({
    path: urls.compare(),
    component: '@theme/MarketCompare',
    exact: true,
    get props() {
      return { compare: { ...toComparePage(context) } };
    },
  });
  addReportRoutes(market, addRoute);
  for (const list of toListPages(context)) {
    addRoute({
      path: urls[list.axis](list.id),
      ...(list.axis === 'phase'
        ? {
            component: '@theme/MarketPhase',
            props: { phase: { ...toPhasePage(list, context) } },
          }
        : { component: '@theme/MarketList', props: { list: { ...list } } }),
      exact: true,
    });
    const checklist = list.axis === 'phase' ? toChecklistPage(list, context) : undefined;
    if (checklist) {
      addRoute({
        path: checklist.url,
        component: '@theme/MarketChecklist',
        exact: true,
        props: { checklist: { ...checklist } },
      });
    }
  }
  for (const item of context.catalog.items) {
    if (item.kind !== 'course') continue;
    addRoute({
      path: urls.slip(item),
      component: '@theme/MarketSlip',
      exact: true,
      get props() {
        return { slip: { ...toSlip(item, context) } };
      },
    });
  }
  for (const item of pages.keys()) addItemRoute(item, market, addRoute);
  for (const item of pages.keys()) if (hasPapers(item)) addPaperRoutes(item, market, addRoute);
  addLetterRoutes(market, addRoute);
  addReviewRoutes(context, addRoute);
  for (const { id, aliases, kind, date } of context.withdrawn) {
    for (const name of [id, ...aliases]) {
      // A file that is still there must be seen by its author, who is told about it.
      if (context.catalog.find(name)) continue;
      addRoute({
        path: urls.old(kind, name),
        component: '@theme/MarketWithdrawn',
        exact: true,
        props: { withdrawn: { kind, date, kindUrl: urls.kind(kind) } },
      });
    }
  }
  for (const broken of market.broken) {
    addRoute({
      path: brokenUrl(broken, market),
      component: '@theme/MarketBroken',
      exact: true,
      props: {
        broken: {
          file: broken.file,
          title: stemOf(broken.file),
          messages: broken.messages.map(toPageMessage),
        },
      },
    });
  }
}

type AddRoute = PluginContentLoadedActions['addRoute'];

/** Props of items' pages are asked for when they are needed: at once by a build, by a dev server never or later. */
function addItemRoute(item: Item, { pages, context }: Market, addRoute: AddRoute): void {
  const component = partOf(item, pages);
  const translated = toTranslation(item, context) !== undefined;
  const modules = {
    // `.md` bodies are data and can leave the bundle one day; `.mdx` is code and stays a module.
    ...(item.format === 'mdx' ? { Body: `@site/${item.file}` } : {}),
    // Only pages of a site in several languages load what says so.
    ...(translated ? { Inner: component } : {}),
  };
  addRoute({
    path: context.urls.item(item),
    component: translated ? '@theme/TranslatedPage' : component,
    exact: true,
    ...lastmodOf(item.fields.revised),
    ...(Object.keys(modules).length > 0 ? { modules } : {}),
    get props() {
      const page = pages.get(item);
      return { item: { ...page?.item }, ...(item.format === 'mdx' ? {} : { body: page?.body }) };
    },
  });
}

/** Kinds some of whose pages have parts that only the page itself knows of: all of them are made for it. */
const WITH_MORE: ReadonlySet<KindId> = new Set<KindId>(['activity', 'alliance', 'video']);

function partOf(item: Item, pages: Market['pages']): string {
  const page = WITH_MORE.has(item.kind) ? pages.get(item)?.item : undefined;
  return (
    (page && meetingComponent(page)) ??
    (page?.log || page?.gaze || page?.video?.tracks ? '@theme/MeasuredPage' : undefined) ??
    (item.format === 'mdx' ? '@theme/ItemMdxPage' : '@theme/ItemPage')
  );
}

function addPaperRoutes(item: Item, { pages, context }: Market, addRoute: AddRoute): void {
  let papers: PapersProp | undefined;
  for (const name of ['breakdown', 'labels', 'ojt'] as const)
    addRoute({
      path: context.urls.paper(item, name),
      component: '@theme/MarketPaper',
      exact: true,
      get props() {
        papers ??= toPapers(item, pages.get(item) as PageOf, context);
        return { name, sheet: { ...papers[name] } };
      },
    });
}

type PageOf = Parameters<typeof toPapers>[1];

/** What the sitemap says of a page; its 改訂日 alone, never the day of a build or a commit. */
const lastmodOf = (revised: string | undefined) =>
  revised ? { metadata: { lastUpdatedAt: Date.parse(`${revised}T00:00:00Z`) } } : {};

const stemOf = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.mdx?$/, '');

/** Where the page would be if its file were one: the folder tells the kind, the file's name the id. */
function brokenUrl({ file, root }: Market['broken'][number], { context }: Market): string {
  const kind = kindOfFolder(file.slice(root.length + 1).split('/')[0] ?? '') ?? 'guide';
  return context.urls.item({ kind, id: stemOf(file) });
}

/** Files with errors and where an author sees them. */
function problemsOf(market: Market): FrontPageProp['problems'] {
  const { context } = market;
  return [...context.messages].flatMap(([file, messages]) => {
    const count = messages.filter(({ severity }) => severity === 'error').length;
    const broken = market.broken.find((candidate) => candidate.file === file);
    const item = context.catalog.all.find((candidate) => candidate.file === file);
    const url = broken ? brokenUrl(broken, market) : item && context.urls.item(item);
    return count > 0 && url ? [{ file, url, count }] : [];
  });
}
