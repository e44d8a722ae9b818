/** A thread that reads pages: gets `PageFile[]`, answers with `HandedPage[]`. */
import { parentPort } from 'node:worker_threads';
import { type PageFile, readPageFile } from '@chishiki-ichiba/market/content';
import { type HandedPage, packPage } from './handed-page.js';

parentPort?.on('message', async (pages: readonly PageFile[]) => {
  const handed: HandedPage[] = [];
  for (const page of pages) handed.push(packPage(page.absolute, await readPageFile(page)));
  parentPort?.postMessage(handed);
});
