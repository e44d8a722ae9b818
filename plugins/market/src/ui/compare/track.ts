import type { PhaseId } from '@chishiki-ichiba/model';
import type { CompareEvent } from '../../compare-props.js';
import { phases } from '../labels.js';

/** Width of a phase on the axis. */
export const BAND = 64;
export const TRACK_WIDTH = BAND * 5;
export const TRACK_HEIGHT = 74;
const GROUND = 22;
const DIP = 20;

export interface TrackPoint {
  readonly x: number;
  readonly y: number;
  readonly event: CompareEvent;
}

/**
 * Events with a phase, each in the band of its phase in the order told; the line goes through them and
 * dips at a valley. A phase without events is crossed level; before the first event there is no line.
 */
export function layoutTrack(events: readonly CompareEvent[]): {
  readonly path: string;
  readonly points: readonly TrackPoint[];
} {
  const points = (Object.keys(phases) as PhaseId[]).flatMap((id, index) => {
    const own = events.filter((event) => event.phase === id);
    return own.map((event, at): TrackPoint => {
      const x = Math.round((index + (at + 0.5) / own.length) * BAND * 10) / 10;
      return { x, y: event.type === 'valley' ? GROUND + DIP : GROUND, event };
    });
  });
  const path = points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${x} ${y}`;
      const middle = (before.x + x) / 2;
      return before.y === y ? `L${x} ${y}` : `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
    })
    .join('');
  return { path, points };
}
