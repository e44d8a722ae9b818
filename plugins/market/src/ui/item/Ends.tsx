import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { RowList } from '../parts/CardList.js';
import { SourceList } from '../parts/SourceList.js';
import { FieldRows } from './FieldRows.js';
import styles from './item.module.css';
import { factRows } from './sections.js';

interface PartProps {
  readonly item: ItemPageProp;
}

export const Facts = ({ item }: PartProps): ReactNode => <FieldRows rows={factRows(item)} />;

export const Sources = ({ item }: PartProps): ReactNode => <SourceList sources={item.sources} />;

/** What points here, and why. */
export const Backlinks = ({ item }: PartProps): ReactNode =>
  item.backlinks.map(({ label, items }) => (
    <div key={label} className={styles.backlinks}>
      <h3>{label}</h3>
      <RowList items={items} />
    </div>
  ));
