import type { ReactNode } from 'react';
import type { FieldRow, ItemPageProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { Blank, Labels } from '../parts/Labels.js';
import styles from './failure.module.css';

/** The words of a scenario speak of conditions, never of persons. */
const captions: Readonly<Record<string, string>> = {
  原因: 'もとにあった条件',
  行動: 'そのときしていたこと',
  結果: '起きたこと',
};

/** Scenario first, then what happened in Hatamura's order. */
export function Failure({ item }: { readonly item: ItemPageProp }): ReactNode {
  if (!item.failure) return null;
  const { rows, scenario } = item.failure;
  return (
    <>
      {scenario.length > 0 && (
        <ol className={styles.chain}>
          {scenario.map((row, index) => (
            <Link key={row.label} row={row} first={index === 0} />
          ))}
        </ol>
      )}
      <dl className={styles.story}>
        {rows.map(({ label, text }) => (
          <div key={label} data-print="whole">
            <dt>{label}</dt>
            <dd>{text || <Blank />}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const Link = ({ row, first }: { readonly row: FieldRow; readonly first: boolean }): ReactNode => (
  <li className={styles.link}>
    {!first && <Icon name="arrow" className={styles.arrow} size="1.5rem" />}
    <span className={styles.word}>{row.label}</span>
    <strong>
      <Labels values={row.values} />
    </strong>
    {captions[row.label] && <small>{captions[row.label]}</small>}
  </li>
);
