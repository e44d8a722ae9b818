import type { ReactNode } from 'react';
import type { CaseWayProp } from '../../case-props.js';
import { CaseName } from './CaseName.js';
import { type Choice, Choose } from './Choose.js';
import styles from './cases.module.css';
import { Way } from './Way.js';

interface CaseRowProps {
  readonly row: CaseWayProp;
  /** Absent without a script. */
  readonly choice?: Choice;
}

export const CaseRow = ({ row, choice }: CaseRowProps): ReactNode => (
  <li className={styles.row} data-print="whole">
    <div className={styles.head}>
      <CaseName of={row.case} />
      {choice && <Choose id={row.case.id} title={row.case.title} choice={choice} />}
    </div>
    <Way events={row.events} />
  </li>
);
