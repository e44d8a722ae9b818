import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixPage, parseItem } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixBytes } from '../../plugins/authoring/lib/check/fix.js';

const HEAD = [
  '題名: 薄板の仮付け',
  '語り手: veteran-a',
  '書き手: [技術指導員]',
  '技能: skill-tack',
];
const manual = (...fields: string[]) =>
  `---\n${[...HEAD, '公開範囲: 一般公開', ...fields].join('\n')}\n---\n\n## 手順\n\n### 1. 板を合わせる {#a}\n\n- 急所（成否）: すき間をなくす {#k}\n  - 理由: 穴があく\n`;
const file = 'docs/manuals/x.md';
const fix = (text: string, path = file) => fixPage({ path, text }, 'docs');
const parse = (text: string, path = file) => parseItem({ path, text }, 'docs');

describe('fixPage', () => {
  it.each([
    ['改訂日：2026-11-21', '改訂日: 2026-11-21'],
    ['改訂日:　2026-11-21', '改訂日: 2026-11-21'],
    ['改訂日:２０２６年１１月２１日', '改訂日: 2026-11-21'],
    ['改訂日: 2026/11/21 # 覚え書き', '改訂日: 2026-11-21 # 覚え書き'],
    ['改訂日: 令和8年11月21日', '改訂日: 2026-11-21'],
    ['改訂日: "2026.11.21"', '改訂日: "2026-11-21"'],
    ['レベル： ３', 'レベル: 3'],
    ['要約: @から始まる言葉', '要約: "@から始まる言葉"'],
    ['要約: 注意: 穴があく', '要約: "注意: 穴があく"'],
    ['段階: ［開発期］', '段階: [開発期]'],
    ['段階: [商品化期]', '段階: [製品化期]'],
    ['前提: [ｔａｃｋ－ｗｅｌｄｉｎｇ]', '前提: [tack-welding]'],
    [
      '溶接条件: {溶接方法: 142, 電流： {極性: DC-, 範囲: ２５ 〜 ３５ Ａ}}',
      '溶接条件: {溶接方法: 142, 電流: {極性: DC-, 範囲: 25 〜 35A}}',
    ],
    ['溶接条件: {アーク長: 1-2 mm}', '溶接条件: {アーク長: 1-2mm}'],
  ])('%s', (before, after) => {
    const { fixes, text } = fix(manual(before));
    expect(fixes).toEqual([{ line: 7, before, after }]);
    expect(fix(text).fixes).toEqual([]);
  });

  it.each([
    ['改訂日: 2026-11-21（土）'],
    ['改訂日: 十一月'],
    ['要約: ＴＩＧ溶接の　はじめ（２０２６年）'],
    ['検索語: [１．０ｍｍ, 2026/11/21]'],
    ['所要時間: ２０分'],
    ['要約: "２０ Ａ： 少し"'],
    ['要約: {溶接|ようせつ}の基本'],
    ['溶接条件: {電流: {範囲: 30A前後}}'],
    ['前提: [下準備]'],
  ])('leaves %s as it is', (line) => expect(fix(manual(line)).fixes).toEqual([]));

  it('mends full-width fences, and neither when the end is nowhere', () => {
    const text = manual('版: 第1版');
    const wide = text.replace(/^---/, '－－－').replace('\n---\n', '\nーーー\n');
    expect(fix(wide).text).toBe(text);
    const open = wide.replace('\nーーー\n', '\n');
    expect(fix(open)).toEqual({ text: open, fixes: [] });
  });

  it('writes down the names that steps and key points go by', () => {
    const text = manual('版: 第1版').replace(' {#a}', '').replace(' {#k}', '  ');
    const { fixes } = fix(text);
    expect(fixes.map(({ after }) => after)).toEqual([
      '### 1. 板を合わせる {#1}',
      '- 急所（成否）: すき間をなくす {#1-1}  ',
    ]);
    const { item } = parse(fix(text).text);
    // A step that comes in front later takes no name that is taken.
    const later = parse(fix(text).text.replace('### 1.', '### 1. 拭く\n\n### 2.'));
    expect(item?.steps.map(({ id }) => id)).toEqual(['1']);
    expect(later.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(later.item?.steps.map(({ id }) => id)).toEqual(['1b', '1']);
  });

  it('keeps line ends, BOM and every other byte', () => {
    const text = `\uFEFF${manual('版：第1版', 'レベル：２')}`.replaceAll('\n', '\r\n');
    const result = fixBytes(Buffer.from(text), { file, root: 'docs', defaults: { values: {} } });
    expect(Buffer.from(result?.bytes ?? []).toString()).toBe(
      text.replace('版：第1版', '版: 第1版').replace('レベル：２', 'レベル: 2'),
    );
    const utf16 = Buffer.from(text, 'utf16le');
    expect(fixBytes(utf16, { file, root: 'docs', defaults: { values: {} } })).toBeUndefined();
  });
});

/** What authors do to a correct line, and what must come out as if they had not. */
const slips: ((line: string) => string)[] = [
  (line) => line.replace(/^(\S+): /, '$1：'),
  (line) => line.replace(/^(\S+): /, '$1:　'),
  (line) => line.replace(/^(\S+): /, '$1： '),
  (line) => line.replace(/^(\S+): \[(.*)\]$/, '$1: ［$2］'),
  (line) =>
    /日|期限|レベル/.test(line.split(':')[0] ?? '')
      ? line.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      : line,
  (line) => line.replace(/: (\d{4})-(\d{2})-(\d{2})$/, ': $1年$2月$3日'),
  (line) => line.replace(/(\d)(mm|A|L\/min)/g, '$1 $2'),
];

const pages = ['manuals', 'failures', 'videos', 'terms'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, '../../docs', folder))
    .filter((name) => /^[a-z].*\.md$/.test(name))
    .map((name) => ({
      path: `docs/${folder}/${name}`,
      text: readFileSync(join(import.meta.dirname, '../../docs', folder, name), 'utf8'),
    })),
);

const meaning = (text: string, path: string) =>
  JSON.stringify(parse(text, path).item?.fields, (key, value) =>
    key === 'typed' ? undefined : value,
  );

describe('fixPage over the market and random slips', () => {
  it('does nothing to pages that are right', () => {
    expect(pages.length).toBeGreaterThan(150);
    for (const { path, text } of pages.filter((_, index) => index % 9 === 0))
      expect(fix(text, path).fixes, path).toEqual([]);
  });

  it('gives back what was meant, touches no line without a slip, and has nothing to do again', () => {
    const slip = fc.record({
      page: fc.nat(pages.length - 1),
      at: fc.array(fc.tuple(fc.nat(40), fc.nat(slips.length - 1)), { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(slip, ({ page, at }) => {
        const { path, text } = pages[page] as (typeof pages)[number];
        const lines = text.split('\n');
        const end = lines.indexOf('---', 1);
        const touched = new Set<number>();
        for (const [index, which] of at) {
          const line = 1 + (index % (end - 1));
          if (touched.has(line)) continue;
          lines[line] = slips[which]?.(lines[line] ?? '') ?? '';
          touched.add(line);
        }
        const fixed = fix(lines.join('\n'), path);
        expect(meaning(fixed.text, path)).toBe(meaning(text, path));
        expect(fixed.fixes.every(({ line }) => touched.has(line - 1))).toBe(true);
        expect(fix(fixed.text, path).fixes).toEqual([]);
      }),
      { numRuns: 25, seed: 8 },
    );
  });
});
