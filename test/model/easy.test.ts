import { parseItem } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';

const rulesOf = (sentence: string) => {
  const text = `---
種類: 手引き
題名: 手引き
手引き種別: 使い方
公開範囲: 一般公開
状態: 承認済み
---

:::やさしい日本語

- ${sentence}

:::
`;
  const { messages } = parseItem({ path: 'docs/guides/x.md', text }, 'docs');
  return messages.map(({ ruleId, line }) => `${ruleId}:${line}`);
};

describe('a sentence in easy Japanese', () => {
  it.each([
    ['板の油を拭きます。', []],
    ['図面で、見える面を確かめます。', []],
    ['手袋なしで、さわりません。', []],
    ['光を出さないで、端まで動かします。', []],
    ['板の厚さについて、図面を見ます。', []],
    ['穴があいたら、止めます。', []],
    // 50 characters, and one more.
    [`${'あ'.repeat(49)}。`, []],
    [`${'あ'.repeat(50)}。`, ['model:easy-length:11']],
    // 40 where it keeps people safe.
    [`けが${'あ'.repeat(37)}。`, []],
    [`けが${'あ'.repeat(38)}。`, ['model:easy-length:11']],
    ['油を拭かないといけません。', ['model:easy-negative:11']],
    ['拭かなければなりません。', ['model:easy-negative:11']],
    ['止めざるを得ません。', ['model:easy-negative:11']],
    ['危なくないわけではありません。', ['model:easy-negative:11']],
    ['油を拭いて、乾かします。', ['model:easy-action:11']],
    ['説明書を読んで、始めます。', ['model:easy-action:11']],
    ['板を洗ってから、乾かしてください。', ['model:easy-action:11']],
  ])('%s', (sentence, rules) => {
    expect(rulesOf(sentence)).toEqual(rules);
  });

  it('elsewhere a sentence may be as its author wants it', () => {
    const body = '油を拭いて、乾かさなければなりません。';
    const text = `---\n種類: 手引き\n題名: 手引き\n手引き種別: 使い方\n公開範囲: 一般公開\n状態: 承認済み\n---\n\n${body}\n`;
    expect(parseItem({ path: 'docs/guides/x.md', text }, 'docs').messages).toEqual([]);
  });
});
