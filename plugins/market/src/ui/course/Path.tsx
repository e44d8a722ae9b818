import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { partText } from '../../shown-learning.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import styles from './course.module.css';
import { Done, Kept } from './Done.js';
import { Next } from './Next.js';
import { useProgress } from './useProgress.js';

/** The parts of a course in their order: what, what for, how long, and where the learner is. */
export function Path({ item }: { readonly item: ItemPageProp }): ReactNode {
  const progress = useProgress(item.id);
  const parts = item.course?.parts ?? [];
  const next = progress.done && parts.find(({ id }) => !progress.done?.includes(id));
  return (
    <>
      {progress.done && (
        <Next parts={parts} done={progress.done} checks={item.course?.checks.length ?? 0} />
      )}
      <ol className={styles.path}>
        {parts.map((part) => (
          <li key={part.id} aria-current={part.id === next?.id ? 'step' : undefined}>
            <div>
              <p className={styles.name}>
                <Link to={part.url}>{part.label}</Link>
              </p>
              {part.why && <p>{part.why}</p>}
              <p className={styles.meta}>
                <Icon name={kindWords[part.kind].icon} size="1em" />
                {partText(part, kindWords[part.kind].label)}
              </p>
              {part.ojtUrl && (
                <Link
                  className={styles.sheet}
                  to={part.ojtUrl}
                  data-print="hide"
                >{sayJsx`${<Icon name="print" size="1em" />}「${part.label}」のOJT記録票`}</Link>
              )}
            </div>
            <Done part={part} progress={progress} />
          </li>
        ))}
      </ol>
      {progress.done && <Kept kept={progress.kept} />}
    </>
  );
}
