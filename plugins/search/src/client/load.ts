import { FileError } from '../codec/container.js';
import { MANIFEST } from '../codec/files.js';
import { fetchFile as fetchAnywhere } from '../fetch/index.js';
import type { SearchClientOptions } from '../types.js';

/** Reads one file of an index. Path relative to the index root. @throws {FileError} */
export type LoadFile = (path: string) => Promise<Uint8Array>;

/**
 * The one door to the network: every file of an index goes through it (design.md 1, "one loader"),
 * so that baseUrl, offline sets and failures are one place. One retry, except when the host says 404.
 *
 * @param root - URL that ends with a slash.
 */
export function createLoader(root: string, fetchFile: SearchClientOptions['fetch']): LoadFile {
  const get = fetchFile ?? ((url: string, init?: RequestInit) => fetchAnywhere(url, init));
  return async (path) => {
    for (let attempt = 0; ; attempt++) {
      let status = 0;
      try {
        // Only the manifest changes under its name; the rest lies in a content-hashed folder.
        const response = await get(root + path, path === MANIFEST ? { cache: 'no-cache' } : {});
        if (response.ok) return new Uint8Array(await response.arrayBuffer());
        status = response.status;
      } catch {
        // Offline, or the connection broke.
      }
      if (attempt > 0 || status === 404 || status === 410)
        throw new FileError(status ? 'missing' : 'offline');
    }
  };
}
