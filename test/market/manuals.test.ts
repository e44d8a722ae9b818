import { createElement, type ReactNode } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { compareFirms, toAppearancePage } from '../../plugins/market/lib/pages/appearance.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { OkNg } from '../../plugins/market/src/ui/parts/Shots.js';
import { page, published, site } from './helpers.js';

// The package comes without types of its own.
const { renderToStaticMarkup } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(node: ReactNode): string;
};
vi.mock('@docusaurus/Link', () => ({ default: 'a' }));

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"/>';
const org = (name: string, visibility = '一般公開') =>
  page(`題名: ${name}\n区分: 企業\n所有: a-sha\n公開範囲: ${visibility}\n状態: 承認済み`);
const point = `- 急所（成否）: すき間をなくす {#k}
  - 理由: 穴があく
  - よい例: ![付いた断面](./ok.svg) そろう
  - 悪い例: 穴あき
  - 違い: a-sha 当て金を使う
  - 違い: kakushi 秘密の治具を使う
  - 違い: よその会社 手で押さえる
`;
const head = `語り手: a\n書き手: b\n改訂日: 2026-11-21\n技能: s\n${published}`;

const files = {
  'docs/manuals/m.md': page(
    `題名: 手順書\n${head}`,
    `\n## 手順\n\n### 1. 継手を合わせる\n\n${point}`,
  ),
  'docs/manuals/x.mdx': page(
    `題名: 部品の手順書\n${head}`,
    '\n<Step title="継手を合わせる">\n\n<KeyPoint id="k" title="すき間" reason="穴があく" ok="![付いた断面](./ok.svg) そろう" differences="a-sha 当て金；kakushi 秘密" />\n\n</Step>\n',
  ),
  'docs/manuals/ok.svg': svg,
  'docs/orgs/a-sha.md': org('あ社'),
  'docs/orgs/b-sha.md': org('い社'),
  'docs/orgs/kakushi.md': org('かくし社', '社内'),
  'docs/opl/o.md': page(
    `題名: 見る\n要約: ゆるめて見る。\n型: トラブル\n要点: 押さえない。\nよい例: ./ok.svg\nよい例の説明: 付いている角\n悪い例の説明: 開いた角\n${published}`,
    '\n本文です。\n',
  ),
  'docs/opl/ok.svg': svg,
  'docs/appearance/f.md': page(
    `題名: 外観\n面の区分: B\n価格帯: 標準\n基準:
  - {項目: 焼け, 組織: a-sha, 判断: 残す, 内容: 金色まで。}
  - {項目: 焼け, 組織: b-sha, 判断: 取る, 内容: 青は取る。}
  - {項目: 焼け, 組織: kakushi, 判断: 取る, 内容: 秘密の薬で取る。}
  - {項目: キズ, 組織: b-sha, 内容: 一つまで。}
見本:
  - {判定: 限度, 項目: 焼け, 画像: ./ok.svg, 説明: 薄い金色の帯}
${published}`,
    '\n本文です。\n',
  ),
  'docs/appearance/ok.svg': svg,
};

describe('pages of manuals, lessons and criteria', () => {
  let market: Awaited<ReturnType<typeof loadMarket>>;
  const pageOf = (id: string) => {
    const found = [...market.pages].find(([item]) => item.id === id);
    if (!found) throw new Error(`no page ${id}`);
    return found;
  };
  beforeAll(async () => {
    market = await loadMarket({
      siteDir: await site(files),
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition: { name: 'public' },
    });
  });
  const asset = expect.stringMatching(/^\/ichiba\/media\/[0-9a-f]{16}\.svg$/);

  test('a key point has its pictures with their sizes, and the firms of this edition', () => {
    const text = JSON.stringify(pageOf('m')[1].body);
    expect(text).toContain('"okPicture":{"url":"/ichiba/media/');
    expect(text).toContain('"alt":"付いた断面","width":320,"height":200,"eager":true}');
    expect(text).toContain(
      '{"org":{"id":"a-sha","label":"あ社","url":"/docs/org/a-sha/"},"text":"当て金を使う"}',
    );
    expect(text).toContain('{"org":{"id":"よその会社","label":"よその会社"}');
    expect(market.context.assets.assets.size).toBe(1);
  });

  test('nothing of a firm that is not in this edition is there, on pages or in search', () => {
    const documents = [...market.pages].map(([item, { item: prop }]) =>
      toSearchDocument(item, prop, market.context),
    );
    const all = JSON.stringify([[...market.pages].map(([, shown]) => shown), documents]);
    expect(all).toContain('当て金を使う');
    expect(all).not.toMatch(/秘密|かくし社|kakushi/);
  });

  test('an .mdx page has what its key points stand for', () => {
    expect(pageOf('x')[1].item.keyPoints).toEqual({
      k: {
        id: 'k',
        reason: '穴があく',
        ok: 'そろう',
        okPicture: { url: asset, alt: '付いた断面', width: 320, height: 200, eager: true },
        differences: [
          { org: { id: 'a-sha', label: 'あ社', url: '/docs/org/a-sha/' }, text: '当て金' },
        ],
      },
    });
  });

  test('words of pairs and differences are found at their key point', () => {
    const [item, { item: prop }] = pageOf('m');
    const { sections } = toSearchDocument(item, prop, market.context);
    const kp = sections.find(({ id }) => id === 'kp-k')?.text.split('\n');
    expect(kp).toEqual(
      expect.arrayContaining(['付いた断面', 'そろう', '穴あき', 'あ社', '当て金を使う']),
    );
  });

  test('a lesson shows its point and its pair, and a picture without a file stays words', () => {
    expect(pageOf('o')[1].item.opl).toEqual({
      point: '押さえない。',
      ok: {
        text: '付いている角',
        picture: { url: asset, alt: '付いている角', width: 320, height: 200, eager: true },
      },
      ng: { text: '開いた角' },
    });
    expect(JSON.stringify(pageOf('o')[1].item.fields)).not.toContain('.svg');
  });

  test('a criterion is a row, a firm a column, and silence is null', () => {
    const { appearance, validFor } = pageOf('f')[1].item;
    expect(validFor).toEqual(['B面', '価格帯 標準']);
    expect(appearance?.firms.map(({ label }) => label)).toEqual(['あ社', 'い社']);
    expect(appearance?.criteria).toEqual([
      {
        topic: '焼け',
        agreement: 'それぞれ違う',
        cells: [
          { word: '残す', text: '金色まで。', differs: true },
          { word: '取る', text: '青は取る。', differs: true },
        ],
      },
      {
        topic: 'キズ',
        agreement: '',
        cells: [null, { text: '一つまで。', differs: false }],
      },
    ]);
    expect(appearance?.samples).toEqual([
      {
        verdict: 'limit',
        topic: '焼け',
        text: '薄い金色の帯',
        picture: { url: asset, alt: '薄い金色の帯', width: 320, height: 200 },
      },
    ]);
    expect(toAppearancePage(market.context)).toMatchObject({
      surfaces: [{ id: 'b', label: 'B面' }],
      priceBands: ['標準'],
      items: [{ page: { id: 'f' } }],
    });
  });
});

describe('which firm differs', () => {
  const cells = (...words: (string | null)[]) =>
    words.map((word, index) => word && { word, text: `文${index}` });
  test.each<[(string | null)[], string, boolean[]]>([
    [['取る', '取る', '取る'], 'どの会社も同じ', [false, false, false]],
    [['取る', '残す', '取る'], '1社が違う', [false, true, false]],
    [['取る', '残す', '消す'], 'それぞれ違う', [true, true, true]],
    [['取る', '取る', '残す', '消す'], 'それぞれ違う', [true, true, true, true]],
    [['取る', '残す'], 'それぞれ違う', [true, true]],
    [['取る', null], '', [false]],
    [['取る', null, '取る'], 'どの会社も同じ', [false, false]],
    [['1mm まで', '１ｍｍまで'], 'どの会社も同じ', [false, false]],
  ])('%j', (words, agreement, differ) => {
    const row = compareFirms('焼け', cells(...words) as never);
    expect(row.agreement).toBe(agreement);
    expect(row.cells.flatMap((cell) => (cell ? [cell.differs] : []))).toEqual(differ);
  });

  test('goes by the sentences when a firm gives no word', () => {
    const row = compareFirms('焼け', [
      { word: '取る', text: '取る。' },
      { text: '取る' },
      { text: '残す' },
    ]);
    expect(row.agreement).toBe('1社が違う');
  });
});

test('a pair says in words which is which, with the pictures beside', () => {
  const html = renderToStaticMarkup(
    createElement(OkNg, {
      ok: { text: 'そろう', picture: { url: '/ok.svg', alt: '付いた断面', width: 2, height: 1 } },
      ng: { text: '穴あき' },
    }),
  );
  expect(html.indexOf('よい例')).toBeLessThan(html.indexOf('悪い例'));
  expect(html).toContain('alt="付いた断面" width="2" height="1"');
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html.match(/<figure/g)).toHaveLength(2);
});
