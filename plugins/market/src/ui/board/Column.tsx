import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { BoardEntryProp, ChoiceProp } from '../../board-props.js';
import { Section } from '../parts/Anchored.js';
import styles from './board.module.css';
import { Entry } from './Entry.js';
import { byType, toShelves } from './filter.js';

interface ColumnProps {
  readonly id: 'requests' | 'offers';
  readonly title: string;
  readonly entries: readonly BoardEntryProp[];
  readonly types: readonly ChoiceProp[];
  readonly today: string | undefined;
}

/** One side of the board: what is open by type, then what is settled. */
export function Column({ id, title, entries, types, today }: ColumnProps): ReactNode {
  const { open, expired, answered, closed } = toShelves(entries, today);
  const groups = byType(open, types);
  return (
    <Section id={id} title={say`${title}（${entries.length}件）`}>
      <p className={styles.counts}>
        {[
          // Without a day nobody knows whether one that is not settled is open.
          say`${today === undefined ? say`期限の日まで募集` : say`募集中`} ${open.length}件`,
          ...(today === undefined ? [] : [say`締切を過ぎたもの ${expired.length}件`]),
          say`回答あり ${answered.length}件`,
          say`終了 ${closed.length}件`,
        ].join('・')}
      </p>
      {groups.length > 1 && (
        <ul className={styles.types} aria-label={say`${title}の種類`} data-print="hide">
          {groups.map((group) => (
            <li key={group.id}>
              <a href={`#${id}-${group.id}`}>{say`${group.label}（${group.entries.length}件）`}</a>
            </li>
          ))}
        </ul>
      )}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`${id}-${group.id}`}>
          <h3
            id={`${id}-${group.id}`}
            className={styles.type}
          >{say`${group.label}（${group.entries.length}件）`}</h3>
          <Entries entries={group.entries} />
        </section>
      ))}
      {open.length === 0 && <p>{say`この条件で募集しているものはありません。`}</p>}
      <Settled label={say`締切を過ぎたもの`} entries={expired} />
      <Settled label={say`回答あり`} entries={answered} />
      <Settled label={say`終了`} entries={closed} />
    </Section>
  );
}

const Entries = ({ entries }: { readonly entries: readonly BoardEntryProp[] }): ReactNode => (
  <ul className={styles.entries}>
    {entries.map((entry) => (
      <li key={entry.id}>
        <Entry entry={entry} />
      </li>
    ))}
  </ul>
);

const Settled = ({
  label,
  entries,
}: {
  readonly label: string;
  readonly entries: readonly BoardEntryProp[];
}): ReactNode =>
  entries.length > 0 && (
    <details className={styles.settled}>
      <summary>{say`${label}（${entries.length}件）`}</summary>
      <Entries entries={entries} />
    </details>
  );
