import { say } from '@chishiki-ichiba/model/say';
import { offerSearchClient } from '@chishiki-ichiba/search/ui';
import globalData from '@generated/globalData';
import type { MarketGlobalData } from '../props.js';

/**
 * Client module of a site that names other markets or shows a region: its search asks them too. What that takes is loaded
 * at the first search.
 */
for (const data of Object.values(globalData['chishiki-ichiba-market'] ?? {})) {
  const { searchBaseUrl, neighbours } = data as MarketGlobalData;
  if (neighbours)
    offerSearchClient(searchBaseUrl, async () => {
      const { createSearchClient } = await import('@chishiki-ichiba/search/client');
      const { here, edition, sources, region } = neighbours;
      return createSearchClient({
        baseUrl: searchBaseUrl,
        sources: [...sources, ...(region ? [{ market: '', baseUrl: region, region: true }] : [])],
        edition,
        market: here,
        marketLabel: say`市場`,
      });
    });
}
