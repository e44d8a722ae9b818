import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import styles from './report.module.css';

interface FrameProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A table that may be wider than a phone: it scrolls by itself, with the keyboard too. */
export const Frame = ({ label, children }: FrameProps): ReactNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
  <section className={styles.frame} aria-label={say`${label}（表）`} tabIndex={0}>
    {children}
  </section>
);
