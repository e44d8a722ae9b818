import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { BodyNode, ItemPageProp } from '../../props.js';
import { trialWords } from '../../shown-reward.js';
import { renderWords } from '../body/renderBody.js';
import styles from './work.module.css';

interface EndProps {
  readonly item: ItemPageProp;
  readonly after: readonly BodyNode[];
  restart(): void;
}

/** After the last step: what to look at, and where to go on. */
export const EndScreen = ({ item, after, restart }: EndProps): ReactNode => (
  <article id="end">
    <p className={styles.manual}>{item.title}</p>
    <h1 className={styles.title}>おわり</h1>
    {after.length > 0 ? (
      renderWords(after)
    ) : (
      <p>手順はここまでです。品物と、まわりの片づけを確かめてください。</p>
    )}
    <nav aria-label="このあと">
      <ul className={styles.links}>
        <li>
          <button type="button" onClick={restart}>
            はじめの画面へ
          </button>
        </li>
        <li>
          <Link to={item.url}>手順書のページを開く</Link>
        </li>
        {item.trials?.reports.map(({ page, result }) => (
          <li key={page.id}>
            <Link to={page.url}>
              {trialWords[result]}：{page.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  </article>
);
