import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemCardProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { kindWords } from '../labels.js';
import styles from './card.module.css';
import { ItemCard } from './ItemCard.js';

interface ItemsProps {
  readonly items: readonly ItemCardProp[];
}

/** Stalls side by side. */
export const CardList = ({ items }: ItemsProps): ReactNode => (
  <ul className={styles.list}>
    {items.map((item) => (
      <li key={item.id}>
        <ItemCard item={item} />
      </li>
    ))}
  </ul>
);

/** One line each; `note` adds a word at the end of the line. */
export const RowList = ({
  items,
  note,
}: ItemsProps & { readonly note?: (item: ItemCardProp) => ReactNode }): ReactNode => (
  <ul className={styles.rows}>
    {items.map((item) => (
      <li key={item.id} className={styles.row}>
        <Link to={item.url}>{item.title}</Link>
        <span className={styles.kind}>
          <Icon name={kindWords[item.kind].icon} size="1em" />
          {kindWords[item.kind].label}
        </span>
        {note?.(item)}
      </li>
    ))}
  </ul>
);
