import { describe, expect, test } from 'vitest';
import { renderBody } from '../../plugins/market/src/body/render-body.js';
import { item, page, published } from './helpers.js';

const render = (body: string) => {
  const entry = item('docs/terms/x.md', page(`題名: x\n意味: y\n${published}`, body));
  return renderBody(entry.body, {
    link: (url) => (url.includes('hidden') ? undefined : url),
    // `./30.svg` weighs 30 kB.
    image: (url) => ({ url, bytes: Number.parseInt(url.slice(2), 10) * 1000 }),
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

test('pictures come before the script as far as a poor line bears, the others when they are near', () => {
  const drawn = render(
    '![あ](./30.svg)\n\n![い](./30.webp)\n\n![う](./8.svg)\n\n![え](./photo.webp)',
  );
  const loading = drawn.map((paragraph) => {
    const [, , picture] = paragraph as [string, null, [string, { loading: string }]];
    return picture[1].loading;
  });
  expect(loading).toEqual(['eager', 'lazy', 'eager', 'lazy']);
});

test('pictures of key points share that room with those of the text, in page order', () => {
  const drawn = JSON.stringify(
    render(
      '## 手順\n### 1. 見る\n- 急所: あ\n  - よい例: ![あ](./30.svg)\n  - 悪い例: ![い](./30.webp)\n\n![う](./8.svg)\n\n- 急所: え\n  - よい例: ![え](./8.svg)\n',
    ),
  );
  const loading = [...drawn.matchAll(/"alt":"(.)"[^}]*?(?:"loading":"(\w+)"|"(eager)":true|\})/g)];
  expect(loading.map(([, alt, own, pair]) => [alt, own ?? pair ?? 'lazy'])).toEqual([
    ['あ', 'eager'],
    ['い', 'lazy'],
    ['う', 'eager'],
    ['え', 'lazy'],
  ]);
});
