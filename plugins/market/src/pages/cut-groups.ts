import type { ListPageProp } from '../list-props.js';

/** Cards on one list page. Beyond this nobody reads a list to its end, and the page would grow with the market. */
export const MOST_CARDS = 600;

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
