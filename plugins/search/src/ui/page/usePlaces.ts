import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { usePluginData } from '@docusaurus/useGlobalData';
import { type MarketData, useMarketData } from '../useMarketData.js';
import { saysAsAuthors } from './slip.js';

/** Where a reader is sent who found nothing. */
export interface Places extends MarketData {
  /** The page calls values as authors write them: for the file of a slip. */
  asAuthors: boolean;
  /** The list of all pages of a kind; where no market plugin is, the search page with that filter. */
  listUrl(kind: string): string;
  /** Where request slips go by mail, when the site names an address (`customFields.requestMail`). */
  requestMail?: string;
}

/** One plain address: no second one, no headers behind a `?`. */
const ADDRESS = /^[^\s@?&,;%]+@[^\s@?&,;%]+$/;

export function usePlaces(): Places {
  const { siteConfig, i18n } = useDocusaurusContext();
  const market = useMarketData();
  const hasMarket = usePluginData('chishiki-ichiba-market') !== undefined;
  const mail = siteConfig.customFields?.requestMail;
  return {
    ...market,
    asAuthors: saysAsAuthors(i18n),
    listUrl: (kind) =>
      hasMarket
        ? `${market.marketFront.replace(/\/?$/, '/')}kind/${kind}/`
        : `${market.searchUrl}?kind=${kind}`,
    ...(typeof mail === 'string' && ADDRESS.test(mail) ? { requestMail: mail } : {}),
  };
}
