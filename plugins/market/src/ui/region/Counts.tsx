import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CountProp } from '../../list-props.js';
import styles from './region.module.css';

/** Names with how many pages they have; each leads to the search that lists them. */
export const Counts = ({ counts }: { readonly counts: readonly CountProp[] }): ReactNode => {
  const some = counts.filter(({ count }) => count > 0);
  return some.length === 0 ? (
    <p>{say`まだページがありません。`}</p>
  ) : (
    <ul className={styles.counts}>
      {some.map(({ id, label, count, url }) => (
        <li key={id}>
          <Link to={url} data-noBrokenLinkCheck>
            {label} <span className={styles.number}>{say`${count}件`}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
};
