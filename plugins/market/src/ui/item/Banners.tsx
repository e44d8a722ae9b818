import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import styles from './head.module.css';
import { useNotices } from './useNotices.js';

/** What a reader must know before trusting the page. */
export const Banners = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <div className={styles.banners} role="status">
    {useNotices(item).map(({ title, text, quiet }) => (
      <div key={title} className={clsx(styles.banner, quiet && styles.quiet)}>
        <Icon name="overdue" size="1.75rem" />
        <p>
          <strong>{title}</strong>
          {text}
        </p>
      </div>
    ))}
  </div>
);
