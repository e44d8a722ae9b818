import { Worker } from 'node:worker_threads';
import type { buildSearchIndex } from '@chishiki-ichiba/search/indexer';

type Build = typeof buildSearchIndex;

export interface IndexOrder {
  readonly documents: Parameters<Build>[0];
  readonly options: Parameters<Build>[1];
}
export interface IndexAnswer {
  readonly files?: ReadonlyMap<string, Uint8Array>;
  readonly error?: string;
}

/**
 * A `buildSearchIndex` that works in a thread of its own: reading every page takes seconds, and a saved
 * page must be on the screen before them. The thread lives as long as the process, because the
 * analyser's dictionary takes a second to load; it never keeps the process alive.
 *
 * @returns A function for one caller at a time: the next call only after the last has answered.
 */
export function createIndexApart(): Build {
  let worker: Worker | undefined;
  return (documents, options) =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./index-worker.js', import.meta.url));
      const own = worker;
      own.ref();
      const done = (): void => {
        own.off('message', answer).off('error', fail);
        own.unref();
      };
      const answer = ({ files, error }: IndexAnswer): void => {
        done();
        if (files) resolve({ files });
        else reject(new Error(error));
      };
      const fail = (error: Error): void => {
        done();
        worker = undefined;
        reject(error);
      };
      own.on('message', answer).on('error', fail);
      own.postMessage({ documents, options } satisfies IndexOrder);
    });
}
