import type { ValueId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { MeetingDay, NextActionProp } from './activity-props.js';
import { lastDayOf } from './dates.js';
import { dateText } from './shown.js';

/** How meetings are said: the same on the page, on paper, in the calendar file and in search. Pure. */

const weekdays = () => [say`日`, say`月`, say`火`, say`水`, say`木`, say`金`, say`土`];

/** `2026年12月10日（木）`; a month or a year stays as it is. */
export function dayText(date: string): string {
  if (date.length < 10) return dateText(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return say`${dateText(date)}（${weekdays()[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}）`;
}

export interface MeetingTime extends Pick<MeetingDay, 'date' | 'ends'> {
  /** `13:30` */
  readonly start?: string;
  readonly end?: string;
}

/** `2026年12月10日（木）13:30〜16:00`, `2026年12月10日（木）〜2026年12月11日（金）`. */
export function whenText({ date, ends, start, end }: MeetingTime): string {
  const days = ends && ends !== date ? say`${dayText(date)}〜${dayText(ends)}` : dayText(date);
  if (!start) return end ? say`${days}${end}まで` : days;
  return end ? say`${days}${start}〜${end}` : say`${days}${start}から`;
}

export type MeetingState = 'coming' | 'now' | 'undated' | 'past';

/**
 * Where a meeting stands on a day.
 *
 * @param today - The reader's, ISO.
 * @returns `undated` while the month or year it is in is running: nobody knows whether it has been.
 */
export function stateOn({ date, ends }: MeetingDay, today: string): MeetingState {
  const last = ends ?? lastDayOf(date);
  if (last < today) return 'past';
  if (today.slice(0, date.length) < date) return 'coming';
  return date.length < 10 ? 'undated' : 'now';
}

/** Is it, on that day, one of those to come? Today's and running ones are. */
export const isComing = (day: MeetingDay, today: string): boolean => stateOn(day, today) !== 'past';

export const heldWords = {
  held: say`実施`,
  cancelled: say`中止`,
  postponed: say`延期`,
} as const satisfies Record<ValueId<'activityState'>, string>;

/** What is known without a calendar: 中止 and 延期. */
export const calledOff = ({ held }: MeetingDay): string | undefined =>
  held === 'cancelled'
    ? say`中止になりました`
    : held === 'postponed'
      ? say`延期になりました`
      : undefined;

/** これから, 本日, 済み … in words. */
export function stateText(day: MeetingDay, today: string): string {
  const off = calledOff(day);
  if (off) return off;
  switch (stateOn(day, today)) {
    case 'past':
      return say`済み`;
    case 'coming':
      return say`これから`;
    case 'undated':
      return say`日は未定`;
    default:
      return day.ends && day.ends !== day.date ? say`開催中` : say`本日`;
  }
}

/** `担当：溶接係　期限：2027年1月20日（水）　完了：2027年1月18日（月）` as the page shows it, in parts. */
export const actionTexts = ({ who, due, done }: NextActionProp): string[] => [
  say`担当：${who ?? say`決まっていません`}`,
  say`期限：${due ? dayText(due) : say`決まっていません`}`,
  ...(done ? [say`完了：${dayText(done)}`] : []),
];

/** Not done although its day has gone by. */
export const isOverdue = ({ due, done }: NextActionProp, today: string): boolean =>
  !done && due !== undefined && due < today;
