import type { SearchDocument } from '@chishiki-ichiba/search';

/** Three pages with one of everything a search client must tell of. */
export const page: SearchDocument = {
  id: 'tig',
  url: '/docs/manual/tig/',
  title: '薄板TIG溶接の裏波',
  market: '東の市場',
  summary: '薄い板を溶かす話。',
  facets: { kind: ['manual'], phase: ['kaihatsu'] },
  numbers: { current: [[25, 35]] },
  dates: { revised: '2026-05-01', reviewBy: '2027-01-01' },
  prior: 0.9,
  sections: [
    { id: '', heading: '', text: 'はじめに読む文。SUS-304の板を使う。' },
    { id: 'tejun', heading: '手順', text: '' },
    {
      id: 'step-1',
      heading: '1. 継手を合わせる',
      parent: 'tejun',
      kind: 'step',
      text: `${'前置きの文。'.repeat(20)}すき間から溶け落ちて𠮷穴があく。${'後の文。'.repeat(40)}`,
    },
  ],
  cues: [
    { url: '/docs/video/v/?t=2#video-v', start: 2.5, end: 5, text: '板を置きます' },
    { url: '/docs/video/v/?t=14#video-v', start: 14, end: 21, text: '火を止めてから待ちます' },
  ],
};
export const term: SearchDocument = {
  id: 'uranami',
  url: '/docs/term/uranami/',
  title: '裏波',
  readings: ['うらなみ', 'ようせつ'],
  keywords: ['ブローホール'],
  facets: { kind: ['term'] },
  dates: { revised: '2026-07-01' },
  prior: 0.5,
  sections: [{ id: '', heading: '', text: '裏側に出る波。<b>太字</b> & 記号。' }],
};
export const other: SearchDocument = {
  id: 'other',
  url: '/o/',
  title: '別の話',
  lang: 'en',
  facets: { kind: ['case'], phase: ['sosei'] },
  dates: { reviewBy: '2026-12-01' },
  prior: 0.1,
  sections: [{ id: 's', heading: 'Casting', text: 'Casting of aluminium parts.' }],
};
export const pages = [page, term, other];
export const labels = { kind: { label: '種類', values: { manual: 'マニュアル', case: '事例' } } };

const PHASES = ['sosei', 'kochiku', 'kaihatsu', 'seihinka', 'jigyoka'];
export const VALUES: Record<string, string[]> = {
  kind: ['manual', 'failure', 'case'],
  phase: PHASES,
  process: ['tig', 'mag', 'spot'],
};

export const touches = (doc: SearchDocument, [from, to]: readonly [number | null, number | null]) =>
  (doc.numbers?.current ?? []).some(
    ([low, high]) => (to === null || low <= to) && (from === null || high >= from),
  );
export const passes = (doc: SearchDocument, facets: Record<string, string[]>, skip?: string) =>
  Object.entries(facets).every(
    ([facet, wanted]) =>
      facet === skip || wanted.length === 0 || wanted.some((v) => doc.facets?.[facet]?.includes(v)),
  );
