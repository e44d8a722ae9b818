import { cacheNames, fileKey, isSetKey, setKey } from './keys.js';
import type { OfflineFile, SavedSet } from './list.js';

/** The part of the browser's `caches` that is used. */
export interface Caches {
  open(name: string): Promise<Pick<Cache, 'match' | 'put' | 'delete' | 'keys'>>;
}

/** That the reader has to be told of, until it is put away. */
export interface Notice {
  /** What was deleted: nothing of a withdrawn page stays, its title neither. */
  readonly kind: SavedSet['kind'];
  /** ISO date on which it was withdrawn. */
  readonly date: string;
  /** ISO date and time at which the set was saved. */
  readonly savedAt: string;
  /** The set itself was not withdrawn, a page in it was. */
  readonly part?: { readonly title: string; readonly url: string };
}

/** What lies on this device. Nothing here asks the network. */
export interface SavedStore {
  /** Newest first. */
  sets(): Promise<readonly SavedSet[]>;
  has(file: OfflineFile): Promise<boolean>;
  read(file: OfflineFile): Promise<Response | undefined>;
  keep(file: OfflineFile, bytes: BodyInit, type: string): Promise<void>;
  /** From here on the set is there, or there in its new version: one write. */
  commit(set: SavedSet): Promise<void>;
  /** Forget sets and every file that no other set needs. */
  remove(ids: readonly string[]): Promise<void>;
  /** Delete files that no set names: what an interrupted save left. */
  sweep(): Promise<void>;
  notices(): Promise<readonly Notice[]>;
  setNotices(notices: readonly Notice[]): Promise<void>;
}

const NOTICES = '/saved-notices';

/**
 * Sets are records that name files by address and hash; the files lie in one pool. So a set is there
 * as a whole or not at all, an update takes only what changed, and two sets share what both need.
 */
export function createStore(caches: Caches, name: string): SavedStore {
  const names = cacheNames(name);
  const records = () => caches.open(names.sets);
  const pool = () => caches.open(names.files);

  const sets = async (): Promise<SavedSet[]> => {
    const cache = await records();
    const keys = (await cache.keys()).filter(({ url }) => isSetKey(url));
    const found = await Promise.all(
      keys.map(async (key) => (await cache.match(key))?.json() as Promise<SavedSet> | undefined),
    );
    return found
      .filter((set) => set !== undefined)
      .sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
  };
  const sweep = async (): Promise<void> => {
    const wanted = new Set((await sets()).flatMap(({ files }) => files.map(fileKey)));
    const cache = await pool();
    for (const key of await cache.keys()) {
      const { pathname, search } = new URL(key.url);
      if (!wanted.has(pathname + search)) await cache.delete(key);
    }
  };

  return {
    sets,
    sweep,
    has: async (file) => (await (await pool()).match(fileKey(file))) !== undefined,
    read: async (file) => (await pool()).match(fileKey(file)),
    keep: async (file, bytes, type) =>
      (await pool()).put(
        fileKey(file),
        new Response(bytes, {
          headers: { 'content-type': type, 'content-length': String(file.bytes) },
        }),
      ),
    commit: async (set) => (await records()).put(setKey(set.id), jsonResponse(set)),
    async remove(ids) {
      const cache = await records();
      for (const id of ids) await cache.delete(setKey(id));
      await sweep();
    },
    notices: async () => {
      const found = await (await records()).match(NOTICES);
      return found ? ((await found.json()) as Notice[]) : [];
    },
    async setNotices(notices) {
      const cache = await records();
      if (notices.length > 0) await cache.put(NOTICES, jsonResponse(notices));
      else await cache.delete(NOTICES);
    },
  };
}

const jsonResponse = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
