import { parentPort } from 'node:worker_threads';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import type { IndexAnswer, IndexOrder } from './index-apart.js';

/** The other side of `index-apart.ts`: one order at a time, one answer each. */
parentPort?.on('message', ({ documents, options }: IndexOrder) => {
  buildSearchIndex(documents, options).then(
    ({ files }) => parentPort?.postMessage({ files } satisfies IndexAnswer),
    (error: unknown) => parentPort?.postMessage({ error: String(error) } satisfies IndexAnswer),
  );
});
