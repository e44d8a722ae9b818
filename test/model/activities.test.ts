import { describe, expect, test } from 'vitest';
import { parse, places } from './helpers.js';

/** A meeting that is fine, with more lines of front matter. */
const meeting = (lines: string, visibility = '一般公開') =>
  parse(
    `---\n題名: 勉強会\n公開範囲: ${visibility}\n状態: 承認済み\n活動: 勉強会\n${lines}\n---\n\n本文です。\n`,
    'activities/page.md',
  );
const found = (lines: string, visibility?: string) => places(meeting(lines, visibility).messages);

describe('days and times of a meeting', () => {
  test('are read in their canonical form', () => {
    const { item, messages } = meeting(
      '日付: 令和8年12月10日\n終了日: 2026/12/11\n開始時刻: 午後1時30分\n終了時刻: １６：００',
    );
    expect(messages).toEqual([]);
    expect(item?.fields).toMatchObject({
      date: '2026-12-10',
      ends: '2026-12-11',
      start: '13:30',
      end: '16:00',
    });
  });

  test.each([
    ['日付: 2026-12-10', []],
    ['日付: 2027-10', []],
    ['日付: 1999', []],
    ['日付: 1950', []],
    ['日付: 1949-12-31', ['6:5 activity-old']],
    ['日付: 2026-12-10\n終了日: 2026-12-10', []],
    ['日付: 2026-12-10\n終了日: 2026-12-09', ['7:6 activity-days']],
    ['日付: 2026-12-10\n開始時刻: 13:30\n終了時刻: 13:30', ['8:7 activity-times']],
    ['日付: 2026-12-10\n終了日: 2026-12-11\n開始時刻: 13:30\n終了時刻: 9:00', []],
    ['日付: 2026-12-10\n終了時刻: 16:00', ['7:7 activity-start-missing']],
    ['日付: 2026-12\n開始時刻: 13:30\n終了時刻: 16:00', ['7:7 activity-day-unknown']],
    ['日付: 2026-12\n終了日: 2026-12-11', ['7:6 activity-day-unknown']],
    ['開始時刻: 13:30', ['2:1 required']],
    // One message for one mistake: an unread date is not judged.
    ['日付: きのう\n終了日: 2026-12-11', ['6:5 date']],
  ])('%j: %j', (lines, expected) => {
    expect(found(lines)).toEqual(expected);
  });

  test('an hour past midnight says what was found, what is expected and the cure', () => {
    const [message] = meeting('日付: 2026-12-10\n開始時刻: 25:00').messages;
    expect(message).toMatchObject({
      severity: 'error',
      message: '時刻 `25:00` を読めません。`00:00` から `23:59` までの `時:分` を期待',
    });
    expect(message?.hint).toContain('例: `開始時刻: 13:30`');
  });

  test('nothing is done before the meeting that asked for it', () => {
    const done = (day: string) =>
      found(`日付: 2026-10-05\n次にやること: [{内容: 並べる, 完了日: ${day}}]`);
    expect(done('2026-10-05')).toEqual([]);
    expect(done('2026-10-04')).toEqual(['7:25 activity-done-early']);
  });
});

describe('公開範囲 of one entry', () => {
  const entry = (visibility: string) =>
    `日付: 2026-10-05\n決めたこと: [{内容: そろえる, 公開範囲: ${visibility}}]`;
  test.each([
    ['会員', '一般公開', '', []],
    ['社内', '一般公開', '', ['7:26 entry-owner']],
    ['社内', '一般公開', '\n所有: firm-a', []],
    ['一般公開', '会員', '\n所有: firm-a', ['7:26 entry-wider']],
    ['会員', '社内', '\n所有: firm-a', ['7:26 entry-wider']],
    ['会員', '会員', '\n所有: firm-a', []],
    ['みんな', '一般公開', '', ['7:26 value']],
  ])('%s on a page for %s%s', (visibility, page, more, expected) => {
    expect(found(entry(visibility) + more, page)).toEqual(expected);
  });
});
