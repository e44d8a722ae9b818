import type { ValueId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import { eventWords } from '../labels.js';
import styles from './cases.module.css';

/** What the marks say, and what their silence says. */
export const Legend = (): ReactNode => (
  <div className={styles.legend}>
    <ul>
      {(Object.keys(eventWords) as ValueId<'eventType'>[]).map((id) => (
        <li key={id}>
          <Icon name={eventWords[id].icon} />
          {eventWords[id].label}
        </li>
      ))}
      <li>{sayJsx`${<Icon name="gate" />}関門`}</li>
    </ul>
    <p>{say`線のくぼみは谷、点線の枝は方針転換で離れた道です。年のない印は、出典に日付の記載がありません。印を押すと、事例のページのそのできごとへ移ります。`}</p>
  </div>
);
