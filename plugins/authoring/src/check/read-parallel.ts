import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PageFile } from '@chishiki-ichiba/market/content';
import { PORTION, type Portion, unpackPages } from './handed-page.js';

/** Fewer pages are read sooner than threads start. */
export const FEWEST = 600;
/** More threads than this wait for each other's memory. */
const MOST_THREADS = 8;
/** Memory for what is garbage soon, of all threads together. */
const YOUNG_MB = 512;

/** Threads that read pages, on every core. Bodies are left out: only for who does not look at them. */
export interface Readers {
  /** @returns Every page once, in any order. The threads end with it. */
  read(pages: readonly PageFile[]): Promise<readonly Portion[]>;
  /** For who has nothing to be read after all. */
  stop(): void;
}

/** @returns `undefined` on one core, where nothing is gained. */
export function startReaders(): Readers | undefined {
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  if (threads < 2) return undefined;
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL('./read-worker.js', import.meta.url), {
        // A page's trees are garbage when the next is read: with the default of 16 MB many are copied first.
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB / threads },
      }),
  );
  return {
    async read(pages) {
      const portions: PageFile[][] = [];
      for (let at = 0; at < pages.length; at += PORTION)
        portions.push(pages.slice(at, at + PORTION));
      const read: Portion[] = [];
      await Promise.all(workers.map((worker) => work(worker, portions, read)));
      return read;
    },
    stop() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** One thread, until no portion is left. */
function work(worker: Worker, portions: PageFile[][], read: Portion[]): Promise<void> {
  return new Promise((resolve, reject) => {
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
