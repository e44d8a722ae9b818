import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { MatchGroupProp } from '../../board-props.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import { Deadline } from './Deadline.js';
import styles from './parts.module.css';

/** Matches by sort, best first, each with its reason. */
export const MatchGroups = ({
  groups,
  moreUrl,
}: {
  readonly groups: readonly MatchGroupProp[];
  /** Where the rest of them stands. */
  readonly moreUrl?: string;
}): ReactNode =>
  groups.map(({ id, label, count, items }) => (
    <div key={id} className={styles.group}>
      <p className={styles.sort}>{say`${label}（${count}件）`}</p>
      <ul className={styles.matches}>
        {items.map((match) => (
          <li key={match.id}>
            <Link to={match.url}>
              <Icon name={kindWords[match.kind].icon} size="1em" />
              {match.label}
            </Link>
            <span className={styles.why}>{match.why}</span>
            {match.expires && (
              <span className={styles.why}>{sayJsx`期限 ${<Deadline day={match.expires} />}`}</span>
            )}
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p className={styles.why}>
          {moreUrl ? (
            <Link to={moreUrl}>{say`ほか${count - items.length}件`}</Link>
          ) : (
            say`ほか${count - items.length}件`
          )}
        </p>
      )}
    </div>
  ));
