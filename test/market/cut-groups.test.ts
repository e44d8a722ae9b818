import { expect, test } from 'vitest';
import { toCasesPage } from '../../plugins/market/lib/pages/cases.js';
import {
  cutGroups,
  MOST_CARDS,
  MOST_TOLD,
  MOST_WAYS,
} from '../../plugins/market/lib/pages/cut-groups.js';
import { toFailuresPage } from '../../plugins/market/lib/pages/failures.js';
import { toListPages } from '../../plugins/market/lib/pages/to-list-pages.js';
import { toValleysPage } from '../../plugins/market/lib/pages/valleys.js';
import { contextOf, item, page, published, term } from './helpers.js';

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

test('failures, cases and valleys are told up to a number, and counted and found beyond it', () => {
  const failures = Array.from(
    { length: MOST_TOLD + 5 },
    (_, n) =>
      item(
        `docs/failures/f${n}.md`,
        page(
          `題名: f${n}\n事象: a\n原因: b\n知識化: c\n主シナリオ: {原因: [無知], 行動: [加工・製作], 結果: [不良・手直し]}\n${published}`,
        ),
      ).item,
  );
  const cases = Array.from(
    { length: MOST_WAYS + 7 },
    (_, n) =>
      item(
        `docs/cases/c${n}.md`,
        page(
          `題名: 例${n}\n結果: 成功\n連携体: 見本の会\n段階: [創成期]\nキャンバス: [パートナー]\n教訓: 試し\n経過:\n  - {種別: 谷, 段階: 創成期, 関門: 最初の谷, 内容: 谷${n}}\n${published}`,
        ),
      ).item,
  );
  const told = toFailuresPage(contextOf([...failures, ...cases]));
  const ignorance = told.groups[0]?.causes[0];
  expect([told.total, told.entries.length, told.groups[0]?.count]).toEqual([
    failures.length,
    MOST_TOLD,
    failures.length,
  ]);
  expect(ignorance?.entries).toHaveLength(MOST_TOLD);
  expect(ignorance?.rest).toEqual({ count: 5, url: '/search/?q=%E7%84%A1%E7%9F%A5' });
  const { cases: rows, rest } = toCasesPage(contextOf(cases));
  expect([rows.length, rest]).toEqual([MOST_WAYS, { count: 7, url: '/search/?kind=case' }]);
  const valley = toValleysPage({ ...contextOf(cases), sources: {} } as never).groups.find(
    ({ id }) => id === 'first-valley',
  );
  expect([valley?.cases.length, valley?.rest?.count]).toEqual([
    MOST_TOLD,
    cases.length - MOST_TOLD,
  ]);
});
