import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CapabilityProp, MakerRowProp } from '../../board-props.js';
import {
  blanksOf,
  type CapabilityColumn,
  capabilityCells,
  capabilityColumns,
  certificatesText,
  columnNames,
} from '../../shown-board.js';
import { Badge } from '../parts/Badge.js';
import { Blank } from '../parts/Labels.js';
import styles from './parts.module.css';

interface CapabilityTableProps {
  readonly label: string;
  readonly rows: readonly (CapabilityProp &
    Partial<Pick<MakerRowProp, 'id' | 'org' | 'fictional'>>)[];
  /** Columns that stand elsewhere on the page already. */
  readonly without?: readonly CapabilityColumn[];
  /** A last column: what speaks for or against the row. */
  readonly note?: (row: MakerRowProp) => string;
}

/** Rows of capability sheets; a table on a desk, a card per row on a phone. */
export function CapabilityTable({
  label,
  rows,
  without = [],
  note,
}: CapabilityTableProps): ReactNode {
  const columns = columnNames.filter((name) => !without.includes(name));
  const firms = rows.some(({ org }) => org);
  return (
    // A wide table moves sideways inside its frame, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: else its columns are out of the keyboard's reach
    <section className={styles.frame} tabIndex={0} aria-label={say`${label}（表）`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {firms && <th scope="col">{say`会社`}</th>}
            {columns.map((name) => (
              <th key={name} scope="col">
                {capabilityColumns[name]}
              </th>
            ))}
            {note && <th scope="col">{say`条件との合い方`}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const cells = capabilityCells(row);
            return (
              <tr key={row.id ?? `${index}-${row.text}`}>
                {firms && (
                  <th scope="row" data-label={say`会社`}>
                    {row.org && <Link to={row.org.url}>{row.org.label}</Link>}{' '}
                    {row.fictional && <Badge>{say`見本`}</Badge>}
                  </th>
                )}
                {columns.map((name) => (
                  <td
                    key={name}
                    data-label={capabilityColumns[name]}
                    data-blank={cells[name] === '' ? '' : undefined}
                  >
                    {name === 'text' ? (
                      <div>
                        {cells.text}
                        <div className={styles.small}>{certificatesText(row)}</div>
                      </div>
                    ) : (
                      cells[name] || <Blank />
                    )}
                  </td>
                ))}
                <Missing columns={blanksOf(row).filter((name) => columns.includes(name))} />
                {note && <td data-label={say`条件との合い方`}>{note(row as MakerRowProp)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Phones leave out the empty cells and name them in one line instead. */
const Missing = ({ columns }: { readonly columns: readonly CapabilityColumn[] }): ReactNode =>
  columns.length > 0 && (
    <td
      className={styles.missing}
    >{say`記載なし：${columns.map((name) => capabilityColumns[name]).join(say`、`)}`}</td>
  );
