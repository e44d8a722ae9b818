import fc from 'fast-check';
import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, test } from 'vitest';
import type { MinutesPageProp } from '../../plugins/market/lib/activity-props.js';
import { checkSite } from '../../plugins/market/lib/content/index.js';
import { lastDayOf, nextDay } from '../../plugins/market/lib/dates.js';
import { escapeText, fold, toCalendarFiles } from '../../plugins/market/lib/emit/calendar.js';
import { toCatalogFiles } from '../../plugins/market/lib/emit/catalog-files.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import {
  type Meeting,
  toActivitiesPage,
  toMinutes,
} from '../../plugins/market/lib/pages/activities.js';
import { fitMinutes, heightOf } from '../../plugins/market/lib/pages/fit-minutes.js';
import {
  dayText,
  isComing,
  isOverdue,
  stateText,
  whenText,
} from '../../plugins/market/lib/shown-activity.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

type Edition = Parameters<typeof loadMarket>[0]['edition'];
const open: Edition = { name: 'public' };

const load = async (files: Record<string, string>, edition: Edition = open) =>
  loadMarket({
    siteDir: await site(files),
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({
      baseUrl: '/',
      routeBasePath: '/',
      trailingSlash: true,
      siteUrl: 'https://ichiba.example',
    }),
    edition,
  });
const meeting = (lines: string, body = '', title = '勉強会') =>
  page(`題名: ${title}\n${published}\n活動: 勉強会\n${lines}`, body);

describe('when a meeting is, in words', () => {
  test.each([
    [{ date: '2026-12-10' }, '2026年12月10日（木）'],
    [{ date: '2027-10' }, '2027年10月'],
    [{ date: '1999' }, '1999年'],
    [{ date: '2026-12-10', start: '13:30', end: '16:00' }, '2026年12月10日（木）13:30〜16:00'],
    [{ date: '2026-12-10', start: '13:30' }, '2026年12月10日（木）13:30から'],
    [{ date: '2027-02-27', ends: '2027-03-01' }, '2027年2月27日（土）〜2027年3月1日（月）'],
    [{ date: '2026-12-10', ends: '2026-12-10' }, '2026年12月10日（木）'],
  ])('%j: %s', (time, text) => {
    expect(whenText(time)).toBe(text);
  });

  test('weekdays go round, seven days apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 40_000 }), (days) => {
        const iso = (offset: number) =>
          new Date((days + offset) * 86_400_000).toISOString().slice(0, 10);
        const weekday = (offset: number) => dayText(iso(offset)).slice(-2, -1);
        expect(weekday(7)).toBe(weekday(0));
        expect(new Set([0, 1, 2, 3, 4, 5, 6].map(weekday)).size).toBe(7);
        expect(nextDay(iso(0))).toBe(iso(1));
      }),
    );
  });
});

describe('where a meeting stands on a day', () => {
  test.each([
    [{ date: '2026-12-10' }, '2026-12-09', 'これから'],
    [{ date: '2026-12-10' }, '2026-12-10', '本日'],
    [{ date: '2026-12-10' }, '2026-12-11', '済み'],
    [{ date: '2026-12-10', ends: '2026-12-12' }, '2026-12-12', '開催中'],
    [{ date: '2026-12-10', ends: '2026-12-12' }, '2026-12-13', '済み'],
    [{ date: '2027-10' }, '2027-09-30', 'これから'],
    [{ date: '2027-10' }, '2027-10-01', '日は未定'],
    [{ date: '2027-10' }, '2027-10-31', '日は未定'],
    [{ date: '2027-10' }, '2027-11-01', '済み'],
    [{ date: '2027' }, '2027-06-01', '日は未定'],
    [{ date: '1999' }, '2026-11-29', '済み'],
    [{ date: '2026-12-10', held: 'cancelled' as const }, '2026-12-09', '中止になりました'],
    [{ date: '2026-12-10', held: 'postponed' as const }, '2027-01-09', '延期になりました'],
    // The calendar is right where an author says 実施 too early.
    [{ date: '2026-12-10', held: 'held' as const }, '2026-12-09', 'これから'],
  ])('%j on %s: %s', (day, today, text) => {
    expect(stateText(day, today)).toBe(text);
  });

  test('passes from coming to past once, the day after its last', () => {
    const day = fc.integer({ min: 9_000, max: 30_000 });
    const iso = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom(4, 7, 10),
        (from, length, precision) => {
          const date = iso(from).slice(0, precision);
          const row =
            precision === 10 && length > 0 ? { date, ends: iso(from + length) } : { date };
          const last = row.ends ?? lastDayOf(date);
          expect(isComing(row, last)).toBe(true);
          expect(isComing(row, nextDay(last))).toBe(false);
          expect(isComing(row, iso(from - 400))).toBe(true);
        },
      ),
    );
  });

  test('what is done is never overdue', () => {
    const action = { text: '並べる', due: '2026-12-10' };
    expect(isOverdue(action, '2026-12-10')).toBe(false);
    expect(isOverdue(action, '2026-12-11')).toBe(true);
    expect(isOverdue({ ...action, done: '2027-01-01' }, '2027-02-01')).toBe(false);
    expect(isOverdue({ text: '並べる' }, '2027-02-01')).toBe(false);
  });
});

describe('what needs today', () => {
  const check = async (files: Record<string, string>, today?: string) => {
    const { messages } = await checkSite({
      siteDir: await site(files),
      roots: ['docs'],
      ...(today ? { today } : {}),
    });
    return messages.map(({ ruleId, line }) => `${line} ${ruleId.replace('market:', '')}`);
  };
  const one = (lines: string) => ({ 'docs/activities/one.md': meeting(lines) });

  test('decisions of a meeting that has not been', async () => {
    const files = one('日付: 2026-12-10\n参加人数: 7\n決めたこと: [並べる]');
    expect(await check(files, '2026-12-09')).toEqual(['7 activity-early', '8 activity-early']);
    expect(await check(files, '2026-12-10')).toEqual([]);
    expect(await check(files)).toEqual([]);
  });

  test('three years ahead is a plan, more is a slip', async () => {
    expect(await check(one('日付: 2029-11-29'), '2026-11-29')).toEqual([]);
    expect(await check(one('日付: 2029-11-30'), '2026-11-29')).toEqual(['6 activity-far']);
    expect(await check(one('日付: 2031'), '2026-11-29')).toEqual(['6 activity-far']);
  });

  test('what nobody does, once the meeting has been', async () => {
    const files = one('日付: 2026-10-05\n次にやること: [並べる, {内容: 切る, 完了日: 2026-10-06}]');
    expect(await check(files, '2026-10-06')).toEqual(['7 activity-open-next']);
    expect(await check(files, '2026-10-01')).toEqual(['7 activity-done-future']);
  });

  test('what came before is not later', async () => {
    const pair = (first: string, second: string) => ({
      'docs/activities/one.md': meeting(`日付: ${first}`),
      'docs/activities/two.md': meeting(`日付: ${second}\n前回: one`),
    });
    expect(await check(pair('2026-10-05', '2026-10-05'))).toEqual([]);
    expect(await check(pair('2026-10-06', '2026-10-05'))).toEqual(['7 previous-later']);
    // A month may lie around the day.
    expect(await check(pair('2026-10-06', '2026-10'))).toEqual([]);
    expect(await check(pair('2026-10', '2026-10-06'))).toEqual([]);
    expect(await check(pair('2026-11', '2026-10-06'))).toEqual(['7 previous-later']);
    expect(
      await check({ 'docs/activities/one.md': meeting('日付: 2026-10-05\n前回: one') }),
    ).toEqual(['7 previous-later']);
  });
});

const firm = page(`題名: 甲社\n区分: 企業\n${published}`);
const files = {
  'docs/orgs/firm-a.md': firm,
  'docs/alliances/circle.md': page(`題名: 会\n${published}\n段階: [創成期]`),
  'docs/requests/asks.md': page(
    `題名: 教えて\n${published}\n求め: 教えて\n掲載日: 2026-10-06\n聞き先: 窓口\n元: [two]`,
  ),
  'docs/requests/secret.md': page(
    '題名: カイインノボシュウ\n公開範囲: 会員\n所有: firm-a\n状態: 承認済み\n求め: 教えて\n掲載日: 2026-10-06\n聞き先: 窓口',
  ),
  'docs/trials/tried.md': page(
    `題名: やってみた\n${published}\n試したもの: weld\n条件: 1.5mm\nやってみた結果: うまくいった`,
  ),
  'docs/manuals/weld.md': page(
    `題名: 付ける\n${published}\n技能: s\n語り手: [甲]\n書き手: [乙]\n改訂日: 2026-10-01`,
    '\n## 手順\n\n### 1. 板を合わせる {#a}\n\n- 急所（成否）: すき間をなくす {#b}\n  - 理由: 穴があくから\n',
  ),
  'docs/skills/s.md': page(`題名: 付ける技能\n${published}`),
  'docs/activities/one.md': meeting('日付: 2026-04-16\n連携体: circle', '', 'はじめ'),
  'docs/activities/two.md': meeting(
    [
      '日付: 2026-09-10\n開始時刻: 13:30\n終了時刻: 16:00\n場所: 溶接場\n所有: firm-a\n連携体: circle\n前回: one\n使うもの: [weld]',
      '議題: [見る, 話す]',
      '決めたこと:',
      '  - {内容: 教える人を探す, 募集: [asks, secret]}',
      '  - {内容: "{謝礼|シャレイヨミ}カイインノケッテイ", 募集: [secret], 公開範囲: 会員}',
      '  - {内容: シャナイノケッテイ, 公開範囲: 社内}',
      '分かったこと:',
      '  - {内容: 待つとそろう, 使ってみた: [tried]}',
      '  - {内容: カイインノハッケン, 公開範囲: 会員}',
      '次にやること:',
      '  - {内容: 札を付ける, 担当: 溶接係, 期限: 2026-11-20}',
      '  - {内容: 載せる, 担当: 溶接係, 期限: 2026-10-05, 完了日: 2026-10-04}',
      '  - {内容: カイインノシゴト, 担当: カイインノカカリ, 期限: 2026-12-01, 公開範囲: 会員}',
    ].join('\n'),
    '公開の文です。\n\n:::会員\nカイインノブン\n:::\n',
    '第1回',
  ),
  'docs/activities/three.md': meeting('日付: 2027-10\n連携体: 名前だけの会\n前回: two', '', '来年'),
  'docs/activities/hidden.md': page(
    '題名: カイインノカイ\n公開範囲: 会員\n所有: firm-a\n状態: 承認済み\n活動: 見学\n日付: 2026-08-01\n連携体: circle\n前回: one\n次にやること: [{内容: カイインノヤルコト, 担当: だれか, 期限: 2026-09-01}]',
  ),
};
const pageOf = async (id: string, edition: Edition = open) => {
  const { pages } = await load(files, edition);
  const found = [...pages].find(([item]) => item.id === id);
  if (!found) throw new Error(`no page ${id}`);
  return found[1].item;
};

describe('a meeting on its page', () => {
  test('names what came of it, what it uses, what was before and after', async () => {
    const { meeting: own } = await pageOf('two');
    expect(own).toMatchObject({
      date: '2026-09-10',
      agenda: ['見る', '話す'],
      uses: [{ id: 'weld' }],
      decided: [{ text: '教える人を探す', made: [{ id: 'asks', url: '/docs/request/asks/' }] }],
      learned: [{ text: '待つとそろう', made: [{ id: 'tried' }] }],
      minutesUrl: '/docs/activity/two/minutes/',
      calendarUrl: '/ichiba/calendar/two.ics',
    });
    const row = (label: string) => own?.rows.find((entry) => entry.label === label)?.values;
    expect(row('いつ')).toEqual([{ id: '', label: '2026年9月10日（木）13:30〜16:00' }]);
    expect(row('連携体')).toMatchObject([{ id: 'circle', url: '/docs/alliance/circle/' }]);
    expect(row('前回')).toMatchObject([{ id: 'one', label: 'はじめ' }]);
    expect(row('次の回')).toMatchObject([{ id: 'three', label: '来年' }]);
    // A month is no day: nothing to put into a calendar.
    expect((await pageOf('three')).meeting).not.toHaveProperty('calendarUrl');
  });

  test('is told by the pages it concerns', async () => {
    const told = async (id: string) =>
      (await pageOf(id)).backlinks.map(({ label, items }) => [label, items.map((own) => own.id)]);
    expect(await told('asks')).toEqual([['この集まりから生まれました', ['two']]]);
    expect(await told('tried')).toEqual([['この集まりから生まれました', ['two']]]);
    expect(await told('weld')).toContainEqual(['このページを使う集まり', ['two']]);
    // Its own part of the page, not the list of what points here.
    expect(await told('circle')).toEqual([]);
    expect((await pageOf('circle')).meetings).toMatchObject({
      meetings: [{ id: 'two' }, { id: 'one' }],
      allUrl: '/activities/?alliance=circle',
    });
    expect(await told('one')).toEqual([]);
  });

  test('all that it shows is in its search document', async () => {
    const { context, pages } = await load(files);
    const found = [...pages].find(([item]) => item.id === 'two');
    if (!found) throw new Error('no page');
    const text = toSearchDocument(found[0], found[1].item, context)
      .sections.map((section) => section.text)
      .join('\n');
    for (const shown of [
      '2026年9月10日（木）13:30〜16:00',
      '溶接場',
      '教える人を探す',
      '待つとそろう',
      '札を付ける',
      '担当：溶接係',
      '期限：2026年11月20日（金）',
      '完了：2026年10月4日（日）',
    ])
      expect(text).toContain(shown);
  });
});

describe('the overview', () => {
  test('is latest first, with what is still open by the day it is due', async () => {
    const { context } = await load(files);
    const shown = toActivitiesPage(context);
    expect(shown.meetings.map(({ id }) => id)).toEqual(['three', 'two', 'one']);
    expect(shown.open).toMatchObject([{ text: '札を付ける', meeting: { id: 'two' } }]);
    expect(shown.alliances.map(({ label }) => label)).toEqual(['会', '名前だけの会']);
    expect(shown.types).toEqual([{ id: 'study', label: '勉強会' }]);
    expect(shown.calendarUrl).toBe('/ichiba/calendar/all.ics');
  });

  test('has no calendar where no meeting has a day', async () => {
    const { context } = await load({ 'docs/activities/one.md': meeting('日付: 2027-10') });
    expect(toActivitiesPage(context)).not.toHaveProperty('calendarUrl');
    expect(toCalendarFiles(context).size).toBe(0);
  });
});

describe('editions', () => {
  /** Everything of ours that leaves a build. */
  const everything = async (edition: Edition): Promise<string> => {
    const { context, pages } = await load(files, edition);
    const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll('\r\n ', '');
    return [
      JSON.stringify(
        [...pages.values()].map(({ item, body }) => [{ ...item, messages: [] }, body]),
      ),
      JSON.stringify(toActivitiesPage(context)),
      ...context.catalog.items.flatMap((item) =>
        item.kind === 'activity' ? [JSON.stringify(toMinutes(item, context))] : [],
      ),
      ...[...pages].map(([item, own]) => JSON.stringify(toSearchDocument(item, own.item, context))),
      ...[...toCatalogFiles(pages, context, 'ja').values()].map(decode),
      ...[...toCalendarFiles(context)].flatMap(([name, bytes]) => [name, decode(bytes)]),
    ].join('\n');
  };
  const members = [
    'カイインノケッテイ',
    'カイインノハッケン',
    'カイインノシゴト',
    'カイインノカカリ',
    'カイインノブン',
    'カイインノカイ',
    'カイインノボシュウ',
    'カイインノヤルコト',
    'シャレイヨミ',
    'calendar/hidden.ics',
    'docs/request/secret',
  ];

  test('nothing of an entry for members is in the public one, and all of it in theirs', async () => {
    const marks = [...members, 'シャナイノケッテイ'];
    const held = async (edition: Edition) => {
      const text = await everything(edition);
      expect(text.includes('教える人を探す')).toBe(true);
      return marks.filter((mark) => text.includes(mark));
    };
    expect(await held(open)).toEqual([]);
    expect(await held({ name: 'members' })).toEqual(members);
  });

  test('an entry in house is read by its owner alone', async () => {
    const holds = async (edition: Edition) =>
      (await everything(edition)).includes('シャナイノケッテイ');
    expect(await holds({ name: 'inhouse', org: 'firm-a' })).toBe(true);
    expect(await holds({ name: 'inhouse', org: 'firm-b' })).toBe(false);
    expect(await holds({ name: 'working' })).toBe(true);
  });

  test('counts are of the edition; an entry for fewer says so', async () => {
    const count = async (edition: Edition) => {
      const { context } = await load(files, edition);
      const { meetings, open: actions } = toActivitiesPage(context);
      return [meetings.length, actions.length];
    };
    expect(await count(open)).toEqual([3, 1]);
    expect(await count({ name: 'members' })).toEqual([4, 3]);
    const { meeting: own } = await pageOf('two', { name: 'members' });
    expect(own?.decided.map(({ visibility }) => visibility)).toEqual([undefined, 'members']);
  });

  test('what only a hidden entry pointed at is told nothing', async () => {
    const backlinks = (await pageOf('secret', { name: 'members' })).backlinks;
    expect(backlinks.map(({ items }) => items.map(({ id }) => id))).toEqual([['two']]);
  });
});

describe('iCalendar', () => {
  const calendarOf = async (text: string, id = 'one') => {
    const { context } = await load({ [`docs/activities/${id}.md`]: text });
    const bytes = toCalendarFiles(context).get(`calendar/${id}.ics`);
    if (!bytes) throw new Error('no file');
    return { source: new TextDecoder().decode(bytes), bytes };
  };
  const eventOf = async (text: string) => {
    const { source } = await calendarOf(text);
    const [event] = convertIcsCalendar(undefined, source).events ?? [];
    if (!event) throw new Error('no event');
    return event;
  };

  test('a meeting with times, read by a parser', async () => {
    const event = await eventOf(
      meeting(
        '日付: 2026-12-10\n開始時刻: 13:30\n終了時刻: 16:00\n場所: 溶接場, 2階\n改訂日: 2026-11-20\n要約: 裏を見る。\n議題: [並べる, 話す]',
      ),
    );
    expect(event).toMatchObject({
      uid: 'one@ichiba.example',
      summary: '勉強会',
      location: '溶接場, 2階',
      url: 'https://ichiba.example/docs/activity/one/',
      status: 'CONFIRMED',
      description: '裏を見る。\n1. 並べる\n2. 話す\nhttps://ichiba.example/docs/activity/one/',
    });
    expect(event.stamp.date.toISOString()).toBe('2026-11-20T00:00:00.000Z');
    // Through the time zone of the file: half past one in Tokyo.
    expect(event.start.date.toISOString()).toBe('2026-12-10T04:30:00.000Z');
    expect(event.start.local?.timezone).toBe('Asia/Tokyo');
    expect(event.end?.date.toISOString()).toBe('2026-12-10T07:00:00.000Z');
  });

  test.each([
    ['日付: 2026-12-10', '2026-12-10', '2026-12-11'],
    ['日付: 2026-12-31', '2026-12-31', '2027-01-01'],
    ['日付: 2027-02-27\n終了日: 2027-02-28', '2027-02-27', '2027-03-01'],
    // Nobody wrote when the last day ends.
    ['日付: 2027-02-17\n終了日: 2027-02-19\n開始時刻: 10:00', '2027-02-17', '2027-02-20'],
  ])('%j is whole days, its end the morning after', async (lines, start, end) => {
    const event = await eventOf(meeting(lines));
    expect([event.start.type, event.end?.type]).toEqual(['DATE', 'DATE']);
    expect(event.start.date.toISOString().slice(0, 10)).toBe(start);
    expect(event.end?.date.toISOString().slice(0, 10)).toBe(end);
  });

  test('days with hours run from the first morning to the last evening', async () => {
    const event = await eventOf(
      meeting('日付: 2027-02-17\n終了日: 2027-02-19\n開始時刻: 10:00\n終了時刻: 17:00'),
    );
    expect(event.start.date.toISOString()).toBe('2027-02-17T01:00:00.000Z');
    expect(event.end?.date.toISOString()).toBe('2027-02-19T08:00:00.000Z');
  });

  test('what is called off says so, in the status and in its name', async () => {
    const off = await eventOf(meeting('日付: 2026-12-10\n開催: 中止'));
    expect([off.status, off.summary]).toEqual(['CANCELLED', '【中止】勉強会']);
    const later = await eventOf(meeting('日付: 2026-12-10\n開催: 延期'));
    expect([later.status, later.summary]).toEqual(['TENTATIVE', '【延期】勉強会']);
  });

  test('the same content is the same bytes, wherever and whenever it is built', async () => {
    const text = meeting('日付: 2026-12-10\n開始時刻: 13:30');
    expect((await calendarOf(text)).source).toBe((await calendarOf(text)).source);
    expect((await calendarOf(text)).source).toContain('DTSTAMP:20261210T000000Z\r\n');
  });

  test('one file holds all that have a day, and no file passes its limit', async () => {
    const { context } = await load(files);
    const all = toCalendarFiles(context);
    expect([...all.keys()].sort()).toEqual([
      'calendar/all.ics',
      'calendar/one.ics',
      'calendar/two.ics',
    ]);
    const { events = [], timezones } = convertIcsCalendar(
      undefined,
      new TextDecoder().decode(all.get('calendar/all.ics')),
    );
    expect(events.map(({ uid }) => uid)).toEqual(['two@ichiba.example', 'one@ichiba.example']);
    expect(timezones?.map(({ id }) => id)).toEqual(['Asia/Tokyo']);
  });

  test('of very many meetings the latest are in the one file', async () => {
    const item = (await load({ 'docs/activities/one.md': meeting('日付: 2026-12-10') })).context;
    const [one] = item.catalog.items as Meeting[];
    if (!one) throw new Error('no meeting');
    const items = Array.from({ length: 6_000 }, (_, index) => ({
      ...one,
      id: `m-${index}`,
      fields: {
        ...one.fields,
        date: nextDay(new Date((10_000 + index) * 86_400_000).toISOString().slice(0, 10)),
      },
    }));
    const many = { ...item, catalog: { ...item.catalog, items } };
    const bytes = toCalendarFiles(many).get('calendar/all.ics');
    expect(bytes?.length).toBeLessThan(1_000_000);
    expect(bytes?.length).toBeGreaterThan(800_000);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('UID:m-5999@');
    expect(text).not.toContain('UID:m-0@');
  });

  /** Texts with all that an editor lets through: line ends, signs of the format, wide and joined letters. (Not `BEGIN:VEVENT`, which this parser looks for anywhere.) */
  const anyText = fc
    .array(
      fc.oneof(
        fc.constantFrom('\\', ';', ',', ':', '"', '\n', '\\n', '\r\n', '👷🏽‍♀️', '㎜', 'が', ' '),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 10 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  /** What cannot stand in a file, as the writer says it. */
  const kept = (text: string) =>
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');

  test('any text of a title and a place comes back from the parser', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, place) => {
        const source = [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:test',
          'BEGIN:VEVENT',
          'UID:1',
          'DTSTAMP:20260101T000000Z',
          'DTSTART;VALUE=DATE:20261210',
          fold(`SUMMARY:${escapeText(title)}`),
          fold(`LOCATION:${escapeText(place)}`),
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n');
        const [event] = convertIcsCalendar(undefined, source).events ?? [];
        expect(event?.summary ?? '').toBe(kept(title));
        expect(event?.location ?? '').toBe(kept(place));
      }),
      { numRuns: 500 },
    );
  });

  test('lines are at most 75 octets, and no character is cut', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = `DESCRIPTION:${escapeText(text)}`;
        const lines = fold(line).split('\r\n');
        for (const part of lines) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        // Each line by itself is whole UTF-8, and together they are what was folded.
        const bytes = lines.map((part) => Buffer.from(part));
        expect(
          bytes
            .map((part) => part.toString())
            .map((part, index) => (index > 0 ? part.slice(1) : part))
            .join(''),
        ).toBe(Buffer.from(line).toString());
      }),
    );
  });

  test('every line of a file ends with CR LF', async () => {
    const { source } = await calendarOf(
      meeting(`日付: 2026-12-10\n要約: ${'長い要約です。'.repeat(20)}`),
    );
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(source.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});

describe('minutes on paper', () => {
  const minutes = (more: Partial<MinutesPageProp> = {}): Omit<MinutesPageProp, 'fit'> => ({
    title: '勉強会',
    url: '/',
    meetingUrl: '/',
    type: '勉強会',
    when: '2026年12月10日（木）13:30〜16:00',
    orgs: ['甲社'],
    fictional: false,
    agenda: [],
    uses: [],
    decided: [],
    learned: [],
    next: [],
    ...more,
  });

  test('hold what the edition may read, with the pages that came of it', async () => {
    const { context } = await load(files);
    const item = context.catalog.find('two') as Meeting;
    const sheet = toMinutes(item, context);
    expect(sheet.decided).toEqual(['教える人を探す　→教えて']);
    expect(sheet.learned).toEqual(['待つとそろう　→やってみた']);
    expect(sheet.next.map(({ text }) => text)).toEqual(['札を付ける', '載せる']);
    expect(sheet.fit.sheets).toBe(1);
  });

  test('a meeting to come leaves lines to write on under each heading', () => {
    const { blank, sheets, points } = fitMinutes(minutes({ agenda: ['並べる', '話す'] }));
    expect([sheets, points]).toEqual([1, 10.5]);
    expect(blank.decided).toBeGreaterThanOrEqual(4);
    expect(blank.next).toBeGreaterThanOrEqual(4);
  });

  test('what is printed and the lines fit the sheet; what does not gets another', () => {
    const text = fc.string({
      unit: fc.constantFrom('長', 'い', 'a', '。'),
      minLength: 1,
      maxLength: 280,
    });
    const list = fc.array(text, { maxLength: 14 });
    fc.assert(
      fc.property(list, list, list, list, (agenda, decided, learned, actions) => {
        const sheet = minutes({
          agenda,
          decided,
          learned,
          next: actions.map((own) => ({ text: own, who: '溶接係', due: '2026-12-20' })),
        });
        const { points, blank, sheets } = fitMinutes(sheet);
        const rows = blank.decided + blank.learned + blank.next;
        for (const count of Object.values(blank)) expect(count).toBeGreaterThanOrEqual(1);
        if (sheets === 1) expect(heightOf(sheet, points) + rows * 8.5).toBeLessThanOrEqual(270);
        else expect(heightOf(sheet, 7.5) + 3 * 8.5).toBeGreaterThan(270);
      }),
    );
  });
});
