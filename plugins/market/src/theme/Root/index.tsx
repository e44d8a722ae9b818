import type { ReactNode } from 'react';
import { useMarket } from '../../client/useMarket.js';
import { EditionBar } from '../../ui/EditionBar.js';
import { TermCards } from '../../ui/term/TermCards.js';

/** Around the whole site: says which edition this is, unless it is everybody's; explains its terms. */
export default function Root({ children }: { readonly children: ReactNode }): ReactNode {
  const market = useMarket();
  return (
    <>
      {market && market.edition !== 'public' && (
        <EditionBar edition={market.edition} label={market.editionLabel} />
      )}
      {children}
      <TermCards />
    </>
  );
}
