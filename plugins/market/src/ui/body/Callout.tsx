import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import styles from './body.module.css';

export interface CalloutProps {
  readonly title?: string;
  readonly children?: ReactNode;
}

interface BoxProps extends CalloutProps {
  readonly word: string;
  readonly icon: IconName;
  readonly className?: string;
}

/** A box beside the text; the word and the icon say how much it matters, the line repeats it. */
function Box({ word, icon, className, title, children }: BoxProps): ReactNode {
  return (
    <div
      className={clsx(styles.callout, className)}
      role="note"
      aria-label={word}
      data-print="whole"
    >
      <p className={styles.calloutTitle}>
        <Icon name={icon} />
        {word}
        {title && <>{sayJsx`：${<Furigana text={title} />}`}</>}
      </p>
      {children}
    </div>
  );
}

export const Note = (props: CalloutProps): ReactNode => (
  <Box word={say`補足`} icon="note" {...props} />
);

export const Tip = (props: CalloutProps): ReactNode => (
  <Box word={say`こつ`} icon="tip" className={styles.tip} {...props} />
);

export const Caution = (props: CalloutProps): ReactNode => (
  <Box word={say`注意`} icon="markSafety" className={styles.caution} {...props} />
);

export const Danger = (props: CalloutProps): ReactNode => (
  <Box word={say`危険`} icon="danger" className={styles.danger} {...props} />
);
