import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { LinesProp } from '../../report-props.js';
import styles from './chart.module.css';

/** Lines that the build has measured: told apart by dash and mark, with their numbers on them. */
export const Lines = ({ chart }: { readonly chart: LinesProp }): ReactNode => (
  <figure className={styles.figure}>
    <svg
      className={styles.chart}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      role="img"
      aria-label={chart.label}
    >
      <text x={chart.left} y={14} className={styles.small} textAnchor="end">
        {chart.unit}
      </text>
      {chart.ticks.map(({ y, label }) => (
        <g key={label}>
          <line className={styles.grid} x1={chart.left} x2={chart.right} y1={y} y2={y} />
          <text
            className={styles.small}
            x={chart.left - 8}
            y={y}
            textAnchor="end"
            dominantBaseline="central"
          >
            {label}
          </text>
        </g>
      ))}
      {chart.years.map(({ x, label }) => (
        <text
          key={label}
          className={styles.small}
          x={x}
          y={chart.bottom + 20}
          textAnchor="middle"
        >{say`${label}年度`}</text>
      ))}
      {chart.series.map(({ label, path, dash, points }) => (
        <g key={label}>
          <path className={styles.line} d={path} strokeDasharray={dash || undefined} />
          {points.map(({ x, y, mark, text, below }) => (
            <g key={x} transform={`translate(${x} ${y})`}>
              <path className={styles.mark} d={mark} />
              <text className={styles.number} y={below ? 22 : -12} textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
    {chart.series.length > 1 && (
      <figcaption>
        {chart.series.map(({ label, dash, points }) => (
          <span key={label}>
            <svg viewBox="0 0 40 16" width="40" height="16" aria-hidden="true">
              <line
                className={styles.line}
                x1="0"
                x2="40"
                y1="8"
                y2="8"
                strokeDasharray={dash || undefined}
              />
              <path className={styles.mark} d={points[0]?.mark} transform="translate(20 8)" />
            </svg>
            {label}
          </span>
        ))}
        {chart.more > 0 && <span>{say`ほか${chart.more}件は表だけにあります`}</span>}
      </figcaption>
    )}
  </figure>
);
