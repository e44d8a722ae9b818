import { isComponent, type Message, toSections } from '@chishiki-ichiba/model';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { guide, parse, places } from './helpers.js';

interface Box {
  readonly title: string;
  readonly lines: number;
}

/** Boxes of a body, in page order, and what was said about them. */
function boxesOf(body: string, file = 'guides/page.md'): { boxes: Box[]; messages: Message[] } {
  const result = parse(guide('改訂日: 2026-11-01', body), file);
  const boxes: Box[] = [];
  const walk = (node: Nodes) => {
    if (isComponent(node) && node.name === 'FillIn') boxes.push(node.props as unknown as Box);
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  if (result.body) walk(result.body);
  return { boxes, messages: [...result.messages] };
}

describe('記入欄', () => {
  it.each<[string, Box[]]>([
    ['::記入欄[目標]{行=3}', [{ title: '目標', lines: 3 }]],
    ['::記入欄[目標]', [{ title: '目標', lines: 1 }]],
    ['::記入欄[目標]{行="30"}', [{ title: '目標', lines: 30 }]],
    ['::記入欄[目標]{行=３}', [{ title: '目標', lines: 3 }]],
    ['::記入欄[目標]{行=3行}', [{ title: '目標', lines: 3 }]],
    ['::FillIn[目標]{lines=2}', [{ title: '目標', lines: 2 }]],
    ['：：記入欄［目標］｛行＝３｝', [{ title: '目標', lines: 3 }]],
    ['：：記入欄[目標]', [{ title: '目標', lines: 1 }]],
    ['::記入欄[目標]｛行=3｝', [{ title: '目標', lines: 3 }]],
    ['::記入欄 [目標] {行=3}', [{ title: '目標', lines: 3 }]],
    ['::記入欄[題（なぜ）]', [{ title: '題（なぜ）', lines: 1 }]],
    ['前の文\n::記入欄[目標]\n後の文', [{ title: '目標', lines: 1 }]],
    [
      '：：記入欄[一]\n：：記入欄[二]{行=2}',
      [
        { title: '一', lines: 1 },
        { title: '二', lines: 2 },
      ],
    ],
    ['- 項目\n  ::記入欄[中]{行=2}', [{ title: '中', lines: 2 }]],
    ['前の文\n：：記入欄[目標]\n後の文', [{ title: '目標', lines: 1 }]],
  ])('%j', (typed, boxes) => {
    expect(boxesOf(typed)).toEqual({ boxes, messages: [] });
  });

  it.each<[string, Box[]]>([
    ['<FillIn title="目標" lines="3" />', [{ title: '目標', lines: 3 }]],
    ['<FillIn title="目標" lines={3} />', [{ title: '目標', lines: 3 }]],
    ['<FillIn lines={2}>目標</FillIn>', [{ title: '目標', lines: 2 }]],
    ['::記入欄[目標]{行=3}', [{ title: '目標', lines: 3 }]],
    ['：：記入欄［目標］', [{ title: '目標', lines: 1 }]],
  ])('MDX %j', (typed, boxes) => {
    expect(boxesOf(typed, 'guides/page.mdx')).toEqual({ boxes, messages: [] });
  });

  // The front matter of `guide` is seven lines and a blank one: the body begins at line 9.
  it.each([
    ['::記入欄[目標]{行=0}', '9:1 directive-number'],
    ['::記入欄[目標]{行=31}', '9:1 directive-number'],
    ['::記入欄[目標]{行=2.5}', '9:1 directive-number'],
    ['::記入欄[目標]{行=たくさん}', '9:1 directive-number'],
    ['::記入欄[目標]{行}', '9:1 directive-number'],
    ['::記入欄[目標]{行数=3}', '9:1 directive-attribute'],
    ['::記入欄[目標]{高さ=3}', '9:1 directive-attribute'],
    ['文\n\n::記入欄[目標]{.red}', '11:1 directive-attribute'],
    ['：：記入欄[一]\n：：記入欄[二]{行=99}', '10:1 directive-number'],
    [':::記入欄[目標]\n:::', '9:1 directive'],
    ['::記入欄[目標] に書く', '9:1 directive-syntax'],
    ['：：記入欄[目標]に**太く**書く', '9:1 directive-syntax'],
    ['::記入欄', '9:1 fill-in-label'],
    ['::記入欄[ ]{行=2}', '9:1 fill-in-label'],
  ])('%j is reported at %s', (typed, place) => {
    expect(places(boxesOf(typed).messages)).toEqual([place]);
  });

  it('says what was found and what was expected', () => {
    const [number] = boxesOf('::記入欄[目標]{行=百}').messages;
    expect(number?.message).toBe('`::記入欄` の `行` の値 `百` を読めません。1〜30の整数を期待');
    const [near] = boxesOf('::記入欄[目標]{行数=3}').messages;
    expect(near?.hint).toBe('もしかして `行`。例: `::記入欄[目標]{行=3}`');
  });

  it('is found by its label', () => {
    const body = parse(guide('', '## 表\n\n::記入欄[今期の目標]{行=3}')).body;
    expect(body && toSections(body).map(({ heading, text }) => [heading, text])).toEqual([
      ['表', '今期の目標'],
    ]);
  });

  it('leaves other text with colons alone', () => {
    for (const text of ['比率 ::3', '記入欄: 下に書く', '「::記入欄」と書く'])
      expect(boxesOf(text)).toEqual({ boxes: [], messages: [] });
  });
});
