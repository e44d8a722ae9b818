import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CountProp } from '../../list-props.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import styles from './kinds.module.css';

const iconOf = (id: string) => kindWords[id as KindId]?.icon ?? 'note';

/** A street of shop curtains: one per kind. */
export const Kinds = ({ kinds }: { readonly kinds: readonly CountProp[] }): ReactNode => (
  <ul className={styles.street}>
    {kinds.map(({ id, label, url, count }) => (
      <li key={id}>
        <Link className={styles.curtain} to={url}>
          <Icon name={iconOf(id)} size="1.75rem" />
          <span className={styles.label}>{label}</span>
          <span className={styles.count}>{say`${count}件`}</span>
        </Link>
      </li>
    ))}
  </ul>
);
