import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import styles from './body.module.css';
import { useWorkParts } from './WorkParts.js';

export interface TimerProps {
  /** 「待つ」, 「時間」. */
  readonly label?: string;
  /** As typed: `10分以上`. */
  readonly text?: string;
  /** Absent where nobody could read the time. */
  readonly seconds?: number;
  /** `.mdx` only: the time, instead of `text`. */
  readonly children?: ReactNode;
}

/** A time of a step: a line on the page, something to start in work mode. */
export function Timer({ label = say`時間`, text, seconds, children }: TimerProps): ReactNode {
  const Control = useWorkParts()?.Timer;
  if (Control && seconds !== undefined)
    return <Control label={label} text={text ?? ''} seconds={seconds} />;
  return (
    <p className={styles.time}>
      <Icon name="clock" />
      <span>{sayJsx`${label}：${text ?? children}`}</span>
    </p>
  );
}
