import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { RegionPageProp } from '../../region-props.js';
import { kindWords } from '../labels.js';
import styles from './region.module.css';

/** Each market with its first pages, as it says them: revision, date, licence. */
export const Markets = ({ markets }: Pick<RegionPageProp, 'markets'>): ReactNode =>
  markets.map(({ id, label, url, count, newest, searchUrl, pages }) => (
    <section key={id} className={styles.market} aria-labelledby={`market-${id}`}>
      <h3 id={`market-${id}`}>{label}</h3>
      <ul className={styles.counts}>
        <li>
          <Link href={url}>{say`${label} の入口を開く`}</Link>
        </li>
        <li>
          <Link to={searchUrl} data-noBrokenLinkCheck>
            {say`この市場のページを探す`} <span className={styles.number}>{say`${count}件`}</span>
          </Link>
        </li>
        <li>{newest ? say`いちばん新しい改訂 ${newest}` : say`改訂日の記載なし`}</li>
      </ul>
      {pages.length > 0 && (
        <details>
          <summary>
            {pages.length < count ? say`はじめの${pages.length}ページ` : say`すべてのページ`}
          </summary>
          <ul className={styles.pages}>
            {pages.map((page) => (
              <li key={page.url}>
                <Link href={page.url}>{page.title}</Link>{' '}
                <span className={styles.facts}>
                  {[
                    kindWords[page.kind as KindId].label,
                    page.revision,
                    page.revised,
                    say`ライセンス：${page.licence ?? say`記載なし`}`,
                  ]
                    .filter(Boolean)
                    .join(say`、`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  ));
