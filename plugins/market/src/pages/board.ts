import { type Item, type VocabularyName, vocabularies } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { BoardEntryProp, BoardPageProp, ChoiceProp } from '../board-props.js';
import { workOf } from '../catalog/match.js';
import type { ItemPageProp } from '../props.js';
import { labelOf } from '../words/label-of.js';
import { toCapabilitySheet, toMakers } from './capabilities.js';
import { byNewest, type PageContext, toLabelled } from './context.js';
import { type BoardItem, isOnBoard, ON_BOARD, toBoardItem } from './notices.js';
import { toTeacherList, toTeachers } from './teachers.js';

/** What an item page shows of the board: a request's or an offer's head and matches, a firm's sheet, a manual's teachers. */
export function toBoardParts(
  item: Item,
  context: PageContext,
): Pick<ItemPageProp, 'board' | 'capability' | 'teachers'> {
  if (item.kind === 'request' || item.kind === 'offer')
    return { board: toBoardItem(item, context) };
  const capability = item.kind === 'org' ? toCapabilitySheet(item) : undefined;
  const teachers = item.kind === 'manual' ? toTeachers(item, context) : undefined;
  return { ...(capability ? { capability } : {}), ...(teachers ? { teachers } : {}) };
}

/** Everything the board shows of one edition. */
export function toBoardPage(context: PageContext): BoardPageProp {
  const { catalog, urls } = context;
  const entries = (kind: 'request' | 'offer'): BoardEntryProp[] =>
    catalog.items
      .filter(isOnBoard)
      .filter((item) => item.kind === kind)
      .sort(byNewest)
      .map((item) => toEntry(item, context));
  const requests = entries('request');
  const offers = entries('offer');
  const teachers = toTeacherList(context);
  const makers = toMakers(context);
  const all = [...requests, ...offers, ...teachers];
  const rows = makers.map(({ process, material }) => ({
    process: process ? [process.id] : [],
    material: material.map(({ id }) => id),
  }));
  return {
    url: urls.board,
    requests,
    offers,
    teachers,
    makers,
    choices: {
      want: choicesOf(
        'requestType',
        requests.map(({ type }) => type.id),
      ),
      offer: choicesOf(
        'offerType',
        offers.map(({ type }) => type.id),
      ),
      phase: choicesOf(
        'phase',
        all.flatMap(({ phases }) => phases),
      ),
      process: choicesOf(
        'process',
        [...all, ...rows].flatMap(({ process }) => process),
      ),
      material: choicesOf(
        'material',
        [...all, ...rows].flatMap(({ material }) => material),
      ),
    },
    ways: [
      { id: 'request', label: say`探しています の一覧`, url: urls.kind('request') },
      { id: 'offer', label: say`お役に立てます の一覧`, url: urls.kind('offer') },
      { id: 'reference', label: say`募集の書き方`, url: urls.reference },
    ],
  };
}

/** Values that occur, in the order of their list; words that are in no list last. */
function choicesOf(name: VocabularyName, ids: readonly string[]): ChoiceProp[] {
  const found = new Set(ids);
  const listed: string[] = vocabularies[name].map(({ id }) => id);
  return [
    ...listed.filter((id) => found.has(id)),
    ...[...found].filter((id) => !listed.includes(id)).sort(),
  ].map((id) => ({ id, label: labelOf(name, id) }));
}

function toEntry(item: BoardItem, context: PageContext): BoardEntryProp {
  const { fields } = item;
  const { process, material } = workOf(item);
  const owner = item.owner ? toLabelled(item.owner, ['org'], context) : undefined;
  return {
    ...toBoardItem(item, context, ON_BOARD),
    id: item.id,
    title: item.title,
    ...(fields.summary ? { summary: fields.summary } : {}),
    url: context.urls.item(item),
    status: item.status,
    ...(owner ? { owner } : {}),
    phases: item.phases.map(({ id }) => id),
    process,
    material,
    fictional: fields.fictional === true,
  };
}
