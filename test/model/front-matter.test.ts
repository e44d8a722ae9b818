import { describe, expect, it } from 'vitest';
import { guide, parse, places } from './helpers.js';

/**
 * The traps of Japanese front matter: what is typed on line 6 of a page (the first line `guide` takes),
 * what a field then holds, and where the message stands. No message where the meaning is plain.
 */
type Row = readonly [typed: string, field: string, value: unknown, messages: string[]];

const rows: Row[] = [
  // colons and blanks
  ['要約: 短い説明', 'summary', '短い説明', []],
  ['要約：短い説明', 'summary', '短い説明', ['6:3 yaml-colon']],
  ['要約： 短い説明', 'summary', '短い説明', ['6:3 yaml-colon']],
  ['要約:短い説明', 'summary', '短い説明', ['6:3 yaml-colon']],
  ['要約:　短い説明', 'summary', '短い説明', ['6:4 yaml-colon']],
  ['要約: 　短い説明', 'summary', '短い説明', ['6:5 yaml-colon']],
  ['要約 : 短い説明', 'summary', '短い説明', []],
  ['ｓｕｍｍａｒｙ: 短い説明', 'summary', '短い説明', []],
  ['summary: 短い説明', 'summary', '短い説明', []],
  // signs a bare value may not begin with, or hold
  ['要約: 【注意】穴あき: 対策', 'summary', '【注意】穴あき: 対策', ['6:5 yaml-quote']],
  ['要約: 比率 3:1 で混ぜる', 'summary', '比率 3:1 で混ぜる', []],
  ['要約: 10:05 に始める', 'summary', '10:05 に始める', []],
  ['要約: @ベテラン', 'summary', '@ベテラン', ['6:5 yaml-quote']],
  ['要約: %5', 'summary', '%5', ['6:5 yaml-quote']],
  ['要約: *注意* して', 'summary', '*注意* して', ['6:5 yaml-quote']],
  ['要約: &印', 'summary', '&印', ['6:5 yaml-quote']],
  ['要約: !重要', 'summary', '!重要', ['6:5 yaml-quote']],
  ['要約: `符号`', 'summary', '`符号`', ['6:5 yaml-quote']],
  ['要約: - から始まる', 'summary', '- から始まる', ['6:5 yaml-quote']],
  ['要約: 穴あき #対策', 'summary', '穴あき #対策', ['6:5 yaml-quote']],
  ['要約: 穴あき # 覚え書き', 'summary', '穴あき', []],
  ['要約: [1] はじめに', 'summary', '[1] はじめに', ['6:5 yaml-quote']],
  ['要約: C:\\図面', 'summary', 'C:\\図面', []],
  ['要約: "引用符の中: は @そのまま"', 'summary', '引用符の中: は @そのまま', []],
  ["要約: '一重の: 引用符'", 'summary', '一重の: 引用符', []],
  ['要約: 「かぎ括弧」の値', 'summary', '「かぎ括弧」の値', []],
  ['要約: https://example.com/a:b', 'summary', 'https://example.com/a:b', []],
  ['要約: <5mm の板', 'summary', '<5mm の板', []],
  ['要約: 010', 'summary', '010', []],
  ['要約: yes', 'summary', 'yes', []],
  ['要約: 2026-11-21', 'summary', '2026-11-21', []],
  ['要約: null', 'summary', 'null', []],
  ['要約: |\n  一行目: そのまま\n  @二行目', 'summary', '一行目: そのまま\n@二行目', []],
  // lists
  ['段階: [開発期, 事業化期]', 'phase', ['kaihatsu', 'jigyoka'], []],
  ['段階: 開発期', 'phase', ['kaihatsu'], []],
  ['段階: 開発期、事業化期', 'phase', ['kaihatsu', 'jigyoka'], []],
  ['段階: 開発期,事業化期', 'phase', ['kaihatsu', 'jigyoka'], []],
  ['段階: [開発期、事業化期]', 'phase', ['kaihatsu', 'jigyoka'], []],
  ['段階: ［開発期、事業化期］', 'phase', ['kaihatsu', 'jigyoka'], ['6:5 yaml-brackets']],
  ['段階: ［開発期，事業化期］', 'phase', ['kaihatsu', 'jigyoka'], ['6:5 yaml-brackets']],
  ['段階:\n  - 開発期\n  - 事業化期', 'phase', ['kaihatsu', 'jigyoka'], []],
  ['段階:\n- 開発期\n- 事業化期', 'phase', ['kaihatsu', 'jigyoka'], []],
  ['段階:\n　- 開発期', 'phase', ['kaihatsu'], ['7:1 yaml-blank']],
  ['段階:\n\t- 開発期', 'phase', ['kaihatsu'], ['7:1 yaml-blank']],
  ['段階:\n  －　開発期', 'phase', ['kaihatsu'], ['7:3 yaml-blank']],
  ['段階: kaihatsu', 'phase', ['kaihatsu'], []],
  ['段階: [　開発期　]', 'phase', ['kaihatsu'], []],
  ['段階: [商品化期]', 'phase', ['seihinka'], ['6:6 other-word']],
  ['段階: 販売期', 'phase', ['jigyoka'], ['6:5 other-word']],
  ['キャンバス: キーパートナー', 'canvas', ['key-partners'], []],
  // inside brackets
  [
    // Invented, so that the number needs no source.
    'キャンバス記入: {価値提案: 7,800mで撮影, チャネル: 展示会}\n架空: true',
    'canvasText',
    { 'value-propositions': [{ text: '7,800mで撮影' }], channels: [{ text: '展示会' }] },
    [],
  ],
  [
    'キャンバス記入: {価値提案：早い返事, チャネル：展示会}',
    'canvasText',
    { 'value-propositions': [{ text: '早い返事' }], channels: [{ text: '展示会' }] },
    ['6:15 yaml-colon'],
  ],
  [
    'キャンバス記入: {価値提案:早い返事}',
    'canvasText',
    { 'value-propositions': [{ text: '早い返事' }] },
    ['6:15 yaml-colon'],
  ],
  [
    'キャンバス記入: {価値提案:　早い返事}',
    'canvasText',
    { 'value-propositions': [{ text: '早い返事' }] },
    ['6:16 yaml-colon'],
  ],
  [
    'キャンバス記入: {価値提案: 早い返事、チャネル: 展示会}',
    'canvasText',
    { 'value-propositions': [{ text: '早い返事' }], channels: [{ text: '展示会' }] },
    ['6:21 yaml-colon'],
  ],
  [
    'キャンバス記入: {価値提案: 早い、安い}',
    'canvasText',
    { 'value-propositions': [{ text: '早い、安い' }] },
    [],
  ],
  [
    'キャンバス記入: {価値提案: "早い, 安い: うまい"}',
    'canvasText',
    { 'value-propositions': [{ text: '早い, 安い: うまい' }] },
    [],
  ],
  [
    'キャンバス記入: {価値提案: [早い, 安い], チャネル: https://example.com/}',
    'canvasText',
    {
      'value-propositions': [{ text: '早い' }, { text: '安い' }],
      channels: [{ text: 'https://example.com/' }],
    },
    [],
  ],
  ['検索語: [1,200, 7,800m, 10:05]', 'keywords', ['1', '200', '7,800m', '10:05'], []],
  ['要約: 注文は2,000個, 返事は2時間', 'summary', '注文は2,000個, 返事は2時間', []],
  ["要約: it's {fine}, 1,000", 'summary', "it's {fine}, 1,000", []],
  // other conversions
  ['改訂日: R8.11.21', 'revised', '2026-11-21', []],
  ['改訂日: ２０２６年１１月２１日', 'revised', '2026-11-21', []],
  ['架空: はい', 'fictional', true, []],
  ['タイトルの読み: あ', 'reading', undefined, ['6:1 unknown-key']],
  ['要約:', 'summary', undefined, []],
  ['要約: ""', 'summary', undefined, []],
];

describe('前書きの直し読み', () => {
  it.each(rows)('%s', (typed, field, value, messages) => {
    const { item, messages: found } = parse(guide(typed));
    expect(places(found)).toEqual(messages);
    if (found.some((message) => message.severity === 'error')) expect(item).toBeUndefined();
    else
      expect(Object.entries(item?.fields ?? {}).find(([key]) => key === field)?.[1]).toEqual(value);
  });

  it('proposes the corrected line', () => {
    const [message] = parse(guide('要約：穴あき: 対策')).messages;
    expect(message?.hint).toBe('直した行: `要約: "穴あき: 対策"`');
  });

  it('reads times in both spellings alike', () => {
    const video = (start: string) =>
      parse(
        `---\n題名: 動画\n動画元: {ファイル: ./a.webm}\n長さ: 20:00\n公開範囲: 一般公開\nチャプター:\n  - {開始: ${start}, 題名: 始め}\n---\n`,
        'videos/v.md',
      );
    const starts = ['0:14', '1:14', '"1:14"', '10:05', '74', '１：１４'].map((typed) => {
      const { item } = video(typed);
      return item?.kind === 'video' ? item.fields.chapters?.[0]?.start : undefined;
    });
    expect(starts).toEqual([14, 74, 74, 605, 74, 74]);
  });

  it('keeps numbers of documents as typed', () => {
    const { item } = parse(
      '---\n題名: 手順書\n公開範囲: 一般公開\n安全: 換気\n溶接条件: {溶接方法: 142, WPS番号: 010, メモリ番号: 007}\n---\n',
      'manuals/m.md',
    );
    expect(item?.kind === 'manual' && item.fields.weld).toMatchObject({
      wps: '010',
      memory: '007',
    });
  });
});

describe('ファイルの形', () => {
  const page = guide('段階: 開発記');
  it.each([
    ['CRLF', page.replaceAll('\n', '\r\n')],
    ['CR', page.replaceAll('\n', '\r')],
    ['BOM', `\uFEFF${page}`],
    ['UTF-16LE', page],
  ])('reads %s with the columns an editor shows', async (name, text) => {
    const { createReporter, decodeSource } = await import('@chishiki-ichiba/model');
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const decoded = decodeSource(
      name === 'UTF-16LE' ? utf16 : new TextEncoder().encode(text),
      createReporter('p'),
    );
    expect(places(parse(decoded ?? '').messages)).toEqual(['6:5 value']);
  });
});
