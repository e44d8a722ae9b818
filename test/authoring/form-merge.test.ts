import { parseItem } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { mergeForm, toFormText } from '../../plugins/authoring/src/edit/form/merge.js';
import { formOfKind, plainForm } from '../../plugins/authoring/src/edit/form-of-kind.js';
import {
  expectOneField,
  expectUntouched,
  type Group,
  pages,
  save,
  valuesOf,
} from './form-pages.js';

const manual = plainForm(formOfKind('manual'));
/** Pages of every kind; all of them are in test:deep. */
const sample = pages.filter((_, index) => index % 8 === 0);

describe('a page through the form', () => {
  it('is every page of docs/, and none is kept out of the form', () => {
    expect(pages.length).toBeGreaterThan(250);
    const left = pages.filter(({ typed, fields }) => !toFormText(typed, fields));
    expect(left.map(({ name }) => name)).toEqual([]);
  });

  it('stays the same, byte for byte, when nothing is changed', () => {
    expect(sample.length).toBeGreaterThanOrEqual(50);
    for (const page of sample) expectUntouched(page);
  });

  it('keeps everything but the field that was changed', () => {
    const changes = sample.reduce((sum, page) => sum + expectOneField(page, 1, 3), 0);
    expect(changes).toBeGreaterThan(200);
  });

  it('comes back to the same bytes when a text is changed and changed back', () => {
    for (const { name, typed, fields } of sample) {
      const title = valuesOf(toFormText(typed, fields) as string).題名;
      const there = save(typed, fields, (all) => ({ ...all, 題名: '別の題' }));
      expect(there).not.toBe(typed);
      const back = save(there, fields, (all) => ({ ...all, 題名: title as string }));
      expect(valuesOf(toFormText(back, fields) as string), name).toEqual(
        valuesOf(toFormText(typed, fields) as string),
      );
    }
  });
});

describe('what the form does not know', () => {
  const typed = [
    '---',
    '# この列は係長が見る',
    "題名 ： '薄板の仮付け'  # 仮の題",
    'phase: [kaihatsu, 事業化期]',
    '状態: 下書き',
    '工具:',
    '  - プライヤ   # 先の細いもの',
    '  - {名称: 定規, メモ: 現場だけの欄}',
    '溶接条件:',
    '    溶接方法: まだ決めていない',
    '    電流: {範囲: 25-35A}',
    '社内の番号: 0042',
    '---',
    '本文の *強調* と、行末の空白  ',
    '',
  ].join('\r\n');

  it.each([
    ['題名', '厚板の仮付け', /^題名 ： 厚板の仮付け {2}# 仮の題$/m],
    ['段階', ['開発期'], /^phase: \[kaihatsu\]$/m],
    ['状態', '承認済み', /^状態: 承認済み$/m],
    [
      '工具',
      [{ 名称: 'プライヤ' }, { 名称: '定規', 数量: '1本' }],
      /^ {2}- \{名称: 定規, メモ: 現場だけの欄, 数量: 1本\}$/m,
    ],
    ['溶接条件', { 電流: { 範囲: '20-30A' } }, /^ {4}電流: \{範囲: 20-30A\}$/m],
    ['改訂日', '2026-12-01', /^改訂日: 2026-12-01$/m],
  ] as const)('%s alone changes', (key, value, line) => {
    const saved = save(typed, manual, (all) => ({ ...all, [key]: value }));
    const lines = saved.split('\r\n');
    expect(saved.replace(/\r\n/g, '\n')).toMatch(line);
    expect(saved.replaceAll('\r\n', '')).not.toContain('\n');
    const kept = typed.split('\r\n').filter((one) => !lines.includes(one));
    expect(kept.length).toBeLessThanOrEqual(1);
  });

  it('a word no select offers and unknown keys outlive a change beside them', () => {
    const saved = save(typed, manual, (all) => ({
      ...all,
      溶接条件: { 電流: { 範囲: '20-30A' }, 電圧: '9-11V' },
    }));
    for (const kept of [
      '    溶接方法: まだ決めていない',
      '    電圧: 9-11V',
      '社内の番号: 0042',
      '# この列は係長が見る',
    ])
      expect(saved).toContain(kept);
  });

  it('a body that was changed is the only thing that changes', () => {
    const form = toFormText(typed, manual) as string;
    const saved = mergeForm(typed, form.replace('強調', '注意'), manual);
    expect(saved).toBe(typed.replace('強調', '注意').replace(/ {2}\r\n$/, '\r\n'));
  });

  it.each([
    ['no front matter', '本文だけ\n'],
    ['a list that never ends', '---\n題名: [a\n---\n'],
    ['mixed line ends', '---\n題名: a\r\n要約: b\n---\n'],
  ])('%s: not shown, and never written over', (_, broken) => {
    expect(toFormText(broken, manual)).toBeUndefined();
    expect(() => mergeForm(broken, '---\n題名: b\n---\n', manual)).toThrow('保存しませんでした');
  });
});

describe('a new page', () => {
  it('is what an author would have written, and the market reads it', () => {
    const written = mergeForm(
      undefined,
      `---\n${stringify({
        題名: 'アルゴンの扱い <注意> {0.5mm}: #1',
        要約: '',
        状態: '下書き',
        公開範囲: '社内',
        所有: 'mihon-seisakusho',
        改訂日: '2026-11-29',
        架空: false,
        段階: [],
        工具: [{ 名称: 'プライヤ' }, { 名称: 'すきまゲージ', 数量: '1組' }],
        手順: [
          {
            手順: '継手を合わせる',
            写真: './a.webp',
            写真の説明: '合わせた角',
            説明: 'はじめの行\n次の行',
            急所: [
              { 急所: 'すき間をなくす', 種別: '成否', 急所の理由: '穴があく: 溶け落ちるため' },
            ],
          },
        ],
      })}---\n`,
      manual,
    );
    expect(written).toBe(`---
題名: "アルゴンの扱い <注意> {0.5mm}: #1"
所有: mihon-seisakusho
公開範囲: 社内
状態: 下書き
改訂日: 2026-11-29
手順:
  - 手順: 継手を合わせる
    説明: |-
      はじめの行
      次の行
    写真: ./a.webp
    写真の説明: 合わせた角
    急所:
      - 急所: すき間をなくす
        種別: 成否
        急所の理由: "穴があく: 溶け落ちるため"
工具:
  - プライヤ
  - {名称: すきまゲージ, 数量: 1組}
---
`);
    const { item, messages } = parseItem({ path: 'docs/manuals/argon.md', text: written }, 'docs');
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(item?.title).toBe('アルゴンの扱い <注意> {0.5mm}: #1');
    expect(item?.images.map(({ url, alt }) => [url, alt])).toEqual([['./a.webp', '合わせた角']]);
    expect(item?.steps[0]?.keyPoints[0]?.reason).toBe('穴があく: 溶け落ちるため');
  });

  it('keeps any text as it was typed', () => {
    const texts = [
      '0:14',
      '#1',
      '- a',
      'yes',
      '010',
      '1,000',
      'a: b',
      '「x」：y',
      '〔{0.5}〕mm',
      '"引用"',
      "it's",
      '\\n',
      '[a]',
      'ー',
      '　全角',
      '%',
      '=1+1',
      '@x',
      '`a`',
      '!x',
      '~',
      'null',
      '1e5',
      'a　b',
      'なし',
      '行1\n\n行2',
      '- 行1\n- 行2',
      '鍵: |\n  値',
      'a\u2028b',
      '＃1',
      '値 # 注',
    ];
    for (const text of texts) {
      const written = mergeForm(
        undefined,
        `---\n${stringify({ 題名: 'a', 要約: text, 工具: [{ 名称: text, 数量: '1' }] })}---\n`,
        manual,
      );
      const values = valuesOf(toFormText(written, manual) as string);
      expect(values.要約, written).toBe(text.trim());
      expect((values.工具 as readonly Group[])[0]?.名称, written).toBe(text.trim());
    }
  });
});
