import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { WorkParts } from '../body/WorkParts.js';
import { Icon } from '../icons/Icon.js';
import { useInStep } from './TimersContext.js';
import { clockText } from './timer.js';
import styles from './timer.module.css';

type Props = React.ComponentProps<WorkParts['Timer']>;

/** A time to be kept: what is left, large, and two buttons for a gloved thumb. */
export function TimerControl({ label, text, seconds }: Props): ReactNode {
  const { timers, stepId } = useInStep() ?? {};
  if (!timers || stepId === undefined) return null;
  const name = `${label} ${text}`;
  const spec = { key: `${stepId}/${name}`, stepId, name, seconds };
  const state = timers.stateOf(spec);
  const running = state === 'running';
  return (
    <section className={styles.timer} aria-label={say`タイマー ${name}`} data-state={state}>
      <p className={styles.name}>{sayJsx`${<Icon name="clock" />}${label}：${text}`}</p>
      <p className={styles.left} role="timer" aria-label={say`残り`}>
        {clockText(timers.leftOf(spec))}
      </p>
      {state === 'done' && <p className={styles.over}>{say`時間になりました`}</p>}
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.main}
          onClick={() => timers.act(spec, running ? 'pause' : 'start')}
        >
          {words[state]}
        </button>
        <button
          type="button"
          aria-disabled={state === 'ready'}
          onClick={() => state !== 'ready' && timers.act(spec, 'reset')}
        >{say`計り直す`}</button>
      </div>
    </section>
  );
}

const words = {
  ready: say`計り始める`,
  running: say`一時止める`,
  paused: say`続きを計る`,
  done: say`もう一度計る`,
} as const;
