import { say } from '@chishiki-ichiba/model/say';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** Link to a heading, seen on hover and focus. */
export const HashLink = ({
  id,
  title,
}: {
  readonly id: string;
  readonly title?: string;
}): ReactNode => (
  <a
    className={styles.hash}
    href={`#${id}`}
    aria-label={title ? say`「${title}」へのリンク` : say`この見出しへのリンク`}
  >
    #
  </a>
);

/** Make an id known to the build's link check. */
export function useAnchor(id: string | undefined): void {
  const brokenLinks = useBrokenLinks();
  if (id) brokenLinks.collectAnchor(id);
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly print?: 'hide' | 'whole';
  readonly children: ReactNode;
}

/** A part of a page with its heading. */
export function Section({ id, title, print, children }: SectionProps): ReactNode {
  useAnchor(id);
  return (
    <section className={styles.section} aria-labelledby={id} data-print={print}>
      <h2 id={id}>
        {title}
        <HashLink id={id} title={title} />
      </h2>
      {children}
    </section>
  );
}
