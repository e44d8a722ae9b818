import type { MeetingEntryProp } from '../activity-props.js';
import type { ItemPageProp } from '../props.js';
import { actionTexts, calledOff } from '../shown-activity.js';

/** What the pages of a meeting and of an alliance show of meetings, line by line. */
export const shownMeeting = ({ meeting, meetings }: ItemPageProp): (string | undefined)[] => [
  meeting && calledOff(meeting),
  // As the page shows them: a row's name, then its values.
  ...(meeting?.rows ?? []).flatMap(({ label, values }) => [
    label,
    values.map((value) => value.label).join('、'),
  ]),
  ...(meeting?.agenda ?? []),
  ...(meeting?.uses ?? []).map(({ title }) => title),
  ...entries(meeting?.decided),
  ...entries(meeting?.learned),
  ...(meeting?.next ?? []).flatMap((action) => [action.text, ...actionTexts(action)]),
  ...(meetings?.meetings ?? []).flatMap((row) => [
    row.title,
    row.when,
    [row.type.label, row.place].filter(Boolean).join('・'),
    calledOff(row),
  ]),
];

const entries = (list: readonly MeetingEntryProp[] = []): string[] =>
  list.flatMap(({ text, made }) => [text, ...made.map(({ label }) => label)]);
