import path from 'node:path';
import type { SearchDocument } from '@chishiki-ichiba/search';
import loggerModule from '@docusaurus/logger';
import { createPageCards } from '../cards/write-cards.js';
import type { Market } from '../load-market.js';
import type { SiteAbout } from '../machine/feeds.js';
import { headsEdit, toMachineFiles, writeMachineFiles } from '../machine/files.js';
import type { MarketOptions } from '../options.js';
import { writeMasks } from '../paper/qr.js';
import { copyRegionIndex, type Region } from '../region/read-region.js';
import { createCsp } from './csp.js';
import { writeDiskPage, writeDiskTwins } from './disk.js';
import { editPages } from './edit-pages.js';
import { removeHiddenStatic } from './hidden-static.js';
import { createKeptResults, hashOfPrograms, type KeptResults } from './kept-results.js';
import { writeEndWorker, writeOfflineFiles } from './offline-files.js';
import { writeMarketFiles, writeRedirects } from './output.js';
import { keepOnly, type PageStore, pageDataEdit, writePageData } from './page-data.js';
import { pageStylesEdit } from './page-styles.js';
import { readSiteChunks, type SiteChunks } from './site-chunks.js';
import { findUnusedPlaces, writeChangedStatic } from './static-files.js';

// A CommonJS module with a `default` of its own: Node hands over the whole.
const logger = loggerModule.default;

export interface WriteSiteOptions {
  readonly options: MarketOptions;
  readonly siteDir: string;
  readonly outDir: string;
  readonly generatedFilesDir: string;
  readonly site: SiteAbout;
  /** Between a page's title and the site's. */
  readonly titleDelimiter: string;
  /** Folder or file of one edition and locale that is kept from build to build. */
  keptIn(what: string): string;
  /** All words of the interface, as one text. */
  readonly words: string;
  /** One page for a USB stick. */
  readonly onDisk: boolean;
  /** Name of the caches on a reader's device. */
  readonly store: string;
  /** Addresses of the market's pages. */
  readonly routes: readonly string[];
  readonly pageStore: PageStore;
  /** The site's pages that are no items. */
  readonly otherPages: readonly SearchDocument[];
  readonly region: Region | undefined;
  /** Hosts that scripts ask besides `options.hosts`. */
  readonly asked: readonly string[];
}

/** All that a build needs after Docusaurus has written its pages. */
export async function writeSite(market: Market, about: WriteSiteOptions): Promise<void> {
  const { options, site, siteDir, outDir, keptIn, onDisk, store, pageStore } = about;
  const { baseUrl, locale } = site;
  const { urls } = market.context;
  const filesDir = path.join(outDir, urls.files.slice(baseUrl.length));
  const kept = createKeptResults(keptIn('results'), hashOfPrograms(siteDir) + about.words);
  await removeHiddenStatic(market.hiddenStatic, outDir);
  await writeChangedStatic(market, outDir);
  for (const warning of await findUnusedPlaces(market, path.join(siteDir, 'static')))
    logger.warn(warning);
  await writeMarketFiles(market, filesDir, locale, about.otherPages, { kept });
  if (about.region) await copyRegionIndex(about.region, filesDir);
  await writePageData(pageStore, filesDir, urls.items);
  keepOnly(keptIn('renders'), pageStore.files);
  if (onDisk) {
    await writeDiskTwins(filesDir);
    await writeDiskPage(outDir, site.title, locale);
  } else {
    const chunks = await readSiteChunks(about.generatedFilesDir);
    await writeRedirects(market, outDir, baseUrl, locale);
    await writeMachineFiles(toMachineFiles(market, site, kept), outDir, baseUrl);
    await editSitePages(market, { ...about, filesDir, chunks, kept });
    // Last: it reads what the build has written.
    if (options.offline) await writeOfflineFiles(market, { outDir, baseUrl, chunks, store, kept });
    else await writeEndWorker(market, { outDir, baseUrl, store });
  }
  kept.end();
  writeMasks(`${keptIn('masks')}.json`);
}

/** What stands in the pages besides what Docusaurus writes there. */
async function editSitePages(
  market: Market,
  about: WriteSiteOptions & {
    readonly filesDir: string;
    readonly chunks: SiteChunks;
    readonly kept: KeptResults;
  },
): Promise<void> {
  const { options, site, outDir, filesDir, pageStore, kept } = about;
  const { baseUrl } = site;
  const { urls, edition, catalog } = market.context;
  const cards = options.socialCards
    ? await createPageCards(market, {
        site: {
          url: site.url,
          baseUrl,
          site: site.title,
          tagline: site.tagline,
          titleDelimiter: about.titleDelimiter,
          ...(edition.name === 'public' ? {} : { edition: site.edition }),
        },
        outDir,
        routes: about.routes,
        cacheDir: about.keptIn('cards'),
      })
    : undefined;
  const csp =
    (options.csp ?? options.routeBasePath === '/')
      ? await createCsp(outDir, {
          filesDir,
          hosts: options.hosts,
          asked: about.asked,
          youtube: catalog.items.some(
            (item) => item.kind === 'video' && item.fields.media.youtube !== undefined,
          ),
        })
      : undefined;
  await editPages(outDir, baseUrl, [
    pageDataEdit(pageStore, urls.items),
    pageStylesEdit(baseUrl, about.chunks),
    headsEdit(market, site, outDir, kept),
    ...(cards ? [cards.edit] : []),
    ...(csp ? [csp.edit] : []),
  ]);
  await cards?.end();
  await csp?.end();
}
