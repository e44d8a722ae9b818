import type { ReactNode } from 'react';
import type { BarsProp } from '../../report-props.js';
import styles from './chart.module.css';

/** Bars that the build has measured; a table with the same numbers stands beside them. */
export const Bars = ({ chart }: { readonly chart: BarsProp }): ReactNode => (
  <svg
    className={styles.chart}
    viewBox={`0 0 ${chart.width} ${chart.height}`}
    role="img"
    aria-label={chart.label}
  >
    {chart.bars.map(({ label, y, height, width, text, apart }) => (
      <g key={label}>
        <text x={chart.left - 10} y={y + height / 2} textAnchor="end" dominantBaseline="central">
          {label}
        </text>
        <rect
          className={apart ? styles.apart : styles.bar}
          x={chart.left}
          y={y}
          width={Math.max(width, 1)}
          height={height}
        />
        <text
          className={styles.number}
          x={chart.left + width + 8}
          y={y + height / 2}
          dominantBaseline="central"
        >
          {text}
        </text>
      </g>
    ))}
    <line className={styles.axis} x1={chart.left} x2={chart.left} y1={0} y2={chart.height} />
  </svg>
);
