import type { ServedParts } from '../bundle/market-bundle.js';
import type { Market } from '../load-market.js';
import type { SiteAbout } from '../machine/feeds.js';
import type { Urls } from '../urls.js';
import { createAnswers } from './answer-files.js';
import { createPace, type Pace } from './pace.js';
import { createServedFiles } from './served-files.js';
import { createServedPages, type ServedPages } from './served-pages.js';

/** A site while `start` serves it as it is written. */
export interface ServedSite {
  readonly pages: ServedPages;
  readonly pace: Pace;
  /** For the bundler and its server. */
  readonly parts: ServedParts;
  /** What browsers get from now on; resolves when those who look at something that has changed have got it. */
  show(market: Market): Promise<void>;
  /** Everything that is not made on demand, in the background. */
  readonly write: ReturnType<typeof createServedFiles>;
}

interface ServedSitePlaces {
  readonly site: SiteAbout;
  readonly urls: Urls;
  /** Folder that is served as the market's folder of files. */
  readonly dir: string;
  /** What the bundler reads of pages. */
  readonly pagesDir: string;
}

/** @param report - Hears of what went wrong in the background. */
export function createServedSite(
  { site, urls, dir, pagesDir }: ServedSitePlaces,
  report: (error: unknown) => void,
): ServedSite {
  const machineDir = `${dir}-machine`;
  const pace = createPace();
  const pages = createServedPages(pagesDir, urls);
  const { middleware, show } = createAnswers({ filesUrl: urls.files, dir, pages });
  return {
    pages,
    pace,
    parts: { folders: { [dir]: urls.files, [machineDir]: site.baseUrl }, middleware, pace },
    show(market) {
      show(market);
      return pages.seen();
    },
    write: createServedFiles({ site, dir, machineDir, pace }, report),
  };
}
