import type { PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { CountProp, RestProp } from './list-props.js';
import type { EventProp, Labelled, SourceProp } from './props.js';

/** What pages about many cases get; see `props.ts` for what holds of all pages. */

/** A case as pages about many cases name it. */
export interface CaseRefProp {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly outcome: ValueId<'outcome'>;
  readonly place?: string;
  readonly retired?: true;
}

/** An event told away from its case's page; `url` leads to it there. */
export interface ToldEventProp extends EventProp {
  readonly url: string;
}

/** A valley or a failure, and what is told of how they came out of it. */
export interface ValleyProp {
  readonly event: ToldEventProp;
  /** Where nobody wrote what brought them back: what is told next, up to the next turn. */
  readonly after: readonly ToldEventProp[];
}

/** One case at one gate, or in one phase. */
export interface ValleyCaseProp {
  readonly case: CaseRefProp;
  /** 谷 and 失敗, in the order told. */
  readonly falls: readonly ValleyProp[];
  /** The other events there, in the order told: how they went through. */
  readonly passed: readonly ToldEventProp[];
}

export interface ValleyGroupProp {
  /** `other`: valleys that no gate is written for. */
  readonly id: ValueId<'gate'> | 'other';
  readonly label: string;
  /** What this place is, in this site's own words. */
  readonly text: string;
  /** Phases it lies between, in order. */
  readonly phases: readonly PhaseId[];
  /** Where it is explained, with sources. */
  readonly guide?: Labelled;
  readonly cases: readonly ValleyCaseProp[];
  readonly rest?: RestProp;
}

export interface ValleysPageProp {
  /** The six gates in the order they are met, then `other`. */
  readonly groups: readonly ValleyGroupProp[];
  /** Cases whose outcome is 失敗: without any, what is told is biased to those that went on. */
  readonly stopped: number;
  /** Every event of 種別 失敗, by case. */
  readonly failures: readonly Pick<ValleyCaseProp, 'case' | 'falls'>[];
  readonly failuresRest?: RestProp;
  /** Pages of kind `failure`. */
  readonly failureItems: CountProp;
  readonly casesUrl: string;
  readonly sources: readonly SourceProp[];
}

/** A case on the axis of the five phases. */
export interface CaseWayProp {
  readonly case: CaseRefProp;
  /** Last of the five phases it is told to have reached. */
  readonly furthest?: PhaseId;
  /** In the order told, without their notes: the case's page has them. */
  readonly events: readonly Omit<ToldEventProp, 'sources' | 'recovery' | 'id'>[];
}

export interface CasesPageProp {
  readonly cases: readonly CaseWayProp[];
  readonly rest?: RestProp;
  /** Address of the comparison without its ids. */
  readonly compareUrl: string;
  readonly valleysUrl: string;
}
