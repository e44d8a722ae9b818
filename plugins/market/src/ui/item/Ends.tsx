import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { useAnchor } from '../parts/Anchored.js';
import { RowList } from '../parts/CardList.js';
import { FieldRows } from './FieldRows.js';
import styles from './item.module.css';
import { factRows } from './sections.js';

interface PartProps {
  readonly item: ItemPageProp;
}

export const Facts = ({ item }: PartProps): ReactNode => <FieldRows rows={factRows(item)} />;

export const Sources = ({ item }: PartProps): ReactNode => (
  <ol className={styles.sources}>
    {item.sources.map(({ number, tag, detail }) => (
      <Source key={tag} number={number} tag={tag} detail={detail} />
    ))}
  </ol>
);

function Source({ number, tag, detail }: ItemPageProp['sources'][number]): ReactNode {
  const id = `src-${number}`;
  useAnchor(id);
  return (
    <li id={id}>
      <span className={styles.sourceNumber}>[{number}]</span>
      <span>
        {detail} <small>{tag}</small>
      </span>
    </li>
  );
}

/** What points here, and why. */
export const Backlinks = ({ item }: PartProps): ReactNode =>
  item.backlinks.map(({ label, items }) => (
    <div key={label} className={styles.backlinks}>
      <h3>{label}</h3>
      <RowList items={items} />
    </div>
  ));
