import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PageCache } from '@chishiki-ichiba/market/content';
import type { Message, ProseLevel } from '@chishiki-ichiba/model';
import { PORTION } from './handed-page.js';
import { type KeptRun, lookForRun } from './kept-run.js';
import { FEWEST, startReaders } from './read-parallel.js';
import type { Score } from './score.js';
import { cacheFolder, pagesFolder } from './stamps.js';

export interface LookOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** Folders whose `.mdx` files are pages; without them every one is. */
  readonly mdxFolders?: readonly string[];
  /** ISO date. */
  readonly today: string;
  readonly wanted: (file: string) => boolean;
  /** Hints on sentences beside the messages. */
  readonly prose: boolean;
  /** Whether `scores` will be asked for. */
  readonly score: boolean;
  readonly cache?: PageCache;
}

export interface Look {
  /** Of the pages asked for, by file and place. */
  readonly messages: readonly Message[];
  /** Number of page files seen. */
  readonly files: number;
  /** Of the pages asked for that could be read, by file; counted when somebody asks. */
  scores(): PageScore[];
}

export interface PageScore extends Score {
  readonly level: ProseLevel;
}

export type Site = Pick<LookOptions, 'siteDir' | 'roots' | 'mdxFolders'>;
export const siteOf = ({ siteDir, roots, mdxFolders }: LookOptions): Site => ({
  siteDir,
  roots,
  ...(mdxFolders ? { mdxFolders } : {}),
});

/** Read everything once: pages point at each other, so the whole site is read whichever are asked for. */
export async function lookAt(options: LookOptions): Promise<Look> {
  // Only these look at the text of pages again. What reads pages is loaded when there are some to be read.
  if (options.prose || options.score || options.cache)
    return (await import('./look-at-text.js')).lookAtText(options);
  const { messages, files } = await runOf(siteOf(options), options.today);
  return { messages: messages.filter(({ file }) => options.wanted(file)), files, scores: () => [] };
}

/** Kept from the last run when nothing changed. */
async function runOf(site: Site, today: string): Promise<KeptRun> {
  const { run, save } = lookForRun({ ...site, today });
  if (run) return run;
  // They load while this thread does.
  const readers = expectsMany(site) ? startReaders() : undefined;
  const { readMessages } = await import('./read-messages.js');
  const { lasting, ...read } = await readMessages(site, today, readers);
  if (lasting) save(read);
  return read;
}

/** Whether so many pages will have to be read that threads are wanted; a guess by the number of files. */
function expectsMany({ siteDir, roots }: Site): boolean {
  const cache = cacheFolder(siteDir);
  const kept = cache ? filesIn(pagesFolder(cache, roots)).length * PORTION : 0;
  const pages = roots
    .flatMap((root) => filesIn(join(siteDir, root)))
    .filter((name) => /\.mdx?$/i.test(name)).length;
  return pages - kept >= FEWEST;
}

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
