import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { SearchDocument } from '@chishiki-ichiba/search';
import type { Market } from '../load-market.js';
import type { SiteAbout } from '../machine/feeds.js';
import { toMachineFiles, writeMachineFiles } from '../machine/files.js';
import { copyRegionIndex, type Region } from '../region/read-region.js';
import { createIndexApart } from './index-apart.js';
import { writeMarketFiles } from './output.js';
import type { Pace } from './pace.js';

/** From the index to the files for machines, which do not read along while pages are written. */
const MACHINES_AFTER_MS = 20_000;

interface ServedPlaces {
  readonly site: SiteAbout;
  /** Folder that is served as the market's folder of files. */
  readonly dir: string;
  /** Folder that is served below the base URL. */
  readonly machineDir: string;
  readonly pace: Pick<Pace, 'rest'>;
}

interface Served {
  readonly market: Market;
  readonly otherPages: readonly SearchDocument[];
  readonly region: Region | undefined;
}

/**
 * `postBuild` does not run in `start`: what it writes besides pages is written where the dev server reads it.
 * Nobody waits for it, and at ten thousand pages it is minutes of work: it goes on in a quiet server and rests while
 * a save is on its way to the screen. Of several saves in a row only the last is worth an index.
 *
 * @param report - Hears of what went wrong; the site is served on.
 */
export function createServedFiles(
  { site, dir, machineDir, pace }: ServedPlaces,
  report: (error: unknown) => void,
): (served: Served) => void {
  const writeIndex = createIndexApart();
  let latest: Served | undefined;
  let writing: Promise<void> = Promise.resolve();
  let hasMachineFiles = false;

  async function write(served: Served): Promise<void> {
    await pace.rest();
    if (latest !== served) return;
    const { market, otherPages, region } = served;
    await mkdir(dir, { recursive: true });
    await mkdir(machineDir, { recursive: true });
    await market.ready();
    await writeMarketFiles(market, dir, site.locale, otherPages, { writeIndex, pace });
    if (region) await copyRegionIndex(region, dir);
  }

  /** Once, and in a pause of the author's: each is made when the one before is written. */
  async function writeForMachines(served: Served): Promise<void> {
    if (hasMachineFiles || latest !== served) return;
    await wait(MACHINES_AFTER_MS);
    for (const file of toMachineFiles(served.market, site)) {
      if (latest !== served) return;
      await writeMachineFiles([file], machineDir, site.baseUrl);
      await pace.rest();
    }
    hasMachineFiles = true;
  }

  return (served) => {
    latest = served;
    writing = writing.then(() => write(served)).catch(report);
    void writing.then(() => writeForMachines(served)).catch(report);
  };
}
