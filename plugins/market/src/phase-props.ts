import type { PhaseId } from '@chishiki-ichiba/model';
import type { BodyNode } from './body-props.js';
import type { CaseRefProp, ToldEventProp, ValleyCaseProp } from './case-props.js';
import type { ListPageProp, RestProp } from './list-props.js';
import type { ItemCardProp, SourceProp, TocEntry } from './props.js';

/** What the pages of a phase get; see `props.ts` for what holds of all pages. */

/** A line of a checklist. */
export interface CheckItemProp {
  /** Its words alone: a tick belongs to them, so a line that was rewritten is open again. */
  readonly text: string;
  readonly words: readonly BodyNode[];
  /** Its source marks. */
  readonly notes: readonly BodyNode[];
}

/** A phase's page: the guide first, then what the cases tell, then everything by kind. */
export interface PhasePageProp extends ListPageProp {
  /** The guide's text, cut at its list of things to do; absent where the edition has no guide for the phase. */
  readonly text?: {
    readonly before: readonly BodyNode[];
    /** Empty if the guide has no such list. */
    readonly checklist: readonly CheckItemProp[];
    readonly after: readonly BodyNode[];
    readonly toc: readonly TocEntry[];
  };
  /** Its sheet; only with a checklist. */
  readonly checklistUrl?: string;
  readonly valleys: readonly ValleyCaseProp[];
  readonly valleysUrl: string;
  /** Cases that were there, with their events in this phase. */
  readonly cases: readonly {
    readonly case: CaseRefProp;
    readonly events: readonly ToldEventProp[];
  }[];
  readonly casesUrl: string;
  /** Manuals and templates an author placed in this phase. */
  readonly helps: readonly ItemCardProp[];
  /** What the three lists above have no room for. */
  readonly rest: Readonly<Partial<Record<'valleys' | 'cases' | 'helps', RestProp>>>;
  readonly sources: readonly SourceProp[];
}

/** The checklist of a phase on one sheet of A4. */
export interface ChecklistPageProp {
  readonly phase: PhaseId;
  readonly label: string;
  readonly description: string;
  readonly items: readonly CheckItemProp[];
  readonly url: string;
  readonly phaseUrl: string;
  /** ISO date of the guide it is taken from. */
  readonly revised?: string;
  readonly revision?: string;
  readonly sources: readonly SourceProp[];
}
