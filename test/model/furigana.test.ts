import { createReporter, parseFuriganaList, parseItem, takeReadings } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const list = (text: string) => parseFuriganaList({ path: 'docs/furigana.yml', text });
const first = (text: string) => list(text).messages[0];

describe('furigana.yml', () => {
  it('reads every way of writing an entry', () => {
    const { list: words, messages } = list(`# 覚え書き
溶接: ようせつ
鍍金: メッキ
方: ふらない
板: {読み: いた, いつも: はい}
個: {読み: こ, 前: 数字}
角:
  - {読み: かく, 前: [トーチ, 先端]}
  - {読み: かど, 後: を}
日: [{読み: ふらない, 前: 数字}, {読み: ひ}]
`);
    expect(messages).toEqual([]);
    expect(Object.fromEntries(words)).toEqual({
      溶接: [{ reading: 'ようせつ' }],
      鍍金: [{ reading: 'メッキ' }],
      方: [],
      板: [{ reading: 'いた', always: true }],
      個: [{ reading: 'こ', before: ['数字'] }],
      角: [
        { reading: 'かく', before: ['トーチ', '先端'] },
        { reading: 'かど', after: ['を'] },
      ],
      日: [{ reading: '', before: ['数字'] }, { reading: 'ひ' }],
    });
  });

  it.each([
    ['溶接: ようせつ\nようせつ: 溶接', 'model:furigana-word', 2, '`ようせつ` に漢字がありません'],
    ['溶接: 溶せつ', 'model:furigana-kana', 1, '`溶接` の読み `溶せつ` は、かなではありません'],
    ['溶接:', 'model:furigana-kana', 1, '`溶接` の読み `` は'],
    ['磨く: みがき', 'model:furigana-okurigana', 1, '送りがなと合いません'],
    ['角: {読み: かど, 前後: を}', 'model:furigana-key', 1, '`前後` という欄はありません'],
    ['溶接: ようせつ\n溶接: とけつぎ', 'model:furigana-yaml', 2, '同じ語が二回あります'],
    ['溶接: [ようせつ', 'model:furigana-yaml', 1, '読めません'],
  ])('%j is reported at its line', (text, ruleId, line, message) => {
    const found = first(text);
    expect(found).toMatchObject({ file: 'docs/furigana.yml', severity: 'error', ruleId });
    expect(found?.message).toContain(message);
    expect(found?.hint).not.toBe('');
    expect(found?.line).toBe(line);
  });

  it('keeps the good entries beside a bad one', () => {
    expect([...list('溶接: 溶せつ\n研磨: けんま').list.keys()]).toEqual(['研磨']);
  });
});

describe('readings in a text', () => {
  it('come off, with their neighbours', () => {
    const { text, readings } = takeReadings('毎月{一日|ついたち}に点検\n｛母材｜ぼざい｝');
    expect(text).toBe('毎月一日に点検\n母材');
    expect(readings).toEqual([
      { word: '一日', reading: 'ついたち', before: '毎月', after: 'に点検' },
      { word: '母材', reading: 'ぼざい', before: '', after: '' },
    ]);
  });

  it('stay in code, and what is no reading stays as it is', () => {
    const text = '`{溶接|ようせつ}`\n\n```\n{溶接|ようせつ}\n```\n{a|b} {溶接} 溶接 {#id} x|y';
    expect(takeReadings(text)).toMatchObject({ text, readings: [] });
  });

  it('that are no kana give a warning, and no brace', () => {
    const reporter = createReporter('docs/x.md');
    expect(takeReadings('{溶接|溶せつ}', reporter)).toMatchObject({ text: '溶接', readings: [] });
    expect(reporter.messages[0]).toMatchObject({
      severity: 'warning',
      ruleId: 'model:furigana-mark',
    });
  });

  it('give back the place in the author’s file', () => {
    const { text, original } = takeReadings('あ{溶接|ようせつ}い{母材|ぼざい}う');
    expect(text).toBe('あ溶接い母材う');
    const column = (char: string) => original({ line: 1, column: text.indexOf(char) + 1 }).column;
    expect(column('あ')).toBe(1);
    expect(column('溶')).toBe(3);
    expect(column('い')).toBe(11);
    expect(column('う')).toBe(20);
  });

  it('leave no brace, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('{溶接|ようせつ}', '｛継手｜つぎて｝', 'あ', '|', ' ', '\n', '`x`', '# '),
        ),
        (parts) => {
          const { text } = takeReadings(parts.join(''));
          expect(text).not.toMatch(/[{}｛｝]/);
          expect(text.split('\n')).toHaveLength(parts.join('').split('\n').length);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('may stand in front matter, headings, tables and steps; messages keep their places', () => {
    const text = `---
種類: 手引き
題名: "{溶接|ようせつ}の手引き"
要約: {母材|ぼざい}を選びます
手引き種別: 使い方
公開範囲: 一般公開
状態: 承認済み
---
## {開先|かいさき}を見る

| 語 | 意味 |
| --- | --- |
| {治具|じぐ} | 品物を[押さえる](./なし.md)道具 |
`;
    const { item, messages } = parseItem({ path: 'docs/guides/x.md', text }, 'docs');
    expect(messages).toEqual([]);
    expect(item?.title).toBe('溶接の手引き');
    expect(item?.fields.summary).toBe('母材を選びます');
    expect(item?.readings.map(({ word, reading }) => `${word} ${reading}`)).toEqual([
      '溶接 ようせつ',
      '母材 ぼざい',
      '開先 かいさき',
      '治具 じぐ',
    ]);
    const [, line = ''] = text.split('\n| --- | --- |\n');
    expect(item?.links[0]?.place).toEqual({ line: 13, column: line.indexOf('[押') + 1 });
  });
});
