import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useMemo } from 'react';
import type { ItemPageProp } from '../../props.js';
import { renderBody } from '../body/renderBody.js';
import { type WorkParts, WorkPartsProvider } from '../body/WorkParts.js';
import { Icon } from '../icons/Icon.js';
import { useNotices } from '../item/useNotices.js';
import { AwakeNote } from './Awake.js';
import { Clip } from './Clip.js';
import type { WorkStep } from './split.js';
import { TimerControl } from './TimerControl.js';
import { TimersProvider } from './TimersContext.js';
import type { Timers } from './useTimers.js';
import type { WakeState } from './useWakeLock.js';
import styles from './work.module.css';

const parts: WorkParts = { Timer: TimerControl, Clip };

interface StepProps {
  readonly item: ItemPageProp;
  readonly step: WorkStep;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly timers: Timers;
  readonly awake: WakeState;
}

/** One step as its page has it, large; above it where one is, and what speaks against using it. */
export function StepScreen({ item, step, number, count, timers, awake }: StepProps): ReactNode {
  const notices = useNotices(item).filter(({ quiet }) => !quiet);
  const inStep = useMemo(() => ({ timers, stepId: step.id }), [timers, step.id]);
  const text = useMemo(() => renderBody([step.node]), [step.node]);
  return (
    <article>
      <h1 className={styles.manual}>{item.title}</h1>
      <h2 className={styles.progress}>{sayJsx`手順 ${<b>{number}</b>} / ${count}${(
        <span className={styles.track} aria-hidden="true">
          <span style={{ width: `${(100 * number) / count}%` }} />
        </span>
      )}`}</h2>
      {notices.map(({ title }) => (
        <p key={title} className={styles.notice}>
          <Icon name="overdue" />
          {title}
        </p>
      ))}
      <AwakeNote state={awake} />
      <TimersProvider value={inStep}>
        <WorkPartsProvider value={parts}>{text}</WorkPartsProvider>
      </TimersProvider>
    </article>
  );
}
