import type { PhaseId } from '@chishiki-ichiba/model';
import type { ReactNode } from 'react';
import styles from './plant.module.css';

/** The ground the five plants share, from the top of the drawing. */
const drawings = {
  sosei: (
    <>
      <path d="M38 104c6-9 38-9 44 0" />
      <path className={styles.leaf} d="M60 113c7 0 11 4 11 9s-5 9-11 9-11-4-11-9 4-9 11-9z" />
      <path d="M60 113v6" />
    </>
  ),
  kochiku: (
    <>
      <path d="M60 104V74M60 104c0 8-7 10-11 15M60 104c0 9 6 11 10 14" />
      <path
        className={styles.leaf}
        d="M60 80C60 64 48 57 33 57c0 15 11 23 27 23zM60 74c0-15 10-23 27-23 0 15-11 23-27 23z"
      />
    </>
  ),
  kaihatsu: (
    <>
      <path d="M60 104V40M60 94 44 80M60 82l16-13M60 68 47 56M60 55l12-9M60 104c0 9-10 12-16 18M60 104c0 9 9 12 15 17M60 104v22" />
      <path
        className={styles.leaf}
        d="M44 80c-10 0-15-6-15-13 9 0 15 5 15 13zM76 69c0-9 6-14 16-14 0 9-6 14-16 14zM47 56c-9 0-14-5-14-12 9 0 14 5 14 12zM72 46c0-8 5-13 14-13 0 8-5 13-14 13zM60 42c-8-7-8-16 0-23 8 7 8 16 0 23z"
      />
    </>
  ),
  seihinka: (
    <>
      <path d="M60 104V58M60 88 38 66M60 78l25-22M60 104c0 9-13 12-20 19M60 104c0 9 12 12 19 18M60 104v24" />
      <Flower x={36} y={56} />
      <Flower x={60} y={40} />
      <Flower x={88} y={46} />
    </>
  ),
  jigyoka: (
    <>
      <path d="M60 104V62M60 88 44 74M60 80l18-16M60 104c0 9-15 12-23 20M60 104c0 9 14 12 22 19M60 104v26" />
      <path
        className={styles.leaf}
        d="M32 74c-14-1-19-22-3-29 0-16 20-25 31-15 11-10 31-1 31 15 16 7 11 28-3 29-5 9-19 9-26 2-7 7-25 7-30-2z"
      />
      <path
        className={styles.fruit}
        d="M45 50a6 6 0 1 0 .01 0M66 40a6 6 0 1 0 .01 0M80 56a6 6 0 1 0 .01 0M60 62a6 6 0 1 0 .01 0"
      />
    </>
  ),
} as const satisfies Record<PhaseId, ReactNode>;

function Flower({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  return (
    <g transform={`translate(${x} ${y})`}>
      {[0, 72, 144, 216, 288].map((turn) => (
        <path
          key={turn}
          className={styles.leaf}
          transform={`rotate(${turn})`}
          d="M0-3c-7-4-5-13 0-12 5-1 7 8 0 12z"
        />
      ))}
    </g>
  );
}

/** The sign of a phase, drawn large: each stands on the same ground, with roots as deep as it is old. */
export const Plant = ({ phase }: { readonly phase: PhaseId }): ReactNode => (
  <svg className={styles.plant} viewBox="0 0 120 134" aria-hidden="true" focusable="false">
    <path className={styles.ground} d="M0 104H120" />
    {drawings[phase]}
  </svg>
);
