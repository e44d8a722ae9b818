import type { PhaseId } from '@chishiki-ichiba/model';
import type { EventProp } from '../../props.js';

export interface TimelinePoint {
  readonly x: number;
  readonly y: number;
  /** Height of the way where it is even: a gate stands on it, over a dip too. */
  readonly ground: number;
  readonly event: EventProp;
}
export interface TimelineBand {
  readonly phase: PhaseId;
  readonly x: number;
  readonly width: number;
}
export interface TimelineLayout {
  readonly width: number;
  readonly points: readonly TimelinePoint[];
  readonly bands: readonly TimelineBand[];
  /** The way that was gone. */
  readonly path: string;
  /** Ways left at a turning point: kept in the picture, going on no further. */
  readonly oldBranches: readonly string[];
  /** Height of the way at its end. */
  readonly end: number;
}

export const MAP_HEIGHT = 184;
const GROUND = 112;
/** No higher: a gate with its word must fit over it. */
const TOP = 66;
const DIP = 32;
const RISE = 18;

/**
 * Place events in the order told, one step apart (sources seldom give dates).
 *
 *     ──●──╮   ╭──●──╮ ┄┄┤ old branch
 *          ╰─▽─╯     ╰────●──   (drawn rising: the new branch grows)
 *          valley    turning point
 */
export function layoutTimeline(events: readonly EventProp[]): TimelineLayout {
  const step = Math.min(96, Math.max(44, 880 / Math.max(1, events.length)));
  const half = step / 2;
  let ground = GROUND;
  let path = `M0 ${ground}`;
  const oldBranches: string[] = [];
  const points = events.map((event, index): TimelinePoint => {
    const x = half + index * step;
    const before = ground;
    if (event.type === 'valley') {
      path += `C${x - half * 0.4} ${ground} ${x - half * 0.6} ${ground + DIP} ${x} ${ground + DIP}`;
      path += `S${x + half * 0.4} ${ground} ${x + half} ${ground}`;
      return { x, y: ground + DIP, ground, event };
    }
    path += `H${x}`;
    if (event.type === 'pivot') {
      ground = Math.max(TOP, ground - RISE);
      path += `C${x + half * 0.5} ${before} ${x + half * 0.5} ${ground} ${x + half} ${ground}`;
      oldBranches.push(`M${x} ${before}H${x + step * 0.66}M${x + step * 0.66} ${before - 6}v12`);
    } else {
      path += `H${x + half}`;
    }
    return { x, y: before, ground: before, event };
  });
  const bands = toBands(points, half);
  return { width: events.length * step, points, bands, path, oldBranches, end: ground };
}

/** Neighbours of one phase share a band; an event without a phase stays in the band before it. */
function toBands(points: readonly TimelinePoint[], half: number): TimelineBand[] {
  const bands: TimelineBand[] = [];
  for (const { x, event } of points) {
    const last = bands.at(-1);
    if (last && (event.phase === undefined || event.phase === last.phase)) {
      bands[bands.length - 1] = { ...last, width: x + half - last.x };
    } else if (event.phase) {
      bands.push({ phase: event.phase, x: x - half, width: half * 2 });
    }
  }
  return bands;
}
