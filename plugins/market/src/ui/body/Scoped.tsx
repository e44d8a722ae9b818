import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import styles from './body.module.css';

interface ScopedProps {
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A part of the text for some readers, named at its head. Who gets it was decided by the build. */
function scoped(word: string, icon: IconName) {
  return function ScopedPart({ title, children }: ScopedProps): ReactNode {
    return (
      <div className={styles.scoped}>
        <p className={styles.scopedTitle}>
          <Icon name={icon} />
          {word}
          {title && `：${title}`}
        </p>
        {children}
      </div>
    );
  };
}

export const Members = scoped('会員向け', 'lock');
export const Inhouse = scoped('社内向け', 'lock');
export const EasyJapanese = scoped('やさしい日本語', 'speech');
