import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { BodyNode } from '../../body-props.js';
import type { ItemPageProp } from '../../props.js';
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
    <h1 className={styles.title}>{say`おわり`}</h1>
    {after.length > 0 ? (
      renderWords(after)
    ) : (
      <p>{say`手順はここまでです。品物と、まわりの片づけを確かめてください。`}</p>
    )}
    <nav aria-label={say`このあと`}>
      <ul className={styles.links}>
        <li>
          <button type="button" onClick={restart}>{say`はじめの画面へ`}</button>
        </li>
        <li>
          <Link to={item.url}>{say`手順書のページを開く`}</Link>
        </li>
        {item.trials?.reports.map(({ page, result }) => (
          <li key={page.id}>
            <Link to={page.url}>{say`${trialWords[result]}：${page.label}`}</Link>
          </li>
        ))}
      </ul>
    </nav>
  </article>
);
