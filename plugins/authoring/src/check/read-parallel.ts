import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { listPageFiles, type PageCache, type PageFile } from '@chishiki-ichiba/market/content';
import { type HandedPage, unpackPage } from './handed-page.js';

/** Fewer pages are read sooner than threads start. */
const FEWEST = 600;
/** Pages handed to a thread at a time. */
const PORTION = 50;
/** More threads than this wait for each other's memory. */
const MOST_THREADS = 8;
/** Memory for what is garbage soon, of all threads together. */
const YOUNG_MB = 512;

/**
 * Read the pages of a large site on all cores, for `readSite`. Bodies are left empty: only for who does
 * not look at them.
 *
 * @param fewest - Pages from which on threads are worth their start.
 * @returns Nothing kept when the site is small, or on one core.
 */
export async function readPagesInThreads(
  siteDir: string,
  roots: readonly string[],
  fewest = FEWEST,
): Promise<PageCache> {
  const cache: PageCache = new Map();
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const pages = await listPageFiles(siteDir, roots);
  if (pages.length < fewest || threads < 2) return cache;
  const portions: PageFile[][] = [];
  for (let at = 0; at < pages.length; at += PORTION) portions.push(pages.slice(at, at + PORTION));
  await Promise.all(Array.from({ length: threads }, () => work(portions, cache, threads)));
  return cache;
}

/** One thread, until no portion is left. */
function work(portions: PageFile[][], cache: PageCache, threads: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-worker.js', import.meta.url), {
      // A page's trees are garbage when the next is read: with the default of 16 MB many are copied first.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB / threads },
    });
    const next = () => {
      const portion = portions.pop();
      if (portion) worker.postMessage(portion);
      else void worker.terminate().then(() => resolve());
    };
    worker.on('message', (pages: readonly HandedPage[]) => {
      for (const page of pages) cache.set(page.absolute, unpackPage(page));
      next();
    });
    worker.on('error', reject);
    next();
  });
}
