import type { KindId, ValueId } from '@chishiki-ichiba/model';
import type { Certificate } from './certificates.js';
import type { Labelled } from './props.js';

/** What the pages about skills and courses get; see `props.ts` for what holds of all of them. */

/** One part of a course; `id` names its tick on the device. */
export interface CoursePartProp extends Labelled {
  readonly url: string;
  readonly kind: KindId;
  /** From 1, counted over the parts of this edition. */
  readonly number: number;
  /** Taught with the record of training on the job in hand. */
  readonly ojt: boolean;
  /** The record to print, where the page has steps to be ticked. */
  readonly ojtUrl?: string;
  readonly why?: string;
  readonly time?: string;
}

export interface CourseProp {
  readonly parts: readonly CoursePartProp[];
  /** 終わりの確認. */
  readonly checks: readonly { readonly question: string; readonly pass: string }[];
  /** The trainer's slip. */
  readonly slipUrl: string;
}

/** A page as part of a course, with its neighbours. */
export interface PartOfProp {
  readonly course: Labelled & { readonly url: string };
  readonly part: CoursePartProp;
  readonly total: number;
  readonly previous?: CoursePartProp;
  readonly next?: CoursePartProp;
}

/** One sheet of A4: what was shown, tried and confirmed. */
export interface SlipPageProp extends CourseProp {
  readonly title: string;
  readonly url: string;
  readonly courseUrl: string;
  readonly who?: string;
  readonly time?: string;
  readonly fictional: boolean;
  readonly revision?: string;
  /** ISO date. */
  readonly revised?: string;
}

/** What one person can do, and since when it is known. */
export interface MapCellProp {
  readonly level: number;
  /** ISO date it was confirmed; whether it is too old is judged in the reader's browser. */
  readonly date: string;
  readonly evidence?: Labelled;
}

export interface MapColumnProp {
  readonly skill: Labelled;
  /** People at level 1, 2, 3 and 4. */
  readonly counts: readonly [number, number, number, number];
  /** What the work needs; `has` is how many there are at `level` or above. */
  readonly need?: { readonly level: number; readonly count: number; readonly has: number };
}

export interface CertificateProp extends Certificate {
  readonly code: string;
  /** `TN-F`; never its number. */
  readonly symbol: string;
}

export interface SkillMapProp {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly owner?: Labelled;
  readonly fictional: boolean;
  readonly visibility: ValueId<'visibility'>;
  /** ISO date. */
  readonly revised?: string;
  /** Months after which a level is to be confirmed again. */
  readonly months: number;
  readonly columns: readonly MapColumnProp[];
  /** In the author's order; `cells` are one per column, `null` where nothing is written. */
  readonly people: readonly {
    readonly code: string;
    readonly cells: readonly (MapCellProp | null)[];
    readonly certificates: readonly CertificateProp[];
  }[];
}

export interface SkillsPageProp {
  readonly maps: readonly SkillMapProp[];
  readonly ways: readonly Labelled[];
}

/** On a skill's page: its levels, and its column of every map of the edition. */
export interface SkillProp {
  readonly levels: readonly { readonly level: number; readonly text: string }[];
  readonly columns: readonly {
    readonly map: Labelled;
    readonly months: number;
    readonly column: MapColumnProp;
    readonly people: readonly { readonly code: string; readonly cell: MapCellProp }[];
  }[];
}
