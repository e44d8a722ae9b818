import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Hit, SearchManifest } from '../types.js';
import { kindLabel, sectionPath } from './hit.js';
import { Marked } from './Marked.js';
import { text } from './resultText.js';
import styles from './search.module.css';

export interface OptionProps {
  id: string;
  active: boolean;
  onChoose(): void;
  onHover(): void;
  children: ReactNode;
}

/** One row of the popup. A click must not take the focus from the input. */
export function Option({ id, active, onChoose, onHover, children }: OptionProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach the option through the combobox
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={clsx(styles.option, active && styles.optionActive)}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={active ? undefined : onHover}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

/** Title, kind, where in the page, and why it matches. */
export function HitLines({
  hit,
  manifest,
}: {
  hit: Hit;
  manifest: SearchManifest | undefined;
}): ReactNode {
  const path = sectionPath(hit);
  const kind = kindLabel(hit, manifest);
  return (
    <>
      <span className={styles.optionHead}>
        {kind && <span className={styles.kind}>{kind}</span>}
        <span className={styles.optionTitle}>
          <Marked text={hit.title || text.untitled} ranges={hit.titleRanges} />
        </span>
      </span>
      {(path.length > 0 || hit.cue) && (
        <span className={styles.path}>{hit.cue ? text.from(hit.cue.start) : path.join(' › ')}</span>
      )}
      {hit.excerpt.text && (
        <span className={styles.excerpt}>
          <Marked text={hit.excerpt.text} ranges={hit.excerpt.ranges} />
        </span>
      )}
    </>
  );
}
