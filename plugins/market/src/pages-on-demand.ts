import type { Item } from '@chishiki-ichiba/model';
import type { Market } from './load-market.js';

type Pages = Market['pages'];
type Page = Pages extends ReadonlyMap<Item, infer P> ? P : never;

/**
 * Pages that are made when somebody asks for one, and not kept: ten thousand of them are a minute of work and a
 * gigabyte, and a dev server is asked for a few.
 *
 * @param items - Those that have one, each once.
 */
export function pagesOnDemand(items: readonly Item[], make: (item: Item) => Page): Pages {
  const known = new Set(items);
  function* entries(): MapIterator<[Item, Page]> {
    for (const item of known) yield [item, make(item)];
  }
  function* values(): MapIterator<Page> {
    for (const item of known) yield make(item);
  }
  return {
    size: known.size,
    has: (item) => known.has(item),
    get: (item) => (known.has(item) ? make(item) : undefined),
    keys: () => known.keys(),
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach(tell) {
      for (const [item, page] of entries()) tell(page, item, this);
    },
  };
}
