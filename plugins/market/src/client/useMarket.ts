import { usePluginData } from '@docusaurus/useGlobalData';
import type { MarketGlobalData } from '../props.js';

/** Addresses of this market; `undefined` on a site without it. */
export const useMarket = (): MarketGlobalData | undefined =>
  usePluginData('chishiki-ichiba-market') as MarketGlobalData | undefined;
