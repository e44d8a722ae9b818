import path from 'node:path';
import { readSite } from '@chishiki-ichiba/market/content';
import { readSearchDocuments, type SearchDocuments } from '@chishiki-ichiba/market/documents';
import { formatMessage, type Range } from '@chishiki-ichiba/model';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { beforeAll, describe, expect, test } from 'vitest';
import { host } from '../search/corpus.js';
import { page, published, site } from './helpers.js';

const video = (more: string) =>
  page(`題名: 手元の映像\n動画元: {ファイル: ./a.webm}\n長さ: "1:30"\n${published}\n${more}`);
const steps = '## 手順\n### 1. 見る {#miru}\n- 急所（成否）: すき間 {#a}\n  - 理由: 穴があく\n';
const manual = (more: string, body = steps) =>
  page(
    `題名: 角を付ける
安全: 面をかぶる
語り手: [職人]
書き手: [指導員]
改訂日: 2026-11-01
段階: [開発期]
工程: [溶接]
${published}
${more}`,
    body,
  );
const captions = (text: string) => `WEBVTT\n\n00:00:14.300 --> 00:00:17.000\n${text}\n`;

const files = {
  'docs/videos/te.md': video(`チャプター:
  - {開始: "0:40", 題名: おわりを埋める}
  - {開始: "0:12", 題名: すきまを見る}
字幕:
  - {言語: ja, ファイル: ./te.ja.vtt}
  - {言語: vi-VN, ファイル: ./te.vi.vtt}`),
  'docs/videos/te.ja.vtt': captions('池の前を見ます。'),
  'docs/videos/te.vi.vtt': captions('Nhìn phía trước.'),
  'docs/videos/a.webm': new Uint8Array([1]),
  'docs/videos/shanai.md': `---
題名: 社内の映像
動画元: {ファイル: ./a.webm}
長さ: "0:10"
所有: firm-a
---
`,
  'docs/manuals/weld.md': manual(`レベル: 2
母材: [SUS304]
溶接条件:
  溶接方法: 141
  母材:
    - {名称: SUS304, 板厚: 0.1cm}
    - {名称: SS400, 板厚: 1-3mm}
    - {名称: 自社材X, 板厚: 1mm}
    - {名称: SPCC, 板厚: 該当なし}
  電流: {極性: DC-, ピーク: 0.06kA, ベース: 20A}
  速度: 10-15cm/min
  初期電流: 5A`),
  'docs/manuals/plain.md': manual('母材: [SS400]'),
  'docs/manuals/clip.md': manual('', `${steps}  - 動画: te 0:14〜0:17\n`),
  'docs/manuals/hidden-clip.md': manual('', `${steps}  - 動画: shanai 0:01\n`),
  'docs/manuals/player.md': manual('', `:::動画{video="te"}\n:::\n\n${steps}`),
  'docs/manuals/module.mdx': manual(
    '',
    `<Video id="te" />\n\n${steps.replaceAll(/ \{#.*\}/g, '')}`,
  ),
  'docs/manuals/english.md': manual('言語: en-US'),
  'docs/manuals/old.md': manual('').replace('承認済み', '廃止'),
  'docs/skills/skill-a.md': page(
    `題名: 薄板\n段階別のできること:\n  - {レベル: 1, 内容: 言える}\n  - {レベル: 3, 内容: できる}\n${published}`,
  ),
  'docs/failures/ana.md': page(
    `題名: 穴があいた\n事象: 穴\n原因: すき間\n知識化: 見る\n主シナリオ: {原因: [無知], 行動: [加工・製作], 結果: [不良・手直し]}\n不完全部: [穴あき]\n${published}`,
  ),
};

const publicEdition = { name: 'public' } as const;
let made: SearchDocuments;
const doc = (id: string): SearchDocument => {
  const found = made.documents.find((document) => document.id === id);
  if (!found)
    throw new Error([`no document ${id}`, ...made.messages.map(formatMessage)].join('\n'));
  return found;
};
beforeAll(async () => {
  const siteDir = await site(files);
  made = await readSearchDocuments({ siteDir, roots: ['docs'], edition: publicEdition });
}, 60_000);

test('labels stand in the order of the search page, number fields last with their units', () => {
  expect(Object.keys(made.labels)).toEqual([
    'kind',
    'outcome',
    'phase',
    'process',
    'material',
    'joint',
    'defect',
    'level',
    'video',
    'canvas',
    'org',
    'status',
    'lang',
    'thickness',
    'current',
    'speed',
  ]);
  expect(made.labels.level).toEqual({
    label: 'レベル',
    values: { 1: 'レベル1', 2: 'レベル2', 3: 'レベル3', 4: 'レベル4' },
  });
  expect(made.labels.video).toEqual({ label: '動画', values: { yes: '動画あり' } });
  expect(made.labels.status?.values.approved).toBe('承認済み');
  expect(made.labels.lang).toEqual({
    label: '言語',
    values: { ja: '日本語', en: '英語', vi: 'ベトナム語' },
  });
  expect(made.labels.thickness).toEqual({ label: '板厚', values: {}, unit: 'mm' });
  expect(made.labels.current).toEqual({ label: '電流', values: {}, unit: 'A' });
});

describe('facets', () => {
  test('a manual has one level, a skill those it is told in, other pages none', () => {
    expect(doc('weld').facets?.level).toEqual(['2']);
    expect(doc('skill-a').facets?.level).toEqual(['1', '3']);
    expect(doc('ana').facets).not.toHaveProperty('level');
  });

  test('a video, a player in a body and a clip of a key point make 動画あり', () => {
    for (const id of ['te', 'clip', 'player', 'module'])
      expect(doc(id).facets?.video, id).toEqual(['yes']);
    expect(doc('plain').facets).not.toHaveProperty('video');
  });

  test('a clip of a video that this edition does not show makes none', () => {
    expect(doc('hidden-clip').facets).not.toHaveProperty('video');
  });

  test('the language is the page’s and those of its captions', () => {
    expect(doc('plain').facets?.lang).toEqual(['ja']);
    expect(doc('te').facets?.lang).toEqual(['ja', 'vi']);
    expect(doc('player').facets?.lang).toEqual(['ja', 'vi']);
    expect(doc('english').facets?.lang).toEqual(['en']);
  });

  test('only a page that exists in one language says so', () => {
    expect(doc('english').lang).toBe('en-US');
    expect(doc('plain')).not.toHaveProperty('lang');
    expect(doc('te')).not.toHaveProperty('lang');
  });

  test('verified and retired pages can be told apart', () => {
    expect(doc('weld').facets?.status).toEqual(['approved']);
    expect(doc('old').facets?.status).toEqual(['retired']);
  });

  test('materials are those of the head and of the weld conditions, each once', () => {
    expect(doc('weld').facets?.material).toEqual(['sus304', 'ss400', '自社材X', 'spcc']);
  });
});

describe('numbers', () => {
  test('are intervals in the unit of the field; equal ones and 該当なし are left out', () => {
    expect(doc('weld').numbers).toEqual({
      thickness: [
        [1, 1],
        [1, 3],
      ],
      current: [
        [60, 60],
        [20, 20],
      ],
      speed: [[100, 150]],
    });
  });

  test('a page without weld conditions has none', () => {
    expect(doc('plain')).not.toHaveProperty('numbers');
    expect(doc('ana')).not.toHaveProperty('numbers');
  });
});

describe('moments of a video', () => {
  const moments = (id: string) =>
    doc(id).cues?.map(({ start, end, text, url }) => [start, end, text, url]);

  test('scenes last until the next one, then come the captions', () => {
    const at = '/docs/video/te/';
    expect(moments('te')).toEqual([
      [12, 40, 'すきまを見る', `${at}?t=12#video-te`],
      [40, 90, 'おわりを埋める', `${at}?t=40#video-te`],
      [14.3, 17, '池の前を見ます。', `${at}?t=14#video-te`],
    ]);
  });

  test.each(['player', 'module'])('a page with a player opens them on itself (%s)', (id) => {
    expect(doc(id).cues?.map(({ url }) => url)).toEqual([
      `/docs/manual/${id}/?t=12#video-te`,
      `/docs/manual/${id}/?t=40#video-te`,
      `/docs/manual/${id}/?t=14#video-te`,
    ]);
    expect(doc('clip')).not.toHaveProperty('cues');
  });

  test.each([
    ['すきまを見る', 12],
    ['おわりを埋める', 40],
    ['池の前を見ます', 14.3],
  ])('「%s」 is a hit that opens at second %d', async (query, start) => {
    const { client } = await host(made.documents);
    const { hits } = await client.search(query, { facets: { kind: ['video'] } });
    expect(hits[0]?.cue).toMatchObject({
      start,
      url: `/docs/video/te/?t=${Math.floor(start)}#video-te`,
    });
  });
});

describe('over the market’s own content', () => {
  const siteDir = path.resolve(import.meta.dirname, '../..');
  const edition = { name: 'working' } as const;
  let own: SearchDocuments;
  beforeAll(async () => {
    own = await readSearchDocuments({ siteDir, roots: ['docs'], edition });
  }, 60_000);

  test('every facet value stands on its page in the words of its label', () => {
    const shown = 'kind outcome phase process material joint defect canvas org'.split(' ');
    const missing = own.documents.flatMap((document) => {
      const text = document.sections.map((section) => `${section.heading}\n${section.text}`).join();
      return shown.flatMap((facet) =>
        (document.facets?.[facet] ?? [])
          .map((value) => own.labels[facet]?.values[value] ?? value)
          .filter((label) => !text.includes(label))
          .map((label) => `${document.id}: ${facet} ${label}`),
      );
    });
    expect(missing).toEqual([]);
  });

  test('every value of a closed facet has a label', () => {
    const open = ['process', 'material'];
    const bare = own.documents.flatMap(({ id, facets = {} }) =>
      Object.entries(facets).flatMap(([facet, values]) =>
        open.includes(facet)
          ? []
          : values
              .filter((value) => own.labels[facet]?.values[value] === undefined)
              .map((value) => `${id}: ${facet} ${value}`),
      ),
    );
    expect(bare).toEqual([]);
  });

  test('units of the labels are those the content model converts to', async () => {
    const { entries } = await readSite({ siteDir, roots: ['docs'] });
    const units: Record<string, Set<string>> = {
      thickness: new Set(),
      current: new Set(),
      speed: new Set(),
    };
    const note = (field: string, range: Range | null | undefined) => {
      if (range) units[field]?.add(range.unit);
    };
    for (const { item } of entries) {
      if (item.kind !== 'manual' || !item.fields.weld) continue;
      for (const metal of item.fields.weld.base ?? []) note('thickness', metal.thickness);
      note('current', item.fields.weld.current?.range);
      note('speed', item.fields.weld.speed);
    }
    for (const [field, found] of Object.entries(units))
      expect([...found], field).toEqual([own.labels[field]?.unit]);
  });
});
