import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useMarket } from '../../../client/useMarket.js';
import { Icon } from '../../../ui/icons/Icon.js';
import { LostSearch } from '../../../ui/lost/LostSearch.js';
import styles from '../../../ui/lost/lost.module.css';
import { useNewAddress } from '../../../ui/lost/useNewAddress.js';

/** No such page: where it went, if it was moved; else a way to look for it. */
export default function NotFoundContent({ className }: { readonly className?: string }): ReactNode {
  const market = useMarket();
  const moved = useNewAddress(market?.filesUrl);
  return (
    <main className={clsx(styles.page, className)}>
      <h1>{moved ? say`このページは引っ越しました` : say`ページが見つかりません`}</h1>
      <div role="status">
        {moved && (
          <Link
            className={styles.moved}
            to={moved}
          >{sayJsx`${<Icon name="arrow" />}新しい場所を開く`}</Link>
        )}
      </div>
      {!moved && (
        <p>{say`住所が変わったか、打ちまちがいかもしれません。ことばで探してみてください。`}</p>
      )}
      {market && <LostSearch action={market.searchUrl} />}
      {market && (
        <p>
          <Link to={market.marketFront}>{say`市場の入口へ戻る`}</Link>
        </p>
      )}
    </main>
  );
}
