import { MANIFEST } from '../codec/files.js';
import type { ProblemKind, SearchClientOptions } from '../types.js';

/** Reads one file of an index. Path relative to the index root. @throws {LoadError} */
export type LoadFile = (path: string) => Promise<Uint8Array>;

/** A file could not be read; `kind` says what the reader can be told. */
export class LoadError extends Error {
  constructor(
    readonly kind: ProblemKind,
    options?: { cause?: unknown },
  ) {
    super(`search file could not be read: ${kind}`, options);
    this.name = 'LoadError';
  }
}

/**
 * The one door to the network: every file of an index goes through it (design.md 1, "one loader"),
 * so that baseUrl, offline sets and failures are one place. One retry, except when the host says 404.
 */
export function createLoader(baseUrl: string, fetchFile: SearchClientOptions['fetch']): LoadFile {
  const root = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const get = fetchFile ?? ((url: string, init?: RequestInit) => fetch(url, init));
  return async (path) => {
    // Only the manifest changes under its name; the rest lies in a content-hashed folder.
    const init: { cache?: RequestCache } = path === MANIFEST ? { cache: 'no-cache' } : {};
    let failure = new LoadError('offline');
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const response = await get(root + path, init);
        if (response.ok) return new Uint8Array(await response.arrayBuffer());
        failure = new LoadError('missing', { cause: response.status });
        if (response.status === 404 || response.status === 410) break;
      } catch (cause) {
        failure = new LoadError('offline', { cause });
      }
    }
    throw failure;
  };
}
