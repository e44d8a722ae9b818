import { parsePersonCode } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateOn, nextStep } from '../../plugins/market/lib/certificates.js';
import { addMonths, isStale } from '../../plugins/market/lib/dates.js';
import { toCatalogFiles } from '../../plugins/market/lib/emit/catalog-files.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toSlip } from '../../plugins/market/lib/pages/courses.js';
import { toSkillMap, toSkillsPage } from '../../plugins/market/lib/pages/skills.js';
import { warningsOf } from '../../plugins/market/lib/shown-learning.js';
import { keepsTicks } from '../../plugins/market/lib/ui/phase/ticks.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

const isoDay = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
const dayOf = (iso: string) => Date.parse(iso) / 86_400_000;
/** 1996 to 2050: leap years, and month ends as often as other days. */
const anyDay = fc.oneof(
  fc.integer({ min: 9_500, max: 29_000 }).map(isoDay),
  fc
    .tuple(fc.integer({ min: 1996, max: 2050 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)),
);

describe('the same day of another month', () => {
  test.each([
    ['2027-05-31', -3, '2027-02-28'],
    ['2028-05-31', -3, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-01-20', -2, '2026-11-20'],
    ['2027-03-31', -8, '2026-07-31'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  test('is that many months away, on that day or the last of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), (day, months) => {
        const moved = addMonths(day, months);
        const index = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
        expect(index(moved)).toBe(index(day) + months);
        const after = isoDay(dayOf(moved) + 1);
        if (moved.slice(8) !== day.slice(8)) {
          expect(moved.slice(8) < day.slice(8)).toBe(true);
          expect(after.slice(8)).toBe('01');
        }
      }),
    );
  });

  test('a level is old only when the day has gone by', () => {
    expect(isStale('2025-11-22', 12, '2026-11-22')).toBe(false);
    expect(isStale('2025-11-22', 12, '2026-11-23')).toBe(true);
  });
});

describe('certificates of welders', () => {
  const certificate = fc.record({ expires: anyDay, extensions: fc.constantFrom(0, 1, 2) });

  test.each([
    // Extended by surveillance twice, from three months before the day.
    ['2027-03-14', 0, '2026-12-13', 'valid', '2026-12-14'],
    ['2027-03-14', 1, '2026-12-14', 'renewal', '2026-12-14'],
    ['2027-03-14', 1, '2027-03-14', 'renewal', '2026-12-14'],
    ['2027-03-14', 1, '2027-03-15', 'expired', undefined],
    // Before the third expiry: re-test from eight to two months before.
    ['2027-03-14', 2, '2026-07-13', 'valid', '2026-07-14'],
    ['2027-03-14', 2, '2026-07-14', 'retest', '2026-07-14'],
    ['2027-03-14', 2, '2027-01-14', 'retest', '2026-07-14'],
    ['2027-03-14', 2, '2027-01-15', 'valid', undefined],
    ['2027-03-14', 2, '2027-03-14', 'valid', undefined],
    // Month ends and leap days.
    ['2028-05-31', 0, '2028-02-29', 'renewal', '2028-02-29'],
    ['2027-05-31', 0, '2027-02-28', 'renewal', '2027-02-28'],
    ['2028-02-29', 2, '2027-12-29', 'retest', '2027-06-29'],
  ])('until %s, extended %i times, on %s: %s', (expires, extensions, today, state, from) => {
    const found = certificateOn({ expires, extensions }, today);
    expect(found.state).toBe(state);
    expect(found.next?.from).toBe(from);
  });

  test('the step lies inside the year before the expiry, first day before last', () => {
    fc.assert(
      fc.property(certificate, (own) => {
        const { step, from, to } = nextStep(own);
        expect(from < to && to <= own.expires).toBe(true);
        expect(step).toBe(own.extensions === 2 ? 'retest' : 'surveillance');
        const [first, last] = step === 'retest' ? [8, 2] : [3, 0];
        expect([from, to]).toEqual([addMonths(own.expires, -first), addMonths(own.expires, -last)]);
      }),
    );
  });

  test('every day is in one state, and the states come in one order', () => {
    const order = { valid: 0, renewal: 1, retest: 1, expired: 3 } as const;
    fc.assert(
      fc.property(certificate, fc.integer({ min: -400, max: 60 }), (own, offset) => {
        const rank = (days: number) => {
          const { state, next } = certificateOn(own, isoDay(dayOf(own.expires) + days));
          // Valid once more after the re-test, until it expires.
          return state === 'valid' && !next ? 2 : order[state];
        };
        expect(rank(offset)).toBeLessThanOrEqual(rank(offset + 1));
        expect(rank(offset) === 3).toBe(offset > 0);
      }),
    );
  });
});

const load = async (files: Record<string, string>, edition: Parameters<typeof run>[1]) =>
  run(await site(files), edition);
const run = (siteDir: string, edition: Parameters<typeof loadMarket>[0]['edition']) =>
  loadMarket({
    siteDir,
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition,
  });

const inhouse = '公開範囲: 社内\n状態: 承認済み\n所有: firm-a';
const skill = (more: string) =>
  page(`題名: 付ける\n段階別のできること: [{レベル: 1, 内容: できる}]\n${more}`);
const cell = (id: string, level: number, evidence = 'OJT記録票') =>
  `{技能: ${id}, レベル: ${level}, 確認日: 2026-10-01, 根拠: ${evidence}}`;
const firm = page(`題名: 甲社\n区分: 企業\n${published}`);

test.each([
  ['A-01', 'A-01'],
  ['ａ－０１', 'A-01'],
  ['AB1204', 'AB1204'],
  ['佐藤', undefined],
  ['サトウ1', undefined],
  ['Sato', undefined],
  ['Abe-1', undefined],
  ['A-01 佐藤', undefined],
  ['12', undefined],
])('code %s: %s', (typed, code) => {
  expect(parsePersonCode(typed)).toBe(code);
});

describe('skill maps', () => {
  const files = {
    'docs/orgs/firm-a.md': firm,
    'docs/skills/weld.md': skill(published),
    'docs/skills/secret.md': skill(inhouse),
    'docs/skillmaps/own.md': page(
      `題名: シャナイノヒョウ\n${inhouse}\n人:\n  - 符号: Q-98\n    力量: [${cell('weld', 4)}]`,
    ),
    'docs/skillmaps/open.md': page(
      `題名: 見せる表\n${published}\n技能の列: [{技能: weld, 求めるレベル: 2, 求める人数: 3}]\n人:\n` +
        `  - 符号: ａ－1\n    力量: [${cell('weld', 4)}, ${cell('secret', 2)}]\n    証明書: [{記号: ｔｎ-f, 有効期限: 2027-03-14, 延長: 1}]\n` +
        `  - 符号: A-2\n    力量: [${cell('weld', 2, 'secret')}]`,
    ),
  };

  test('an in-house map is in no file of the public edition, and is in its firm’s', async () => {
    const text = async (edition: Parameters<typeof run>[1]) => {
      const { context, pages } = await load(files, edition);
      return [
        JSON.stringify([...pages.values()]),
        JSON.stringify(toSkillsPage(context)),
        ...[...pages].map(([item, own]) =>
          JSON.stringify(toSearchDocument(item, own.item, context)),
        ),
        ...[...toCatalogFiles(pages, context, 'ja').values()].map((bytes) =>
          new TextDecoder().decode(bytes),
        ),
      ].join('\n');
    };
    const open = await text({ name: 'public' });
    expect(open).toContain('A-2');
    for (const mark of ['Q-98', 'シャナイノヒョウ', 'docs/skillmap/own'])
      expect(open).not.toContain(mark);
    expect(await text({ name: 'members' })).not.toContain('Q-98');
    expect(await text({ name: 'inhouse', org: 'firm-b' })).not.toContain('Q-98');
    const own = await text({ name: 'inhouse', org: 'firm-a' });
    expect(own).toContain('Q-98');
    expect(own).toContain('シャナイノヒョウ');
  });

  test('codes are read, columns counted; a skill of another edition has no column', async () => {
    const { context } = await load(files, { name: 'public' });
    const map = context.catalog.find('open');
    if (map?.kind !== 'skillmap') throw new Error('no map');
    const built = toSkillMap(map, context);
    expect(built.people.map(({ code }) => code)).toEqual(['A-1', 'A-2']);
    expect(built.columns).toMatchObject([
      { skill: { id: 'weld' }, counts: [0, 1, 0, 1], need: { level: 2, count: 3, has: 2 } },
    ]);
    expect(built.people[0]?.certificates).toEqual([
      { code: 'A-1', symbol: 'TN-F', expires: '2027-03-14', extensions: 1 },
    ]);
    // Evidence that is a page of another edition is not even named.
    expect(built.people[1]?.cells).toEqual([{ level: 2, date: '2026-10-01' }]);
    expect(built.months).toBe(12);
    expect(built.columns.flatMap(warningsOf)).toEqual([
      '教えられる人が1人だけ',
      'レベル2以上が3人ほしい（いま2人）',
    ]);
  });

  test('a skill shows its column, highest level first, and search knows it', async () => {
    const { pages, context } = await load(files, { name: 'public' });
    const found = [...pages].find(([item]) => item.id === 'weld');
    if (!found) throw new Error('no skill');
    const { skill: shown } = found[1].item;
    expect(shown?.columns.map(({ map }) => map.url)).toEqual(['/skills/#map-open']);
    expect(shown?.columns[0]?.people.map(({ code }) => code)).toEqual(['A-1', 'A-2']);
    const document = toSearchDocument(found[0], found[1].item, context);
    const text = document.sections.map((section) => section.text).join('\n');
    expect(text).toContain('A-1　レベル4（教えられる）　2026年10月1日確認');
  });
});

describe('courses', () => {
  const term = (id: string, more: string) => page(`題名: ${id}\n意味: y\n${more}`);
  const files = {
    'docs/orgs/firm-a.md': firm,
    'docs/terms/one.md': term('one', published),
    'docs/terms/hidden.md': term('hidden', inhouse),
    'docs/terms/two.md': term('two', `${published}\n旧ID: [old-two]`),
    'docs/courses/way.md': page(
      `題名: 道\n${published}\n内容: [one, hidden, {ページ: old-two, 何のため: 知る, 時間: 5分}]\n確認: [{問い: 話す, 合格の目安: 言えた}]`,
    ),
  };
  const pageOf = async (id: string, edition: Parameters<typeof run>[1]) => {
    const { pages } = await load(files, edition);
    return [...pages].find(([item]) => item.id === id)?.[1].item;
  };

  test('parts are numbered over what the edition has', async () => {
    const open = await pageOf('way', { name: 'public' });
    expect(open?.course?.parts.map(({ id, number }) => [id, number])).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
    expect(JSON.stringify(open)).not.toContain('hidden');
    const own = await pageOf('way', { name: 'inhouse', org: 'firm-a' });
    expect(own?.course?.parts.map(({ id }) => id)).toEqual(['one', 'hidden', 'two']);
  });

  test('each part knows its number and its neighbours', async () => {
    const two = await pageOf('two', { name: 'public' });
    expect(two?.courses).toMatchObject([
      {
        course: { id: 'way' },
        part: { number: 2, time: '5分' },
        total: 2,
        previous: { id: 'one' },
      },
    ]);
    expect(two?.courses[0]).not.toHaveProperty('next');
    expect((await pageOf('way', { name: 'public' }))?.courses).toEqual([]);
  });

  test('the slip holds the same parts and the check', async () => {
    const { context } = await load(files, { name: 'public' });
    const way = context.catalog.find('way');
    if (way?.kind !== 'course') throw new Error('no course');
    expect(toSlip(way, context)).toMatchObject({
      url: '/docs/course/way/slip/',
      parts: [{ label: 'one' }, { label: 'two', why: '知る' }],
      checks: [{ question: '話す', pass: '言えた' }],
    });
  });
});

test('a device says whether it keeps ticks', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  expect(keepsTicks(() => storage as never)).toBe(true);
  expect(kept.size).toBe(0);
  const refuse = () => {
    throw new Error('blocked');
  };
  expect(keepsTicks(refuse)).toBe(false);
  expect(keepsTicks(() => ({ ...storage, setItem: refuse }) as never)).toBe(false);
});
