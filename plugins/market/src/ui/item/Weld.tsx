import type { ReactNode } from 'react';
import type { FieldRow, ItemPageProp } from '../../props.js';
import { dialOf, isDial } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { Labels } from '../parts/Labels.js';
import styles from './weld.module.css';

/** Conditions, big where one dials them in; always with the word that says how far to trust them. */
export function Weld({ item }: { readonly item: ItemPageProp }): ReactNode {
  if (!item.weld) return null;
  const { status, rows } = item.weld;
  const reference = !status.startsWith('WPS');
  return (
    <>
      <p className={styles.status}>
        <Icon name={reference ? 'overdue' : 'gate'} size="1.5rem" />
        <span>
          <strong>{reference ? `${status}（WPSではありません）` : status}</strong>
          {reference && '自分の溶接機で試してから使ってください。'}
        </span>
      </p>
      <table className={styles.weld}>
        <caption className="ichiba-hidden">溶接条件：{status}</caption>
        <tbody>
          {pairs(rows).map((pair) => (
            <tr key={pair[0]?.label}>
              {pair.map((row) => (
                <Cells key={row.label} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const Cells = ({ row }: { readonly row: FieldRow }): ReactNode => (
  <>
    <th scope="row">{row.label}</th>
    <td>
      {isDial(row.values) ? (
        row.values.map(({ label }) => <Reading key={label} text={label} />)
      ) : (
        <Labels values={row.values} />
      )}
    </td>
  </>
);

function Reading({ text }: { readonly text: string }): ReactNode {
  const { word, number, unit } = dialOf(text);
  return (
    <span className={styles.reading}>
      {word && <span>{word} </span>}
      <b className={styles.big}>{number}</b>
      <span className={styles.unit}> {unit}</span>
    </span>
  );
}

const pairs = (rows: readonly FieldRow[]): (readonly FieldRow[])[] =>
  rows
    .filter((_, index) => index % 2 === 0)
    .map((_, index) => rows.slice(index * 2, index * 2 + 2));
