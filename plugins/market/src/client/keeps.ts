import { cacheNames } from '../offline/keys.js';

/** What of the browser's `caches` is used. */
export type KeptCaches = Pick<CacheStorage, 'has' | 'open'>;

/**
 * Whether this device keeps anything of the site: a set, a word the reader has yet to be told, or what
 * an interrupted save left. On most devices it does not, and then no page loads the scripts for it.
 * Creates no cache, asks no network, never rejects.
 */
export async function keepsAnything(
  store: string,
  storage: () => KeptCaches = () => caches,
): Promise<boolean> {
  try {
    const { sets, files } = cacheNames(store);
    for (const name of [sets, files]) {
      if (!(await storage().has(name))) continue;
      if ((await (await storage().open(name)).keys()).length > 0) return true;
    }
    return false;
  } catch {
    // No such storage here (plain http, some private windows), so nothing in it.
    return false;
  }
}

const SAVED = 'ichiba:saved';

/** Something was saved in this tab: what looks after it starts now. */
export const tellSaved = (): boolean => dispatchEvent(new Event(SAVED));

/** @returns A function that stops listening. */
export function onSaved(listener: () => void): () => void {
  addEventListener(SAVED, listener);
  return () => removeEventListener(SAVED, listener);
}
