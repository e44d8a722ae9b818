import type { Item, PhaseId } from '@chishiki-ichiba/model';
import type { ListPageProp } from '../list-props.js';
import type { ChecklistPageProp, PhasePageProp } from '../phase-props.js';
import { cutChecklist, renumber } from './checklist.js';
import { type PageContext, toCard } from './context.js';
import { cutList, MOST_TOLD } from './cut-groups.js';
import type { CaseEvent } from './events.js';
import { findPhaseGuide } from './phase-guide.js';
import { createSourceNotes, type SourceNotes } from './source-notes.js';
import { renderEntry } from './to-item-page.js';
import { casesOf, toCaseRef, toToldEvent, toValleyCases } from './valleys.js';

/**
 * The page of a phase, from its list.
 *
 * @param list - List page of the axis `phase`.
 */
export function toPhasePage(list: ListPageProp, context: PageContext): PhasePageProp {
  const { urls } = context;
  const id = list.id as PhaseId;
  const notes = createSourceNotes(context.sources);
  const text = guideText(id, notes, context);
  const cases = casesOf(context);
  const casesHere = urls.searchFor({ kind: 'case', phase: id });
  const isValley = ({ phase, type, gate }: CaseEvent) =>
    phase === id && (type === 'valley' || type === 'failure' || gate !== undefined);
  const valleys = cutList(
    cases.filter(({ fields }) => fields.events.some(isValley)),
    MOST_TOLD,
    casesHere,
  );
  const were = cutList(
    cases.filter((item) => isIn(item, id) || item.fields.events.some(({ phase }) => phase === id)),
    MOST_TOLD,
    casesHere,
  );
  const helps = cutList(
    context.catalog.items.filter(
      (item) => isIn(item, id) && isHelp(item) && item.status !== 'retired',
    ),
    MOST_TOLD,
    list.searchUrl,
  );
  return {
    ...list,
    ...(text ? { text } : {}),
    ...(text && text.checklist.length > 0 ? { checklistUrl: urls.checklist(id) } : {}),
    valleys: toValleyCases(valleys.shown, isValley, notes, context),
    valleysUrl: urls.valleys,
    cases: were.shown.map((item) => ({
      case: toCaseRef(item, context),
      events: item.fields.events.flatMap(({ phase }, index) =>
        phase === id ? [toToldEvent(item, index, notes, context)] : [],
      ),
    })),
    casesUrl: urls.cases,
    helps: helps.shown.map((item) => toCard(item, context)),
    rest: {
      ...(valleys.rest ? { valleys: valleys.rest } : {}),
      ...(were.rest ? { cases: were.rest } : {}),
      ...(helps.rest ? { helps: helps.rest } : {}),
    },
    sources: notes.listWith([]),
  };
}

/** The checklist of a phase as a sheet; `undefined` where the edition's guide has none. */
export function toChecklistPage(
  list: ListPageProp,
  context: PageContext,
): ChecklistPageProp | undefined {
  const { urls } = context;
  const id = list.id as PhaseId;
  const text = guideText(id, createSourceNotes(context.sources), context);
  if (!text || text.checklist.length === 0) return undefined;
  const notes = createSourceNotes(context.sources);
  const { revised, revision } = findPhaseGuide(id, context)?.item.fields ?? {};
  return {
    phase: id,
    label: list.label,
    description: list.description,
    items: renumber(text.checklist, notes.numberOf),
    url: urls.checklist(id),
    phaseUrl: urls.phase(id),
    ...(revised ? { revised } : {}),
    ...(revision ? { revision } : {}),
    sources: notes.listWith([]),
  };
}

/** The guide's text as on its own page; an `.mdx` guide is code and stays there. */
function guideText(
  id: PhaseId,
  notes: SourceNotes,
  context: PageContext,
): PhasePageProp['text'] | undefined {
  const guide = findPhaseGuide(id, context);
  if (!guide || guide.item.format === 'mdx') return undefined;
  const { body, toc } = renderEntry(guide.entry, notes, context);
  const { before, items, after } = cutChecklist(body);
  return { before, checklist: items, after, toc };
}

/** An author said so: a folder's default is no advice. */
const isIn = (item: Item, id: PhaseId): boolean =>
  item.phases.some((phase) => phase.id === id && phase.stated);

/** What one can take in hand there: how to do it, and forms to fill in. */
function isHelp(item: Item): boolean {
  if (item.kind === 'manual' || item.kind === 'opl') return true;
  return (
    item.kind === 'guide' &&
    (item.fields.guideType === 'template' ||
      item.fields.guideType === 'checklist' ||
      item.fields.sheet !== undefined)
  );
}
