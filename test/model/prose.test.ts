import { checkProse, parseItem } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';

const FIELDS =
  '題名: 見本\n語り手: [人]\n書き手: [人]\n技能: s\n改訂日: 2026-01-01\n公開範囲: 一般公開';
function prose(text: string, known?: ReadonlySet<string>) {
  const { body } = parseItem(
    { path: 'docs/manuals/x.md', text: `---\n${FIELDS}\n---\n\n${text}\n` },
    'docs',
  );
  if (!body) throw new Error('no page');
  return checkProse('docs/manuals/x.md', body, known);
}
const rules = (text: string, known?: ReadonlySet<string>) =>
  prose(text, known).messages.map(({ ruleId, line }) => `${ruleId.slice(6)} ${line}`);
const step = (text: string) => `## 手順\n\n### 1. 板を見る\n\n${text}`;

describe('checkProse', () => {
  it.each([
    ['電流を少し上げます。', 'vague'],
    ['だいたい70度にします。', 'vague'],
    ['米粒くらいの玉にします。', 'vague'],
    ['水を適量入れます。', 'vague'],
    ['しっかり締めます。', 'vague'],
    ['板を拭かないといけません。', 'double-negative'],
    [
      'この板は厚さが違うので、先に端をそろえてから、右の治具に合わせ、左の治具に当て、最後に中央の締め具をゆっくりと回します。',
      'long',
    ],
  ])('%s', (text, rule) => expect(rules(text)).toEqual([`${rule} 10`]));

  it.each([
    ['電流を2〜3A上げます。'],
    ['「少し」は、数と単位に直します。'],
    ['少しずつ送ります。'],
    ['`npm run ichiba -- import kintone 手順書.csv --map 対応表.yml --owner own` と打ちます。'],
    ['拭いて、乾かします。'],
  ])('has nothing to say of %s', (text) => expect(rules(text)).toEqual([]));

  it('tells two actions where something is to be done: in a step', () => {
    expect(rules(step('拭いて、乾かします。'))).toEqual(['two-actions 14']);
    expect(rules(step('図面について、聞きます。'))).toEqual([]);
  });

  it('looks at key points and what stands under them', () => {
    expect(rules(step('- 急所: ちょっと待つ\n  - 理由: 適当に送ると穴があく'))).toEqual([
      'vague 14',
      'vague 14',
    ]);
  });

  it('tells a mixed style once, at the rarer one', () => {
    expect(rules('板を見ます。\n\n線を引きます。\n\nこれは基準である。')).toEqual([
      'mixed-style 14',
    ]);
    expect(rules('板を見る。\n\n線を引きます。')).toEqual([]);
  });

  it('asks for katakana words that nobody explains, once, and only beside a glossary', () => {
    const text =
      'スパッタとアンダカットを見ます。\n\nアンダカットは深さも見ます。ファイルに残します。';
    expect(rules(text, new Set(['スパッタ']))).toEqual(['katakana 10']);
    expect(rules(text)).toEqual([]);
  });

  it('leaves tables, code and sections in easy Japanese to themselves', () => {
    expect(
      rules(
        '| 少し |\n| --- |\n| 少し |\n\n```\n少し上げる\n```\n\n:::やさしい日本語\n少し上げます。\n:::',
      ),
    ).toEqual([]);
  });

  it('says how easy a page is, and stops nothing', () => {
    expect(prose('板を見ます。\n\nゆっくり線を引きます。').level).toBe('やさしい');
    expect(
      prose(
        '当該継手部材端面開先加工形状確認後、所定溶接電流範囲内設定値確認及記録実施要領参照必須。\n\n作業開始前点検項目確認記録保管期間満了時廃棄手続規定遵守必須。',
      ).level,
    ).toBe('むずかしい');
    for (const { severity, hint } of prose('少し上げます。').messages) {
      expect(severity).toBe('info');
      expect(hint).not.toBe('');
    }
  });
});
