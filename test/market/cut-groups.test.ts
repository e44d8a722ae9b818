import { expect, test } from 'vitest';
import { cutGroups, MOST_CARDS } from '../../plugins/market/lib/pages/cut-groups.js';
import { toListPages } from '../../plugins/market/lib/pages/to-list-pages.js';
import { contextOf, term } from './helpers.js';

const group = (label: string, count: number) => ({
  label,
  items: Array.from({ length: count }, (_, n) => ({ id: `${label}${n}` }) as never),
});
const sizes = (groups: ReturnType<typeof cutGroups>) =>
  groups.map(({ items, more }) => [items.length, more]);

test('a list that one page can show stays whole', () => {
  const groups = [group('a', 3), group('b', 7)];
  expect(cutGroups(groups, 10)).toBe(groups);
});

test('a longer one is cut group by group, and what is left out is counted', () => {
  expect(sizes(cutGroups([group('a', 3), group('b', 70), group('c', 4)], 12))).toEqual([
    [3, undefined],
    [4, 66],
    [4, undefined],
  ]);
});

test('pages of lists do not grow with the market', () => {
  const [some, many] = [MOST_CARDS + 10, 3 * MOST_CARDS].map((count) => {
    const items = Array.from({ length: count }, (_, n) => term(`t${n}`, 'よみ: あ').item);
    const page = toListPages(contextOf(items) as never).find(({ id }) => id === 'term');
    return { page, bytes: JSON.stringify(page).length };
  });
  expect(many?.page?.total).toBe(3 * MOST_CARDS);
  expect(many?.page?.groups[0]?.more).toBe(2 * MOST_CARDS);
  expect(many?.bytes).toBeLessThan((some?.bytes ?? 0) * 1.05);
});
