import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Hit, SearchManifest } from '../types.js';
import { kindLabel, sectionPath } from './hit.js';
import { Marked } from './Marked.js';
import styles from './results.module.css';
import { text } from './resultText.js';

export interface OptionProps {
  id: string;
  active: boolean;
  /** Stays in sight at the lower edge. */
  last?: boolean;
  onChoose(): void;
  onHover(): void;
  children: ReactNode;
}

/** One row of the popup. */
export function Option({ id, active, last, onChoose, onHover, children }: OptionProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach the option through the combobox
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={clsx(styles.option, last && styles.optionLast, active && styles.optionActive)}
      onMouseMove={active ? undefined : onHover}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

/** Title, kind, where in the page or when in the video, and why it matches. */
export function HitLines({
  hit,
  manifest,
}: {
  hit: Hit;
  manifest: SearchManifest | undefined;
}): ReactNode {
  const kind = kindLabel(hit, manifest);
  const where = hit.cue ? text.from(hit.cue.start) : sectionPath(hit).join(' › ');
  return (
    <>
      <span className={styles.optionHead}>
        {kind && <span className={styles.kind}>{kind}</span>}
        {hit.market && <span className={styles.kind}>{hit.market}</span>}
        <span className={styles.optionTitle}>
          <Marked text={hit.title || text.untitled} ranges={hit.titleRanges} />
        </span>
      </span>
      {where && <span className={styles.path}>{where}</span>}
      {hit.excerpt.text && (
        <span className={styles.excerpt}>
          <Marked text={hit.excerpt.text} ranges={hit.excerpt.ranges} />
        </span>
      )}
    </>
  );
}
