import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseItem } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { renderBody } from '../../plugins/market/lib/body/render-body.js';
import { page } from './helpers.js';

/** What people on the shop floor type between their words: none of it may break a page, or be read otherwise. */
const snippets = readFileSync(join(import.meta.dirname, '../fixtures/model/snippets.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const FIELDS =
  '種類: 共通技能マニュアル\n語り手: [人]\n書き手: [人]\n技能: s\n改訂日: 2026-01-01\n公開範囲: 一般公開';

/** Every text of the body as pages get it: `[tag, props, …children]`. */
function wordsOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (!Array.isArray(node)) return '';
  const [tag, props] = node;
  const isElement = typeof tag === 'string' && (props === null || !Array.isArray(props));
  return (isElement && typeof props !== 'string' ? node.slice(2) : node).map(wordsOf).join('');
}
const bare = (text: string) => text.replace(/\s/g, '');

function read(fields: string, body: string) {
  const {
    item,
    body: root,
    messages,
  } = parseItem({ path: 'docs/manuals/x.md', text: page(`${FIELDS}\n${fields}`, body) }, 'docs');
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!item || !root) throw new Error('no page');
  const { body: rendered } = renderBody(root, {
    link: (url) => url,
    image: () => undefined,
    component: (_, props) => ({ ...props }),
  });
  return { item, words: bare(wordsOf(rendered)) };
}

describe('snippets of the shop floor', () => {
  it('are more than two hundred', () => expect(snippets.length).toBeGreaterThanOrEqual(200));

  it.each(snippets)('%s', (typed) => {
    const { item, words } = read(
      `題名: 見本`,
      `\n${typed}\n\n板は${typed}です。\n\n前の行\n${typed}\n次の行\n\n- ${typed}\n\n## 見出しの ${typed} です\n\n## 手順\n\n### 1. 板を${typed}見る\n\n- 急所: 板は${typed}まで\n  - 理由: 板が${typed}だから\n`,
    );
    const own = bare(typed);
    expect(words).toContain(`${own}板は${own}です。前の行${own}次の行${own}見出しの${own}です`);
    const [step] = item.steps;
    expect(bare(step?.title ?? '')).toBe(`板を${own}見る`);
    expect(bare(step?.keyPoints[0]?.text ?? '')).toBe(`板は${own}まで`);
    expect(bare(step?.keyPoints[0]?.reason ?? '')).toBe(`板が${own}だから`);
  });
});
