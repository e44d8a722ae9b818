import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ValleyGroupProp } from '../../case-props.js';
import { Icon } from '../icons/Icon.js';
import { phases } from '../labels.js';
import styles from './valleys.module.css';

export const groupId = (id: ValleyGroupProp['id']): string => `gate-${id}`;

/** The gates on one way, in the order they are met: what this page holds. */
export const Gates = ({ groups }: { readonly groups: readonly ValleyGroupProp[] }): ReactNode => (
  <nav aria-label={say`関門`} data-print="hide">
    <ol className={styles.gates}>
      {groups.map(({ id, label, phases: between, cases, rest }) => (
        <li key={id}>
          <a href={`#${groupId(id)}`}>
            <Icon name={id === 'other' ? 'valley' : 'gate'} size="1.75rem" />
            <span className={styles.gateName}>{label}</span>
            <span className={styles.between}>
              {between.map((phase) => phases[phase].label).join(say`〜`)}
            </span>
            <span className="ichiba-number">{say`${cases.length + (rest?.count ?? 0)}事例`}</span>
          </a>
        </li>
      ))}
    </ol>
  </nav>
);
