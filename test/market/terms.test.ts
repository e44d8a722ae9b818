import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTermFinder, type GlossaryEntry } from '@chishiki-ichiba/reading';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remarkMarket } from '../../plugins/market/lib/body/remark-market.js';
import { renderBody } from '../../plugins/market/lib/body/render-body.js';
import type { BodyNode } from '../../plugins/market/lib/body-props.js';
import { writeMarketFiles } from '../../plugins/market/lib/emit/output.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { placeCard } from '../../plugins/market/lib/ui/term/place.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { item, page, published, site } from './helpers.js';

const entry = (id: string, ...words: string[]): GlossaryEntry => ({ id, words, lookups: [] });
const find = createTermFinder([
  entry('arc', 'アーク'),
  entry('arc-welding', 'アーク溶接'),
  entry('burr', 'バリ'),
  entry('tig', 'TIG溶接', 'TIG'),
]);
const terms = {
  find,
  url: (id: string) => (id === 'own' ? undefined : `/docs/term/${id}/`),
};
const manualFields = `題名: x\n技能: s\n改訂日: 2026-11-01\n語り手: a\n書き手: b\n${published}`;
const render = (body: string, marked = true, file = 'docs/terms/x.md'): BodyNode[] => {
  const fields = file.includes('manuals') ? manualFields : `題名: x\n意味: y\n${published}`;
  return renderBody(item(file, page(fields, body)).body, {
    link: (url) => url,
    image: (url) => ({ url }),
    component: (_, props) => ({ ...props }),
    ...(marked ? { terms } : {}),
  }).body;
};
const textOf = (node: BodyNode): string =>
  typeof node === 'string' ? node : (node.slice(2) as BodyNode[]).map(textOf).join('');
/** Words that are marked, in order. */
const marksIn = (nodes: readonly BodyNode[]): string[] =>
  nodes.flatMap((node): string[] => {
    if (typeof node === 'string') return [];
    const [type, props, ...children] = node;
    const spans = (props?.reasonTerms ?? []) as [number, number][];
    const inReason = spans.map(([start, end]) => String(props?.reason).slice(start, end));
    return [...(type === 'Term' ? [textOf(node)] : marksIn(children)), ...inReason];
  });

describe('terms are marked', () => {
  test.each<[where: string, body: string, marks: string[]]>([
    ['once in a section', 'アークとアーク。\n\nアーク。', ['アーク']],
    [
      'again in the next',
      'アーク\n\n## 次\n\nアーク\n\n### その次\n\nアーク',
      ['アーク', 'アーク', 'アーク'],
    ],
    ['not again under a heading of level 4', 'アーク\n\n#### 小\n\nアーク', ['アーク']],
    ['as the longest word', 'アーク溶接のアーク', ['アーク溶接', 'アーク']],
    ['across parts of a line as one word', '**アーク**溶接とアー**ク**', []],
    [
      'in bold text, lists, quotes and callouts',
      '**バリ**\n\n- アーク\n\n> TIG\n\n:::注意\nアーク溶接\n:::',
      ['バリ', 'アーク', 'TIG', 'アーク溶接'],
    ],
    ['in cells, not in heads of tables', '| バリ |\n| --- |\n| アーク |', ['アーク']],
    ['not in headings', '## アーク\n\n文', []],
    ['not in links, nor after a link to the term', '[アーク](/docs/term/arc/)とアーク', []],
    ['after a link to something else', '[アーク](/docs/manual/y/)とアーク', ['アーク']],
    ['not in code', '`アーク`と\n\n```\nアーク\n```', []],
    ['not in labels', ':::補足[アーク]\n文\n:::', []],
    ['not in lines to tick', '- [ ] バリを取る\n- バリ', ['バリ']],
    ['not in alternative texts', '![アーク](a.svg)', []],
    ['beside a source mark', 'アーク[^S3-1.2]溶接', ['アーク']],
  ])('%s', (_, body, marks) => {
    expect(marksIn(render(body))).toEqual(marks);
  });

  test('once in a step, in key points and their reasons, not in titles of steps', () => {
    const step = (id: string) =>
      `### 1. バリを取る {#${id}}\n\nアークを出します。\n\n- 急所（成否）: バリを取る\n  - 理由: バリでアーク溶接がずれる\n`;
    const body = render(`## 手順\n\n${step('a')}\n${step('b')}`, true, 'docs/manuals/x.md');
    const once = ['アーク', 'バリ', 'アーク溶接'];
    expect(marksIn(body)).toEqual([...once, ...once]);
  });

  test('with the address of their page', () => {
    expect(render('TIGで')).toEqual([
      ['p', null, ['Term', { id: 'tig', url: '/docs/term/tig/' }, 'TIG'], 'で'],
    ]);
  });
});

/** The tree as it would be without marks; a line break in a text is a space to its reader. */
function unmarked(nodes: readonly BodyNode[]): BodyNode[] {
  const list: BodyNode[] = [];
  for (const node of nodes) {
    const last = list.at(-1);
    if (typeof node !== 'string' && node[0] !== 'Term') {
      const [type, props, ...children] = node;
      list.push([type, props, ...unmarked(children)]);
    } else if (typeof last === 'string') list[list.length - 1] = last + spaced(node);
    else list.push(spaced(node));
  }
  return list;
}
const spaced = (node: BodyNode): string => textOf(node).replaceAll('\n', ' ');

test('marks change nothing but themselves', () => {
  const inline = fc.oneof(
    fc.constantFrom('アーク', 'アーク溶接', 'バリ', 'TIG溶接', 'の', '、', '**バリ**', '`アーク`'),
    fc.constantFrom('[TIG](/docs/term/tig/)', '*アーク*', '[^S3-1.2]', '<b>', '文。', '\n'),
  );
  const line = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  const block = fc.oneof(
    line,
    line.map((text) => `- ${text.replaceAll('\n', '')}`),
    line.map((text) => `## ${text.replaceAll('\n', '')}`),
    line.map((text) => `:::注意\n${text}\n:::`),
  );
  let marks = 0;
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      const text = blocks.join('\n\n');
      const body = render(text);
      marks += marksIn(body).length;
      expect(unmarked(body)).toEqual(unmarked(render(text, false)));
    }),
  );
  expect(marks).toBeGreaterThan(100);
});

test('`.mdx` gets the same marks', () => {
  const tree = {
    type: 'root',
    children: [
      { type: 'paragraph', children: [{ type: 'text', value: 'アークとアーク' }] },
      {
        type: 'mdxJsxFlowElement',
        name: 'button',
        attributes: [],
        children: [{ type: 'paragraph', children: [{ type: 'text', value: 'バリ' }] }],
      },
    ],
  };
  const options = {
    edition: 'public' as const,
    ownFiles: [],
    pages: {},
    linkNote: '',
    siteDir: '/site',
    terms: [
      { entry: entry('arc', 'アーク'), url: '/docs/term/arc/', file: 'docs/terms/arc.mdx' },
      { entry: entry('burr', 'バリ'), url: '/docs/term/burr/', file: 'docs/terms/burr.md' },
    ],
  };
  const marked = (file: string): string => {
    const copy = structuredClone(tree);
    remarkMarket.call({ data: () => ({}) }, options)(copy as never, { path: `/site/${file}` });
    return JSON.stringify(copy);
  };
  const text = marked('docs/manuals/x.mdx');
  expect(text.match(/"name":"Term"/g)).toHaveLength(1);
  expect(text).toContain('"value":"/docs/term/arc/"');
  expect(marked('docs/terms/arc.mdx')).not.toContain('"Term"');
});

describe('in a market', () => {
  const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
  const load = async (files: Record<string, string>) => {
    const siteDir = await site(files);
    return loadMarket({
      siteDir,
      roots: ['docs'],
      baseUrl: '/',
      urls,
      edition: { name: 'public' },
      images: { metadata: 'strip', maxSize: 2000, cacheDir: path.join(siteDir, 'cache') },
    });
  };
  const hidden = '公開範囲: 会員\n状態: 承認済み\n所有: a';
  const files = {
    'docs/orgs/a.md': page(`題名: ア社\n区分: 企業\n${published}`),
    'docs/orgs/b.md': page(`題名: イ社\n区分: 企業\n${hidden}`),
    'docs/terms/arc.md': page(
      `題名: アーク\nよみ: あーく\n意味: 光る放電\n英語: arc\n会社ごとの呼び名:\n  - {組織: a, 呼び名: 火}\n  - {組織: b, 呼び名: 花}\n図: {ファイル: ./arc.svg, 説明: 電極と板の間の光}\n${published}`,
      'アークはバリと違います。秘密語も。',
    ),
    'docs/terms/arc.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
    'docs/terms/burr.md': page(
      `題名: バリ\n意味: 出っぱり\n別名: [かえり]\n印を付けない語: [かえり]\n${published}`,
      'かえりとアーク。',
    ),
    'docs/terms/secret.md': page(`題名: 秘密語\n意味: 隠す\n${hidden}`),
  };

  test('a term is marked but on its own page, a hidden one leaves no trace', async () => {
    const { context, pages } = await load(files);
    const bodies = Object.fromEntries([...pages].map(([{ id }, { body }]) => [id, marksIn(body)]));
    expect(bodies).toMatchObject({ arc: ['バリ'], burr: ['アーク'] });
    expect(JSON.stringify([...context.glossary])).not.toContain('secret');
  });

  test('a card has what this edition may tell, in a file of its own', async () => {
    const market = await load(files);
    const dir = await site({});
    await writeMarketFiles(market, dir, 'ja', []);
    const card = JSON.parse(readFileSync(path.join(dir, 'glossary/arc.json'), 'utf8'));
    expect(card).toEqual({
      title: 'アーク',
      reading: 'あーく',
      meaning: '光る放電',
      english: 'arc',
      firmNames: [{ name: '火', firm: 'ア社' }],
      picture: {
        url: expect.stringMatching(/^\/ichiba\/media\/.+\.svg$/),
        alt: '電極と板の間の光',
        width: 40,
        height: 20,
      },
      url: '/docs/term/arc/',
    });
    expect(() => readFileSync(path.join(dir, 'glossary/secret.json'))).toThrow('ENOENT');
  });

  test('a word to leave unmarked must be a name of the term', async () => {
    const { messages } = await load({
      'docs/terms/a.md': page(
        `題名: ア\n別名: [イ]\n意味: x\n印を付けない語: [ア, イ, ウ]\n${published}`,
      ),
    });
    expect(messages.map(({ line, ruleId, message }) => [line, ruleId, message])).toEqual([
      [5, 'model:unmarked-name', expect.stringContaining('「ウ」')],
    ]);
  });

  test('a picture that is not there is reported at its line', async () => {
    const { 'docs/terms/arc.svg': _, ...without } = files;
    const { messages } = await load(without);
    expect(messages.map(({ file, line, ruleId }) => [file, line, ruleId])).toContainEqual([
      'docs/terms/arc.md',
      9,
      'market:missing-image',
    ]);
  });

  test('search reads the same text with and without marks', async () => {
    const market = await load(files);
    const plain = { ...market.context, findTerms: () => [] };
    for (const [found, { item: shown }] of market.pages)
      expect(toSearchDocument(found, shown, market.context)).toEqual(
        toSearchDocument(found, shown, plain),
      );
    const text = [...market.pages]
      .find(([{ id }]) => id === 'arc')?.[1]
      .body.map(textOf)
      .join('');
    expect(text).toBe('アークはバリと違います。秘密語も。');
  });
});

describe('a card stands inside the window', () => {
  const card = { width: 300, height: 200 };
  const phone = { width: 360, height: 740 };
  test.each([
    ['below its word', { left: 20, top: 100, bottom: 124 }, phone, { left: 20, edge: 130 }],
    [
      'not over the right edge',
      { left: 300, top: 100, bottom: 124 },
      phone,
      { left: 52, edge: 130 },
    ],
    [
      'above at the foot',
      { left: 20, top: 700, bottom: 724 },
      phone,
      { left: 20, edge: 694, isAbove: true },
    ],
    [
      'no higher than there is room',
      { left: 20, top: 80, bottom: 104 },
      { width: 360, height: 250 },
      { left: 20, edge: 110, maxHeight: 132 },
    ],
  ])('%s', (_, word, viewport, place) => {
    expect(placeCard(word, card, viewport)).toMatchObject(place);
  });
  test('wherever the word is', () => {
    const size = fc.integer({ min: 120, max: 2000 });
    fc.assert(
      fc.property(size, size, fc.nat(2000), fc.nat(2000), (width, height, x, y) => {
        const top = y % height;
        const word = { left: x % width, top, bottom: Math.min(top + 24, height) };
        const own = { width: Math.min(352, width - 16), height: 260 };
        const { left, edge, isAbove, maxHeight } = placeCard(word, own, { width, height });
        expect(left).toBeGreaterThanOrEqual(8);
        expect(left + own.width).toBeLessThanOrEqual(width - 8);
        // Whatever its height turns out to be: inside the window, and never over its word.
        const [upper, lower] = isAbove ? [edge - maxHeight, edge] : [edge, edge + maxHeight];
        if (maxHeight > 0) {
          expect(upper).toBeGreaterThanOrEqual(8);
          expect(lower).toBeLessThanOrEqual(height);
        }
        expect(isAbove ? lower < word.top : upper > word.bottom).toBe(true);
      }),
    );
  });
});
