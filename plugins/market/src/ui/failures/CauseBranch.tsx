import { say } from '@chishiki-ichiba/model/say';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { CauseBranchProp, ToldFailureProp } from '../../failure-props.js';
import { useAnchor } from '../parts/Anchored.js';
import { Rest } from '../parts/Rest.js';
import styles from './failures.module.css';
import { ToldLine } from './ToldLine.js';

interface CauseBranchProps {
  readonly cause: CauseBranchProp;
  readonly entries: readonly ToldFailureProp[];
}

/** A cause word, said gently first; opens its failures. A word nothing is told under stays closed. */
export function CauseBranch({ cause, entries }: CauseBranchProps): ReactNode {
  const id = `cause-${cause.id}`;
  useAnchor(id);
  const head = (
    <>
      <span className={styles.caption}>{cause.caption}</span>
      <span className={styles.word}>{cause.label}</span>
      <span
        className={styles.count}
      >{say`${cause.entries.length + (cause.rest?.count ?? 0)}件`}</span>
    </>
  );
  if (cause.entries.length === 0)
    return (
      <p id={id} className={clsx(styles.branch, styles.quiet)}>
        <span className={styles.summary}>{head}</span>
      </p>
    );
  return (
    <details id={id} className={styles.branch}>
      <summary className={styles.summary}>{head}</summary>
      <ul className={styles.list}>
        {cause.entries.flatMap((index) => {
          const told = entries[index];
          return told ? [<li key={told.id}>{<ToldLine told={told} />}</li>] : [];
        })}
      </ul>
      <Rest rest={cause.rest} />
    </details>
  );
}
