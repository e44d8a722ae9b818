import type { SearchDocument } from '@chishiki-ichiba/search';
import { beforeAll, describe, expect, it } from 'vitest';
import { host, type TestHost } from './corpus.js';

/** Pages by what they say; the id is the word they are about. */
const TEXTS: Record<string, string> = {
  溶接: '薄い板をつなぐ溶接の話。火花が飛ぶので眼鏡をかける。',
  裏波: 'TIGで裏波を出す。電流を少し上げて待つ。',
  表波: 'TIGで表のビードを整える。',
  ベクトル: '力のベクトルを図に書く。',
  ベクチルン: 'ベクチルンという名の部品は棚の奥にある。',
  アンダーカット: '止端にアンダーカットが残った。',
  アンダカット: '古い紙にはアンダカットと書いてある。',
  バイオリン: '木のバイオリンを直す職人を訪ねた。',
  ヴァイオリン: '展示会でヴァイオリンを見た。',
  サーバー: '図面を置くサーバーを替えた。',
  サーバ: '受付のサーバで品番を調べる。',
  ISO: 'ISOの審査を受けた。',
  磯: '磯で釣りをした休みの日。',
  工程: '朝いちばんに工程を確かめる。',
  校庭: '学校の校庭で作った台。',
  花: '窓辺に花を飾った。',
  取り付け金具: '壁に取り付け金具を出す。',
  取付: '板の取付と取り付け。金具は金の具。',
  国鉄: '國鐵の鎔鑛爐を見た。',
};
const docs: SearchDocument[] = Object.entries(TEXTS).map(([id, text], i) => ({
  id,
  url: `/${i}/`,
  title: `その${i}`,
  sections: [{ id: '', heading: '', text }],
}));
const readings = new Map([['裏波', 'うらなみ']]);

let site: TestHost;
/** In few shards a word is seen beside others by chance; here only where it is filed. */
let fine: TestHost;
beforeAll(async () => {
  fine = await host(docs, { build: { readings, shardBytes: 1 } });
  site = await host(docs, { build: { readings } });
});
const first = async (query: string, options = {}) => (await site.ids(query, options))[0];

describe('a word is found by its sound', () => {
  it.each([
    'ようせつ',
    'ヨウセツ',
    'ﾖｳｾﾂ',
    'yousetsu',
    'yousetu',
    'yōsetu',
    'YOUSETSU',
    'ｙｏｕｓｅｔｓｕ',
    'yosetsu',
  ])('%s → 溶接', async (query) => {
    expect(await first(query)).toBe('溶接');
  });

  it.each(['うらなみ', 'ウラナミ', 'uranami', 'URANAMI', 'tig うらなみ', 'うらなみ TIG'])(
    '%s → 裏波, which no dictionary knows',
    async (query) => {
      expect(await site.ids(query)).toEqual(['裏波']);
    },
  );

  it.each([
    ['よう', '溶接'],
    ['ようせ', '溶接'],
    ['ようせt', '溶接'],
    ['you', '溶接'],
    ['youset', '溶接'],
    ['うらな', '裏波'],
    ['uran', '裏波'],
    ['べく', 'ベクトル'],
  ])('%s, still being typed → %s', async (query, id) => {
    expect(await site.ids(query, { prefixLast: true })).toContain(id);
  });

  it('homonyms are all found', async () => {
    expect(new Set(await site.ids('こうてい'))).toEqual(new Set(['工程', '校庭']));
    expect(new Set(await site.ids('koutei'))).toEqual(new Set(['工程', '校庭']));
  });

  it('and the hit shows where it stands', async () => {
    const { excerpt } = (await site.client.search('うらなみ')).hits[0] ?? {};
    expect(excerpt?.ranges.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(['裏波']);
  });

  it('capitals are an abbreviation first', async () => {
    expect(await first('ISO')).toBe('ISO');
    expect(await first('いそ')).toBe('磯');
    expect(new Set((await site.ids('TIG')).slice(0, 2))).toEqual(new Set(['裏波', '表波']));
  });
});

describe('spellings of one word find each other, the typed one first', () => {
  it.each([
    ['アンダーカット', 'アンダーカット', 'アンダカット'],
    ['アンダカット', 'アンダカット', 'アンダーカット'],
    ['ｱﾝﾀﾞｰｶｯﾄ', 'アンダーカット', 'アンダカット'],
    ['あんだーかっと', 'アンダーカット', 'アンダカット'],
    ['undercut', undefined, undefined],
    ['バイオリン', 'バイオリン', 'ヴァイオリン'],
    ['ヴァイオリン', 'ヴァイオリン', 'バイオリン'],
    ['サーバー', 'サーバー', 'サーバ'],
    ['サーバ', 'サーバ', 'サーバー'],
  ])('%s → %s, %s', async (query, typed, other) => {
    const ids = await site.ids(query);
    if (!typed || !other) expect(ids).toEqual([]);
    else if (query === 'サーバ')
      // サーバー holds サーバ too: both show it just so.
      expect(new Set(ids)).toEqual(new Set([typed, other]));
    else expect(ids).toEqual([typed, other]);
  });
});

describe('kanji are found in another spelling', () => {
  it.each(['取付', '取り付け', '取付け'])('without or with kana endings: %s', async (query) => {
    expect(new Set(await site.ids(query))).toEqual(new Set(['取付', '取り付け金具']));
  });

  it('over several words at once', async () => {
    expect(await site.ids('取付金具')).toContain('取り付け金具');
    expect((await site.ids('取り付け金具'))[0]).toBe('取り付け金具');
  });

  it.each(['国鉄', '國鐵', '溶鉱炉', '鎔鑛爐'])('old and new: %s', async (query) => {
    expect(await site.ids(query)).toEqual(['国鉄']);
  });
});

describe('a slip of the keyboard', () => {
  it.each([
    ['ベクタル', 'substituted'],
    ['ベトル', 'left out'],
    ['ベククトル', 'typed twice'],
    ['ベクルト', 'swapped'],
    ['bekutoru', 'romaji, no slip'],
    ['bekutoro', 'in romaji'],
  ])('%s → ベクトル (%s)', async (query) => {
    expect(await site.ids(query)).toContain('ベクトル');
  });

  it.each([
    ['ベクタル', 'ベクトル'],
    ['ベクルト', 'ベクトル'],
    ['ベクトルル', 'ベクトル'],
    ['とうせつ', '溶接'],
    ['ようせす', '溶接'],
    ['うらみな', '裏波'],
    ['うなみ', '裏波'],
    ['yousetsuu', '溶接'],
    ['アンダーカッド', 'アンダーカット'],
  ])('is found where every term has a file of its own: %s → %s', async (query, id) => {
    expect(await fine.ids(query)).toContain(id);
  });

  it('never outranks a page that shows what was typed', async () => {
    expect(await site.ids('ベクチル')).toEqual(['ベクチルン', 'ベクトル']);
    expect(await site.ids('ベクトル')).toEqual(['ベクトル']);
  });

  it('never outranks it among many, either', async () => {
    const many = await host(
      [
        ...Array.from({ length: 60 }, (_, i) => ({
          id: `slip-${i}`,
          url: '/',
          title: 'ベクトル',
          prior: 1,
          sections: [{ id: '', heading: 'ベクトル', text: 'ベクトル'.repeat(3) }],
        })),
        {
          id: 'exact',
          url: '/',
          title: 'その他',
          prior: 0,
          sections: [{ id: '', heading: '', text: `${'長い文。'.repeat(80)}ベクチルンの棚。` }],
        },
      ],
      { build: { readings } },
    );
    expect((await many.client.search('ベクチル', { limit: 3 })).hits[0]?.id).toBe('exact');
  });

  it('is not looked for in words of two characters', async () => {
    expect(await site.ids('はま')).toEqual([]);
  });
});

describe('romaji with a slip that no kana shows', () => {
  it.each([
    ['uranmai', '裏波'],
    ['urnaami', '裏波'],
    ['yousestu', '溶接'],
    ['yousts', undefined],
    ['uranmi', '裏波'],
    ['yousetsu', '溶接'],
  ])('%s → %s', async (query, expected) => {
    for (const prefixLast of [false, true])
      expect(await first(query, { prefixLast })).toBe(expected);
  });
});

describe('of pages that hold every word', () => {
  const page = (id: string, title: string, ...texts: string[]): SearchDocument => ({
    id,
    url: `/${id}/`,
    title,
    sections: texts.map((text, i) => ({ id: `s${i}`, heading: '', text })),
  });
  const long = '板を合わせて待つ。'.repeat(8);

  it('those that hold them together come before those that hold them apart', async () => {
    const { ids } = await host([
      page(
        'apart',
        '話',
        `電極。${long}`,
        `研ぎ。${long}`,
        '電極。',
        '研ぎ。',
        '電極。研磨。',
        '研ぎ。',
      ),
      page(
        'together',
        '別の話',
        `${long.repeat(4)}電極をいつもの角度に研ぎます。研ぎ方は別にある。`,
      ),
      page('title', '電極の研ぎ', long.repeat(4)),
    ]);
    expect(await ids('研ぎ 電極')).toEqual(['title', 'together', 'apart']);
  });

  it('a page that holds their pairs by chance does not hide the nearest ones', async () => {
    const { client } = await host([
      page('chance', '話', 'ゆるみがある。ひずみを取る。'),
      page('near', '別の話', 'アルミの板。'),
      ...[1, 2, 3, 4].map((n) => page(`strain-${n}`, '取り方', 'ひずみを取る。')),
    ]);
    const { hits, relaxed } = await client.search('アルミ ひずみ');
    expect(hits.map(({ id }) => id)).toContain('near');
    expect(relaxed).toBe(true);
  });

  it('the title that shows the word meant comes first', async () => {
    const { ids } = await host(
      [
        page('often', '金網', '裏波。裏波。裏波。裏波。裏波。'),
        page('titled', 'きれいな裏波の出し方を順に教える', long.repeat(6)),
      ],
      { build: { readings } },
    );
    expect(await ids('uranami')).toEqual(['titled', 'often']);
    expect(await ids('うらなみ', { prefixLast: true })).toEqual(['titled', 'often']);
  });

  it('parts of other words that read like a slip do not stand before the word meant', async () => {
    const { ids } = await host([
      page('meant', '人', 'ドメニコが工房を開いた。'),
      page('names', '画家', `クロード・ニコラの絵。${'クロード・ニコラ。'.repeat(5)}`),
      page('kana', '暮らし', 'どこにでもあるのにこまる。工房もどにこもる。'),
      page('own', '略さない名', 'ド・ニコの台帳。'),
    ]);
    const order = await ids('ドニコ');
    expect(order[0], 'the name itself, whatever stands between').toBe('own');
    expect(order[1]).toBe('meant');
  });

  it('the page that begins with a word comes before a long one that says it at its end', async () => {
    const { ids } = await host([
      page('late', '話', `${long.repeat(6)}母材は鋼。母材。`),
      page('early', '別の話', `母材を選ぶ。${long}`),
    ]);
    expect(await ids('母材')).toEqual(['early', 'late']);
  });
});
