import type { SearchClient } from '../types.js';

const clients = new Map<string, Promise<SearchClient>>();
const others = new Map<string, () => Promise<SearchClient>>();

/**
 * Hand over another client that answers in the place of one index's files, for a search server. Box and
 * page do not see which of them answers. To be called before the first search, by a client module.
 *
 * @param baseUrl - Folder of the index, as `useMarketData` gives it.
 * @param open - Called at the first search; when it rejects, the next search calls it again.
 */
export function offerSearchClient(baseUrl: string, open: () => Promise<SearchClient>): void {
  others.set(baseUrl, open);
  clients.delete(baseUrl);
}

/**
 * The search client of one index, loaded on first use: engine and analyzer are not on the page before.
 * Rejects when its script cannot be fetched; the next call tries again.
 */
export function loadClient(baseUrl: string): Promise<SearchClient> {
  let client = clients.get(baseUrl);
  if (!client) {
    client = (others.get(baseUrl) ?? (() => openFiles(baseUrl)))();
    client.catch(() => clients.delete(baseUrl));
    clients.set(baseUrl, client);
  }
  return client;
}

async function openFiles(baseUrl: string): Promise<SearchClient> {
  const { createSearchClient } = await import('../client/index.js');
  return createSearchClient({ baseUrl });
}
