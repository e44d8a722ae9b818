import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import type { IndexAnswer, IndexOrder } from './index-apart.js';
import { writeFiles } from './write-files.js';

// Linux alone gives each thread a priority of its own; elsewhere this would slow the whole server down.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

let documents: SearchDocument[] = [];

async function write({ options, dir }: Extract<IndexOrder, { dir: string }>): Promise<void> {
  const all = documents;
  documents = [];
  const { files } = await buildSearchIndex(all, options);
  await writeFiles(files, dir);
}

/** The other side of `index-apart.ts`: one order to write at a time, one answer each. */
parentPort?.on('message', (order: IndexOrder) => {
  if ('documents' in order) documents.push(...order.documents);
  else
    write(order).then(
      () => parentPort?.postMessage({} satisfies IndexAnswer),
      (error: unknown) => parentPort?.postMessage({ error: String(error) } satisfies IndexAnswer),
    );
});
