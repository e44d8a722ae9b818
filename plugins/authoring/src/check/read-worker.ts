/** A thread that reads pages: gets `PageFile[]`, answers with what `readSite` keeps of each. */
import { parentPort } from 'node:worker_threads';
import { type KeptPage, type PageFile, readPageFile } from '@chishiki-ichiba/market/content';

parentPort?.on('message', async (pages: readonly PageFile[]) => {
  const kept: [string, KeptPage][] = [];
  for (const page of pages) {
    const { stamp, result } = await readPageFile(page);
    // No check looks at a body again; it is most of what would have to be handed over.
    const { body, ...rest } = result;
    kept.push([page.absolute, { stamp, result: body ? { ...rest, body: EMPTY } : rest }]);
  }
  parentPort?.postMessage(kept);
});

const EMPTY = { type: 'root' as const, children: [] };
