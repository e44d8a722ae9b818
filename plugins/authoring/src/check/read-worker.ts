/** A thread that reads pages: gets `PageFile[]`, answers with a `Portion`'s bytes. */
import { parentPort } from 'node:worker_threads';
import type { PageFile } from '@chishiki-ichiba/market/content';
import { packPages } from './handed-page.js';
import { handPages } from './read-pages.js';

// `yaml` asks the environment at every word. That of a thread is looked up slowly, a copy of it is not.
process.env = { ...process.env };

parentPort?.on('message', async (pages: readonly PageFile[]) => {
  const bytes = packPages(await handPages(pages));
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
