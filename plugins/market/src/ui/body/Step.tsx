import type { ReactNode } from 'react';
import { HashLink, useAnchor } from '../parts/Anchored.js';
import styles from './step.module.css';

interface StepProps {
  readonly id: string;
  readonly title: string;
  /** From 1; without it the step counts itself. */
  readonly number?: number | string;
  readonly children?: ReactNode;
}

/** One step of the work: its number stands in a column of its own. */
export function Step({ id, number, title, children }: StepProps): ReactNode {
  const anchor = id.startsWith('step-') ? id : `step-${id}`;
  useAnchor(anchor);
  return (
    <section className={styles.step} aria-labelledby={anchor} data-print="whole">
      <h3 id={anchor} className={styles.title}>
        <span className={styles.number} data-number={number}>
          {number}
        </span>
        <span>{title}</span>
        <HashLink id={anchor} title={title} />
      </h3>
      <div className={styles.inside}>{children}</div>
    </section>
  );
}
