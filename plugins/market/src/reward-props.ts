import type { ValueId } from '@chishiki-ichiba/model';
import type { FieldRow, Labelled } from './props.js';

/** What pages get of reports of use (使ってみた) and of what comes back to those who shared; see `props.ts`. */

/** What a report says of one use. */
interface UseProp {
  readonly result: ValueId<'trialResult'>;
  /** Absent where nobody said, or the firm is not in this edition. */
  readonly firm?: Labelled;
  /** ISO date. */
  readonly date?: string;
  /** Machine, material, thickness, conditions: what was written, labelled. */
  readonly conditions: readonly FieldRow[];
  readonly learned?: string;
}

/** A report as it stands on the manual it is about. */
export interface TrialReportProp extends UseProp {
  readonly page: Labelled & { readonly url: string };
  /** The step or key point it is about; absent for the manual as a whole. */
  readonly about?: Labelled;
}

/** 使ってみた of a manual. */
export interface TrialsProp {
  /** Newest first, worked and failed side by side; undated ones last. */
  readonly reports: readonly TrialReportProp[];
  readonly worked: number;
  readonly failed: number;
}

/** 「この急所の使ってみた：1件」: how many, and the first of them on the page. */
export interface TrialCountProp {
  readonly count: number;
  readonly url: string;
}

/** Top of a report's own page. */
export interface TrialProp extends UseProp {
  /** The manual, at the place that was tried. Absent when it is not in this edition. */
  readonly tried?: Labelled;
  /** Failures that did not happen. */
  readonly prevented: readonly Labelled[];
  /** お礼, and to whom: who told and wrote the manual; a person without consent by role. */
  readonly thanks?: { readonly text: string; readonly to: readonly Labelled[] };
}

export interface ThanksProp {
  readonly text: string;
  /** The report it stands in. */
  readonly page: Labelled;
  readonly firm?: Labelled;
  readonly date?: string;
}

export interface PreventedProp extends Labelled {
  /** A report says that it did not happen; else a key point of the technique was made of it. */
  readonly reported: boolean;
}

export interface AwardProp {
  readonly name: string;
  readonly by?: Labelled;
  /** ISO date of any precision. */
  readonly date?: string;
  readonly reason?: string;
  readonly sources: readonly number[];
}

/** What came of the techniques that a person told or an organisation owns. No ranks, no points. */
export interface RewardProp {
  /** Techniques, by reading. */
  readonly techniques: readonly Labelled[];
  /** Firms that use one or tried one, by reading; never the organisation itself. */
  readonly firms: readonly Labelled[];
  /** Those that a report names first, then those behind key points; each by reading. */
  readonly prevented: readonly PreventedProp[];
  /** Newest first. */
  readonly thanks: readonly ThanksProp[];
  readonly awards: readonly AwardProp[];
  /** お礼状・表彰状 to print; absent where there is nothing to thank for. */
  readonly lettersUrl?: string;
}

/** How many more there are than a letter has room for. */
export interface SomeOf<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

/** お礼状 and 表彰状 of one person or organisation: each one sheet of A4. */
export interface LettersPageProp {
  readonly page: { readonly label: string; readonly url: string };
  /** `ベテランA 様`, `見本製作所 御中`; a person without consent by role. */
  readonly to: string;
  readonly fictional: boolean;
  /** Absent where only prizes are known. */
  readonly thanks?: {
    readonly techniques: SomeOf<string>;
    readonly firms: SomeOf<string>;
    readonly prevented: SomeOf<string>;
    readonly quotes: SomeOf<{ readonly text: string; readonly from: string }>;
    /** The one firm all quotes come from; else a blank to write on. */
    readonly from?: string;
  };
  readonly awards: readonly {
    readonly name: string;
    readonly by?: string;
    readonly date?: string;
    readonly reason?: string;
  }[];
}
