import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import styles from './body.module.css';

interface CalloutProps {
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A box beside the text; the word and the icon say how much it matters, the line repeats it. */
function callout(word: string, icon: IconName, className: string | undefined) {
  return function CalloutBox({ title, children }: CalloutProps): ReactNode {
    return (
      <div className={clsx(styles.callout, className)} role="note" aria-label={word} data-print="whole">
        <p className={styles.calloutTitle}>
          <Icon name={icon} />
          {word}
          {title && `：${title}`}
        </p>
        {children}
      </div>
    );
  };
}

export const Callout = {
  Note: callout('補足', 'note', undefined),
  Tip: callout('こつ', 'tip', styles.tip),
  Caution: callout('注意', 'markSafety', styles.caution),
  Danger: callout('危険', 'danger', styles.danger),
} as const;
