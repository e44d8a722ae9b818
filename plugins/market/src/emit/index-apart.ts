import { Worker } from 'node:worker_threads';
import type { SearchDocument } from '@chishiki-ichiba/search';
import type { WriteIndex } from './output.js';

/** Some of the documents, or what to do with all that came. */
export type IndexOrder =
  | { readonly documents: readonly SearchDocument[] }
  | { readonly options: Parameters<WriteIndex>[1]; readonly dir: string };
/** Of an order of the second kind. */
export interface IndexAnswer {
  readonly error?: string;
}

/** At a time: handing over ten thousand at once would hold up for a second who saves a page. */
const BATCH = 20;

/**
 * Makes and writes the index in a thread of its own: reading every page takes seconds, and a saved
 * page must be on the screen before them. The thread lives as long as the process, because the
 * analyser's dictionary takes a second to load; it never keeps the process alive.
 *
 * @returns A function for one caller at a time: the next call only after the last has answered.
 */
export function createIndexApart(): WriteIndex {
  let worker: Worker | undefined;
  return async (documents, options, dir) => {
    worker ??= new Worker(new URL('./index-worker.js', import.meta.url));
    const own = worker;
    own.ref();
    try {
      const answered = answerOf(own);
      // It may fail before it is waited for.
      answered.catch(() => {});
      const send = (order: IndexOrder): void => own.postMessage(order);
      let batch: SearchDocument[] = [];
      for await (const document of documents) {
        batch.push(document);
        if (batch.length < BATCH) continue;
        send({ documents: batch });
        batch = [];
      }
      send({ documents: batch });
      send({ options, dir });
      await answered;
      own.unref();
    } catch (error) {
      // Whatever it has of these documents must not get into the next index.
      worker = undefined;
      await own.terminate();
      throw error;
    }
  };
}

const answerOf = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      worker.off('message', answer).off('error', fail);
    };
    const answer = ({ error }: IndexAnswer): void => {
      done();
      if (error === undefined) resolve();
      else reject(new Error(error));
    };
    const fail = (error: Error): void => {
      done();
      reject(error);
    };
    worker.on('message', answer).on('error', fail);
  });
