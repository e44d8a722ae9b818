import { say } from '@chishiki-ichiba/model/say';
import { type ReactNode, useRef } from 'react';
import type { FailuresPageProp } from '../../failure-props.js';
import { CauseBranch } from './CauseBranch.js';
import styles from './failures.module.css';
import { useOpenByHash } from './useOpenByHash.js';

type CauseTreeProps = Pick<FailuresPageProp, 'groups' | 'entries'>;

/** Three groups, ten words; each word opens what it holds. Works without script. */
export function CauseTree({ groups, entries }: CauseTreeProps): ReactNode {
  const tree = useRef<HTMLDivElement>(null);
  useOpenByHash(tree);
  return (
    <div ref={tree} className={styles.tree}>
      {groups.map(({ id, label, count, causes }) => (
        <section key={id} className={styles.group} aria-labelledby={`group-${id}`}>
          <h3 id={`group-${id}`} className={styles.groupTitle}>
            {label}
            <span className={styles.count}>{say`${count}件`}</span>
          </h3>
          {causes.map((cause) => (
            <CauseBranch key={cause.id} cause={cause} entries={entries} />
          ))}
        </section>
      ))}
    </div>
  );
}
