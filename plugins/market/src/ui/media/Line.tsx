import type { ReactNode } from 'react';
import { useAlive } from '../log/hooks.js';
import styles from './media.module.css';
import { clock } from './time.js';

interface LineProps {
  readonly start: number;
  readonly text: string;
  readonly current: boolean;
  /** Starts the film there; absent without a film of ours. */
  readonly onPress?: (() => void) | undefined;
}

/** A moment of a film and its words: something to press once there is a script to answer. */
export function Line({ start, text, current, onPress }: LineProps): ReactNode {
  const alive = useAlive();
  const words = (
    <>
      <span className={styles.time}>{clock(start)}</span>
      <span>{text}</span>
    </>
  );
  if (!alive) return <div className={styles.line}>{words}</div>;
  return (
    <button
      type="button"
      className={styles.line}
      aria-current={current}
      disabled={!onPress}
      onClick={onPress}
    >
      {words}
    </button>
  );
}
