import { type Edition, type Item, isVisible, selectForEdition } from '@chishiki-ichiba/model';
import type { Entry } from './read-site.js';

/** As `selectForEdition`, for a caller who chooses again and again. */
export type SelectEntries = (entries: readonly Entry[], edition: Edition) => readonly Entry[];

interface Chosen {
  readonly body: Entry['body'];
  readonly chosen: Pick<Entry, 'item' | 'body'>;
}

/**
 * For one dev server: what an edition gets of a page that is the same object as before is the same object, too.
 * Whether the edition gets it at all is asked each time. Besides the page itself one thing has a say in it: the words
 * that stand for a name (匿名) also stand for the title and the ids of the page with that name, so those pages are chosen
 * anew, and among all pages, when any page is called otherwise than before.
 */
export function createKeptSelection(): SelectEntries {
  let kept = new WeakMap<Item, Chosen>();
  let chosenFor = '';
  let chosenAmong = '';
  return (entries, edition) => {
    const edited = JSON.stringify(edition);
    if (edited !== chosenFor) kept = new WeakMap();
    const names = namesOf(entries);
    const isSame = names === chosenAmong;
    chosenFor = edited;
    chosenAmong = names;
    const isKnown = ({ item, body }: Entry): boolean =>
      kept.get(item)?.body === body && (isSame || !item.fields.anonymous);
    const visible = entries.filter(({ item }) => isVisible(item, edition));
    const fresh = new Set(visible.filter((entry) => !isKnown(entry)));
    const among = [...fresh].some(({ item }) => item.fields.anonymous) ? entries : [...fresh];
    const typed = among.map((of) => ({ item: of.item, body: of.body, of }));
    for (const { of, item, body } of selectForEdition(typed, edition))
      if (fresh.has(of)) kept.set(of.item, { body: of.body, chosen: { item, body } });
    return visible.map((entry) => ({ ...entry, ...kept.get(entry.item)?.chosen }));
  };
}

/** All that a name is looked up by. */
const namesOf = (entries: readonly Entry[]): string =>
  JSON.stringify(
    entries.map(({ item: { id, aliases, title, translation } }) => [
      id,
      aliases,
      title,
      translation?.title,
    ]),
  );
