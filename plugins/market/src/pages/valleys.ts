import { type Item, type ItemOf, type PhaseId, vocabularies } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type {
  CaseRefProp,
  ToldEventProp,
  ValleyCaseProp,
  ValleyGroupProp,
  ValleyProp,
  ValleysPageProp,
} from '../case-props.js';
import type { Labelled } from '../props.js';
import { labelOf } from '../words/label-of.js';
import type { PageContext } from './context.js';
import { cutList, MOST_TOLD } from './cut-groups.js';
import { type CaseEvent, eventAnchor, toEvent } from './events.js';
import { findPhaseGuide } from './phase-guide.js';
import { createSourceNotes, type SourceNotes } from './source-notes.js';

export type Case = ItemOf<'case'>;

/**
 * What each gate is, in our own words, without any fact: those stand in the guide of `guide`'s phase
 * with their sources. `between` are the phases it lies between.
 */
const gates: Readonly<
  Record<
    ValleyGroupProp['id'],
    { readonly text: string; readonly between: readonly PhaseId[]; readonly guide?: PhaseId }
  >
> = {
  'first-valley': {
    text: say`はじめに思い描いた姿のままでは進めないと分かるところです。`,
    between: ['sosei', 'kochiku'],
    guide: 'sosei',
  },
  'project-start': {
    text: say`何を作るかを決め、だれが何を受け持つかを組むところです。`,
    between: ['kochiku', 'kaihatsu'],
    guide: 'kochiku',
  },
  'death-valley': {
    text: say`作れても、商売として続くまでに力が尽きやすいところです。`,
    between: ['kaihatsu', 'jigyoka'],
    guide: 'kaihatsu',
  },
  'to-market': {
    text: say`作ることから、売ることへ仕事が入れ替わるところです。`,
    between: ['kaihatsu', 'seihinka'],
    guide: 'seihinka',
  },
  incorporation: {
    text: say`会のままでいるか、法人をつくるかを決めるところです。`,
    between: ['seihinka', 'jigyoka'],
    guide: 'seihinka',
  },
  'large-orders': {
    text: say`仲間だけでは受けきれない大きさの話が来るところです。`,
    between: ['jigyoka'],
    guide: 'jigyoka',
  },
  other: {
    text: say`六つの関門のどれとも書かれていない谷です。`,
    between: [],
  },
};

/** Valleys and gates of every case by gate, and the failures that nothing of it hides. */
export function toValleysPage(context: PageContext): ValleysPageProp {
  const { catalog, urls } = context;
  const notes = createSourceNotes(context.sources);
  const cases = casesOf(context);
  /** Cases with such an event; those beyond what one page can tell are counted, and their sources not called for. */
  const told = (chosen: (event: CaseEvent) => boolean) => {
    const having = cases.filter(({ fields }) => fields.events.some(chosen));
    const { shown, rest } = cutList(having, MOST_TOLD, urls.searchFor({ kind: 'case' }));
    return { cases: toValleyCases(shown, chosen, notes, context), ...(rest ? { rest } : {}) };
  };
  const groups = [...vocabularies.gate.map(({ id }) => id), 'other' as const].map(
    (id): ValleyGroupProp => {
      const guide = guideLink(gates[id].guide, context);
      return {
        id,
        label: id === 'other' ? say`そのほかの谷` : labelOf('gate', id),
        text: sayWord(gates[id].text),
        phases: gates[id].between,
        ...(guide ? { guide } : {}),
        ...told((event) =>
          id === 'other' ? event.type === 'valley' && !event.gate : event.gate === id,
        ),
      };
    },
  );
  const failures = told((event) => event.type === 'failure');
  return {
    groups,
    stopped: cases.filter(({ fields }) => fields.outcome === 'failure').length,
    failures: failures.cases,
    ...(failures.rest ? { failuresRest: failures.rest } : {}),
    failureItems: {
      id: 'failure',
      label: labelOf('kind', 'failure'),
      url: urls.failures,
      count: catalog.items.filter((item) => item.kind === 'failure').length,
    },
    casesUrl: urls.cases,
    sources: notes.listWith([]),
  };
}

/** Every case, retired ones last. */
export function casesOf({ catalog }: Pick<PageContext, 'catalog'>): Case[] {
  const isCase = (item: Item): item is Case => item.kind === 'case';
  return catalog.items
    .filter(isCase)
    .sort((a, b) => Number(a.status === 'retired') - Number(b.status === 'retired'));
}

export function toCaseRef(item: Case, { urls }: Pick<PageContext, 'urls'>): CaseRefProp {
  const { place, outcome } = item.fields;
  return {
    id: item.id,
    title: item.title,
    url: urls.item(item),
    outcome,
    ...(place ? { place } : {}),
    ...(item.status === 'retired' ? { retired: true } : {}),
  };
}

/** An event of a case for another page; `index` counts from 0 in the order told. */
export function toToldEvent(
  item: Case,
  index: number,
  notes: SourceNotes,
  context: PageContext,
): ToldEventProp {
  const event = item.fields.events[index] as CaseEvent;
  const { id: _, ...told } = toEvent(event, index, notes, context);
  return { ...told, url: context.urls.item(item, eventAnchor(index)) };
}

/**
 * The chosen events of each case, falls apart from the rest.
 *
 * @returns In the order of `cases`, only cases that have such an event; every chosen 谷 or 失敗 is the
 * `event` of exactly one fall.
 */
export function toValleyCases(
  cases: readonly Case[],
  chosen: (event: CaseEvent) => boolean,
  notes: SourceNotes,
  context: PageContext,
): ValleyCaseProp[] {
  return cases.flatMap((item): ValleyCaseProp[] => {
    const { events } = item.fields;
    const indexes = events.flatMap((event, index) => (chosen(event) ? [index] : []));
    if (indexes.length === 0) return [];
    const told = (index: number) => toToldEvent(item, index, notes, context);
    const shown = new Set<number>();
    const falls = indexes
      .filter((index) => isFall(events[index]))
      .map((index): ValleyProp => {
        const next = events[index]?.recovery?.length ? [] : afterFall(events, index);
        for (const later of next) shown.add(later);
        return { event: told(index), after: next.map(told) };
      });
    const passed = indexes.filter((index) => !isFall(events[index]) && !shown.has(index)).map(told);
    return [{ case: toCaseRef(item, context), falls, passed }];
  });
}

const isFall = (event: CaseEvent | undefined): boolean =>
  event?.type === 'valley' || event?.type === 'failure';

/**
 * What is told after a fall, up to and with the next turn (方針転換, 節目, 成果); falls on the way
 * speak for themselves.
 *
 * @returns Indexes in order; empty when no turn is told.
 */
export function afterFall(events: readonly Pick<CaseEvent, 'type'>[], index: number): number[] {
  const turn = events.findIndex(
    ({ type }, at) => at > index && (type === 'pivot' || type === 'milestone' || type === 'result'),
  );
  if (turn < 0) return [];
  return events.flatMap(({ type }, at) =>
    at > index && at <= turn && type !== 'valley' && type !== 'failure' ? [at] : [],
  );
}

/** The part of a phase's guide about gates and valleys, if it has one by that name. */
function guideLink(phase: PhaseId | undefined, context: PageContext): Labelled | undefined {
  const guide = phase && findPhaseGuide(phase, context);
  if (!guide) return undefined;
  return {
    id: guide.item.id,
    label: guide.item.title,
    url: context.urls.item(guide.item, guide.headings.get('関門と谷')),
  };
}
