import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  type PageCache,
  type PageFile,
  type ReadingsCache,
  stampPageFile,
} from '@chishiki-ichiba/market/content';
import { type HandedPage, PORTION, type Portion, packPages, unpackPages } from './handed-page.js';
import { type KeptFolder, openKept } from './kept-files.js';
import { cacheFolder, pagesFolder, programStamp, shortName } from './stamps.js';

/** What earlier runs read and what has not changed since, and how to keep what this one reads. */
export interface KeptPages {
  /** Pages, to be filled up with those that are read. */
  readonly cache: PageCache;
  readonly readings: ReadingsCache;
  /** Pages asked for that must be read. */
  readonly missing: readonly PageFile[];
  /** Keep what was read of them; what is gone or was read anew is forgotten. */
  save(read: readonly Portion[]): void;
}

/**
 * Pages of earlier runs. They lie some fifty to a file:
 *
 *   node_modules/.cache/chishiki-ichiba/pages-<roots>/<hash>, <hash> …
 *                                       readings-<roots>/<hash>
 *
 * @returns Nothing kept, and nothing to be kept, where the site has no node_modules.
 */
export function lookForPages(
  siteDir: string,
  roots: readonly string[],
  pages: readonly PageFile[],
): KeptPages {
  const cache: PageCache = new Map();
  const folder = cacheFolder(siteDir);
  if (folder === undefined)
    return { cache, readings: new Map(), missing: pages, save: () => undefined };
  const program = programStamp(siteDir);
  const inFolder = openKept(pagesFolder(folder, roots), program);
  const files = new Map([...inFolder.read()].map(([name, bytes]) => [name, unpackPages(bytes)]));
  const known = new Map([...files.values()].flat().map((page) => [page.absolute, page]));
  const missing: PageFile[] = [];
  const same = new Set<HandedPage>();
  for (const page of pages) {
    const found = known.get(page.absolute);
    if (found?.kept.settled && found.kept.stamp === stampPageFile(page)) {
      cache.set(page.absolute, found.kept);
      same.add(found);
    } else missing.push(page);
  }
  const kept = lookForReadings(openKept(join(folder, `readings-${shortName(roots)}`), program));
  return {
    cache,
    readings: kept.readings,
    missing,
    save(read) {
      replacePages(inFolder, files, same, read);
      kept.save();
    },
  };
}

/**
 * @param files - As they lie in the folder.
 * @param same - Those of their pages that are still right.
 * @param read - Read since.
 */
function replacePages(
  folder: KeptFolder,
  files: ReadonlyMap<string, readonly HandedPage[]>,
  same: ReadonlySet<HandedPage>,
  read: readonly Portion[],
): void {
  const whole = [...files.keys()].filter((name) =>
    files.get(name)?.every((page) => same.has(page)),
  );
  if (whole.length === files.size && read.length === 0) return;
  // A file for each page that was ever added would be many: the small ones are joined.
  const stay = whole.filter((name) => !isSmall(files.get(name)));
  const loose = [...files].flatMap(([name, pages]) =>
    stay.includes(name) ? [] : pages.filter((page) => same.has(page)),
  );
  const added: Uint8Array[] = [];
  for (const { pages, bytes } of read)
    if (bytes && !isSmall(pages)) added.push(bytes);
    else loose.push(...pages);
  for (let at = 0; at < loose.length; at += PORTION)
    added.push(packPages(loose.slice(at, at + PORTION)));
  folder.replace(stay, added);
}

const isSmall = (pages: readonly HandedPage[] = []): boolean => pages.length < PORTION / 2;

/** `furigana.yml`, of all roots in one file. */
function lookForReadings(folder: KeptFolder): { readings: ReadingsCache; save(): void } {
  const [file] = folder.read();
  const readings: ReadingsCache = file ? deserialize(file[1]) : new Map();
  const before = [...readings.values()];
  return {
    readings,
    save() {
      const now = [...readings.values()];
      if (now.length !== before.length || now.some((one, index) => one !== before[index]))
        folder.replace([], [serialize(readings)]);
    },
  };
}
