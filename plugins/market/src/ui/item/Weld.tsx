import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { FieldRow, ItemPageProp } from '../../props.js';
import { dialOf, isDial } from '../../shown.js';
import { weldBanner } from '../../shown-weld.js';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import { Labels } from '../parts/Labels.js';
import { ConditionList } from './Conditions.js';
import { HeatInput } from './HeatInput.js';
import styles from './weld.module.css';

/** Conditions, big where one dials them in; always with the word that says how far to trust them. */
export function Weld({ item }: { readonly item: ItemPageProp }): ReactNode {
  if (!item.weld) return null;
  const { status, rows, heatInput, defectLinks } = item.weld;
  const { title, text, numbers } = weldBanner(item.weld);
  return (
    <>
      <div className={styles.status}>
        <Icon name={status.id === 'approved' ? 'gate' : 'overdue'} size="1.5rem" />
        <div>
          <p>
            <strong>{title}</strong>
            {text}
          </p>
          {numbers && <p>{numbers}</p>}
        </div>
      </div>
      <table className={styles.weld}>
        <caption className="ichiba-hidden">{say`溶接条件：${status.label}`}</caption>
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
      <HeatInput heat={heatInput} />
      {defectLinks.length > 0 && (
        <>
          <h3 className={styles.sub}>{say`不完全部との関係`}</h3>
          <ConditionList list={defectLinks} />
        </>
      )}
    </>
  );
}

const Cells = ({ row }: { readonly row: FieldRow }): ReactNode => (
  <>
    <th scope="row">
      <Furigana text={row.label} />
    </th>
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
  const { word, number, unit, note } = dialOf(text);
  return (
    <span className={styles.reading}>
      {word && `${word} `}
      <b className={styles.big}>{number}</b>
      <span className={styles.unit}> {unit}</span>
      {note && <small>{note}</small>}
    </span>
  );
}

const pairs = (rows: readonly FieldRow[]): (readonly FieldRow[])[] =>
  rows
    .filter((_, index) => index % 2 === 0)
    .map((_, index) => rows.slice(index * 2, index * 2 + 2));
