import type { CauseGroup, KindId, ValueId } from '@chishiki-ichiba/model';
import type { CountProp, RestProp } from './list-props.js';
import type { Labelled } from './props.js';

/** What the pages about failures get; see `props.ts` for what holds of all of them. */

/** A cause word with its gentle caption; `url` leads to its place in the cause tree. */
export interface CauseProp extends Labelled {
  readonly caption: string;
}

/** 主シナリオ: what was missing, what was being done, what came of it. */
export interface ScenarioProp {
  readonly causes: readonly CauseProp[];
  readonly actions: readonly string[];
  readonly results: readonly string[];
}

/** A failure, or a case that tells one, in a list. */
export interface ToldFailureProp {
  readonly id: string;
  readonly kind: KindId;
  readonly title: string;
  readonly summary?: string;
  readonly url: string;
  /** The three words of the chain, as labels. */
  readonly causes: readonly string[];
  readonly actions: readonly string[];
  readonly results: readonly string[];
  readonly fictional?: true;
  readonly retired?: true;
}

export interface SameCauseProp extends ToldFailureProp {
  /** Cause words that both pages name; never empty. */
  readonly shared: readonly string[];
}

/** What of a manual a failure changed. */
export interface ChangedPointProp {
  readonly manual: Labelled;
  readonly step?: Labelled;
  readonly point?: Labelled;
}

export interface CauseBranchProp {
  readonly id: ValueId<'failureCause'>;
  readonly label: string;
  readonly caption: string;
  /** Indices into `entries`, in their order. */
  readonly entries: readonly number[];
  readonly rest?: RestProp;
}

/** `/failures/`: the cause tree, and the other ways in. */
export interface FailuresPageProp {
  readonly groups: readonly {
    readonly id: CauseGroup;
    readonly label: string;
    /** Pages in the group, each counted once. */
    readonly count: number;
    readonly causes: readonly CauseBranchProp[];
  }[];
  /** Failures and cases with a 主シナリオ that a cause word lists, once: newest first, retired last. */
  readonly entries: readonly ToldFailureProp[];
  /** Of all of them, listed here or not. */
  readonly total: number;
  /** Process, material and defect of the failures; values that occur, in the order of the lists. */
  readonly ways: readonly {
    readonly id: 'process' | 'material' | 'defect';
    readonly label: string;
    readonly values: readonly CountProp[];
  }[];
  /** Pages of kind `failure`. */
  readonly failures: CountProp;
  /** Cases that tell a failure. */
  readonly cases: number;
  /** Valleys of the cases, and what brought them back. */
  readonly valleysUrl: string;
}
