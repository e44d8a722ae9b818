import type { CanvasId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CountProp } from '../../list-props.js';
import { canvasBlocks } from '../labels.js';
import styles from './canvas.module.css';

const areaOf = (id: string): string | undefined => canvasBlocks[id as CanvasId]?.area;

interface CanvasMapProps {
  readonly counts: readonly CountProp[];
  /** Block whose page this is. */
  readonly current?: string;
}

/** The canvas small, as a way in: each block a link with its number of pages. */
export const CanvasMap = ({ counts, current }: CanvasMapProps): ReactNode => (
  <ul className={styles.map}>
    {counts.map(({ id, label, url, count }) => (
      <li key={id} style={{ gridArea: areaOf(id) }}>
        <Link className={styles.cell} to={url} aria-current={id === current ? 'page' : undefined}>
          <span>{label}</span>
          <span className={styles.count}>
            {count}
            <small>{say`件`}</small>
          </span>
        </Link>
      </li>
    ))}
  </ul>
);
