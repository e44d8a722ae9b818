import { say } from '@chishiki-ichiba/model/say';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { TocEntry } from '../../props.js';
import styles from './item.module.css';

interface TocProps {
  readonly entries: readonly TocEntry[];
}

const List = ({ entries }: TocProps): ReactNode => (
  <ul className={styles.tocList}>
    {entries.map(({ id, text, depth }) => (
      <li key={id} className={clsx(depth === 3 && styles.tocDeep)}>
        <a href={`#${id}`}>{text}</a>
      </li>
    ))}
  </ul>
);

/** Beside the text from 1200 px. */
export const TocColumn = ({ entries }: TocProps): ReactNode => (
  <nav className={styles.tocColumn} aria-label={say`目次`} data-print="hide">
    <p className={styles.tocTitle}>{say`目次`}</p>
    <List entries={entries} />
  </nav>
);

/** Before the text on smaller screens, closed. */
export const TocFold = ({ entries }: TocProps): ReactNode => (
  <nav className={styles.tocFold} aria-label={say`目次`} data-print="hide">
    <details>
      <summary>{say`目次（${entries.length}）`}</summary>
      <List entries={entries} />
    </details>
  </nav>
);
