import type { ListPageProp, RestProp } from '../list-props.js';

/** Cards on one list page. Beyond this nobody reads a list to its end, and the page would grow past 1 MB. */
export const MOST_CARDS = 500;

/** Cases told with their way through the phases: ten events are some 9 kB of a page. */
export const MOST_WAYS = 100;

/** Entries under one heading of a page that tells more of each than a card does. */
export const MOST_TOLD = 60;

/** The first of a list, and how many more there are; `url` finds them. */
export function cutList<T>(
  all: readonly T[],
  most: number,
  url: string,
): { readonly shown: readonly T[]; readonly rest?: RestProp } {
  if (all.length <= most) return { shown: all };
  return { shown: all.slice(0, most), rest: { count: all.length - most, url } };
}

/** Groups of a list page, each cut to its even share of what one page shows; the rest is counted. */
export function cutGroups(
  groups: ListPageProp['groups'],
  most = MOST_CARDS,
): ListPageProp['groups'] {
  const total = groups.reduce((sum, { items }) => sum + items.length, 0);
  if (total <= most) return groups;
  const share = Math.max(1, Math.floor(most / groups.length));
  return groups.map((group) =>
    group.items.length <= share
      ? group
      : { ...group, items: group.items.slice(0, share), more: group.items.length - share },
  );
}
