import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { EventProp } from '../../props.js';
import { phases } from '../labels.js';
import { layoutTimeline, MAP_HEIGHT, type TimelineBand, type TimelinePoint } from './layout.js';
import styles from './timeline.module.css';

interface TimelineMapProps {
  readonly events: readonly EventProp[];
  /** How many external effects the way leaves. */
  readonly effects: number;
}

/** Room for the seeds after the last event. */
const SEEDS_WIDTH = 80;

/** The whole way at one look; its numbers are those of the list below it. */
export function TimelineMap({ events, effects }: TimelineMapProps): ReactNode {
  const { width, points, bands, path, oldBranches, end } = layoutTimeline(events);
  const whole = effects > 0 ? width + SEEDS_WIDTH : width;
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${whole} ${MAP_HEIGHT}`}
      role="img"
      aria-label={describe(events, effects)}
    >
      {bands.map((band) => (
        <Band key={band.x} band={band} />
      ))}
      {oldBranches.map((branch) => (
        <path key={branch} className={styles.old} d={branch} />
      ))}
      {points.map(
        ({ x, ground, event }) => event.gate && <GateSign key={x} x={x} ground={ground} />,
      )}
      <path className={styles.way} d={path} />
      {effects > 0 && <Seeds x={width} y={end} count={effects} />}
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

/** Posts and beams over the way, with the word. */
const GateSign = ({ x, ground }: { readonly x: number; readonly ground: number }): ReactNode => (
  <g transform={`translate(${x} ${ground})`} className={styles.gateSign}>
    <path d="M-18 10V-44M18 10V-44M-25-44H25M-20-38H20" />
    <text y={-50}>{say`関門`}</text>
  </g>
);

interface SeedsProps {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** What the way leaves to others, carried on like seeds: never more than three are drawn, the number says how many. */
function Seeds({ x, y, count }: SeedsProps): ReactNode {
  const drift = [
    [20, -14],
    [36, -34],
    [48, -8],
  ] as const;
  return (
    <g transform={`translate(${x} ${y})`} className={styles.seedSign}>
      <path className={styles.old} d="M0 0C16 0 24-20 44-26" />
      {drift.slice(0, count).map(([dx, dy]) => (
        <path
          key={dx}
          transform={`translate(${dx} ${dy}) rotate(-35)`}
          d="M-7 0C-4-5 4-5 7 0 4 5-4 5-7 0z"
        />
      ))}
      <text x={46} y={24}>{say`外部効果`}</text>
      <text x={46} y={40}>{say`${count}件`}</text>
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

function describe(events: readonly EventProp[], effects: number): string {
  const count = (type: EventProp['type']) => events.filter((event) => event.type === type).length;
  const gates = events.filter(({ gate }) => gate !== undefined).length;
  return say`経過の図。できごと${events.length}、谷${count('valley')}、方針転換${count('pivot')}、関門${gates}、外部効果${effects}。くわしくは次の一覧にあります。`;
}
