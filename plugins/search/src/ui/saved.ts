import type { SearchClient } from '../types.js';

let open: (() => Promise<SearchClient | undefined>) | undefined;

/**
 * Hand over the search over what the reader keeps on the device. It answers when the index of the
 * site cannot be reached.
 *
 * @param opener - Asked at each such search; `undefined` when nothing is kept.
 */
export function offerSavedSearch(opener: () => Promise<SearchClient | undefined>): void {
  open = opener;
}

export const openSavedSearch = (): Promise<SearchClient | undefined> =>
  open?.().catch(() => undefined) ?? Promise.resolve(undefined);
