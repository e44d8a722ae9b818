import type { Item } from '@chishiki-ichiba/model';
import type { Entry } from './read-site.js';

/**
 * Files of static/ that pages or sections outside an edition name and nothing inside it does.
 * Everything in static/ is served to everybody, so these must be taken out of the build.
 *
 * @param all - Every page that could be read.
 * @param visible - Those of the edition, sections for a higher one already taken out.
 * @returns Addresses as authors wrote them, `/zu.svg`, sorted.
 */
export function findHiddenStatic(
  all: readonly Pick<Entry, 'item'>[],
  visible: readonly Pick<Entry, 'item'>[],
): string[] {
  const shown = new Set(visible.flatMap(({ item }) => addressesOf(item)));
  return [...new Set(all.flatMap(({ item }) => addressesOf(item)))]
    .filter((address) => !shown.has(address))
    .sort();
}

const addressesOf = (item: Item): string[] =>
  [
    ...item.images.map(({ url }) => url),
    ...item.links.map(({ url }) => url),
    ...textsIn(item.fields),
  ].flatMap((text) => {
    const address = text.replace(/[?#][\s\S]*$/, '');
    return /^\/[^/\s]\S*\.[a-z0-9]{2,5}$/i.test(address) ? [address] : [];
  });

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
