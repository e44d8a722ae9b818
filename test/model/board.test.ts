import { parseItem } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';

const check = (lines: string) =>
  parseItem(
    {
      path: 'docs/requests/r.md',
      text: `---\n題名: 探しています\n求め: 教えて\n公開範囲: 一般公開\n状態: 承認済み\n${lines}\n---\n`,
    },
    'docs',
  ).messages.map(({ severity, ruleId, line }) => `${line} ${severity} ${ruleId}`);
const contact = (typed: string) => check(`掲載日: 2026-11-01\n聞き先: ${typed}`);

describe('a contact is a role', () => {
  test.each([
    '溶接係の相談窓口（見本製作所）',
    '講習の相談係（見本共同訓練所）',
    'お客様相談室',
    '皆様の窓口',
    '第2工場の曲げ係',
    '3号棟の受付',
    '摂氏の計算に詳しい係',
    '2026年度の世話役',
    '技術課 1-2班',
  ])('%s is one', (typed) => {
    expect(contact(typed)).toEqual([]);
  });

  test.each([
    ['yousetsu@example.jp', 'error'],
    ['係（ｙ．ａ＠ｅｘａｍｐｌｅ．ｊｐ）', 'error'],
    ['03-1234-5678', 'error'],
    ['受付 ０９０ー１２３４ー５６７８', 'error'],
    ['(03)1234-5678', 'error'],
    ['+81 90 1234 5678', 'error'],
    ['電話 09012345678', 'error'],
    ['〒123-4567', 'error'],
    ['123-4567 見本町', 'error'],
    ['見本町1-2-3', 'error'],
    ['見本町二丁目3番地', 'error'],
    ['見本町４丁目の角', 'error'],
    ['見本町3番5号', 'error'],
    ['溶接係の山田さん', 'warning'],
    ['佐藤様', 'warning'],
    ['田中氏（曲げ）', 'warning'],
  ])('%s is none: %s', (typed, severity) => {
    expect(contact(typed)).toEqual([`7 ${severity} model:private-contact`]);
  });
});

describe('dates and state agree', () => {
  const more = (lines: string) => check(`掲載日: 2026-11-01\n聞き先: 相談窓口\n${lines}`);
  test.each([
    ['期限: 2026-11-01', []],
    ['期限: 2026-10-31', ['8 error model:date-order']],
    ['期限: 2029-11-01', []],
    ['期限: 2029-11-02', ['8 warning model:board-too-long']],
    ['募集状態: 回答あり', ['8 warning model:answer-missing']],
    ['募集状態: 回答あり\n回答: [x]', []],
    ['募集状態: 終了\n回答: [x]', []],
    ['回答: [x]', ['8 warning model:answered-but-open']],
    ['募集状態: 募集中\n回答: [x]', ['9 warning model:answered-but-open']],
  ])('%s', (lines, expected) => {
    expect(more(lines)).toEqual(expected);
  });
});
