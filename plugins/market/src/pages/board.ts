import {
  type Item,
  type ItemOf,
  type KindId,
  labelOf,
  type Range,
  type VocabularyName,
  vocabularies,
} from '@chishiki-ichiba/model';
import type {
  BoardEntryProp,
  BoardHeadProp,
  BoardItemProp,
  BoardPageProp,
  CapabilityProp,
  CapabilitySheetProp,
  ChoiceProp,
  MakerRowProp,
  MatchGroupProp,
  MatchProp,
  TeacherProp,
  TeachersProp,
} from '../board-props.js';
import { type Match, matchItems, type Shared, workOf } from '../catalog/match.js';
import type { ItemPageProp } from '../props.js';
import { byNewest, type PageContext, titleOf, toLabelled } from './context.js';
import { rangeLabel } from './fields.js';

type BoardItem = ItemOf<'request'> | ItemOf<'offer'>;

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

/** So many of a sort stand on the board, and on a page of its own. */
const ON_BOARD = 3;
const ON_PAGE = 8;

export const isOnBoard = (item: Item): item is BoardItem =>
  (item.kind === 'request' || item.kind === 'offer') && item.status !== 'retired';

const stateOf = ({ fields }: BoardItem): BoardHeadProp['state'] => fields.state ?? 'open';
export const isOpen = (item: Item): item is BoardItem =>
  isOnBoard(item) && stateOf(item) === 'open';

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
      { id: 'request', label: '探しています の一覧', url: urls.kind('request') },
      { id: 'offer', label: 'お役に立てます の一覧', url: urls.kind('offer') },
      { id: 'reference', label: '募集の書き方', url: urls.reference },
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

/**
 * A request or an offer: its head, what answered it and what fits it. Only an open one is matched, and
 * only with open ones: what is settled is not offered again.
 *
 * @param most - Matches of a sort to name; all are counted.
 */
export function toBoardItem(item: BoardItem, context: PageContext, most = ON_PAGE): BoardItemProp {
  const { fields } = item;
  const type: string = item.kind === 'request' ? item.fields.requestType : item.fields.offerType;
  return {
    typeLabel: item.kind === 'request' ? '求め' : '申し出',
    type: { id: type, label: labelOf(item.kind === 'request' ? 'requestType' : 'offerType', type) },
    state: stateOf(item),
    posted: fields.posted,
    ...(fields.expires ? { expires: fields.expires } : {}),
    contact: fields.contact,
    answers: (fields.answers ?? []).flatMap((id) => toLabelled(id, [], context) ?? []),
    matches: isOpen(item) ? toMatchGroups(item, context, most) : [],
    boardUrl: context.urls.board,
  };
}

function toMatchGroups(item: BoardItem, context: PageContext, most: number): MatchGroupProp[] {
  const { items } = context.catalog;
  const own = item.owner;
  // A firm does not answer itself.
  const others = items.filter((other) => !isOwn(other, own));
  const open = (kind: KindId) => others.filter((other) => isOpen(other) && other.kind === kind);
  const groups: [MatchGroupProp['id'], string, readonly Item[]][] =
    item.kind === 'offer'
      ? [['request', '探しています', open('request')]]
      : [
          ['offer', 'お役に立てます', open('offer')],
          ['manual', '手順と動画', items.filter((other) => TEACHING.has(other.kind))],
          ['person', '人', others.filter((other) => other.kind === 'person')],
          ['org', '会社', others.filter(isMaker)],
        ];
  return groups.flatMap(([id, label, candidates]) =>
    toGroup(id, label, matchItems(item, candidates, context.catalog), context, most),
  );
}

const TEACHING: ReadonlySet<KindId> = new Set<KindId>(['manual', 'opl', 'video']);
const isMaker = (item: Item): item is ItemOf<'org'> =>
  item.kind === 'org' && workOf(item).process.length > 0;

function isOwn(other: Item, owner: string | undefined): boolean {
  if (owner === undefined) return false;
  if (other.kind === 'org') return other.id === owner;
  if (other.kind === 'person') return other.fields.org === owner;
  return isOnBoard(other) && other.owner === owner;
}

function toGroup(
  id: MatchGroupProp['id'],
  label: string,
  matches: readonly Match[],
  context: PageContext,
  most: number,
): MatchGroupProp[] {
  if (matches.length === 0) return [];
  return [
    {
      id,
      label,
      count: matches.length,
      items: matches.slice(0, most).map((match) => toMatch(match, context)),
    },
  ];
}

const toMatch = ({ item, shared }: Match, { urls }: PageContext): MatchProp => ({
  id: item.id,
  kind: item.kind,
  label: titleOf(item),
  url: urls.item(item),
  why: whyText(shared),
  ...(isOnBoard(item) && item.fields.expires ? { expires: item.fields.expires } : {}),
});

/** 「工程: 溶接・母材: SUS304・段階: 開発期 が同じ」; a block only where the work says nothing. */
export function whyText({ linked, type, process, material, phase, canvas }: Shared): string {
  const words = (name: VocabularyName, ids: readonly string[]) =>
    ids.map((id) => labelOf(name, id)).join('、');
  const part = (label: string, text: string) => (text === '' ? [] : [`${label}: ${text}`]);
  const worked = process.length + material.length > 0;
  const same = [
    ...part('工程', words('process', process)),
    ...part('母材', words('material', material)),
    ...part('段階', words('phase', phase)),
    ...(worked ? [] : part('キャンバス', words('canvas', canvas))),
  ];
  return [
    ...(linked ? ['ページに挙がっている'] : []),
    ...(type ? ['求めに合う申し出'] : []),
    ...(same.length > 0 ? [`${same.join('・')} が同じ`] : []),
  ].join('。');
}

/** 能力シート of an organisation; `undefined` where it wrote none. */
export function toCapabilitySheet({ fields }: ItemOf<'org'>): CapabilitySheetProp | undefined {
  const { capabilities = [], certifications = [] } = fields;
  if (capabilities.length === 0 && certifications.length === 0) return undefined;
  return { rows: capabilities.map(toCapability), certifications };
}

type Row = NonNullable<ItemOf<'org'>['fields']['capabilities']>[number];

function toCapability(row: Row): CapabilityProp {
  const { text, process, material = [], thickness, size, accuracy, quantity, lead } = row;
  return {
    text,
    ...(process ? { process: { id: process, label: labelOf('process', process) } } : {}),
    material: material.map((id) => ({ id, label: labelOf('material', id) })),
    ...(thickness === undefined ? {} : { thickness: thickness && toThickness(thickness) }),
    ...(size ? { size } : {}),
    ...(accuracy ? { accuracy } : {}),
    ...(quantity ? { quantity } : {}),
    ...(lead ? { lead } : {}),
    certificates: row.certificates ?? [],
  };
}

const toThickness = (range: Range): NonNullable<CapabilityProp['thickness']> => ({
  label: rangeLabel(range),
  ...(range.min === undefined ? {} : { min: range.min }),
  ...(range.max === undefined ? {} : { max: range.max }),
  ...(range.exclusive ? { exclusive: range.exclusive } : {}),
});

/** Rows of all sheets, firm by firm. */
const toMakers = ({ catalog, urls }: PageContext): MakerRowProp[] =>
  catalog.items.flatMap((item) => {
    if (item.kind !== 'org' || item.status === 'retired') return [];
    return (item.fields.capabilities ?? []).map((row, index) => ({
      ...toCapability(row),
      id: `${item.id}-${index + 1}`,
      org: { id: item.id, label: item.title, url: urls.item(item) },
      fictional: item.fields.fictional === true,
      certifications: item.fields.certifications ?? [],
    }));
  });

/** Persons with something to teach, roles that told a manual, offers of teaching. */
function toTeacherList(context: PageContext): TeacherProp[] {
  const { catalog, urls } = context;
  const taught = catalog.items.filter(
    (item) => TEACHING.has(item.kind) && item.status !== 'retired',
  );
  const people = catalog.items.flatMap((item): TeacherProp[] => {
    if (item.kind !== 'person' || item.status === 'retired') return [];
    const by = (field: 'toldBy' | 'writtenBy') =>
      taught.filter((page) => (page.fields[field] ?? []).some((name) => isPerson(name, item)));
    const isPerson = (name: string, person: Item) =>
      (catalog.find(name) ?? catalog.findByTitle(name, ['person'])) === person;
    const told = by('toldBy');
    const manuals = told.length > 0 ? told : by('writtenBy');
    const teaches = item.fields.teaches ?? [];
    if (teaches.length === 0 && manuals.length === 0) return [];
    const org = item.fields.org ? toLabelled(item.fields.org, ['org'], context) : undefined;
    const stated = workOf(item).process;
    return [
      {
        ...fromPages(manuals, context),
        id: item.id,
        who: { id: item.id, label: titleOf(item), url: urls.item(item) },
        what: item.fields.role,
        ...(org ? { org } : {}),
        teaches,
        ...(stated.length > 0 ? { process: stated } : {}),
      },
    ];
  });
  const roles = new Map<string, Item[]>();
  for (const page of taught)
    for (const name of page.fields.toldBy ?? [])
      if (
        !catalog.find(name) &&
        !catalog.findByTitle(name, ['person']) &&
        !context.hidden.has(name)
      )
        roles.set(name, [...(roles.get(name) ?? []), page]);
  const offers = catalog.items.flatMap((item): TeacherProp[] => {
    if (item.kind !== 'offer' || !isOpen(item) || item.fields.offerType !== 'teach') return [];
    const { fields } = item;
    const org = item.owner ? toLabelled(item.owner, ['org'], context) : undefined;
    return [
      {
        id: item.id,
        who: { id: item.id, label: item.title, url: urls.item(item) },
        what: 'お役に立てます',
        ...(org ? { org } : {}),
        teaches: [],
        manuals: [],
        contact: fields.contact,
        ...(fields.expires ? { expires: fields.expires } : {}),
        process: workOf(item).process,
        material: workOf(item).material,
        phases: item.phases.map(({ id }) => id),
      },
    ];
  });
  return [
    ...offers,
    ...people,
    ...[...roles].map(
      ([name, pages], index): TeacherProp => ({
        ...fromPages(pages, context),
        id: `role-${index + 1}`,
        who: { id: name, label: name },
        what: '語り手（役割）',
        teaches: [],
      }),
    ),
  ];
}

/** What pages that somebody told say of their work. */
function fromPages(
  pages: readonly Item[],
  { urls }: PageContext,
): Pick<TeacherProp, 'manuals' | 'process' | 'material' | 'phases'> {
  const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
  return {
    manuals: pages.map((page) => ({ id: page.id, label: titleOf(page), url: urls.item(page) })),
    process: unique(pages.flatMap((page) => workOf(page).process)),
    material: unique(pages.flatMap((page) => workOf(page).material)),
    phases: unique(pages.flatMap((page) => page.phases.map(({ id }) => id))),
  };
}

/** 教えられる人 of a manual: tellers who may be named, offers of teaching, firms that do such work. */
export function toTeachers(item: ItemOf<'manual'>, context: PageContext): TeachersProp | undefined {
  const { catalog, urls } = context;
  if (item.status === 'retired') return undefined;
  const names = [...(item.fields.toldBy ?? []), ...(item.fields.writtenBy ?? [])];
  const people = new Map(
    names.flatMap((name) => {
      const person = catalog.find(name) ?? catalog.findByTitle(name, ['person']);
      return person?.kind === 'person' && person.fields.consent && person.status !== 'retired'
        ? [[person.id, person] as const]
        : [];
    }),
  );
  const lessons = catalog.items.filter(
    (other): other is ItemOf<'offer'> =>
      other.kind === 'offer' && isOpen(other) && other.fields.offerType === 'teach',
  );
  const match = (candidates: readonly Item[]) => matchItems(item, candidates, catalog);
  const groups = [
    ...toGroup('offer', 'お役に立てます（教えます）', match(lessons), context, ON_BOARD),
    ...toGroup(
      'org',
      'この仕事をしている会社',
      match(catalog.items.filter(isMaker)),
      context,
      ON_BOARD,
    ),
  ];
  if (people.size === 0 && groups.length === 0) return undefined;
  return {
    people: [...people.values()].map((person) => ({
      id: person.id,
      label: titleOf(person),
      url: urls.item(person),
      teaches: person.fields.teaches ?? [],
    })),
    groups,
    boardUrl: urls.board,
  };
}
