import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { MatrixPageProp } from '../../list-props.js';
import { phases as phaseWords } from '../labels.js';
import { cellHash, countCell, FULL_PHASE } from './cells.js';
import styles from './matrix.module.css';

/** Blocks nobody has filled in where all nine are asked for. Elsewhere an empty cell is no fault. */
export function Gaps({ matrix }: { readonly matrix: MatrixPageProp }): ReactNode {
  const x = matrix.phases.findIndex(({ id }) => id === FULL_PHASE);
  const gaps = matrix.blocks.filter((_, y) => countCell(matrix.rows[y]?.[x] ?? []).stated === 0);
  const { label } = phaseWords[FULL_PHASE];
  return (
    <p className={styles.gaps}>{sayJsx`${label}は、九つの欄をすべて埋める段階です。${
      gaps.length === 0
        ? say`どの欄にも、書き手が選んだページがあります。`
        : sayJsx`まだ記入のない欄：${gaps.map((block) => (
            <a
              key={block.id}
              className={clsx(styles.touch, styles.gap)}
              href={`#${cellHash(FULL_PHASE, block.id)}`}
            >
              {block.label}
            </a>
          ))}`
    }`}</p>
  );
}
