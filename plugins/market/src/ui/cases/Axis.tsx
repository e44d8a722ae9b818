import type { PhaseId } from '@chishiki-ichiba/model';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import { phases } from '../labels.js';
import styles from './cases.module.css';

/** Head of the columns, on wide screens and paper; every row names its phases itself. */
export const Axis = (): ReactNode => (
  <ol className={styles.axis} aria-hidden="true">
    {(Object.keys(phases) as PhaseId[]).map((id) => (
      <li key={id} className={`ichiba-tone-${id}`}>
        <Icon name={phases[id].icon} />
        <span className="ichiba-number">{phases[id].number}</span> {phases[id].label}
      </li>
    ))}
  </ol>
);
