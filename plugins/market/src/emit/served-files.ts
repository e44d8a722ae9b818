import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { SearchDocument } from '@chishiki-ichiba/search';
import type { Market } from '../load-market.js';
import type { SiteAbout } from '../machine/feeds.js';
import { toMachineFiles, writeMachineFiles } from '../machine/files.js';
import { copyRegionIndex, type Region } from '../region/read-region.js';
import { createIndexApart } from './index-apart.js';
import { writeMarketFiles } from './output.js';

/** From the last of several saves to the new index of all pages. */
const INDEX_AFTER_MS = 4000;
/** From that to the files for machines, which do not read along while pages are written. */
const MACHINES_AFTER_MS = 20_000;

interface ServedPlaces {
  readonly site: SiteAbout;
  /** Folder that is served as the market's folder of files. */
  readonly dir: string;
  /** Folder that is served below the base URL. */
  readonly machineDir: string;
}

interface Served {
  readonly market: Market;
  readonly otherPages: readonly SearchDocument[];
  readonly region: Region | undefined;
}

/**
 * `postBuild` does not run in `start`: what it writes besides pages is written where the dev server reads it.
 * Nobody waits for it. It keeps both cores busy for seconds: the page that was saved, and the next one, go
 * first, and of several saves in a row only the last is worth an index.
 *
 * @param report - Hears of what went wrong; the site is served on.
 */
export function createServedFiles(
  { site, dir, machineDir }: ServedPlaces,
  report: (error: unknown) => void,
): (served: Served) => void {
  const buildIndex = createIndexApart();
  let latest: Served | undefined;
  let writing: Promise<void> = Promise.resolve();
  let hasMachineFiles = false;

  async function write({ market, otherPages, region }: Served): Promise<void> {
    await mkdir(dir, { recursive: true });
    await mkdir(machineDir, { recursive: true });
    await writeMarketFiles(market, dir, site.locale, otherPages, { buildIndex });
    if (region) await copyRegionIndex(region, dir);
  }

  /** Once, and in a pause of the author's: each is made when the one before is written. */
  async function writeForMachines(served: Served): Promise<void> {
    if (hasMachineFiles) return;
    await wait(MACHINES_AFTER_MS);
    for (const file of toMachineFiles(served.market, site)) {
      if (latest !== served) return;
      await writeMachineFiles([file], machineDir, site.baseUrl);
    }
    hasMachineFiles = true;
  }

  return (served) => {
    const pause = latest && wait(INDEX_AFTER_MS);
    latest = served;
    writing = writing
      .then(() => pause)
      .then(() => (latest === served ? write(served) : undefined))
      .catch(report);
    void writing
      .then(() => (latest === served ? writeForMachines(served) : undefined))
      .catch(report);
  };
}
