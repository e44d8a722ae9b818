import { describe, expect, test } from 'vitest';
import { renderBody } from '../../plugins/market/src/body/render-body.js';
import { item, page, published } from './helpers.js';

const render = (body: string) => {
  const entry = item('docs/terms/x.md', page(`題名: x\n意味: y\n${published}`, body));
  return renderBody(entry.body, {
    link: (url) => (url.includes('hidden') ? undefined : url),
    image: (url) => ({ url }),
    component: (_, props) => ({ ...props }),
  }).body;
};

describe('plain Markdown cannot break', () => {
  test.each<[string, unknown]>([
    ['板厚<5mm です', [['p', null, '板厚<5mm です']]],
    ['{0.5～1.0}mm と {{x}}', [['p', null, '{0.5～1.0}mm と {{x}}']]],
    ['a < b と <注意> と <b>太い</b>', [['p', null, 'a < b と <注意> と ', '<b>', '太い', '</b>']]],
    ['比率 3:1 と 10:05', [['p', null, '比率 3:1 と 10:05']]],
    ['**太字。**続き', [['p', null, ['strong', null, '太字。'], '続き']]],
    ['**「急所」**です', [['p', null, ['strong', null, '「急所」'], 'です']]],
    ['25~35A と 10~20', [['p', null, '25~35A と 10~20']]],
    ['日本語の\n改行です', [['p', null, '日本語の改行です']]],
    ['English\nlines', [['p', null, 'English\nlines']]],
    [
      '文の終わり。\n**太字**で\n始まる',
      [['p', null, '文の終わり。', ['strong', null, '太字'], 'で始まる']],
    ],
    ['import 部品 を使う', [['p', null, 'import 部品 を使う']]],
    ['<script>alert(1)</script>', [['p', null, '<script>', 'alert(1)', '</script>']]],
    ['前 <!-- 覚え書き --> 後', [['p', null, '前 ', '', ' 後']]],
  ])('%s', (typed, tree) => {
    expect(render(typed)).toEqual(tree);
  });
});

test('a link to a page that is not in this edition is plain text, not a hint of its address', () => {
  expect(render('[秘密](/docs/term/hidden/)です')).toEqual([
    ['p', null, ['span', null, '秘密'], 'です'],
  ]);
});

test('a directive with an unknown name is an author’s error, a known one a component', () => {
  expect(() => render(':::なぞ\nx\n:::')).toThrow('なぞ');
  expect(render(':::注意[高温]\nさわらない\n:::')).toEqual([
    ['Caution', { title: '高温' }, ['p', null, 'さわらない']],
  ]);
});
