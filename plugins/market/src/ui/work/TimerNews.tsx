import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import { clockText } from './timer.js';
import styles from './timer.module.css';
import type { Timers } from './useTimers.js';

interface NewsProps {
  readonly timers: Timers;
  /** Step on the screen: what runs there shows itself. */
  readonly stepId: string | undefined;
  /** 「手順 3」 of a step. */
  nameOf(stepId: string): string;
  open(stepId: string): void;
}

/** Timers of other steps: what runs, in a line; what is over, until it was seen. */
export function TimerNews({ timers, stepId, nameOf, open }: NewsProps): ReactNode {
  const others = timers.touched.filter((entry) => entry.stepId !== stepId);
  const over = timers.touched.filter(({ timer, seen }) => timer.state === 'done' && !seen);
  return (
    <>
      <p role="status" className={styles.unkept}>
        {!timers.kept &&
          say`この端末では、タイマーを控えておけません。画面を読み直すと消えるので、このまま開いておいてください。`}
      </p>
      {others
        .filter(({ timer }) => timer.state === 'running')
        .map((entry) => (
          <button
            key={entry.key}
            type="button"
            className={styles.elsewhere}
            onClick={() => open(entry.stepId)}
          >{sayJsx`${<Icon name="clock" />}${nameOf(entry.stepId)} 残り ${clockText(timers.leftOf(entry))}`}</button>
        ))}
      <div role="alert">
        {over.map((entry) => (
          <div key={entry.key} className={styles.news}>
            <p>{sayJsx`${<strong>{say`時間になりました`}</strong>}${nameOf(entry.stepId)}「${entry.name}」`}</p>
            <button
              type="button"
              onClick={() => timers.act(entry, 'see')}
            >{say`分かりました`}</button>
          </div>
        ))}
      </div>
    </>
  );
}
