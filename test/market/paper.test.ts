import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import jsQR from 'jsqr';
import { createElement } from 'react';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { fitBreakdown } from '../../plugins/market/lib/pages/fit-paper.js';
import { toPapers, toPrintPage } from '../../plugins/market/lib/pages/paper.js';
import { readMasks, toQr, writeMasks } from '../../plugins/market/lib/paper/qr.js';
import type { BreakdownProp, QrProp } from '../../plugins/market/lib/paper-props.js';
import { askedSheets, fileOf } from '../../plugins/market/lib/ui/paper/asked.js';
import { QrCode } from '../../plugins/market/lib/ui/paper/QrCode.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { catalogOf, item, page, published, site } from './helpers.js';

// Its types are not installed.
const { renderToStaticMarkup } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(element: ReturnType<typeof createElement>): string;
};

const urls = createUrls({
  baseUrl: '/ichiba/',
  routeBasePath: '/',
  trailingSlash: true,
  siteUrl: 'https://example.jp',
});
const read = jsQR as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

/** The path of a code as a picture of 4 dots a unit. */
function draw({ path, size }: QrProp): string | undefined {
  const side = size * 4;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  let x = 0;
  let y = 0;
  for (const [, command = '', a = '0', b] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (command === 'M') [x, y] = [Number(a), Number(b) - 0.5];
    else if (command === 'm') x += Number(a);
    else {
      for (let row = y * 4; row < y * 4 + 4; row++)
        for (let column = x * 4; column < (x + Number(a)) * 4; column++)
          dots.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      x += Number(a);
    }
  }
  return read(dots, side, side)?.data;
}

describe('codes', () => {
  const address = 'https://example.jp/ichiba/docs/manual/tig/?rev=4#step-awase';

  it.each([
    address,
    'https://a.jp/',
    `https://example.jp/docs/manual/${'nagai-'.repeat(30)}/?rev=%E7%94%B2#step-x`,
  ])('%s reads back', (text) => {
    expect(draw(toQr(text, { least: 14, most: 19 }))).toBe(text);
  });

  it('are the same with the masks of an earlier build, with wrong ones, and without', async () => {
    const file = path.join(await site({ 'x.txt': '' }), 'kept/masks.json');
    const code = () => toQr(address, { least: 20, most: 30 }).path;
    readMasks(file);
    const first = code();
    writeMasks(file);
    const [[key, mask]] = JSON.parse(readFileSync(file, 'utf8'));
    expect(key).toContain(address);
    readMasks(file);
    expect(code()).toBe(first);
    // Another mask is another picture of the same address.
    writeFileSync(file, JSON.stringify([[key, (mask + 1) % 8]]));
    readMasks(file);
    expect(code()).not.toBe(first);
    expect(draw(toQr(address, { least: 20, most: 30 }))).toBe(address);
    for (const broken of [`[["${key}",9]]`, `[["${key}","1"]]`, '[["', '{}']) {
      writeFileSync(file, broken);
      readMasks(file);
      expect(code(), broken).toBe(first);
    }
  });

  it('have four blank modules on every side', () => {
    const { path, size } = toQr(address, { least: 20, most: 30 });
    const rows = [...path.matchAll(/M(\d+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...rows.map(([x = 0]) => x))).toBe(4);
    expect(Math.min(...rows.map(([, y = 0]) => y))).toBe(4.5);
    expect(Math.max(...rows.map(([, y = 0]) => y))).toBe(size - 4.5);
  });

  it('are strong where there is room, and never narrower than a scan can read', () => {
    const wide = toQr(address, { least: 14, most: 30 });
    const narrow = toQr(address, { least: 14, most: 16.5 });
    expect(narrow.size).toBeLessThan(wide.size);
    expect(toQr(address, { least: 24, most: 30 }).mm).toBe(24);
    for (const { mm, size } of [wide, narrow, toQr(address.repeat(5), { least: 14, most: 15 })])
      expect(mm / size).toBeGreaterThanOrEqual(0.41);
  });

  it('are pictures with a name, in the page itself', () => {
    const html = renderToStaticMarkup(
      createElement(QrCode, {
        qr: toQr(address, { least: 14, most: 19 }),
        label: '手順2「合わせる」',
      }),
    );
    expect(html).toContain('role="img"');
    expect(html).toContain('aria-label="QRコード：手順2「合わせる」"');
  });
});

describe('the level of a code', () => {
  // A code's size is looked up by its length: it must be that of the code itself.
  it.each([
    ...Array.from(
      { length: 60 },
      (_, n) => `https://ichiba.example/docs/manual/${'a溶é'.repeat(n)}/#step-${n}`,
    ),
    'HTTPS://ICHIBA.EXAMPLE/1234567890/',
    '1234567890'.repeat(9),
  ])('is the strongest that fits: %s', (address) => {
    const wide = (size: number) => (size + 8) * 0.42;
    const sizes = (['Q', 'M', 'L'] as const).map((ecc) => encode(address, { ecc, border: 0 }).size);
    for (const most of [16, 19, 26, 30]) {
      const expected = sizes.find((size) => wide(size) <= most) ?? sizes[2];
      expect(toQr(address, { least: 14, most }).size).toBe((expected as number) + 8);
    }
  });
});

describe('addresses on paper', () => {
  const of = (revision?: string) =>
    urls.onPaper({ kind: 'manual', id: 'tig', fields: revision ? { revision } : {} }, 'step-awase');

  it.each([
    ['第４版', '?rev=4'],
    ['甲', '?rev=%E7%94%B2'],
    [undefined, ''],
  ])('carry the revision %s as %s', (revision, query) => {
    expect(of(revision)).toBe(`https://example.jp/ichiba/docs/manual/tig/${query}#step-awase`);
  });
});

const manual = item(
  'docs/manuals/tig.md',
  page(
    `題名: 継手を合わせる手順\n要約: 試し\n語り手: 指導員\n書き手: 書き手\n所有: mihon\n版: 第4版\n改訂日: 2026-11-01\n架空: true\n${published}`,
    '\n## 手順\n\n### 1. 合わせる {#awase}\n\n- 急所（成否）: すき間をなくす {#sukima}\n  - 理由: 溶け落ちる\n\n### 2. 見る {#miru}\n\n- 急所: 色を見る {#iro}\n  - 理由: 黒い\n',
  ),
).item;
const catalog = catalogOf({ item: manual });
const pageProp = {
  id: 'tig',
  kind: 'manual',
  kindLabel: '共通技能マニュアル',
  title: '継手を合わせる手順',
  url: '/ichiba/docs/manual/tig/',
  revision: '第4版',
  fictional: true,
  status: 'approved',
  visibility: 'public',
  toldBy: [],
  fields: [
    { id: 'tools', label: '工具', values: [{ id: '', label: '記載なし' }], blank: true },
    { id: 'safety', label: '安全', values: [{ id: '', label: '面をかぶる' }] },
  ],
};
const body = [
  [
    'Step',
    { id: 'awase' },
    ['p', null, ['img', { src: '/a.svg', alt: '断面', width: 640, height: 300 }]],
    ['KeyPoint', { ngPicture: { url: '/ng.svg', alt: 'すき間がある' } }, 'すき間をなくす'],
  ],
];
const papers = toPapers(manual, { item: pageProp, body } as never, { urls });

describe('sheets of a manual', () => {
  it('of an English page have its safety and tools too, and no row nobody filled', () => {
    const fields = [
      { id: 'machine', label: 'Machine', values: [{ id: '', label: 'TIG 300' }] },
      { id: 'tools', label: 'Tools', values: [{ id: '', label: 'Not stated' }], blank: true },
      { id: 'safety', label: 'Safety', values: [{ id: '', label: 'Wear a mask' }] },
    ];
    const english = { item: { ...pageProp, fields }, body } as never;
    const { safety, atHand } = toPapers(manual, english, { urls }).breakdown;
    expect(safety.map(({ label }) => label)).toEqual(['Safety']);
    expect(atHand.map(({ label }) => label)).toEqual(['Machine']);
  });

  it('hold its steps, reasons, pictures and a code each', () => {
    const { steps, safety, atHand, fit } = papers.breakdown;
    expect(steps.map(({ qr }) => qr.address)).toEqual([
      'https://example.jp/ichiba/docs/manual/tig/?rev=4#step-awase',
      'https://example.jp/ichiba/docs/manual/tig/?rev=4#step-miru',
    ]);
    expect(steps[0]?.pictures).toEqual([
      { src: '/a.svg', alt: '断面', width: 640, height: 300 },
      { src: '/ng.svg', alt: 'すき間がある', sign: 'ng' },
    ]);
    expect(steps[0]?.points[0]).toMatchObject({ mark: 'success', reason: '溶け落ちる' });
    expect(steps[1]?.points[0]).not.toHaveProperty('mark');
    expect(safety.map(({ label }) => label)).toEqual(['安全']);
    expect(atHand).toEqual([]);
    expect(fit).toMatchObject({ points: 12, onePage: true });
  });

  it('labels are large enough to be read at a machine', () => {
    expect([papers.labels.head.qr, ...papers.labels.steps.map(({ qr }) => qr)].length).toBe(3);
    for (const { qr } of papers.labels.steps) expect(qr.mm).toBeGreaterThanOrEqual(20);
  });

  it('all can be chosen for printing together', () => {
    expect(toPrintPage({ catalog, urls }).choices).toEqual([
      {
        id: 'tig',
        title: '継手を合わせる手順',
        papers: true,
        url: '/ichiba/docs/manual/tig/sheet/',
      },
    ]);
  });

  it('letters step down to 8 pt and no further; then it goes on over a second sheet', () => {
    const step = papers.breakdown.steps[0] as BreakdownProp['steps'][number];
    const of = (count: number) =>
      fitBreakdown({ ...papers.breakdown, steps: Array.from({ length: count }, () => step) });
    expect(of(8)).toMatchObject({ onePage: true });
    expect(of(8).points).toBeLessThanOrEqual(of(4).points);
    expect(of(8).points).toBeGreaterThanOrEqual(8);
    expect(of(20)).toMatchObject({ onePage: false });
  });
});

describe('what /print/ is asked for', () => {
  const { choices } = toPrintPage({ catalog, urls });

  it.each([
    ['?ids=a,b&sheet=labels', { ids: ['a', 'b'], sheet: 'labels' }],
    ['?ids=a&ids=b&ids=a', { ids: ['a', 'b'], sheet: 'breakdown' }],
    ['?ids=../x,%3Cb%3E,a&sheet=nope', { ids: ['a'], sheet: 'breakdown' }],
    ['', { ids: [], sheet: 'breakdown' }],
  ])('%s', (search, asked) => {
    expect(askedSheets(search)).toEqual(asked);
  });

  it('is a sheet of a manual, and the page itself of anything else', () => {
    expect(fileOf('tig', { sheet: 'ojt', choices })).toEqual({
      path: 'paper/tig.json',
      sheet: 'ojt',
    });
    expect(fileOf('tig', { sheet: 'page', choices }).path).toBe('items/tig.json');
    expect(fileOf('opl-x', { sheet: 'ojt', choices }).path).toBe('items/opl-x.json');
  });
});
