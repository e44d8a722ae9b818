import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { RegionPageProp } from '../../region-props.js';
import { kindWords } from '../labels.js';
import styles from './region.module.css';

/** Pages of one name in several markets. Which one holds where the reader is, nobody here can say. */
export const Duplicates = ({ duplicates }: Pick<RegionPageProp, 'duplicates'>): ReactNode => (
  <>
    <p>{say`いくつかの市場に、同じ種類で同じ名前のページがあります。中身が同じとは限りません。`}</p>
    <ul className={styles.pages}>
      {duplicates.map(({ kind, title, pages }) => (
        <li key={`${kind} ${title}`}>
          {say`${kindWords[kind as KindId].label}「${title}」`}{' '}
          {pages.map(({ market, url }) => (
            <Link key={url} className={styles.place} href={url}>
              {market}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  </>
);
