import type { ReactNode } from 'react';
import type { EventProp } from '../../props.js';
import { phases } from '../labels.js';
import { layoutTimeline, MAP_HEIGHT, type TimelineBand, type TimelinePoint } from './layout.js';
import styles from './timeline.module.css';

/** The whole way at one look; its numbers are those of the list below it. */
export function TimelineMap({ events }: { readonly events: readonly EventProp[] }): ReactNode {
  const { width, points, bands, path, oldBranches } = layoutTimeline(events);
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${width} ${MAP_HEIGHT}`}
      role="img"
      aria-label={describe(events)}
    >
      {bands.map((band) => (
        <Band key={band.x} band={band} />
      ))}
      {oldBranches.map((branch) => (
        <path key={branch} className={styles.old} d={branch} />
      ))}
      <path className={styles.way} d={path} />
      {points.map((point, index) => (
        <Marker key={point.x} point={point} number={index + 1} />
      ))}
    </svg>
  );
}

function Band({ band: { phase, x, width } }: { readonly band: TimelineBand }): ReactNode {
  const { number, label } = phases[phase];
  const words = width < 80 ? String(number) : `${number} ${label}`;
  return (
    <g className={`ichiba-tone-${phase}`}>
      <rect className={styles.band} x={x + 1} width={width - 2} height={MAP_HEIGHT - 30} />
      <rect
        className={styles.bandFoot}
        x={x + 1}
        y={MAP_HEIGHT - 30}
        width={width - 2}
        height={3}
      />
      <text className={styles.bandText} x={x + width / 2} y={MAP_HEIGHT - 9}>
        {words}
      </text>
    </g>
  );
}

const DIAMOND = 'M0-15 15 0 0 15-15 0z';
const DROP = 'M-13-9h26L0 15z';

function Marker({
  point,
  number,
}: {
  readonly point: TimelinePoint;
  readonly number: number;
}): ReactNode {
  const { x, y, event } = point;
  const shape = event.type === 'milestone' ? DIAMOND : event.type === 'valley' ? DROP : undefined;
  const className = event.type === 'result' ? styles.markFull : styles.mark;
  return (
    <g transform={`translate(${x} ${y})`} className={className}>
      {shape ? <path d={shape} /> : <circle r={12} />}
      {event.type === 'start' && <circle r={15.5} fill="none" />}
      <text y={4}>{number}</text>
      {event.date && (
        <text className={styles.date} y={-22}>
          {event.date}
        </text>
      )}
    </g>
  );
}

function describe(events: readonly EventProp[]): string {
  const count = (type: EventProp['type']) => events.filter((event) => event.type === type).length;
  return `経過の図。できごと${events.length}、谷${count('valley')}、方針転換${count('pivot')}。くわしくは次の一覧にあります。`;
}
