import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createReporter,
  parseBody,
  tidyBody,
  toSections,
  visibleText,
} from '@chishiki-ichiba/model';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { guide, manual, parse } from './helpers.js';

/** Plain Markdown → what a reader sees, and which marks took effect. */
function read(text: string): { text: string; marks: string[]; messages: number } {
  const reporter = createReporter('page.md');
  const root = parseBody(text, 'md', reporter) as Root;
  tidyBody(root, reporter);
  const marks: string[] = [];
  const walk = (node: Nodes) => {
    if (
      [
        'strong',
        'emphasis',
        'delete',
        'link',
        'inlineCode',
        'html',
        'code',
        'component',
        'break',
      ].includes(node.type)
    ) {
      marks.push(`${node.type}(${visibleText(node)})`);
    }
    if ('children' in node) for (const child of node.children) walk(child as Nodes);
  };
  walk(root);
  return {
    text: root.children.map((node) => visibleText(node as Nodes)).join('\n'),
    marks,
    messages: reporter.messages.length,
  };
}

const asTyped = [
  '板厚が<5mmのとき',
  '<5mm の板',
  'a < b > c',
  '<',
  '<すき間>を見る',
  '値は { です',
  '{{ 変数 }}',
  '{',
  '比率 3:1 で混ぜる',
  '10:05 に始める',
  '注:これは文字',
  ':名前 も文字',
  'a:b[c]{d}',
  '25~35A と 10~20',
  '25～35A',
  '100%成功',
  '５＊３＊２',
  'snake_case_の名前',
  'import x from y',
  'export const a = 1',
  '価格は$100と$200',
  '＃見出しではない',
];

describe('ふつうの文章は、書いたとおりに出る', () => {
  it.each(asTyped)('%s', (text) => {
    expect(read(text)).toEqual({ text, marks: [], messages: 0 });
  });

  it.each([
    ['**太字。**続き', '太字。続き', ['strong(太字。)']],
    ['**「注意」**を読む', '「注意」を読む', ['strong(「注意」)']],
    ['これは**重要（とても）**です', 'これは重要（とても）です', ['strong(重要（とても）)']],
    ['*斜め。*続き', '斜め。続き', ['emphasis(斜め。)']],
    ['~~消した~~ 続き', '消した 続き', ['delete(消した)']],
    ['`<5mm` と書く', '<5mm と書く', ['inlineCode(<5mm)']],
    ['一行目<br>二行目', '一行目\n二行目', ['break(\n)']],
    ['見えない<!-- 覚え書き -->文', '見えない文', []],
    ['<script>alert(1)</script>', '<script>alert(1)</script>', []],
    ['<b>太字</b>', '<b>太字</b>', []],
    ['売上は3倍[^S3-1.2]。', '売上は3倍。', ['component()']],
  ])('%s', (typed, text, marks) => {
    expect(read(typed)).toEqual({ text, marks, messages: 0 });
  });

  it('lets a line that begins with `<` take nothing with it', () => {
    expect(read('<5mm の板は\n弱く\n\n次の段落').text).toBe('<5mm の板は弱く\n次の段落');
    expect(read('<div>\n\n次の段落').text).toBe('<div>\n次の段落');
  });
});

describe('日本語の改行', () => {
  it.each([
    ['板を\n合わせる', '板を合わせる'],
    ['板を。\nそして', '板を。そして'],
    ['板を  \n合わせる', '板を\n合わせる'],
    ['TIG\n溶接', 'TIG 溶接'],
    ['溶接\nTIG', '溶接 TIG'],
    ['one\ntwo', 'one two'],
    ['**板を**\n合わせる', '板を合わせる'],
    ['板を\n**合わせる**', '板を合わせる'],
    ['> 引用の\n> 続き', '引用の続き'],
    ['- 項目の\n  続き', '項目の続き'],
    ['カタカナ\nつづき', 'カタカナつづき'],
    ['（括弧）\n「かぎ」', '（括弧）「かぎ」'],
  ])('%j', (typed, text) => expect(read(typed).text).toBe(text));
});

describe('囲み', () => {
  it('takes Japanese names', () => {
    const { marks, messages } = read(':::注意[目を守る]\n遮光面を使う。\n:::\n');
    expect(messages).toBe(0);
    expect(marks).toEqual(['component(遮光面を使う。)']);
  });
  it('reports an unknown name and shows the words', () => {
    expect(read(':::めも\n中身\n:::\n').messages).toBe(1);
  });
});

it('code is one block to search in: a copied text goes over the end of a line', () => {
  const root = parseBody(
    '```text\n図="当てる"}\n:::\n```\n',
    'md',
    createReporter('page.md'),
  ) as Root;
  expect(toSections(root).map(({ text }) => text)).toEqual(['図="当てる"} :::']);
});

describe('前書きの下の本文', () => {
  const head = '---\n題名: あ\n要約: い\n---\n';
  it.each<[string, string, types: string[], line: number]>([
    ['a paragraph', '\n本文です。\n', ['yaml', 'paragraph'], 6],
    ['no empty line between', '# 見出し\n', ['yaml', 'heading'], 5],
    ['a line', '---\n\n本文です。\n', ['yaml', 'thematicBreak', 'paragraph'], 5],
    ['two lines', '---\n本文です。\n\n---\n', ['yaml', 'thematicBreak', 'paragraph'], 5],
    ['a byte order mark', '\uFEFF本文です。\n', ['yaml', 'paragraph'], 5],
    ['a quote that is none', '\n>=20A です。\n', ['yaml', 'paragraph'], 6],
  ])('keeps its places in the file: %s', (_name, body, types, line) => {
    const root = parseBody(head + body, 'md', createReporter('page.md')) as Root;
    expect(root.children.map(({ type }) => type).slice(0, types.length)).toEqual(types);
    const start = root.children[1]?.position?.start;
    expect(start?.line).toBe(line);
    expect((head + body).slice(0, start?.offset).split('\n')).toHaveLength(line);
    expect(root.position?.start).toEqual({ line: 1, column: 1, offset: 0 });
    expect(root.position?.end.line).toBe((head + body).split('\n').length);
  });

  it('has none where nothing stands below', () => {
    const root = parseBody(head, 'md', createReporter('page.md')) as Root;
    expect(root.children.map(({ type }) => type)).toEqual(['yaml']);
  });
});

describe('what is left out of the parser because a page cannot hold it', () => {
  const docs = path.join(import.meta.dirname, '../../docs');
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  // With an address and a table below it a page is read by the whole parser.
  const BOTH = '\n\nwww.example.invalid\n\n| 条件 |\n| --- |\n| 30A |\n';
  const same = (text: string) => {
    const read = (all: string) => {
      const root = parseBody(all, 'md', createReporter('page.md')) as Root;
      return root.children.map((node) => JSON.stringify(node));
    };
    const whole = read(text + BOTH);
    expect(JSON.parse(whole.at(-1) as string)).toMatchObject({ type: 'table' });
    expect(whole.at(-2)).toContain('"url":"http://www.example.invalid"');
    expect(read(text)).toEqual(whole.slice(0, -2));
  };

  it('changes nothing on any page of the market', () => {
    expect(pages.length).toBeGreaterThan(300);
    for (const name of pages) same(readFileSync(path.join(docs, name), 'utf8').trimEnd());
  });

  it('nor does the other parser that long texts have', () => {
    const long = `${'あ'.repeat(9_000)}\n\n`.repeat(3);
    const read = (text: string) =>
      (parseBody(text, 'md', createReporter('page.md')) as Root).children;
    for (const name of pages.filter((_, at) => at % 5 === 0)) {
      const text = readFileSync(path.join(docs, name), 'utf8').trimEnd();
      expect(read(`${text}\n\n${long}`).slice(0, -3)).toEqual(read(text));
    }
  });

  it.each([
    '条件\n:-',
    '条件\n-:\n30A',
    '条件\n:-:\n30A',
    '電流\n-',
    '電流\n--',
    '電流 | 電圧\n- | -\n30A | 9V',
    'a@b.example と mailto:a@b.example',
    'https://example.invalid/溶接 を見る',
    'ｗｗｗ と WWW.example.invalid',
    'a&#64;b.example',
    'a\\@b.example と http\\://x.example',
    '[^1] と `a|b`\n\n[^1]: 注',
    '- [ ] 25~35A\n- [x] ~~消す~~',
    ':::注意\n\n止めます。\n\n:::',
  ])('changes nothing of %j', same);
});

describe('what is not looked for where a page cannot hold it', () => {
  const linksOf = (text: string): string[] =>
    read(text).marks.filter((mark) => mark.startsWith('link('));

  it.each([
    '[語][住所]\n\n[住所]: /docs/a/',
    '[語][住所]\n\n- 項目\n\n  [住所]: /docs/a/',
    '[語][住所]\n\n1. 一\n   - 二\n\n     [住所]: /docs/a/',
    '[語][住所]\n\n> [住所]: /docs/a/',
    ':::注意\n[語][住所]\n\n[住所]: /docs/a/\n:::',
    ':::注意\n[語][住所]\n\n- 項目\n\n  [住所]: /docs/a/\n:::',
    '[語][住所]と注[^1]\n\n[^1]: 注\n\n    [住所]: /docs/a/',
  ])('an address for [語][住所], wherever it stands: %j', (text) => {
    expect(linksOf(text)).toEqual(['link(語)']);
  });

  it('signs of the shop floor, each without the other', () => {
    expect(read('板は10*20*30mmです')).toMatchObject({ text: '板は10*20*30mmです', marks: [] });
    expect(read('>=20A にする')).toMatchObject({ text: '>=20A にする', marks: [] });
  });

  it.each(['{#awase}', '｛＃awase｝', '{ ＃awase }'])('a name at the end of a line: %s', (mark) => {
    const page = parse(
      manual(`## 手順\n\n### 1. 合わせる ${mark}\n\n- 急所: すき間をなくす\n  - 理由: もれる`),
      'manuals/page.md',
    );
    expect(page.item?.steps.map(({ id }) => id)).toEqual(['awase']);
  });

  it('a name that is taken by a paragraph, only beside steps', () => {
    const step = '### 1. 合わせる\n\n- 急所: すき間をなくす\n  - 理由: もれる';
    const ids = (before: string) =>
      parse(manual(`${before}## 手順\n\n${step}`), 'manuals/page.md').item?.steps.map(
        ({ id }) => id,
      );
    expect(ids('')).toEqual(['1']);
    expect(ids('しるし {#1}\n\n')).toEqual(['1b']);
  });

  it('a box of MDX on a line of its own is no part of a sentence', () => {
    const typesOf = (text: string): string[] => {
      const reporter = createReporter('page.mdx');
      const root = parseBody(text, 'mdx', reporter) as Root;
      tidyBody(root, reporter);
      return root.children.map(({ type }) => type);
    };
    expect(typesOf('<KeyPoint>すき間</KeyPoint><KeyPoint>熱</KeyPoint>')).toEqual([
      'component',
      'component',
    ]);
    expect(typesOf('まず <KeyPoint>すき間</KeyPoint>')).toEqual(['paragraph']);
  });

  it.each([
    ['工具を〔書く〕そろえる', 1],
    ['工具をそろえる', 0],
  ])('what is not filled in: %s', (body, count) => {
    const { messages } = parse(guide('', body));
    expect(messages.filter(({ ruleId }) => ruleId === 'model:placeholder')).toHaveLength(count);
  });

  it.each([
    ['段階: 開発期、事業化期', ['kaihatsu', 'jigyoka']],
    ['段階: 開発期，創成期, 事業化期', ['kaihatsu', 'sosei', 'jigyoka']],
    ['段階: 開発期，創成期', ['kaihatsu', 'sosei']],
    ['段階: 開発期', ['kaihatsu']],
  ])('values typed as one: %s', (line, ids) => {
    expect(parse(guide(line)).item?.phases.map(({ id }) => id)).toEqual(ids);
  });
});
