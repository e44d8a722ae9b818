import { createSearchClient, type SearchClient } from '@chishiki-ichiba/search/client';
import { fileKey } from '../offline/keys.js';
import type { OfflineFile } from '../offline/list.js';
import type { SavedStore } from '../offline/store.js';

let latest: { readonly key: string; readonly client: SearchClient } | undefined;

/**
 * The search client over what this device keeps: every saved item brought its own small index, and
 * they are searched side by side.
 *
 * @returns `undefined` when nothing is kept.
 */
export async function savedSearch(store: SavedStore): Promise<SearchClient | undefined> {
  const indexes = new Map<string, OfflineFile>();
  // The newest set that has an item speaks for it.
  for (const set of await store.sets())
    for (const file of set.files)
      if (file.kind === 'index' && !indexes.has(file.url)) indexes.set(file.url, file);
  const [first, ...others] = indexes.keys();
  if (first === undefined) return undefined;
  const key = [...indexes.values()].map(fileKey).sort().join('\n');
  if (latest?.key !== key)
    latest = {
      key,
      client: createSearchClient({
        baseUrl: first,
        sources: others.map((baseUrl) => ({ market: '', baseUrl })),
        fetch: createPackReader(store, indexes),
      }),
    };
  return latest.client;
}

/** Files of an index out of the one file they are packed in: `<index>/<path>` → its bytes. */
function createPackReader(store: SavedStore, indexes: ReadonlyMap<string, OfflineFile>) {
  const packs = new Map<string, Promise<Record<string, string>>>();
  const open = async (file: OfflineFile): Promise<Record<string, string>> =>
    (await (await store.read(file))?.json()) ?? {};
  return async (address: string): Promise<Response> => {
    const url = address.slice(0, address.indexOf('.json/') + 5);
    const file = indexes.get(url);
    const pack = packs.get(url) ?? (file && open(file));
    if (pack) packs.set(url, pack);
    const bytes = (await pack)?.[address.slice(url.length + 1)];
    return bytes === undefined
      ? new Response(null, { status: 404 })
      : new Response(Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0)));
  };
}
