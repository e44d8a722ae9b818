import type { SearchClient } from '../types.js';

const clients = new Map<string, Promise<SearchClient>>();

/**
 * The search client of one index, loaded on first use: engine and analyzer are not on the page before.
 * Rejects when its script cannot be fetched; the next call tries again.
 */
export function loadClient(baseUrl: string): Promise<SearchClient> {
  let client = clients.get(baseUrl);
  if (!client) {
    client = import('../client/index.js').then(({ createSearchClient }) =>
      createSearchClient({ baseUrl }),
    );
    client.catch(() => clients.delete(baseUrl));
    clients.set(baseUrl, client);
  }
  return client;
}
