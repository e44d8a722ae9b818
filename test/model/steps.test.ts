import { describe, expect, it } from 'vitest';
import { manual, parse, places } from './helpers.js';

/** One key point in every spelling authors use: all read alike. */
const keyPoints = [
  '- 急所（成否）: すき間をなくす',
  '- 急所(成否): すき間をなくす',
  '- 急所（成否）：すき間をなくす',
  '- 急所（成否） ： すき間をなくす',
  '- 急所 (成否) : すき間をなくす',
  '- 急所【成否】: すき間をなくす',
  '- 急所[成否]: すき間をなくす',
  '* 急所（成否）:すき間をなくす',
  '+ 急所（ 成否 ）: すき間をなくす',
  '1. 急所（成否）: すき間をなくす',
  '- 急所（成否）: すき間をなくす {#sukima}',
  '- 急所（成否）：すき間をなくす｛＃sukima｝',
  '- **急所（成否）**: すき間をなくす',
];

const headings = [
  '### 1. 継手を合わせる',
  '### 1.継手を合わせる',
  '### １．継手を合わせる',
  '### 1) 継手を合わせる',
  '### 1） 継手を合わせる',
  '### ① 継手を合わせる',
  '### 1、継手を合わせる',
  '### 手順1. 継手を合わせる',
  '### 手順１：継手を合わせる',
  '### 継手を合わせる',
  '### 1. 継手を合わせる {#awase}',
  '###  1.  継手を合わせる  ｛#awase｝',
  '### 1. **継手**を合わせる',
];

const steps = (body: string) => parse(manual(body), 'manuals/m.md');

describe('手順の見出し', () => {
  it.each(headings)('%s', (heading) => {
    const { item, messages } = steps(
      `## 手順\n\n${heading}\n\n- 急所: すき間\n  - 理由: 穴があく\n`,
    );
    expect(messages).toEqual([]);
    expect(item?.steps[0]).toMatchObject({
      number: 1,
      title: '継手を合わせる',
      id: heading.includes('awase') ? 'awase' : '1',
    });
  });

  it('reads the section under its other names, and nothing outside it', () => {
    const { item } = steps(
      '## 準備\n\n### 1. 板を拭く\n\n## 作業手順\n\n### 1. 合わせる\n\n- 急所: a\n  - 理由: b\n\n## 確認\n\n### 見る所\n',
    );
    expect(item?.steps.map((step) => step.title)).toEqual(['合わせる']);
  });
});

describe('急所', () => {
  it.each(keyPoints)('%s', (line) => {
    const indent = ' '.repeat(line.indexOf('急') > 2 && /^\d/.test(line) ? 3 : 2);
    const { item, messages } = steps(
      `## 手順\n\n### 1. 合わせる\n\n${line}\n${indent}- 理由: 穴があく\n`,
    );
    expect(messages).toEqual([]);
    expect(item?.steps[0]?.keyPoints[0]).toMatchObject({
      text: 'すき間をなくす',
      mark: 'success',
      reason: '穴があく',
      id: line.includes('sukima') ? 'sukima' : '1-1',
    });
  });

  it.each([
    ['理由: 穴があく', 'reason', '穴があく'],
    ['理由：穴があく', 'reason', '穴があく'],
    ['急所の理由: 穴があく', 'reason', '穴があく'],
    ['なぜ: 穴があく', 'reason', '穴があく'],
    ['引き出し方: 映像を見ながら', 'how', 'on-video'],
    ['悪い例: 穴あき', 'ng', '穴あき'],
    ['NG: 穴あき', 'ng', '穴あき'],
    ['ＮＧ：穴あき', 'ng', '穴あき'],
    ['よい例: そろった縁', 'ok', 'そろった縁'],
    ['良い例: そろった縁', 'ok', 'そろった縁'],
    ['失敗: hole-corner-gap、bend-scratch', 'failures', ['hole-corner-gap', 'bend-scratch']],
    ['動画: tig-corner 0:14〜0:21', 'clip', { video: 'tig-corner', start: 14, end: 21 }],
    ['動画：tig-corner　０：１４～０：２１', 'clip', { video: 'tig-corner', start: 14, end: 21 }],
  ])('%s', (line, key, value) => {
    const reason = key === 'reason' ? '' : '\n  - 理由: 穴があく';
    const { item, messages } = steps(
      `## 手順\n\n### 1. 合わせる\n\n- 急所: すき間${reason}\n  - ${line}\n`,
    );
    expect(messages).toEqual([]);
    expect(item?.steps[0]?.keyPoints[0]).toHaveProperty(key, value);
  });

  it('reports a missing reason at its line', () => {
    const { messages } = steps(
      '## 手順\n\n### 1. 合わせる\n\n- 急所（成否）: すき間\n- 急所（安全）: 手袋\n  - 理由: けがをする\n',
    );
    expect(places(messages)).toEqual(['15:3 reason-missing']);
  });

  it('does not mind a draft that is not finished', () => {
    const draft = manual('## 手順\n\n### 1. 合わせる\n\n- 急所: すき間\n').replace(
      '承認済み',
      '下書き',
    );
    const { item, messages } = parse(draft, 'manuals/m.md');
    expect(item).toBeDefined();
    expect(messages.map((message) => message.severity)).toEqual(['warning']);
  });

  it('keeps anchors apart and takes none twice', () => {
    const { messages } = steps(
      '## 手順\n\n### 1. 拭く {#x}\n\n- 急所: a {#k}\n  - 理由: b\n\n### 2. 塗る {#X}\n\n- 急所: c {#k}\n  - 理由: d\n',
    );
    expect(messages.map((message) => message.ruleId)).toEqual([
      'model:anchor-twice',
      'model:anchor-twice',
    ]);
    expect(messages[0]?.related).toMatchObject({ line: 13 });
  });

  it('reads directives as the same components', () => {
    const { item, messages } = steps(
      ':::手順[継手を合わせる]{id=awase}\n:::急所[すき間をなくす]{種別=成否 理由=穴があく}\n:::\n:::\n',
    );
    expect(messages).toEqual([]);
    expect(item?.steps[0]).toMatchObject({ id: 'awase', title: '継手を合わせる' });
  });
});
