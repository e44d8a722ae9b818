import { compareText, type Item } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import type { ListContext } from '../pages/context.js';

/** Every page of an organisation asks; a catalog does not change. */
const made = new WeakMap<Catalog, ReadonlyMap<string, readonly Item[]>>();

/**
 * Which feeds this edition has, by name, each with its items: all, and those of a phase, a kind, an
 * organisation (what it owns or takes part in) that have a 改訂日.
 */
export function feedItems({
  catalog,
}: Pick<ListContext, 'catalog'>): ReadonlyMap<string, readonly Item[]> {
  const known = made.get(catalog);
  if (known) return known;
  const dated = catalog.items
    .filter((item) => item.fields.revised !== undefined)
    .sort(
      (a, b) =>
        compareText(b.fields.revised ?? '', a.fields.revised ?? '') || compareText(a.id, b.id),
    );
  const feeds = new Map<string, Item[]>();
  const add = (name: string, item: Item) => {
    const list = feeds.get(name) ?? [];
    if (list.at(-1) !== item) list.push(item);
    feeds.set(name, list);
  };
  for (const item of dated) {
    add('all', item);
    for (const { id } of item.phases) add(`phase/${id}`, item);
    add(`kind/${item.kind}`, item);
    if (item.kind === 'org') add(`org/${item.id}`, item);
    for (const name of [item.owner, ...(item.fields.orgs ?? [])]) {
      const org = name ? (catalog.find(name) ?? catalog.findByTitle(name, ['org'])) : undefined;
      if (org?.kind === 'org') add(`org/${org.id}`, item);
    }
  }
  made.set(catalog, feeds);
  return feeds;
}

/** Address of a feed as a prop; nothing where it would be empty. */
export function feedOf(name: string, context: ListContext): { readonly feedUrl?: string } {
  const url = feedItems(context).has(name) ? context.urls.feed(name, 'atom.xml') : undefined;
  return url === undefined ? {} : { feedUrl: url };
}
