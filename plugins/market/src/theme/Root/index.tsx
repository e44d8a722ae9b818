import type { ReactNode } from 'react';
import { useMarket } from '../../client/useMarket.js';
import { ClockBar } from '../../ui/clock/ClockBar.js';
import { EditionBar } from '../../ui/EditionBar.js';
import { Offline } from '../../ui/offline/Offline.js';
import { TermCards } from '../../ui/term/TermCards.js';

/** Around the whole site: which edition this is unless it is everybody's, that the clock is wrong, when a page is a copy, cards of terms. */
export default function Root({ children }: { readonly children: ReactNode }): ReactNode {
  const market = useMarket();
  return (
    <>
      {market && market.edition !== 'public' && (
        <EditionBar edition={market.edition} label={market.editionLabel} />
      )}
      {market && <ClockBar />}
      {market && <Offline market={market} />}
      {children}
      <TermCards />
    </>
  );
}
