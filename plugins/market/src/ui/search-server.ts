import { offerSearchClient } from '@chishiki-ichiba/search/ui';
import globalData from '@generated/globalData';
import type { MarketGlobalData } from '../props.js';

/**
 * Client module of a site that names a search server: it answers in the place of the index's files. Its
 * script is loaded at the first search.
 */
for (const data of Object.values(globalData['chishiki-ichiba-market'] ?? {})) {
  const { searchBaseUrl, searchServer } = data as MarketGlobalData;
  if (searchServer)
    offerSearchClient(searchBaseUrl, async () => {
      const { createOpenSearchClient } = await import('@chishiki-ichiba/search/opensearch');
      return createOpenSearchClient(searchServer);
    });
}
