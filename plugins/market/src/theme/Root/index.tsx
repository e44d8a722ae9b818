import { usePluginData } from '@docusaurus/useGlobalData';
import type { ReactNode } from 'react';
import type { MarketGlobalData } from '../../props.js';
import { EditionBar } from '../../ui/EditionBar.js';

/** Around the whole site: says which edition this is, unless it is everybody's. */
export default function Root({ children }: { readonly children: ReactNode }): ReactNode {
  const market = usePluginData('chishiki-ichiba-market') as MarketGlobalData | undefined;
  return (
    <>
      {market && market.edition !== 'public' && (
        <EditionBar edition={market.edition} label={market.editionLabel} />
      )}
      {children}
    </>
  );
}
