import type { SearchDocument, SearchOptions } from '@chishiki-ichiba/search';
import { createSearchClient, type SearchClient } from '@chishiki-ichiba/search/client';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';

/** Small seeded generator (mulberry32): the same corpus every run. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HEADS = [
  '薄板',
  'ステンレス',
  'アルミ',
  '隅肉',
  '突合せ',
  '配管',
  '架台',
  '𠮷野製作所の',
  '髙橋式',
  '佐々木さんの',
];
const THINGS = [
  '裏波',
  'ビード',
  'アンダーカット',
  'アンダカット',
  'ブローホール',
  'ひずみ',
  '開先',
  'めっき',
  'ﾊﾞﾌ研磨',
  '継手',
  'ティグ溶接',
  'ＴＩＧ溶接',
  '1ヶ月点検',
  '〆切',
  '代々の型',
  'いすゞの部品',
];
const PHRASES = [
  'ＳＵＳ－３０４の板を30A前後で溶かす。',
  'SUS304（t1.0）を使い、電流は25〜35Aにする。',
  'アークの長さは1.5㎜以下、角度は70°±5°。',
  'すき間から溶け落ちて穴があく。',
  '部品番号A-1234とＢ－５６７８を確かめる！',
  '様々な形、時々刻々と変わる温度（180℃）。',
  'TIG welding of thin plates; see the WPS.',
  'かﾞすの流量は毎分8ℓ、Ⅲ種・①番の治具で。',
  'が、ぎ、ぐを含む合成文字のテスト。',
  '2,000個の注文で図面が返された。',
  'φ6×t0.8のパイプ／NC旋盤（CNC）🔥🔥注意',
  'ドットコム　全角　空白と half space の混在',
  'ここゝろとスヾ、一ヵ月・三ケ所のヶ所。',
  'ウラナミがでない→電流をあげる。',
  '－１０℃でもOK。A/B・C&Dの順。',
  '溶接裏面のスラグ、裏側の波形を接写する。',
];
const READINGS: Record<string, string> = {
  裏波: 'うらなみ',
  ひずみ: 'ひずみ',
  開先: 'かいさき',
  めっき: 'メッキ',
  継手: 'つぎて',
};

/** About 100 pages with awkward spelling, facets, numbers and dates. */
export function makeCorpus(count = 100, seed = 7): SearchDocument[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const some = <T>(list: readonly T[], max: number): T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(next() * max) }, () => pick(list))),
  ];
  return Array.from({ length: count }, (_, i) => {
    const thing = pick(THINGS);
    const reading = READINGS[thing];
    return {
      id: `page-${String(i).padStart(3, '0')}`,
      url: `/docs/page-${i}/`,
      title: `${pick(HEADS)}${thing}${i % 3 === 0 ? `その${i}` : ''}`,
      summary: next() < 0.3 ? pick(PHRASES) : undefined,
      readings: reading ? [reading] : [],
      prior: Math.round(next() * 4) / 4,
      sections: Array.from({ length: 1 + Math.floor(next() * 4) }, (_, s) => ({
        id: s === 0 ? '' : `s-${s}`,
        heading: s === 0 ? '' : `${s}. ${pick(THINGS)}を${pick(['合わせる', '磨く', '確かめる'])}`,
        text: Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(PHRASES)).join(''),
        parent: s > 1 ? 's-1' : undefined,
        kind: s > 1 ? ('step' as const) : undefined,
      })),
      cues:
        next() < 0.2
          ? [{ url: `/v/${i}/?t=14`, start: 14, end: 20, text: pick(PHRASES) }]
          : undefined,
      facets: {
        kind: [pick(['manual', 'failure', 'case'])],
        phase: some(['sosei', 'kochiku', 'kaihatsu', 'seihinka', 'jigyoka'], 3),
        ...(next() < 0.7 ? { process: some(['tig', 'mag', 'spot'], 2) } : {}),
      },
      numbers:
        next() < 0.6
          ? {
              current: [
                [Math.floor(next() * 50), 50 + Math.floor(next() * 50)] as [number, number],
              ],
            }
          : undefined,
      dates:
        next() < 0.8
          ? { revised: `2026-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}` }
          : undefined,
    };
  });
}

/** Every visible block of a page. */
export function blocksOf(doc: SearchDocument): string[] {
  return [
    doc.title,
    doc.summary ?? '',
    ...doc.sections.flatMap((s) => [s.heading, s.text]),
    ...(doc.cues ?? []).map((c) => c.text),
  ].filter((text) => text !== '');
}

export interface TestHost {
  client: SearchClient;
  files: Map<string, Uint8Array>;
  requests: string[];
  /** The same files served to a reader who has read nothing yet. */
  fresh(): Pick<TestHost, 'client' | 'requests'>;
  /** All ids, in order. */
  ids(query: string, options?: SearchOptions): Promise<string[]>;
}

/** Index the pages and serve the files to a fresh client. `answer` may replace a response. */
export async function host(
  docs: readonly SearchDocument[],
  {
    answer,
    build,
    slowMs,
  }: {
    answer?: (
      path: string,
      bytes: Uint8Array | undefined,
    ) => Response | undefined | Promise<Response | undefined>;
    build?: Parameters<typeof buildSearchIndex>[1];
    slowMs?: number;
  } = {},
): Promise<TestHost> {
  const files = new Map((await buildSearchIndex(docs, build)).files);
  const fresh = () => {
    const requests: string[] = [];
    const client = createSearchClient({
      baseUrl: 'http://host/idx',
      slowMs,
      fetch: async (url) => {
        const path = new URL(url).pathname.replace('/idx/', '');
        requests.push(path);
        const bytes = files.get(path);
        const special = await answer?.(path, bytes);
        if (special) return special;
        return bytes ? new Response(bytes as BodyInit) : new Response('not found', { status: 404 });
      },
    });
    return { client, requests };
  };
  const { client, requests } = fresh();
  const ids = async (query: string, options: SearchOptions = {}) =>
    (await client.search(query, { limit: 1000, ...options })).hits.map((hit) => hit.id);
  return { client, files, requests, fresh, ids };
}
