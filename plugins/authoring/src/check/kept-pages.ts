import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type PageCache, type PageFile, stampPage } from '@chishiki-ichiba/market/content';
import { replaceFile } from '../write.js';
import { type HandedPage, PORTION, type Portion, packPages, unpackPages } from './handed-page.js';
import { cacheFolder, programStamp, shortName } from './stamps.js';

/** Pages that an earlier run read and that have not changed since, and how to keep those of this one. */
export interface KeptPages {
  readonly cache: PageCache;
  /** Pages asked for that must be read. */
  readonly missing: readonly PageFile[];
  /** Keep what was read of them; what is gone or was read anew is forgotten. */
  save(read: readonly Portion[]): void;
}

/**
 * Pages of earlier runs, some fifty to a file, each file named by the hash of its bytes and of the program that
 * wrote it: one that is damaged, half written or of another version has another hash, and is not looked into.
 *
 *   node_modules/.cache/chishiki-ichiba/pages-<roots>/<hash>, <hash> …
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
  if (folder === undefined) return { cache, missing: pages, save: () => undefined };
  const store = new Store(join(folder, `pages-${shortName(roots)}`), programStamp(siteDir));
  const files = store.read();
  const known = new Map<string, HandedPage>();
  for (const page of [...files.values()].flat()) known.set(page.absolute, page);
  const missing: PageFile[] = [];
  const same = new Set<HandedPage>();
  for (const page of pages) {
    const found = known.get(page.absolute);
    if (found?.kept.settled && found.kept.stamp === stampPage(page).stamp) {
      cache.set(page.absolute, found.kept);
      same.add(found);
    } else missing.push(page);
  }
  return { cache, missing, save: (read) => store.replace(files, same, read) };
}

class Store {
  constructor(
    private readonly folder: string,
    private readonly program: string,
  ) {}

  /** Pages of every sound file, by its name. */
  read(): Map<string, HandedPage[]> {
    const files = new Map<string, HandedPage[]>();
    for (const name of this.names()) {
      try {
        const bytes = readFileSync(join(this.folder, name));
        if (this.nameOf(bytes) === name) files.set(name, unpackPages(bytes));
      } catch {
        // Gone, or not to be read: its pages are read again.
      }
    }
    return files;
  }

  /**
   * @param files - As read.
   * @param same - Those of their pages that are still right.
   * @param read - Read since.
   */
  replace(
    files: ReadonlyMap<string, readonly HandedPage[]>,
    same: ReadonlySet<HandedPage>,
    read: readonly Portion[],
  ): void {
    const whole = new Set<string>();
    const loose: HandedPage[] = [];
    for (const [name, pages] of files) {
      const still = pages.filter((page) => same.has(page));
      // A file for each page that was ever added would be many: the small ones are joined.
      if (still.length === pages.length && (read.length === 0 || !isSmall(pages))) whole.add(name);
      else loose.push(...still);
    }
    const portions = read.filter(({ pages }) => !isSmall(pages));
    loose.push(...read.filter((portion) => !portions.includes(portion)).flatMap(({ pages }) => pages));
    for (let at = 0; at < loose.length; at += PORTION)
      portions.push({ pages: loose.slice(at, at + PORTION) });
    try {
      mkdirSync(this.folder, { recursive: true });
      for (const { pages, bytes = packPages(pages) } of portions) {
        const name = this.nameOf(bytes);
        replaceFile(join(this.folder, name), bytes);
        whole.add(name);
      }
      for (const name of this.names()) if (!whole.has(name)) rmSync(join(this.folder, name));
    } catch {
      // A folder that cannot be written costs the next run its time, no more.
    }
  }

  private names(): string[] {
    try {
      return readdirSync(this.folder);
    } catch {
      return [];
    }
  }

  private nameOf(bytes: Uint8Array): string {
    return createHash('sha256').update(this.program).update(bytes).digest('hex');
  }
}

const isSmall = (pages: readonly HandedPage[]): boolean => pages.length < PORTION / 2;
