import type { ReactNode } from 'react';
import type { MapColumnProp } from '../../learning-props.js';
import { warningsOf } from '../../shown-learning.js';
import { Icon } from '../icons/Icon.js';
import styles from './skills.module.css';

/** Where one absence would stop the work. */
export const Warnings = ({ column }: { readonly column: MapColumnProp }): ReactNode =>
  warningsOf(column).map((text) => (
    <p key={text} className={styles.warning}>
      <Icon name="overdue" size="1em" />
      <span>{text}</span>
    </p>
  ));
