import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatMessage, parseEdition } from '@chishiki-ichiba/model';
import { setWords } from '@chishiki-ichiba/model/say';
import type { SearchDocument } from '@chishiki-ichiba/search';
import loggerModule from '@docusaurus/logger';
import type { LoadContext, OptionValidationContext, Plugin, RouteConfig } from '@docusaurus/types';
import { createKeptBodies } from './body/kept-bodies.js';
import { createFileRule } from './bundle/file-rule.js';
import { marketBundle } from './bundle/market-bundle.js';
import { publishableTypes } from './content/files.js';
import type { PageCache } from './content/index.js';
import { createKeptSelection } from './content/kept-selection.js';
import { I18N_DIR, I18N_PLUGIN } from './content/translations.js';
import { editionLabelOf, editionName } from './emit/catalog-files.js';
import { readOtherPages, refuseDocsOfRoots } from './emit/other-pages.js';
import { createPageStore } from './emit/page-data.js';
import { brokenScript, newestTag, withoutScript } from './emit/page-guards.js';
import { createServedSite } from './emit/served-site.js';
import { countCleaned } from './emit/static-files.js';
import { writeSite } from './emit/write-site.js';
import { createLanguageRules } from './language/language-rule.js';
import { toLanguages } from './languages.js';
import { contentError, loadMarket, type Market } from './load-market.js';
import type { SiteAbout } from './machine/feeds.js';
import { createItemMdxRule, mdxFiles, withRoots } from './mdx-rule.js';
import { hostsOf, marketsOf, toNeighboursProp } from './neighbours.js';
import { type MarketOptions, optionsSchema, refuseContradictions } from './options.js';
import { newestRevision } from './pages/newest-revision.js';
import { readMasks } from './paper/qr.js';
import type { MarketGlobalData } from './props.js';
import { hideOwnOptions } from './published-config.js';
import { type Region, readRegion, refuseTwice } from './region/read-region.js';
import { addMarketRoutes } from './routes.js';
import { originsOf, toSearchServerProp } from './search-server.js';
import { createUrls, type UrlOptions } from './urls.js';
import { readWords, SITE_WORDS, toMessages } from './words/read-words.js';
import { createWordsRule } from './words/words-rule.js';

// A CommonJS module with a `default` of its own: Node hands over the whole.
const logger = loggerModule.default;

/** Docusaurus' name of the plugin, and of the folder of its translations. */
const NAME = 'chishiki-ichiba-market';

/** The Docusaurus plugin of the knowledge market. Owns its roots: no other content plugin reads them. */
export default function pluginMarket(context: LoadContext, options: MarketOptions): Plugin<Market> {
  const { siteDir, baseUrl, siteConfig, i18n } = context;
  hideOwnOptions(siteConfig);
  const words = readWords(
    i18n.currentLocale,
    path.join(context.localizationDir, NAME + (options.id === 'default' ? '' : `-${options.id}`)),
  );
  setWords(words.table);
  if (words.missing.length > 0)
    logger.info(
      `${i18n.currentLocale}: ${words.missing.length} words of the interface have no text in this language; English stands there. To write them: npx docusaurus write-translations --locale ${i18n.currentLocale}`,
    );
  const edition = parseEdition(
    process.env.ICHIBA_EDITION || options.edition,
    process.env.ICHIBA_ORG || options.org,
  );
  // One page for a USB stick: `ichiba build --usb` asks for it.
  const onDisk = siteConfig.future.experimental_router === 'hash';
  const urlOptions: UrlOptions = {
    baseUrl,
    routeBasePath: options.routeBasePath,
    trailingSlash: siteConfig.trailingSlash,
    hashRouter: onDisk,
    siteUrl: siteConfig.url,
  };
  const urls = createUrls(urlOptions);
  // A stick is one page, and one language.
  const languages = onDisk ? undefined : toLanguages(i18n, urlOptions);
  const look = options.look ?? (options.routeBasePath === '/' ? 'market' : 'site');
  const isDev = process.env.NODE_ENV !== 'production';
  // A server knows neither drafts nor translated copies, and a stick asks nobody.
  const server =
    isDev || onDisk || i18n.currentLocale !== i18n.defaultLocale ? undefined : options.searchServer;
  // Of this edition, and not of a stick: it asks nobody.
  const neighbours = onDisk ? [] : marketsOf(options.markets, edition);
  const regionUrl = options.region === undefined ? undefined : `${urls.files}region/`;
  const others = toNeighboursProp(neighbours, edition, siteConfig.title, regionUrl);
  const store = `chishiki-ichiba:${editionName({ edition })}:${urls.files}`;
  // One folder per edition and locale, so that nothing of one is ever served by another.
  const keptIn = (what: string) =>
    path.join(
      context.generatedFilesDir,
      `chishiki-ichiba-${what}`,
      `${editionName({ edition })}-${i18n.currentLocale}`,
    );
  const servedDir = keptIn('files');
  const images = { ...options.images, cacheDir: keptIn('images') };
  const editionLabel = editionLabelOf({ edition });
  const site: SiteAbout = {
    url: siteConfig.url,
    baseUrl,
    title: siteConfig.title,
    tagline: siteConfig.tagline,
    locale: i18n.currentLocale,
    edition: editionLabel,
  };
  let mdxRule: Awaited<ReturnType<typeof createItemMdxRule>> | undefined;
  let otherPages: readonly SearchDocument[] = [];
  let region: Region | undefined;
  let routes: string[] = [];
  const cache: PageCache = new Map();
  const bodies = createKeptBodies();
  const select = createKeptSelection();
  const pageStore = createPageStore(keptIn('pages'), urls);
  const served = isDev
    ? createServedSite({ site, urls, dir: servedDir, pagesDir: keptIn('served-pages') }, (error) =>
        logger.error(String(error)),
      )
    : undefined;
  const pages = served?.pages ?? pageStore;

  return {
    name: NAME,
    getTranslationFiles: () => [{ path: SITE_WORDS, content: toMessages(words.table) }],
    getThemePath: () => here('./theme'),
    getClientModules: () => [
      // First: what paper needs has the last word.
      ...(look === 'market' ? [here('./ui/site.css')] : []),
      here('./ui/market.css'),
      ...(onDisk ? [here('./ui/disk.js')] : []),
      ...(server ? [here('./ui/search-server.js')] : []),
      ...(others ? [here('./ui/neighbours.js')] : []),
    ],
    getPathsToWatch: () => [
      ...(options.region === undefined ? [] : [`${options.region}/region.json`]),
      `${I18N_DIR}/*/${I18N_PLUGIN}/**/*.md`,
      ...options.roots.flatMap((root) => [
        `${root}/**/*.{md,mdx,yml,srt,sbv,tsv,txt}`,
        `${root}/**/*{${publishableTypes.join(',')}}`,
      ]),
    ],

    // The guards not in `start`, where page and scripts are always of one making, nor on a stick.
    injectHtmlTags: ({ content }) => ({
      headTags: [
        ...newestTag(newestRevision(content.context.catalog.items)),
        ...(isDev || onDisk ? [] : [withoutScript, brokenScript(urls.offline)]),
      ],
    }),

    async loadContent() {
      // Before the first code is drawn: pages have theirs as soon as they are read.
      if (!isDev) readMasks(`${keptIn('masks')}.json`);
      served?.pace.begin('save');
      region = options.region === undefined ? undefined : readRegion(siteDir, options.region);
      refuseTwice(neighbours, region);
      const market = await loadMarket({
        siteDir,
        roots: options.roots,
        mdxFolders: options.mdxFolders,
        baseUrl: onDisk ? './' : baseUrl,
        urls,
        edition,
        ...(languages ? { languages } : {}),
        hiddenLinks: options.hiddenLinks,
        images,
        ...(isDev ? { cache, bodies, select, onDemand: true } : {}),
      });
      if (!isDev) {
        const error = contentError(market.messages);
        if (error) throw error;
        const cleaned = countCleaned(market);
        if (cleaned) logger.info(cleaned);
      }
      const own = market.context.catalog.items.filter(
        (item) => item.format === 'mdx' && edition.name === 'inhouse' && item.owner === edition.org,
      );
      mdxRule = await createItemMdxRule(context, {
        edition: edition.name,
        ...(edition.name === 'inhouse' ? { org: edition.org } : {}),
        ownFiles: own.map((item) => item.file),
        pages: market.mdxPages,
        linkNote: market.context.linkNote,
        siteDir,
        files: mdxFiles(market),
        terms: market.context.glossary.flatMap((entry) => {
          const item = market.context.catalog.find(entry.id);
          return item ? [{ entry, url: urls.item(item), file: item.file }] : [];
        }),
      });
      return market;
    },

    async contentLoaded({ content, actions }) {
      routes = [];
      const left: RouteConfig[] = [];
      const addRoute: typeof actions.addRoute = (route) => {
        routes.push(route.path);
        const kept = pages.take(route);
        if (kept) left.push(kept);
      };
      pages.begin();
      addMarketRoutes(content, { ...actions, addRoute }, { offline: options.offline, region });
      await pages.end(content.ready);
      await served?.show(content);
      // Docusaurus looks more than once at what it is given: props that are left are made here.
      for (const route of left) actions.addRoute({ ...route });
      const globalData: MarketGlobalData = {
        marketFront: urls.front,
        searchUrl: urls.search,
        filesUrl: urls.files,
        searchBaseUrl: `${urls.files}search/`,
        edition: edition.name,
        editionLabel,
        worker: urls.worker,
        ...(server ? { searchServer: toSearchServerProp(server, edition) } : {}),
        ...(others ? { neighbours: others } : {}),
        // What changes with each save is nothing to keep, and a stick is kept as it is.
        ...(options.offline && !isDev && !onDisk ? { offline: { page: urls.offline, store } } : {}),
      };
      actions.setGlobalData(globalData);
      if (isDev) reportMessages(content);
    },

    async allContentLoaded({ allContent }) {
      refuseDocsOfRoots(allContent, options.roots);
      otherPages = await readOtherPages(allContent, {
        siteDir,
        baseUrl,
        trailingSlash: siteConfig.trailingSlash,
      });
      const market = (allContent[NAME]?.[options.id] ?? undefined) as Market | undefined;
      if (market) served?.write({ market, otherPages, region });
      served?.pace.end('save');
    },

    configureWebpack: (config, isServer, utils) =>
      marketBundle(config, isServer, {
        context,
        utils,
        pages,
        onDisk,
        rendersDir: keptIn('renders'),
        rules: [
          ...(mdxRule
            ? [withRoots(mdxRule, (config.module?.rules ?? []) as [], siteDir, options.roots)]
            : []),
          createFileRule(siteDir, options.roots, options.images.maxSize),
          createWordsRule(words.table, `${keptIn('words')}.json`),
          ...createLanguageRules(i18n),
        ],
        served: served?.parts,
      }),

    async postBuild({ content, outDir }) {
      await writeSite(content, {
        options,
        siteDir,
        outDir,
        generatedFilesDir: context.generatedFilesDir,
        site,
        titleDelimiter: siteConfig.titleDelimiter,
        keptIn,
        words: JSON.stringify(words.table),
        onDisk,
        store,
        routes,
        pageStore,
        otherPages,
        region,
        asked: [...originsOf(server), ...hostsOf(neighbours)],
      });
    },
  };
}

function reportMessages({ messages }: Market): void {
  const errors = messages.filter((message) => message.severity === 'error');
  if (errors.length === 0) return;
  logger.warn(
    `原稿に直すところが ${errors.length} 件あります。ほかのページはそのまま見られます。\n${errors.map(formatMessage).join('\n')}`,
  );
}

function here(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

export function validateOptions({
  validate,
  options,
}: OptionValidationContext<Partial<MarketOptions>, MarketOptions>): MarketOptions {
  try {
    const valid = validate(optionsSchema, options as MarketOptions) as MarketOptions;
    refuseContradictions(valid);
    return valid;
  } catch (error) {
    // Docusaurus prints the message alone: whose option is it?
    (error as Error).message = `@chishiki-ichiba/market: ${(error as Error).message}`;
    throw error;
  }
}
