import type { CanvasId, PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { DocumentProp, Labelled } from './props.js';

/**
 * What the comparison of cases reads: one small file per case (`cases/<id>.json`), and for the page
 * itself only the names to choose from. Sources stand as tags: several cases share one list of notes.
 */

/** A case to choose. */
export interface CompareChoice {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly outcome: ValueId<'outcome'>;
  readonly place?: string;
  /** Old ids, so that an old address still compares. */
  readonly aliases?: readonly string[];
}

export interface ComparePageProp {
  readonly url: string;
  /** All cases of the edition by reading. */
  readonly choices: readonly CompareChoice[];
}

export interface CompareClaim {
  readonly text: string;
  /** Tags, e.g. `S3-4.2`. */
  readonly sources?: readonly string[];
  readonly evidence?: readonly Labelled[];
}

export interface CompareEvent {
  /** As written: `2001-07`, `2013`. */
  readonly date?: string;
  readonly phase?: PhaseId;
  readonly type: ValueId<'eventType'>;
  readonly gate?: ValueId<'gate'>;
  readonly text: string;
  readonly recovery?: readonly CompareClaim[];
  readonly sources?: readonly string[];
}

export interface CompareFact {
  readonly value: string;
  readonly unit?: string;
  readonly of: string;
  readonly year?: string;
  readonly sources?: readonly string[];
}

/** Row of the comparison that a contradiction of the sources bears on; `other` for one of its own. */
export type ContradictionRow = 'purpose' | 'history' | 'facts' | CanvasId | 'other';

export interface CompareContradiction {
  readonly topic: string;
  readonly row: ContradictionRow;
  readonly variants: readonly CompareClaim[];
}

/** `cases/<id>.json`. Lists are in the author's order and empty where nobody wrote anything. */
export interface CompareCase {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly outcome: Labelled;
  readonly place?: string;
  readonly period?: string;
  readonly purpose: readonly CompareClaim[];
  /** Phases the case names, besides those of its events. */
  readonly phases: readonly PhaseId[];
  readonly events: readonly CompareEvent[];
  readonly levers: readonly Labelled[];
  readonly guidelines: readonly Labelled[];
  readonly oiSteps: readonly Labelled[];
  readonly canvas: Partial<Record<CanvasId, readonly CompareClaim[]>>;
  readonly facts: readonly CompareFact[];
  readonly outcomes: readonly CompareClaim[];
  readonly effects: readonly (CompareClaim & { readonly type?: string })[];
  readonly contradictions: readonly CompareContradiction[];
  readonly lesson: string;
  /** Every tag used above, in order of first use; sections by number and title. */
  readonly sources: readonly DocumentProp[];
  /** The documents of those sections. */
  readonly documents: readonly DocumentProp[];
}
