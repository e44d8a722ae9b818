import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { usePluginData } from '@docusaurus/useGlobalData';

/** What the market plugin tells the browser about search. All paths are absolute and hold the baseUrl. */
export interface MarketData {
  /** Folder of the index, e.g. `/ichiba/search/`. */
  searchBaseUrl: string;
  /** The search page, e.g. `/search/`. */
  searchUrl: string;
  /** The market's front, where the search box stands in the body. */
  marketFront: string;
  edition?: string;
  /** What the reader keeps on the device, where the site lets readers keep pages. */
  savedPage?: string;
}

/** The market's data, or where they lie by default when no market plugin is there. */
export function useMarketData(): MarketData {
  const { siteConfig } = useDocusaurusContext();
  const data = (usePluginData('chishiki-ichiba-market') ?? {}) as Partial<MarketData> & {
    offline?: { page: string };
  };
  return {
    searchBaseUrl: data.searchBaseUrl ?? `${siteConfig.baseUrl}ichiba/search/`,
    searchUrl: data.searchUrl ?? `${siteConfig.baseUrl}search/`,
    marketFront: data.marketFront ?? siteConfig.baseUrl,
    edition: data.edition,
    savedPage: data.offline?.page,
  };
}

/** Same place, trailing slash or not. */
export function isSamePath(a: string, b: string): boolean {
  const bare = (path: string) => path.replace(/\/(?:index\.html)?$/, '');
  return bare(a) === bare(b);
}
