import { type PhaseId, vocabularies } from '@chishiki-ichiba/model';
import type { CasesPageProp, CaseWayProp } from '../case-props.js';
import type { PageContext } from './context.js';
import { cutList, MOST_WAYS } from './cut-groups.js';
import { type CaseEvent, eventAnchor } from './events.js';
import { casesOf, toCaseRef } from './valleys.js';

/** Every case with its way through the phases. */
export function toCasesPage(context: Pick<PageContext, 'catalog' | 'urls'>): CasesPageProp {
  const { urls } = context;
  const { shown, rest } = cutList(casesOf(context), MOST_WAYS, urls.searchFor({ kind: 'case' }));
  return {
    cases: shown.map((item): CaseWayProp => {
      const furthest = furthestOf(item.fields.events);
      return {
        case: toCaseRef(item, context),
        ...(furthest ? { furthest } : {}),
        events: item.fields.events.map(({ type, phase, gate, date, text }, index) => ({
          type,
          ...(phase ? { phase } : {}),
          ...(gate ? { gate } : {}),
          ...(date ? { date } : {}),
          text,
          url: urls.item(item, eventAnchor(index)),
        })),
      };
    }),
    ...(rest ? { rest } : {}),
    compareUrl: urls.compare(),
    valleysUrl: urls.valleys,
  };
}

/** Last phase, in their order, that an event stands in; the list of phases alone tells no way. */
export function furthestOf(events: readonly Pick<CaseEvent, 'phase'>[]): PhaseId | undefined {
  return vocabularies.phase
    .map(({ id }) => id)
    .findLast((id) => events.some((e) => e.phase === id));
}
