import { compareText, type Item, type ItemOf, vocabularies } from '@chishiki-ichiba/model';
import type {
  CompareCase,
  CompareChoice,
  CompareClaim,
  ComparePageProp,
  ContradictionRow,
} from '../compare-props.js';
import type { ClaimProp } from '../props.js';
import { labelOf } from '../words/label-of.js';
import { toCanvas, toEffects } from './canvas.js';
import { type ListContext, type PageContext, titleOf } from './context.js';
import { toClaims, toEvents } from './events.js';
import { findGuide, toNumbered } from './guides.js';
import { toShortNotes } from './short-notes.js';
import { createSourceNotes } from './source-notes.js';

/** Every case of the edition to choose from, by reading. */
export function toComparePage({ catalog, urls }: ListContext): ComparePageProp {
  const reading = (item: Item): string => item.fields.reading ?? item.title;
  return {
    url: urls.compare(),
    choices: casesOf({ catalog })
      .sort((a, b) => compareText(reading(a), reading(b)) || compareText(a.id, b.id))
      .map((item): CompareChoice => {
        const { place, outcome } = item.fields;
        return {
          id: item.id,
          title: titleOf(item),
          url: urls.item(item),
          outcome,
          ...(place ? { place } : {}),
          ...(item.aliases.length > 0 ? { aliases: item.aliases } : {}),
        };
      }),
  };
}

/** Path under our files → what the comparison shows of a case. */
export const toCompareFiles = (context: PageContext): Map<string, CompareCase> =>
  new Map(casesOf(context).map((item) => [`cases/${item.id}.json`, toCompareCase(item, context)]));

const casesOf = ({ catalog }: Pick<ListContext, 'catalog'>): ItemOf<'case'>[] =>
  catalog.items.filter((item) => item.kind === 'case');

export function toCompareCase(item: ItemOf<'case'>, context: PageContext): CompareCase {
  const notes = createSourceNotes(context.sources);
  const { fields } = item;
  // Numbers of one page's notes → tags, which mean the same on every page.
  const tagged = <P extends Tagged>({ sources, ...rest }: P): Untagged<P> => {
    const list = notes.listWith([]);
    const tags = sources.flatMap((number) => list[number - 1]?.tag ?? []);
    return { ...rest, ...(tags.length > 0 ? { sources: tags } : {}) };
  };
  const claims = (list: readonly ClaimProp[]): CompareClaim[] => list.map(tagged);
  const { purpose, text } = toCanvas(item, notes, context);
  const effects = toEffects(item, notes, context);
  const events = toEvents(item, notes, context);
  const { place, period } = fields;
  const data: CompareCase = {
    schemaVersion: 1,
    id: item.id,
    title: titleOf(item),
    url: context.urls.item(item),
    outcome: { id: fields.outcome, label: labelOf('outcome', fields.outcome) },
    ...(place ? { place } : {}),
    ...(period ? { period } : {}),
    purpose: claims(purpose),
    phases: item.phases.map((phase) => phase.id),
    events: events.map(({ id: _, recovery, ...event }) => ({
      ...tagged(event),
      ...(recovery ? { recovery: claims(recovery) } : {}),
    })),
    levers: (fields.levers ?? []).map((id) => {
      const label = labelOf('lever', id);
      const guide = findGuide('lever', label, context.catalog);
      return { id, label, ...(guide ? { url: context.urls.item(guide) } : {}) };
    }),
    guidelines: toNumbered('guideline', fields.guidelines, context),
    oiSteps: (fields.oiSteps ?? []).map((id) => ({ id, label: labelOf('oiStep', id) })),
    canvas: Object.fromEntries(
      Object.entries(text).map(([block, list]) => [block, claims(list ?? [])]),
    ),
    facts: (fields.facts ?? []).map(({ source, ...fact }) =>
      tagged({ ...fact, sources: notes.numbersOf(source) }),
    ),
    outcomes: claims(toClaims(fields.outcomeNumbers ?? [], notes, context)),
    effects: effects.map(({ type, ...effect }) => ({
      ...tagged(effect),
      ...(type ? { type: type.label } : {}),
    })),
    contradictions: (fields.contradictions ?? []).map(({ topic, variants }) => ({
      topic,
      row: rowOf(topic),
      variants: claims(toClaims(variants, notes, context)),
    })),
    lesson: fields.lesson,
    sources: [],
    documents: [],
  };
  // Only now every tag is known.
  const { notes: sources, documents } = toShortNotes(notes.listWith([]), context.sources);
  return { ...data, sources: sources.map(({ tag, detail }) => ({ tag, detail })), documents };
}

/** Where a contradiction bears, by the words of its topic: a block by its name, aims, dates, numbers. */
export function rowOf(topic: string): ContradictionRow {
  const block = vocabularies.canvas.find(({ ja }) => topic.includes(ja));
  if (block) return block.id;
  if (/目的|ねらい/.test(topic)) return 'purpose';
  if (/段階|時期|経過/.test(topic)) return 'history';
  return /(?:数|額|率|値|価格|費)(?:[（(].*)?$/.test(topic) ? 'facts' : 'other';
}

type Tagged = { readonly sources: readonly number[] };
type Untagged<P> = Omit<P, 'sources'> & { readonly sources?: readonly string[] };
