import type { PhaseId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { CompareEvent } from '../../compare-props.js';
import { eventWords, phases } from '../labels.js';
import styles from './compare.module.css';
import { BAND, layoutTrack, TRACK_HEIGHT, TRACK_WIDTH } from './track.js';

const phaseIds = Object.keys(phases) as PhaseId[];

/** A case's way through the five phases, small: the same axis for every case. Its events stand in words below. */
export function PhaseTrack({ events }: { readonly events: readonly CompareEvent[] }): ReactNode {
  const { path, points } = layoutTrack(events);
  return (
    <svg
      className={styles.track}
      viewBox={`0 0 ${TRACK_WIDTH} ${TRACK_HEIGHT}`}
      role="img"
      aria-label={describe(events)}
    >
      {phaseIds.map((id, index) => (
        <g key={id} className={`ichiba-tone-${id}`}>
          <rect className={styles.band} x={index * BAND + 1} width={BAND - 2} height={52} />
          <rect className={styles.foot} x={index * BAND + 1} y={52} width={BAND - 2} height={3} />
          <text className={styles.number} x={(index + 0.5) * BAND} y={70}>
            {phases[id].number}
          </text>
        </g>
      ))}
      {path && <path className={styles.way} d={path} />}
      {points.map(({ x, y, event }) => (
        <path
          key={`${x}-${event.text}`}
          className={event.type === 'result' ? styles.full : styles.mark}
          d={shapes[event.type]}
          transform={`translate(${x} ${y})`}
        />
      ))}
    </svg>
  );
}

const CIRCLE = 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z';
const shapes: Readonly<Record<CompareEvent['type'], string>> = {
  start: CIRCLE,
  result: CIRCLE,
  milestone: 'M0-5 5 0 0 5-5 0z',
  valley: 'M-5-3.5h10L0 5z',
  pivot: 'M-5 5 0-5 5 5z',
  failure: 'M-4-4 4 4M4-4-4 4',
};

function describe(events: readonly CompareEvent[]): string {
  const parts = phaseIds.flatMap((id) => {
    const own = events.filter((event) => event.phase === id);
    if (own.length === 0) return [];
    const special = (['valley', 'pivot', 'failure'] as const).flatMap((type) => {
      const count = own.filter((event) => event.type === type).length;
      return count > 0 ? [say`${eventWords[type].label}${count}`] : [];
    });
    return [
      say`${phases[id].label} ${own.length}件${special.length > 0 ? say`（${special.join(say`、`)}）` : ''}`,
    ];
  });
  return say`歩みの図。${parts.join(say`、`) || say`できごとの記載なし`}。`;
}
