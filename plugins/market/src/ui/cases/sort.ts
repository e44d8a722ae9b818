import type { PhaseId, ValueId } from '@chishiki-ichiba/model';
import type { CaseWayProp } from '../../case-props.js';
import { outcomeWords, phases } from '../labels.js';

export type CaseOrder = 'phase' | 'outcome';

const outcomeOrder = Object.keys(outcomeWords) as ValueId<'outcome'>[];
const phaseOrder = Object.keys(phases) as PhaseId[];

/** Cases that came furthest first, or by outcome and then so; equal ones stay as they stood. */
export function inCaseOrder(cases: readonly CaseWayProp[], order: CaseOrder): CaseWayProp[] {
  const byPhase = (a: CaseWayProp, b: CaseWayProp) => reached(b) - reached(a);
  const byOutcome = (a: CaseWayProp, b: CaseWayProp) =>
    outcomeOrder.indexOf(a.case.outcome) - outcomeOrder.indexOf(b.case.outcome);
  return [...cases].sort((a, b) =>
    order === 'phase' ? byPhase(a, b) : byOutcome(a, b) || byPhase(a, b),
  );
}

const reached = ({ furthest }: CaseWayProp): number =>
  furthest ? phaseOrder.indexOf(furthest) : -1;
