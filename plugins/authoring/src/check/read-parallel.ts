import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PageFile } from '@chishiki-ichiba/market/content';
import { handPages, PORTION, type Portion, unpackPages } from './handed-page.js';

/** Fewer pages are read sooner than threads start. */
const FEWEST = 600;
/** More threads than this wait for each other's memory. */
const MOST_THREADS = 8;
/** Memory for what is garbage soon, of all threads together. */
const YOUNG_MB = 512;

/**
 * Read pages, many of them on all cores. Bodies are left out: only for who does not look at them.
 *
 * @param fewest - Pages from which on threads are worth their start.
 * @returns Every page once, in any order.
 */
export async function readPages(
  pages: readonly PageFile[],
  fewest = FEWEST,
): Promise<readonly Portion[]> {
  const portions: PageFile[][] = [];
  for (let at = 0; at < pages.length; at += PORTION) portions.push(pages.slice(at, at + PORTION));
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const read: Portion[] = [];
  if (pages.length < fewest || threads < 2)
    for (const portion of portions) read.push({ pages: await handPages(portion) });
  else await Promise.all(Array.from({ length: threads }, () => work(portions, read, threads)));
  return read;
}

/** One thread, until no portion is left. */
function work(portions: PageFile[][], read: Portion[], threads: number): Promise<void> {
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
    worker.on('message', (bytes: Uint8Array) => {
      next();
      read.push({ pages: unpackPages(bytes), bytes });
    });
    worker.on('error', reject);
    next();
  });
}
