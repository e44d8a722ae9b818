import type { Item, ItemOf } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { PluginContentLoadedActions } from '@docusaurus/types';
import type {
  ActivitiesPageProp,
  AllianceMeetingsProp,
  MeetingEntryProp,
  MeetingProp,
  MeetingRowProp,
  MinutesPageProp,
  NextActionProp,
} from '../activity-props.js';
import type { FieldRow, ItemPageProp, Labelled } from '../props.js';
import { calledOff, whenText } from '../shown-activity.js';
import { labelOf } from '../words/label-of.js';
import { type PageContext, titleOf, toCard, toLabelled } from './context.js';
import { fitMinutes } from './fit-minutes.js';
import type { SourceNotes } from './source-notes.js';

export type Meeting = ItemOf<'activity'>;

/** The overview, and the minutes of every meeting on paper. */
export function addActivityRoutes(
  context: PageContext,
  addRoute: PluginContentLoadedActions['addRoute'],
): void {
  const { urls } = context;
  addRoute({
    path: urls.activities,
    component: '@theme/MarketActivities',
    exact: true,
    get props() {
      return { activities: { ...toActivitiesPage(context) } };
    },
  });
  for (const item of meetingsOf(context))
    addRoute({
      path: urls.minutes(item),
      component: '@theme/MarketMinutes',
      exact: true,
      get props() {
        return { minutes: { ...toMinutes(item, context) } };
      },
    });
}

/** The page of a meeting and of an alliance that has some brings their parts along. */
export const meetingComponent = ({ meeting, meetings }: ItemPageProp): string | undefined =>
  meeting || meetings ? '@theme/MeetingPage' : undefined;

/** Latest first, by id among those of one day. */
export const byDay = (a: Meeting, b: Meeting): number =>
  a.fields.date < b.fields.date ? 1 : a.fields.date > b.fields.date ? -1 : a.id < b.id ? -1 : 1;

/** Meetings of this edition, latest first. */
export const meetingsOf = ({ catalog }: Pick<PageContext, 'catalog'>): Meeting[] =>
  catalog.items.filter((item) => item.kind === 'activity').sort(byDay);

/** Only what has a day can stand in a calendar. */
export const hasDay = ({ fields }: Meeting): boolean => fields.date.length === 10;

export function toActivitiesPage(context: PageContext): ActivitiesPageProp {
  const { urls } = context;
  const meetings = meetingsOf(context).filter(({ status }) => status !== 'retired');
  const rows = meetings.map((item) => toMeetingRow(item, context));
  const open = meetings.flatMap((item, index) =>
    toNext(item)
      .filter(({ done }) => !done)
      .map((action) => ({ ...action, meeting: nameOf(rows[index] as MeetingRowProp) })),
  );
  return {
    meetings: rows,
    open: open.sort((a, b) => compareDue(a.due, b.due)),
    alliances: uniqueById(rows.flatMap(({ alliance }) => alliance ?? [])),
    types: uniqueById(rows.map(({ type }) => type)),
    ...(meetings.some(hasDay) ? { calendarUrl: urls.calendar() } : {}),
    ways: [
      { id: 'activity', label: say`活動記録の一覧`, url: urls.kind('activity') },
      ...sheetWay('sheet-minutes', context),
      { id: 'reference', label: say`活動記録の書き方`, url: urls.reference },
    ],
  };
}

const nameOf = ({ id, title, url, type, alliance }: MeetingRowProp) => ({
  id,
  title,
  url,
  type,
  ...(alliance ? { alliance } : {}),
});

const compareDue = (a: string | undefined, b: string | undefined): number =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1;

const uniqueById = (list: readonly Labelled[]): Labelled[] =>
  [...new Map(list.map((entry) => [entry.id, entry])).values()].sort((a, b) =>
    a.label < b.label ? -1 : 1,
  );

/** The sheet to write minutes on, where a market has it. */
const sheetWay = (id: string, { catalog, urls }: PageContext): Labelled[] => {
  const sheet = catalog.find(id);
  return sheet ? [{ id, label: sheet.title, url: urls.item(sheet) }] : [];
};

export function toMeetingRow(item: Meeting, context: PageContext): MeetingRowProp {
  const { fields } = item;
  const alliance = fields.alliance && toLabelled(fields.alliance, ['alliance'], context);
  return {
    ...toDay(item),
    id: item.id,
    title: titleOf(item),
    url: context.urls.item(item),
    type: { id: fields.activityType, label: labelOf('activityType', fields.activityType) },
    when: whenText(fields),
    ...(fields.place ? { place: fields.place } : {}),
    ...(alliance ? { alliance } : {}),
    ...(fields.summary ? { summary: fields.summary } : {}),
    fictional: fields.fictional === true,
    ...(hasDay(item) ? { calendarUrl: context.urls.calendar(item) } : {}),
  };
}

const toDay = ({ fields: { date, ends, held } }: Meeting) => ({
  date,
  ...(ends ? { ends } : {}),
  ...(held ? { held } : {}),
});

/** A meeting on its page; `notes` numbers its sources after those of its text. */
export function toMeeting(item: Meeting, notes: SourceNotes, context: PageContext): MeetingProp {
  const { fields } = item;
  const { catalog, urls } = context;
  const entries = (
    list: typeof fields.decided | typeof fields.learned,
    made: (entry: object) => readonly string[] | undefined,
  ): MeetingEntryProp[] =>
    (list ?? []).map((entry) => ({
      text: entry.text,
      made: (made(entry) ?? []).flatMap((name) => toLabelled(name, [], context) ?? []),
      sources: notes.numbersOf(entry.source),
      ...visibilityOf(entry),
    }));
  return {
    ...toDay(item),
    rows: toRows(item, context),
    agenda: fields.agenda ?? [],
    uses: (fields.uses ?? []).flatMap((name) => {
      const page = catalog.find(name.split('#')[0] ?? '');
      return page ? [toCard(page, context)] : [];
    }),
    decided: entries(fields.decided, (entry) => (entry as { request?: string[] }).request),
    learned: entries(fields.learned, (entry) => (entry as { trial?: string[] }).trial),
    next: toNext(item),
    minutesUrl: urls.minutes(item),
    ...(hasDay(item) ? { calendarUrl: urls.calendar(item) } : {}),
  };
}

/** When, where, whose; a row that nobody filled in is left out, but for the place. */
function toRows(item: Meeting, context: PageContext): FieldRow[] {
  const { fields } = item;
  const named = (names: readonly string[] = []): Labelled[] =>
    names.flatMap((name) => toLabelled(name, [], context) ?? []);
  const word = (label: string): Labelled[] => [{ id: '', label }];
  const following = context.catalog
    .to(item)
    .flatMap(({ from, ref }) =>
      from.kind === 'activity' && ref.field === 'previous' ? [from] : [],
    )
    .sort(byDay)
    .reverse();
  const rows: FieldRow[] = [
    { label: say`いつ`, values: word(whenText(fields)) },
    { label: say`どこで`, values: word(fields.place ?? say`記載なし`) },
    { label: say`活動`, values: word(labelOf('activityType', fields.activityType)) },
    { label: say`連携体`, values: named(fields.alliance ? [fields.alliance] : []) },
    { label: say`参加組織`, values: named(fields.orgs) },
    { label: say`参加人数`, values: fields.attendees ? word(say`${fields.attendees}人`) : [] },
    { label: say`前回`, values: named(fields.previous ? [fields.previous] : []) },
    {
      label: say`次の回`,
      values: following.map((next) => ({
        id: next.id,
        label: titleOf(next),
        url: context.urls.item(next),
      })),
    },
  ];
  return rows.filter(({ values }) => values.length > 0);
}

const toNext = ({ fields }: Meeting): NextActionProp[] =>
  (fields.next ?? []).map(({ text, who, due, done, visibility }) => ({
    text,
    ...(who ? { who } : {}),
    ...(due ? { due } : {}),
    ...(done ? { done } : {}),
    ...visibilityOf({ visibility }),
  }));

const visibilityOf = ({
  visibility,
}: {
  readonly visibility?: 'public' | 'members' | 'inhouse' | undefined;
}): Pick<NextActionProp, 'visibility'> =>
  visibility && visibility !== 'public' ? { visibility } : {};

/** Fields of a meeting that its page shows in parts of their own, not in the table of facts. */
export const MEETING_FIELDS: ReadonlySet<string> = new Set([
  ...['activityType', 'date', 'ends', 'start', 'end', 'held', 'place', 'alliance', 'attendees'],
  ...['previous', 'agenda', 'uses', 'decided', 'learned', 'next', 'orgs'],
]);

/** The meetings of an alliance; nothing for one that has none. */
export function toAllianceMeetings(
  item: Item,
  context: PageContext,
): AllianceMeetingsProp | undefined {
  if (item.kind !== 'alliance') return undefined;
  const meetings = meetingsOf(context).filter(
    ({ fields, status }) =>
      status !== 'retired' &&
      fields.alliance !== undefined &&
      toLabelled(fields.alliance, ['alliance'], context)?.id === item.id,
  );
  if (meetings.length === 0) return undefined;
  return {
    meetings: meetings.map((meeting) => toMeetingRow(meeting, context)),
    allUrl: `${context.urls.activities}?alliance=${encodeURIComponent(item.id)}`,
  };
}

/** Minutes as a sheet: what the page says, and lines for the rest. */
export function toMinutes(item: Meeting, context: PageContext): MinutesPageProp {
  const { fields } = item;
  const labels = (names: readonly string[] = []): string[] =>
    names.flatMap((name) => toLabelled(name, [], context)?.label ?? []);
  const [alliance] = labels(fields.alliance ? [fields.alliance] : []);
  const cancelled = calledOff(fields.held ? { date: fields.date, held: fields.held } : fields);
  const made = (text: string, names: readonly string[] | undefined): string =>
    [text, ...labels(names).map((label) => `→${label}`)].join('　');
  const minutes = {
    title: titleOf(item),
    url: context.urls.minutes(item),
    meetingUrl: context.urls.item(item),
    type: labelOf('activityType', fields.activityType),
    when: whenText(fields),
    ...(fields.place ? { place: fields.place } : {}),
    ...(alliance ? { alliance } : {}),
    orgs: labels(fields.orgs),
    ...(fields.attendees ? { attendees: fields.attendees } : {}),
    fictional: fields.fictional === true,
    ...(cancelled ? { cancelled } : {}),
    agenda: fields.agenda ?? [],
    uses: labels(fields.uses),
    decided: (fields.decided ?? []).map(({ text, request }) => made(text, request)),
    learned: (fields.learned ?? []).map(({ text, trial }) => made(text, trial)),
    next: toNext(item),
    ...(fields.revision ? { revision: fields.revision } : {}),
    ...(fields.revised ? { revised: fields.revised } : {}),
  };
  return { ...minutes, fit: fitMinutes(minutes) };
}
