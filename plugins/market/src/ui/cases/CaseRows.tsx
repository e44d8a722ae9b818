import { say } from '@chishiki-ichiba/model/say';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { type CSSProperties, type ReactNode, useState } from 'react';
import type { CasesPageProp } from '../../case-props.js';
import { Axis } from './Axis.js';
import { CaseRow } from './CaseRow.js';
import { adviceOf, type Choice } from './Choose.js';
import styles from './cases.module.css';
import { columnsOf } from './layout.js';
import { SortButtons } from './SortButtons.js';
import { type CaseOrder, inCaseOrder } from './sort.js';

/** All cases under each other on one axis; with a script they can be sorted and chosen for comparison. */
export function CaseRows({ cases, compareUrl }: CasesPageProp): ReactNode {
  const alive = useIsBrowser();
  const [order, setOrder] = useState<CaseOrder>('phase');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const rows = inCaseOrder(cases, order);
  const choice: Choice = {
    ids: rows.map((row) => row.case.id).filter((id) => chosen.includes(id)),
    compareUrl,
    toggle: (id) =>
      setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]),
  };
  const columns = { '--ichiba-columns': columnsOf(cases) } as CSSProperties;
  return (
    <div style={columns}>
      {alive && <SortButtons order={order} onChange={setOrder} />}
      <p className="ichiba-hidden" role="status">
        {alive && adviceOf(choice)}
      </p>
      <Axis />
      <ul className={styles.rows} aria-label={say`事例`}>
        {rows.map((row) => (
          <CaseRow key={row.case.id} row={row} {...(alive ? { choice } : {})} />
        ))}
      </ul>
    </div>
  );
}
