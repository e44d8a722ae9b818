import type { ValueId } from '@chishiki-ichiba/model';
import type { FieldRow, ItemCardProp, Labelled } from './props.js';

/** What the pages about meetings get; see `props.ts` for what holds of all of them. */

/** When a meeting is: all that the reader's browser needs to say whether it is still to come. */
export interface MeetingDay {
  /** ISO date; a month or a year where no day is known. */
  readonly date: string;
  /** ISO date of the last day; absent for a single one. */
  readonly ends?: string;
  readonly held?: ValueId<'activityState'>;
}

/** A meeting as it stands in a list. */
export interface MeetingRowProp extends MeetingDay {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly type: Labelled;
  /** Day, weekday and time in words. */
  readonly when: string;
  readonly place?: string;
  readonly alliance?: Labelled;
  readonly summary?: string;
  readonly fictional: boolean;
  /** Its iCalendar file; absent where no day is known. */
  readonly calendarUrl?: string;
}

/** 決めたこと, 分かったこと: a sentence and the pages that came of it. */
export interface MeetingEntryProp {
  readonly text: string;
  readonly made: readonly Labelled[];
  /** Numbers of its sources, from 1. */
  readonly sources: readonly number[];
  /** Fewer see it than see the page: said beside it. */
  readonly visibility?: 'members' | 'inhouse';
}

/** 次にやること. */
export interface NextActionProp {
  readonly text: string;
  readonly who?: string;
  /** ISO date; overdue is judged in the reader's browser. */
  readonly due?: string;
  /** ISO date. */
  readonly done?: string;
  readonly visibility?: 'members' | 'inhouse';
}

/** A meeting on its own page. */
export interface MeetingProp extends MeetingDay {
  /** When, where, whose, how many, before and after. */
  readonly rows: readonly FieldRow[];
  readonly agenda: readonly string[];
  readonly uses: readonly ItemCardProp[];
  readonly decided: readonly MeetingEntryProp[];
  readonly learned: readonly MeetingEntryProp[];
  readonly next: readonly NextActionProp[];
  readonly minutesUrl: string;
  readonly calendarUrl?: string;
}

/** An open action with the meeting it comes from. */
export interface OpenActionProp extends NextActionProp {
  readonly meeting: Pick<MeetingRowProp, 'id' | 'title' | 'url' | 'type' | 'alliance'>;
}

export interface ActivitiesPageProp {
  /** Latest first. */
  readonly meetings: readonly MeetingRowProp[];
  /** By the day they are due, those without one last. */
  readonly open: readonly OpenActionProp[];
  readonly alliances: readonly Labelled[];
  readonly types: readonly Labelled[];
  /** iCalendar file of all meetings; absent when none has a day. */
  readonly calendarUrl?: string;
  readonly ways: readonly Labelled[];
}

/** Meetings of an alliance, on its page. */
export interface AllianceMeetingsProp {
  /** Latest first. */
  readonly meetings: readonly MeetingRowProp[];
  readonly allUrl: string;
}

/** Minutes on paper: what is known is printed, the rest is lines to write on. */
export interface MinutesPageProp {
  readonly title: string;
  readonly url: string;
  readonly meetingUrl: string;
  readonly type: string;
  readonly when: string;
  readonly place?: string;
  readonly alliance?: string;
  readonly orgs: readonly string[];
  readonly attendees?: number;
  readonly fictional: boolean;
  readonly cancelled?: string;
  readonly agenda: readonly string[];
  readonly uses: readonly string[];
  readonly decided: readonly string[];
  readonly learned: readonly string[];
  readonly next: readonly NextActionProp[];
  readonly revision?: string;
  /** ISO date. */
  readonly revised?: string;
  readonly fit: MinutesFit;
}

/** How the sheet is filled. */
export interface MinutesFit {
  /** Size of the letters. */
  readonly points: number;
  /** Empty lines under each heading. */
  readonly blank: { readonly decided: number; readonly learned: number; readonly next: number };
  readonly sheets: number;
}
