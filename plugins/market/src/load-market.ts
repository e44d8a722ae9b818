import { readFile } from 'node:fs/promises';
import { type Cue, parseCaptions, subtitleFormat } from '@chishiki-ichiba/media';
import {
  compareMessages,
  type Edition,
  formatMessage,
  groupByFile,
  type Item,
  type Message,
  pageNames,
  selectForEdition,
  standInsFor,
  withdrawnFor,
} from '@chishiki-ichiba/model';
import { buildGlossary, createTermFinder, type Furigana } from '@chishiki-ichiba/reading';
import type { createKeptBodies } from './body/kept-bodies.js';
import type { MdxPage } from './body/remark-market.js';
import { linkNotes } from './body/resolve-links.js';
import type { BodyNode } from './body-props.js';
import { createAssetCollector } from './content/assets.js';
import { chooseEdition } from './content/choose-edition.js';
import { resolveFile } from './content/files.js';
import { readGazed } from './content/gaze.js';
import { findHiddenStatic } from './content/hidden-static.js';
import {
  checkContent,
  type Entry,
  isVideo,
  type PageCache,
  readSite,
  type SiteContent,
} from './content/index.js';
import type { SelectEntries } from './content/kept-selection.js';
import { readMeasured } from './content/logs.js';
import { type ImageOptions, prepareFiles } from './content/prepare-files.js';
import { loadFurigana, readEasyJapanese } from './furigana/to-furigana.js';
import { copiesOf, inLanguage, type Languages } from './languages.js';
import type { MarketOptions } from './options.js';
import type { PageContext } from './pages/context.js';
import { pageLinks, toItemPage } from './pages/to-item-page.js';
import { pagesOnDemand } from './pages-on-demand.js';
import type { PageMessage } from './problem-props.js';
import type { ItemPageProp } from './props.js';
import type { Urls } from './urls.js';

export interface LoadOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** Folders whose `.mdx` files are pages; see {@link ReadOptions.mdxFolders}. */
  readonly mdxFolders?: readonly string[];
  readonly staticDir?: string;
  /** What the address of a file in static/ begins with. */
  readonly baseUrl: string;
  readonly urls: Urls;
  readonly edition: Edition;
  /** Of a site in several languages. */
  readonly languages?: Languages;
  /** Default `text`. */
  readonly hiddenLinks?: MarketOptions['hiddenLinks'];
  readonly cache?: PageCache;
  /** The dev server's: bodies that an earlier save has rendered. */
  readonly bodies?: ReturnType<typeof createKeptBodies>;
  /** The dev server's: what an earlier save has chosen. */
  readonly select?: SelectEntries;
  /** The dev server's: each page is made when somebody asks for it, and {@link Market.ready} comes first. */
  readonly onDemand?: boolean;
  /** How pictures and films are published; without it no files may be written (`writeMarketFiles`). */
  readonly images?: ImageOptions;
}

interface Page {
  readonly item: ItemPageProp;
  readonly body: readonly BodyNode[];
}

/** One edition, ready for routes and files. */
export interface Market {
  readonly context: PageContext;
  readonly pages: ReadonlyMap<Item, Page>;
  /** Before what pages made on demand say is asked for: reads the dictionary where one of them needs it. */
  ready(): Promise<void>;
  /** Working edition: files that could not become pages, with all their messages. */
  readonly broken: SiteContent['broken'];
  readonly messages: readonly Message[];
  /** Files of static/ that only pages outside this edition use, as they name them (`/zu.svg`). */
  readonly hiddenStatic: readonly string[];
  /** What this edition changes in `.mdx` pages, by file: their text is compiled apart from here. */
  readonly mdxPages: Readonly<Record<string, MdxPage>>;
}

/** The straight line: files → items → items of one edition → catalog → pages. */
export async function loadMarket(options: LoadOptions): Promise<Market> {
  const { edition, urls } = options;
  const content = await readSite(options);
  const checked = checkContent(content, options);
  // From here on only what this edition may read exists.
  const chosen = chooseEdition(inLanguage(content, options.languages), edition, options.select);
  const { catalog } = chosen;
  const entries = [...chosen.entries.values()];
  const prepared = await prepareFiles(entries, options);
  const messages = [...checked, ...prepared.messages].sort(compareMessages);
  const byFile = groupByFile(messages);
  const glossary = buildGlossary(catalog.items);
  const bodies = options.bodies?.begin(JSON.stringify(glossary));
  const context: PageContext = {
    ...chosen,
    ...(bodies ? { bodies } : {}),
    urls,
    withdrawn: withdrawnFor(content.withdrawn, edition),
    ...(options.languages
      ? {
          languages: options.languages,
          copies: copiesOf(content, options.languages),
          originals: originalsOf(content, entries, edition),
        }
      : {}),
    furigana: content.furigana,
    assets: createAssetCollector({ ...options, filesUrl: urls.files, prepared }),
    glossary,
    findTerms: createTermFinder(glossary),
    cues: await readCues(entries, options),
    measured: new Map(
      entries.flatMap((entry) => {
        const measured = isVideo(entry) ? readMeasured(entry, options) : undefined;
        return measured ? [[entry.item.id, measured]] : [];
      }),
    ),
    gazed: new Map(
      entries.flatMap((entry) => {
        const gazed = isVideo(entry) ? readGazed(entry, options) : undefined;
        return gazed ? [[entry.item.id, gazed]] : [];
      }),
    ),
    messages: byFile,
    linkNote: linkNotes[options.hiddenLinks ?? 'text'],
  };
  const { pages, ready } = createPages(context, options.onDemand);
  if (!options.onDemand) await ready();
  // A file whose id another file has is no page either: its author must see why.
  const dropped = catalog.all
    .filter((item) => !pages.has(item))
    .map(({ file }) => ({
      file,
      root: options.roots.find((root) => file.startsWith(`${root}/`)) ?? '',
    }));
  const broken =
    edition.name === 'working'
      ? [...content.broken, ...dropped].map(({ file, root }) => ({
          file,
          root,
          messages: byFile.get(file) ?? [],
        }))
      : [];
  return {
    context,
    pages,
    ready,
    broken,
    messages,
    // Nothing is hidden from who writes.
    hiddenStatic: edition.name === 'working' ? [] : findHiddenStatic(content.entries, entries),
    mdxPages: mdxPagesOf(content, context),
  };
}

function mdxPagesOf({ entries }: SiteContent, context: PageContext): Market['mdxPages'] {
  const names = pageNames(entries.map(({ item }) => item));
  const typed = new Map(entries.map(({ item }) => [item.file, item]));
  return Object.fromEntries(
    [...context.entries.values()].flatMap((entry): [string, MdxPage][] => {
      const item = typed.get(entry.item.file);
      // A copy is text, whatever its original is.
      if (item?.format !== 'mdx' || entry.item.translation) return [];
      const standIns = standInsFor(item, names, context.edition);
      return [[item.file, { standIns, links: pageLinks(entry, context) }]];
    }),
  );
}

/** What the copies of this edition were translated from, chosen for the same edition. */
function originalsOf(
  content: SiteContent,
  entries: readonly Entry[],
  edition: Edition,
): Map<string, Entry> {
  const shown = new Set(entries.filter(({ item }) => item.translation).map(({ item }) => item.id));
  if (shown.size === 0) return new Map();
  return new Map(
    selectForEdition(content.entries, edition)
      .filter(({ item }) => shown.has(item.id))
      .map((entry) => [entry.item.id, entry]),
  );
}

/** All pages, and what they wait for; made at once, or each when somebody asks for it. */
function createPages(context: PageContext, onDemand = false): Pick<Market, 'pages' | 'ready'> {
  const { catalog, entries } = context;
  const items = catalog.items.filter((item) => entries.has(item));
  const make = (item: Item) => toItemPage(entries.get(item) as Entry, context);
  if (!onDemand) {
    const pages = new Map(items.map((item) => [item, make(item)]));
    return { pages, ready: () => addEasyJapanese(pages, context) };
  }
  let furigana: Furigana | undefined;
  return {
    // Until then only what stands around the body is asked for: which part draws the page.
    pages: pagesOnDemand(items, (item) => {
      const page = make(item);
      return furigana && page.item.easyJapanese ? withReadings(item, page, furigana) : page;
    }),
    async ready() {
      if (items.some(({ easySentences }) => easySentences.length > 0))
        furigana ??= (await loadFurigana(context)).furigana;
    },
  };
}

/** The dictionary is read only for a market that has such a section. */
async function addEasyJapanese(pages: Map<Item, Page>, context: PageContext): Promise<void> {
  const easy = [...pages].filter(([, page]) => page.item.easyJapanese);
  if (easy.length === 0) return;
  const { furigana } = await loadFurigana(context);
  for (const [item, page] of easy) pages.set(item, withReadings(item, page, furigana));
}

const withReadings = (item: Item, page: Page, furigana: Furigana): Page => ({
  ...page,
  body: readEasyJapanese(page.body, item.readings, furigana),
});

/** Thrown by a build whose content has errors: the whole list, in Japanese. */
export function contentError(messages: readonly Message[]): Error | undefined {
  const errors = messages.filter((message) => message.severity === 'error');
  if (errors.length === 0) return undefined;
  return new Error(
    `原稿に直すところが ${errors.length} 件あります（build は前のまま残しました）\n\n${errors.map(formatMessage).join('\n')}\n`,
  );
}

export const toPageMessage = ({
  file,
  line,
  column,
  severity,
  ruleId,
  message,
  hint,
}: Message): PageMessage => ({ file, line, column, severity, ruleId, message, hint });

/** Japanese captions of visible videos. */
async function readCues(
  entries: readonly Entry[],
  { siteDir, staticDir }: LoadOptions,
): Promise<Map<string, readonly Cue[]>> {
  const cues = new Map<string, readonly Cue[]>();
  for (const entry of entries) {
    if (entry.item.kind !== 'video') continue;
    const all = entry.item.fields.captions ?? [];
    const captions = all.find(({ lang }) => lang === 'ja') ?? all[0];
    if (!captions) continue;
    const file = resolveFile(entry, captions.file, siteDir, staticDir);
    const text =
      file === 'outside' ? undefined : await readFile(file, 'utf8').catch(() => undefined);
    if (text) cues.set(entry.item.id, parseCaptions(text, subtitleFormat(file)).cues);
  }
  return cues;
}
