import type { PhaseId } from '@chishiki-ichiba/model';
import type { CaseWayProp } from '../../case-props.js';
import { phases } from '../labels.js';

export type WayEvent = CaseWayProp['events'][number];

export interface WayMark {
  readonly event: WayEvent;
  /** Its piece of the way in a box of 100 × `WAY_HEIGHT`. */
  readonly path: string;
  /** Way left at a turning point. */
  readonly old?: string;
  /** Height of the way where a gate stands on it. */
  readonly ground: number;
  /** Height of the mark: lower in a valley. */
  readonly y: number;
  /** Told after an event of a later phase. */
  readonly back: boolean;
}

export interface WayCell {
  readonly phase: PhaseId;
  readonly marks: readonly WayMark[];
  /** Nothing is told of this phase, though the way goes on after it: the height it passes at. */
  readonly skipped?: number;
}

export interface WayLayout {
  /** The five phases in order. */
  readonly cells: readonly WayCell[];
  /** Events that are told without a phase, in the order told. */
  readonly apart: readonly WayEvent[];
}

export const WAY_HEIGHT = 80;
const GROUND = 44;
const DIP = 18;
const RISE = 5;
const TOP = 29;

/**
 * One case on the axis of the five phases: each event in its phase's cell, there in the order told.
 *
 *     │ ●──●──╮ ╭── │ ──┐┄┄●── │ ┄┄┄┄┄┄ │ ─●─⊓─● │
 *     │       ╰▽╯   │   └──    │ skipped │   gate  │
 */
export function layoutWay(events: readonly WayEvent[]): WayLayout {
  const ids = Object.keys(phases) as PhaseId[];
  const placed = ids.map((id) => events.filter(({ phase }) => phase === id));
  const first = placed.findIndex((own) => own.length > 0);
  const last = placed.findLastIndex((own) => own.length > 0);
  const end = placed[last]?.at(-1);
  let ground = GROUND;
  const cells = ids.map((phase, at): WayCell => {
    const marks = (placed[at] ?? []).map((event, index): WayMark => {
      const before = ground;
      if (event.type === 'pivot') ground = Math.max(TOP, ground - RISE);
      return {
        event,
        path: pieceOf(event, before, ground, {
          opens: at === first && index === 0,
          ends: event === end,
        }),
        ...(event.type === 'pivot' ? { old: `M50 ${before}H88M88 ${before - 5}v10` } : {}),
        ground: before,
        y: event.type === 'valley' ? before + DIP : before,
        back: isBack(event, events, ids),
      };
    });
    return {
      phase,
      marks,
      ...(at > first && at < last && !marks.length ? { skipped: ground } : {}),
    };
  });
  return { cells, apart: events.filter(({ phase }) => phase === undefined) };
}

/** A piece begins and ends at the even way; the first one begins, the last one ends at its mark. */
function pieceOf(
  { type }: WayEvent,
  from: number,
  to: number,
  { opens, ends }: { readonly opens: boolean; readonly ends: boolean },
): string {
  const low = from + DIP;
  const into = type === 'valley' ? `M0 ${from}C24 ${from} 18 ${low} 50 ${low}` : `M0 ${from}H50`;
  const out =
    type === 'valley'
      ? `M50 ${low}C82 ${low} 76 ${from} 100 ${from}`
      : type === 'pivot'
        ? `M50 ${from}C76 ${from} 74 ${to} 100 ${to}`
        : `M50 ${from}H100`;
  return `${opens ? '' : into}${ends ? '' : out}`;
}

function isBack(event: WayEvent, events: readonly WayEvent[], ids: readonly PhaseId[]): boolean {
  const own = ids.indexOf(event.phase as PhaseId);
  return events
    .slice(0, events.indexOf(event))
    .some(({ phase }) => phase !== undefined && ids.indexOf(phase) > own);
}

/** Columns as wide as the fullest case needs, the same for all of them: marks of a phase stand under each other. */
export function columnsOf(cases: readonly { readonly events: readonly WayEvent[] }[]): string {
  return (Object.keys(phases) as PhaseId[])
    .map((id) => {
      const most = Math.max(
        0,
        ...cases.map(({ events }) => events.filter(({ phase }) => phase === id).length),
      );
      return `minmax(0, ${Math.max(3, most)}fr)`;
    })
    .join(' ');
}
