import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { isSafety } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { FieldRows } from './FieldRows.js';
import styles from './item.module.css';

/** Hazards, what to wear, who may do it: before anything else. */
export const Safety = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <div className={styles.safety}>
    <Icon name="markSafety" size="2.5rem" />
    <FieldRows rows={item.fields.filter(isSafety)} />
  </div>
);
