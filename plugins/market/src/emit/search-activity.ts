import { say } from '@chishiki-ichiba/model/say';
import type { MeetingEntryProp } from '../activity-props.js';
import type { ItemPageProp } from '../props.js';
import { actionTexts, calledOff } from '../shown-activity.js';
import { labelOf } from '../words/label-of.js';

/** What the page of a meeting shows of it, line by line. An alliance's list of meetings is of other pages. */
export const shownMeeting = ({ meeting }: ItemPageProp): (string | undefined)[] => [
  meeting && calledOff(meeting),
  // As the page shows them: a row's name, then its values.
  ...(meeting?.rows ?? []).flatMap(({ label, values }) => [
    label,
    values.map((value) => value.label).join(say`、`),
  ]),
  ...(meeting?.agenda ?? []),
  ...(meeting?.uses ?? []).flatMap(({ title, kind }) => [title, labelOf('kind', kind)]),
  ...entries(meeting?.decided),
  ...entries(meeting?.learned),
  ...(meeting?.next ?? []).flatMap((action) => [action.text, ...actionTexts(action)]),
];

const entries = (list: readonly MeetingEntryProp[] = []): string[] =>
  list.flatMap(({ text, made }) => [text, ...made.map(({ label }) => label)]);
