import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './search.module.css';
import { text } from './text.js';
import { useMarketData } from './useMarketData.js';

/** Where a reader finds something while the search does not work: what needs no network, and the lists. */
export function StillWays({ reachable }: { reachable: boolean }): ReactNode {
  const { marketFront, savedPage } = useMarketData();
  if (!reachable && !savedPage) return null;
  return (
    <p className={styles.ways}>
      {text.still}
      {reachable && (
        <Link to={`${marketFront}#kinds`} data-noBrokenLinkCheck>
          {text.lists}
        </Link>
      )}
      {savedPage && (
        <Link to={savedPage} data-noBrokenLinkCheck>
          {text.saved}
        </Link>
      )}
    </p>
  );
}
