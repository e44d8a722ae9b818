import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import styles from './parts.module.css';

interface BadgeProps {
  readonly icon?: IconName;
  readonly loud?: boolean;
  readonly children: ReactNode;
}

export function Badge({ icon, loud = false, children }: BadgeProps): ReactNode {
  return (
    <span className={clsx(styles.badge, loud && styles.badgeLoud)}>
      {icon && <Icon name={icon} size="1em" />}
      {children}
    </span>
  );
}
