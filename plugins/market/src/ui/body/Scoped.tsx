import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import { useAnchor } from '../parts/Anchored.js';
import styles from './body.module.css';

export interface ScopedProps {
  readonly title?: string;
  readonly children?: ReactNode;
}

interface PartProps extends ScopedProps {
  readonly word: string;
  readonly icon: IconName;
}

/** A part of the text for some readers, named at its head. Who gets it was decided by the build. */
function Part({ word, icon, title, children }: PartProps): ReactNode {
  return (
    <div className={styles.scoped}>
      <p className={styles.scopedTitle}>
        <Icon name={icon} />
        {word}
        {title && say`：${title}`}
      </p>
      {children}
    </div>
  );
}

export const Members = (props: ScopedProps): ReactNode => (
  <Part word={say`会員向け`} icon="lock" {...props} />
);

export const Inhouse = (props: ScopedProps): ReactNode => (
  <Part word={say`社内向け`} icon="lock" {...props} />
);

/** Its furigana stand in the body itself: who needs this part should not have to look for a switch. */
export function EasyJapanese({
  id,
  title,
  children,
}: ScopedProps & { readonly id?: string }): ReactNode {
  useAnchor(id);
  return (
    <section
      className={styles.easy}
      id={id}
      lang="ja"
      aria-label={say`やさしい日本語`}
      data-print="whole"
    >
      <p className={styles.easyTitle}>
        <Icon name="speech" />
        <span>{sayJsx`やさしい${<ruby>{sayJsx`日本語${<rt>{say`にほんご`}</rt>}`}</ruby>}${title && say`：${title}`}`}</span>
      </p>
      {children}
    </section>
  );
}
