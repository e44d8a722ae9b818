import type { HeatInput, ValueId } from '@chishiki-ichiba/model';
import type { FieldRow, Labelled } from './props.js';

/** What pages get of weld conditions; see `props.ts` for what holds of all pages. */

/** Weld conditions, labelled; with the state word (参考条件 …). */
export interface WeldProp {
  readonly status: { readonly id: ValueId<'weldStatus'>; readonly label: string };
  /** Number of the approved procedure, as typed. */
  readonly wps?: string;
  /** Number of the procedure test's record, as typed. */
  readonly pqr?: string;
  readonly rows: readonly FieldRow[];
  /** Computed from the ranges; absent when one of them is missing. */
  readonly heatInput?: HeatInput;
  readonly defectLinks: readonly ConditionProp[];
}

/** A condition off its range and the imperfection that comes of it. */
export interface ConditionProp {
  readonly parameter: ValueId<'weldParameter'>;
  readonly direction: ValueId<'weldDirection'>;
  /** 電流が高い. */
  readonly condition: string;
  /** The imperfection; its address is the search for it. */
  readonly defect: Labelled;
  /** What the manual keeps the condition within: `25〜35 A`; absent where it does not say. */
  readonly range?: string;
  readonly clip?: { readonly label: string; readonly url: string };
  /** On the page of a term: the manual that says so. */
  readonly manual?: Labelled;
}
