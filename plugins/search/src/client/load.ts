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
 * @param giveUpMs - A request that hangs this long is ended, so that the next one can be answered: a
 *   broken connection may never say so itself.
 */
export function createLoader(
  root: string,
  fetchFile: SearchClientOptions['fetch'],
  giveUpMs: number,
): LoadFile {
  const get = fetchFile ?? ((url: string, init?: RequestInit) => fetchAnywhere(url, init));
  return async (path) => {
    for (let attempt = 0; ; attempt++) {
      let status = 0;
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), giveUpMs);
      try {
        // Only the manifest changes under its name; the rest lies in a content-hashed folder.
        const cache = path === MANIFEST ? { cache: 'no-cache' as const } : {};
        const response = await get(root + path, { ...cache, signal: stop.signal });
        if (response.ok) return new Uint8Array(await response.arrayBuffer());
        status = response.status;
      } catch {
        // Offline, or the connection broke.
        if (stop.signal.aborted) throw new FileError('slow');
      } finally {
        clearTimeout(timer);
      }
      if (attempt > 0 || status === 404 || status === 410)
        throw new FileError(status ? 'missing' : 'offline');
    }
  };
}
