import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import styles from './failures.module.css';
import { ToldLine } from './ToldLine.js';

/** Others who met the same cause: nobody is alone with it. */
export function SameCause({ item }: { readonly item: ItemPageProp }): ReactNode {
  const [cause] = item.scenario?.causes ?? [];
  return (
    <>
      <ul className={styles.list}>
        {item.sameCause.map((told) => (
          <li key={told.id}>
            <ToldLine told={told} note={say`同じ原因のことば：${told.shared.join('・')}`} />
          </li>
        ))}
      </ul>
      {cause?.url && (
        <p className={styles.more}>
          <Link to={cause.url}>{say`原因の一覧から、ほかの例を見る`}</Link>
        </p>
      )}
    </>
  );
}
