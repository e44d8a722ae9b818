import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useId } from 'react';
import type { CoursePartProp } from '../../learning-props.js';
import styles from './course.module.css';
import type { Progress } from './useProgress.js';

interface DoneProps {
  readonly part: CoursePartProp;
  readonly progress: Progress;
}

/** The learner's own tick; there is none before the script runs. */
export function Done({ part, progress: { done, toggle } }: DoneProps): ReactNode {
  const id = useId();
  if (!done) return null;
  return (
    <span className={styles.done} data-print="hide">
      <input
        id={id}
        type="checkbox"
        checked={done.includes(part.id)}
        onChange={() => toggle(part.id)}
      />
      <label
        htmlFor={id}
      >{sayJsx`済み${<span className="ichiba-hidden">{say`：${part.label}`}</span>}`}</label>
    </span>
  );
}

/** Where the ticks are, or that they will be gone. */
export const Kept = ({ kept }: Pick<Progress, 'kept'>): ReactNode => (
  <p className={styles.kept} role="status" data-print="hide">
    {kept
      ? say`印はこの端末の中だけに残ります。`
      : say`この端末では印を残せません。印は付けられますが、閉じると消えます。`}
  </p>
);
