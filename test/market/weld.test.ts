import path from 'node:path';
import { readSearchDocuments, type SearchDocuments } from '@chishiki-ichiba/market/documents';
import type { SearchOptions } from '@chishiki-ichiba/search';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMarket, type Market } from '../../plugins/market/src/load-market.js';
import type { ItemPageProp } from '../../plugins/market/src/props.js';
import { dialOf, isDial } from '../../plugins/market/src/shown.js';
import {
  conditionLines,
  heatFormula,
  heatOf,
  weldBanner,
  weldLines,
} from '../../plugins/market/src/shown-weld.js';
import { createUrls } from '../../plugins/market/src/urls.js';
import type { WeldProp } from '../../plugins/market/src/weld-props.js';
import { host, type TestHost } from '../search/corpus.js';
import { page, published, site } from './helpers.js';

const steps = '## 手順\n### 1. 見る {#miru}\n- 急所（成否）: すき間 {#a}\n  - 理由: 穴があく\n';
const manual = (title: string, weld: string, more = published) =>
  page(
    `題名: ${title}
安全: 面をかぶる
語り手: [職人]
書き手: [指導員]
改訂日: 2026-11-01
${more}
溶接条件:
${weld.trim().replace(/^/gm, '  ')}`,
    steps,
  );
const corner = '溶接方法: 142\n継手: 角\n母材: [{名称: SUS304, 板厚: 1.0mm}]';
const full = `${corner}
電流: {極性: DC-, 範囲: 25-35A}
電圧: 9-11V
速度: 10-15cm/min
パス間温度: 150℃以下`;

const files = {
  'docs/videos/te.md': page(
    `題名: 手元の映像\n動画元: {ファイル: ./a.webm}\n長さ: "1:30"\n${published}`,
  ),
  'docs/videos/shanai.md':
    '---\n題名: 社内の映像\n動画元: {ファイル: ./a.webm}\n長さ: "0:10"\n所有: firm-a\n---\n',
  'docs/videos/a.webm': new Uint8Array([1]),
  'docs/manuals/full.md': manual(
    '角をなめる',
    `${full}
不完全部との関係:
  - {条件: 電流, 向き: 高い, 不完全部: 穴あき, 動画: te 0:14〜0:21}
  - {条件: 速度, 向き: 遅い, 不完全部: 穴あき}
  - {条件: アーク長, 向き: 長い, 不完全部: ピット, 動画: shanai 0:01}`,
  ),
  'docs/manuals/other.md': manual(
    '厚い角',
    `${corner.replace('1.0mm', '2mm以上')}
電流: {範囲: 60A以上}
不完全部との関係: [{条件: 電流, 向き: 高い, 不完全部: 穴あき}]`,
  ),
  'docs/manuals/members.md': manual(
    '会員の角',
    `${corner}
電流: {範囲: 28A}
不完全部との関係: [{条件: 電流, 向き: 高い, 不完全部: 穴あき}]`,
    '公開範囲: 会員\n所有: firm-a\n状態: 承認済み',
  ),
  'docs/manuals/old.md': manual(
    '昔の角',
    `${corner}
不完全部との関係: [{条件: 電流, 向き: 高い, 不完全部: 穴あき}]`,
    '公開範囲: 一般公開\n状態: 廃止',
  ),
  'docs/manuals/butt.md': manual(
    '突合せ',
    '溶接方法: 141\n継手: 突合せ\n母材: [{名称: SUS304, 板厚: 1.5mm未満}]\n電流: {範囲: 40A以下}',
  ),
  'docs/manuals/ac.md': manual(
    '交流',
    '溶接方法: 141\n母材: [{名称: A5052}]\n電流: {極性: AC, 平均: 60A}\n電圧: 12V\n速度: 20cm/min',
  ),
  'docs/manuals/wps.md': manual(
    '承認済み',
    `${corner}\n状態: WPS承認済\nWPS番号: WPS-012\nPQR番号: PQR-7`,
  ),
  'docs/manuals/pwps.md': manual('案', `${corner}\n状態: pWPS\nWPS番号: pWPS-3`),
  'docs/terms/ana.md': page(`題名: 穴あき\n意味: 落ちる\n不完全部: [穴あき]\n${published}`),
  'docs/terms/ware.md': page(`題名: 割れ\n意味: 割れる\n不完全部: [割れ]\n${published}`),
};

let market: Market;
let search: SearchDocuments;
let index: TestHost;
const pageOf = (id: string): ItemPageProp => {
  const item = market.context.catalog.find(id);
  const found = item && market.pages.get(item)?.item;
  if (!found) throw new Error(`no page ${id}: ${JSON.stringify(market.messages, null, 1)}`);
  return found;
};
const weldOf = (id: string): WeldProp => pageOf(id).weld as WeldProp;
/** Lines that search knows of a page. */
const linesOf = (id: string): string[] =>
  (search.documents.find((document) => document.id === id)?.sections ?? []).flatMap(({ text }) =>
    text.split('\n'),
  );

beforeAll(async () => {
  const siteDir = await site(files);
  const options = { siteDir, roots: ['docs'], edition: { name: 'public' } as const };
  const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
  market = await loadMarket({ ...options, baseUrl: '/', urls });
  search = await readSearchDocuments(options);
  index = await host(search.documents, { build: { labels: search.labels } });
}, 60_000);

describe('rows', () => {
  const value = (id: string, label: string) =>
    weldOf(id).rows.find((row) => row.label === label)?.values;

  test('show the unit typed, open ends as words, the polarity as a welder says it', () => {
    expect(value('full', '速度')?.[0]?.label).toBe('10〜15 cm/min（100〜150 mm/min）');
    expect(value('full', 'パス間温度')?.[0]?.label).toBe('150°C以下');
    expect(value('full', '電流')?.[0]?.label).toBe('直流（棒マイナス）・25〜35 A');
    expect(value('butt', '母材')?.[0]?.label).toBe('SUS304・1.5 mm未満');
  });

  test('all of these are dialled in, big', () => {
    for (const label of ['速度', 'パス間温度', '電流', '電圧'])
      expect(isDial(value('full', label) ?? []), label).toBe(true);
    expect(isDial(value('full', '継手') ?? [])).toBe(false);
    expect(dialOf('10〜15 cm/min（100〜150 mm/min）')).toEqual({
      number: '10〜15',
      unit: 'cm/min',
      note: '（100〜150 mm/min）',
    });
    expect(dialOf('直流（棒マイナス）・25〜35 A')).toEqual({
      word: '直流（棒マイナス）',
      number: '25〜35',
      unit: 'A',
    });
    expect(dialOf('-10〜10°')).toEqual({ number: '-10〜10', unit: '°' });
    expect(isDial([{ id: '', label: '25 A超35 A未満' }])).toBe(false);
  });

  test('the number of the WPS stands in the banner, the links below', () => {
    const labels = weldOf('wps').rows.map(({ label }) => label);
    for (const label of ['WPS番号', 'PQR番号', '状態', '不完全部との関係'])
      expect(labels).not.toContain(label);
  });
});

describe('banner: a manual is never a WPS', () => {
  test.each([
    ['full', '参考条件（WPSではありません）', '自分の溶接機で試してから使ってください。', ''],
    [
      'pwps',
      'pWPS（承認前の案）の条件',
      '施工法試験で確かめる前の条件です。この手順書はWPSではありません。',
      'WPS番号 pWPS-3',
    ],
    [
      'wps',
      '承認されたWPSに合わせた条件',
      'この手順書はWPSではありません。作業の前に、承認されたWPSを見てください。',
      'WPS番号 WPS-012・PQR番号 PQR-7',
    ],
  ])('%s', (id, title, text, numbers) => {
    expect(weldBanner(weldOf(id))).toEqual({ title, text, numbers });
  });

  test('an approved one without a number says so', () => {
    const { wps: _, pqr: __, ...weld } = weldOf('wps');
    expect(weldBanner(weld).numbers).toBe('WPS番号 記載なし');
  });
});

describe('溶接入熱', () => {
  test('stands on the page as numbers, and in words with what was put in', () => {
    const heat = weldOf('full').heatInput;
    if (!heat) throw new Error('no heat input');
    expect(JSON.parse(JSON.stringify(heat))).toMatchObject({ jPerCm: { min: 900, max: 2310 } });
    expect(heatOf(heat)).toEqual({
      number: '900〜2,310',
      unit: 'J/cm',
      also: '（0.09〜0.231 kJ/mm）',
    });
    expect(heatFormula(heat)).toEqual({
      formula: 'H ＝ 60 × E × I ÷ v（E 電圧 V、I 電流 A、v 速度 cm/min）',
      note: 'JIS Z 3001 の溶接入熱。熱効率を掛けない値。',
      worked: [
        '60 × 9 V × 25 A ÷ 15 cm/min ＝ 900 J/cm',
        '60 × 11 V × 35 A ÷ 10 cm/min ＝ 2,310 J/cm',
      ],
    });
  });

  test('the corrected value comes second and says what it is', () => {
    const lines = weldLines(weldOf('full'));
    const first = lines.indexOf('900〜2,310 J/cm （0.09〜0.231 kJ/mm）');
    const second = lines.indexOf('540〜1,386 J/cm （0.054〜0.139 kJ/mm）');
    expect(first).toBeGreaterThan(-1);
    expect(second).toBeGreaterThan(first);
    expect(lines[second - 1]).toBe('熱効率 0.6 を掛けた値');
  });

  test('from mean values it is called so; a page without the numbers has none', () => {
    expect(weldLines(weldOf('ac'))).toContain('溶接入熱（平均値による概算）');
    expect(heatOf(weldOf('ac').heatInput as never).number).toBe('2,160');
    expect(weldOf('butt')).not.toHaveProperty('heatInput');
  });

  test('is found', async () => {
    for (const query of ['溶接入熱', '2,310 J/cm', '60 × 11 V × 35 A', '平均値による概算'])
      expect(await index.ids(query), query).toContain(query.startsWith('平') ? 'ac' : 'full');
  });
});

describe('不完全部との関係, both ways', () => {
  test('on the manual: the imperfection leads to its search, the clip to its second', () => {
    const links = weldOf('full').defectLinks;
    expect(links[0]).toEqual({
      parameter: 'current',
      direction: 'high',
      condition: '電流が高い',
      defect: { id: 'burn-through', label: '穴あき', url: '/search/?defect=burn-through' },
      range: '25〜35 A',
      clip: { label: '動画 0:14〜0:21', url: '/docs/video/te/?t=14#video-te' },
    });
    // A video that this edition does not have is not even named.
    expect(links[2]).not.toHaveProperty('clip');
    expect(conditionLines(links)).toEqual([
      '電流が高いと → 穴あき（この手順の範囲 25〜35 A）',
      '速度が遅いと → 穴あき（この手順の範囲 10〜15 cm/min）',
      'アーク長が長いと → ピット（この手順の範囲 記載なし）',
    ]);
  });

  test('on the term: every manual of this edition that says so, with its own range', () => {
    const shown = pageOf('ana').conditions?.map(({ manual: from, condition, range }) => [
      from?.id,
      from?.url,
      condition,
      range,
    ]);
    expect(shown).toEqual([
      ['full', '/docs/manual/full/#sec-weld', '電流が高い', '25〜35 A'],
      ['full', '/docs/manual/full/#sec-weld', '速度が遅い', '10〜15 cm/min'],
      ['other', '/docs/manual/other/#sec-weld', '電流が高い', '60 A以上'],
    ]);
    expect(pageOf('ware')).not.toHaveProperty('conditions');
  });

  test('both pages are found by what they show', () => {
    expect(linesOf('ana')).toContain('電流が高いと → 穴あき（この手順の範囲 25〜35 A）');
    expect(linesOf('ana')).toContain('角をなめる');
    expect(linesOf('full')).toContain('電流が高いと → 穴あき（この手順の範囲 25〜35 A）');
  });

  test('the manual stands in the search that its imperfection leads to', async () => {
    const { hits } = await index.client.search('', { facets: { defect: ['burn-through'] } });
    expect(hits.map(({ id }) => id)).toEqual(expect.arrayContaining(['full', 'other', 'ana']));
  });

  test('a video of a condition is one that the video’s page knows of', () => {
    expect(pageOf('te').backlinks.flatMap(({ items }) => items.map(({ id }) => id))).toContain(
      'full',
    );
  });
});

describe('search by range', () => {
  const ids = async (options: SearchOptions) => {
    const { hits, problems } = await index.client.search('', { limit: 50, ...options });
    expect(problems).toEqual([]);
    return hits.map(({ id }) => id).sort();
  };

  test('an open end reaches as far as one asks', async () => {
    expect(await ids({ ranges: { current: [500, 600] } })).toEqual(['other']);
    expect(await ids({ ranges: { thickness: [100, null] } })).toEqual(['other']);
    expect(await ids({ ranges: { current: [null, 10] } })).toEqual(['butt']);
    expect(await ids({ ranges: { current: [999_999_999_999, null] } })).toEqual(['other']);
  });

  test('a joint narrows what a current alone leaves', async () => {
    const current: [number, number] = [30, 30];
    expect(await ids({ ranges: { current } })).toEqual(['butt', 'full']);
    expect(await ids({ ranges: { current }, facets: { joint: ['corner'] } })).toEqual(['full']);
    expect(search.labels.joint?.values.corner).toBe('角');
  });

  test('「SUS304 1mm 角継手 30A」 on the market’s own pages', async () => {
    const siteDir = path.resolve(import.meta.dirname, '../..');
    const own = await readSearchDocuments({
      siteDir,
      roots: ['docs'],
      edition: { name: 'working' },
    });
    const { client } = await host(own.documents, { build: { labels: own.labels } });
    const asked: SearchOptions = {
      facets: { material: ['sus304'], joint: ['corner'] },
      ranges: { thickness: [1, 1], current: [30, 30] },
    };
    const found = (await client.search('', { ...asked, limit: 100 })).hits.map(({ id }) => id);
    expect(found).toContain('tig-corner-nametsuke');
    for (const { id, facets, numbers } of own.documents) {
      const fits =
        facets?.material?.includes('sus304') === true &&
        facets.joint?.includes('corner') === true &&
        (numbers?.thickness ?? []).some(([low, high]) => low <= 1 && high >= 1) &&
        (numbers?.current ?? []).some(([low, high]) => low <= 30 && high >= 30);
      expect(found.includes(id), id).toBe(fits);
    }
    expect((await client.search('', { ...asked, ranges: { current: [200, 300] } })).total).toBe(0);
  }, 60_000);
});
