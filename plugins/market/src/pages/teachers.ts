import type { Item, ItemOf } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { TeacherProp, TeachersProp } from '../board-props.js';
import { matchItems, workOf } from '../catalog/match.js';
import { type PageContext, titleOf, toLabelled } from './context.js';
import { isMaker, isOpen, ON_BOARD, TEACHING, toGroup } from './notices.js';

/** Persons with something to teach, roles that told a manual, offers of teaching. */
export function toTeacherList(context: PageContext): TeacherProp[] {
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
        what: say`お役に立てます`,
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
        what: say`語り手（役割）`,
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
    ...toGroup('offer', say`お役に立てます（教えます）`, match(lessons), context, ON_BOARD),
    ...toGroup(
      'org',
      say`この仕事をしている会社`,
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
