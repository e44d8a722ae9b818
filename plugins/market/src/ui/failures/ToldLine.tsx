import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ToldFailureProp } from '../../failure-props.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import { Badge } from '../parts/Badge.js';
import styles from './failures.module.css';

interface ToldLineProps {
  readonly told: ToldFailureProp;
  /** A line under the title, instead of the summary. */
  readonly note?: ReactNode;
}

/** One failure in a list: its title, its chain in three words, what it is about. */
export function ToldLine({ told, note }: ToldLineProps): ReactNode {
  const kind = kindWords[told.kind];
  return (
    <div className={styles.told} data-print="whole">
      <p className={styles.toldTitle}>
        <Link to={told.url}>{told.title}</Link>
        <span className={styles.kind}>
          <Icon name={kind.icon} size="1em" />
          {kind.label}
        </span>
        {told.retired && <Badge loud>{say`廃止`}</Badge>}
        {told.fictional && <Badge>{say`見本`}</Badge>}
      </p>
      <Words told={told} />
      {(note ?? told.summary) && <p className={styles.note}>{note ?? told.summary}</p>}
    </div>
  );
}

const Words = ({ told }: { readonly told: ToldFailureProp }): ReactNode => (
  <p className={styles.words}>
    {[told.causes, told.actions, told.results].map((words, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: always cause, action, result
      <span key={index}>
        {index > 0 && (
          <>
            <Icon name="arrow" size="1em" />
            <span className="ichiba-hidden">{say`から次へ`}</span>
          </>
        )}
        {words.join('・')}
      </span>
    ))}
  </p>
);
