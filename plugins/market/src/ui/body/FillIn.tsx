import type { ReactNode } from 'react';
import styles from './fill-in.module.css';

interface FillInProps {
  /** What to write there. */
  readonly title?: string;
  /** Ruled lines, 1–30; text where `.mdx` says `lines="3"`. */
  readonly lines?: number | string;
  /** `.mdx` only: the label, instead of `title`. */
  readonly children?: ReactNode;
}

/** Beyond this a box may be parted between two sheets: kept whole it would leave half a sheet empty. */
const KEEP_WHOLE = 8;

/** A box to write in by hand: its label and that many ruled lines. On the screen a picture of the paper. */
export function FillIn({ title, lines = 1, children }: FillInProps): ReactNode {
  const count = Math.min(30, Math.max(1, Math.trunc(Number(lines)) || 1));
  return (
    <div className={styles.fillIn} data-print={count <= KEEP_WHOLE ? 'whole' : undefined}>
      <p className={styles.label}>{title || children}</p>
      <div className={styles.lines} aria-hidden="true">
        {Array.from({ length: count }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their number
          <span key={line} />
        ))}
      </div>
    </div>
  );
}
