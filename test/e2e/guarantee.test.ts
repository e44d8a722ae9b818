import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { SearchClient } from '@chishiki-ichiba/search';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Block, visibleBlocks } from './visible.js';

/**
 * Any string that a reader can see on an item is found, and the pages that have it come first. Strings
 * are drawn from every item page of the built site as it is served and looked up in its index.
 *
 * CI draws a seeded sample; `SEARCH_RUNS=200000 SEARCH_SEED=7 npx vitest run --project e2e
 * test/e2e/guarantee.test.ts` looks longer and elsewhere.
 *
 * **A page has a string** when one block of it (see `visible.ts`) shows these characters in this order:
 * whatever their width and case (NFKC, lower case: ＴＩＧ = tig, ㎜ = mm) and however they are spaced (a
 * line may break anywhere). That is the least a reader means by it, so such a page must be found. A
 * reader who typed ひずみ will not mind a page with ヒズミ, nor one with SUS-304 for SUS304: a page that
 * differs in the script of its kana, in punctuation, dashes or accents, may stand among those that have
 * the string. Any other page must stand behind them.
 */
const RUNS = Number(process.env.SEARCH_RUNS ?? 8_000);
const SEED = Number(process.env.SEARCH_SEED ?? 20_261_121);
const LONGEST = 14;
/** Up to so many pages have a string, all of them stand first; else the first ten have it. */
const FEW = 50;
const FIRST = 10;
/** Failures named in the message. */
const SHOWN = Number(process.env.SEARCH_SHOWN ?? 25);

const buildDir = path.resolve(import.meta.dirname, '../../build');
const docsDir = path.join(buildDir, 'docs');

/**
 * Words of the interface itself, not of an author: they stand on every page of a kind and lead nowhere.
 * Names of the head's rows, of parts and of a step's rows; signs of a value the author left out.
 */
const INTERFACE = new Set(
  [
    '対象 語り手 書き手 確認者 所有 版 見直し期限 キャンバス お知らせ',
    '安全と保護具 溶接条件 失敗のあらまし 経過 要点 教訓 ビジネスモデルキャンバス 数字 成果と外部効果',
    'この失敗で変わった急所 つまずきの流れ 同じ原因の例',
    '見くらべ 会社ごとの基準 合格・限度・返す 合格 限度 返す 項目 違う どの会社も同じ それぞれ違う',
    'ほかの面・価格帯と並べて見る',
    '出典どうしの食い違い くわしい項目 出典 成果 外部効果（人・知名度・地域に残ったもの）',
    '主目的 書くときの問い 考えるときの問い',
    '理由 悪い例 引き出し方 社ごとの違い 変えたあと 急所（成否） 急所（安全） 急所（やりやすさ）',
    '事象 原因 対処 対策 知識化 背景 後日談 当事者の話 よい例 行動 結果 もとにあった条件 そのときしていたこと 起きたこと',
    'パートナー 主要活動 主なリソース 価値提案 顧客との関係 チャネル 顧客セグメント コスト構造 収益の流れ',
    '見本：架空の組織・条件です 編集者の読み取り（出典の文ではありません）',
    '計算で描いた模擬の映像です。実際の作業の撮影ではありません。',
    '順番 段階別のできること だれが、どこまで 表を見る この力量表を開く 終わりの確認 学びの道筋 教える人の記入票',
    '求め 申し出 募集状態 掲載日 期限 聞き先 回答 できること 合うページ 教えられる人',
    '内容 工程 母材 板厚 最大の大きさ 精度 数量 納期の目安',
    '使ってみた やってみた結果 この技の使われ方 防げた失敗 お礼 表彰 報告を読む お礼状・表彰状を刷る',
    'まだ報告がありません。 うまくいかなかったことも、次に使う人の役に立ちます。',
    '字幕の文（行を押すと、その場面から見られます） 字幕の文',
    'いつ どこで 活動 連携体 参加組織 参加人数 前回 次の回 日時と場所 議題 使うもの 決めたこと 分かったこと 次にやること 集まり',
    '議事録の紙 予定表に入れる（.ics）',
    '測った値 量 手順書の範囲 平均 最小〜最大 範囲の中 範囲を外れた所 範囲を外れた所はありません。 手本と比べる（A4で1枚）',
    'どこを見ていたか 見ていた所 割合 時間 見た回数',
    'いつ、どこを見たか（行を押すと、その場面から見られます）',
    '作業モードで開く',
    '紙で使う A4の作業分解シート 貼り紙（QR） OJT記録 ほかのページとまとめて',
  ].flatMap((line) => line.split(' ')),
);
const INTERFACE_LINE = [
  /^結果：|^(?:証明：)?記載なし$|^記載なし：/,
  // Times, numbers of steps and of notes.
  /^[\d:[\]]+$/,
  // Links to another page, by its title.
  /^動画 [\d:〜]+$/,
  /^手順書?：/,
  // How many firms differ at a criterion.
  /^\d+社が違う$/,
  /^この急所を教えた失敗：/,
  // To the courses the page is part of.
  /^この道筋の \d+\/\d+$|^学びの道筋 \d+か所$/,
  // To all meetings of an alliance; the boxes of a list of things to do.
  /^この連携体の集まりをすべて見る（\d+件）$|^[✓→]$/,
  // A look: when, at which of the areas named above, how long.
  /^[\d:]+〜[\d:]+秒? .+（[\d.]+秒）$/,
  // Counts of reports and of what came back.
  /^うまくいった \d+・うまくいかなかった \d+$/,
  /^この(?:急所|手順)の使ってみた：\d+件$/,
  /^(?:この技を使った会社|防げた失敗|お礼|表彰)（\d+[社件]）$/,
  // From the timeline to the part it counts.
  /^外部効果：\d+件を見る$/,
];
/** Inside a block: what the kind gives, not the author; the number before an event. */
const INTERFACE_SIGN =
  /（既定）|（WPSではありません）自分の溶接機で試してから使ってください。|^\d+ (?=\p{L}+$)/gu;

/** A name of a row (キャンバス, 原因) may be somewhere else's value. */
const isInterface = ({ tag, text }: Block): boolean =>
  (INTERFACE.has(text) && tag !== 'dd' && tag !== 'td') ||
  INTERFACE_LINE.some((sign) => sign.test(text));

const ofAnAuthor = (blocks: readonly Block[]): string[] =>
  blocks
    .filter((block) => !isInterface(block))
    .map(({ text }) => text.replace(INTERFACE_SIGN, '').trim())
    .filter((text) => text !== '');

interface Page {
  readonly id: string;
  readonly blocks: readonly string[];
  /** Blocks as they are compared, one a line. */
  readonly strict: string;
  readonly lenient: string;
}

const strictly = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Kana in one script and size, nothing but letters, digits and kana left; ー and repeat marks stay. */
const leniently = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 1))
    .replace(/[ゕゖ]/g, (char) => (char === 'ゕ' ? 'か' : 'け'))
    .replace(/ぢ/g, 'じ')
    .replace(/づ/g, 'ず')
    .replace(/(\p{L})々/gu, '$1$1')
    .replace(/(?<!\p{Nd})\.|\.(?!\p{Nd})/gu, '')
    .replace(/[^\p{L}\p{N}.ー]/gu, '');

/** Something a reader would look for: a letter, a digit, kana or kanji. ー alone has no sound. */
const says = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(/[ーｰ]/g, ''));

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const graphemesOf = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment);

/** Strings drawn on purpose: a window laid around each place where one of these stands. */
const FORCED: Readonly<Record<string, RegExp>> = {
  々〆ヶヵ: /[々〆ヶヵゝゞ]/gu,
  'surrogate pair': /[\u{10000}-\u{10ffff}]/gu,
  'combining dakuten': /[\u3099\u309a]/gu,
  '㎜ φ ± ℃ Ⅲ ①': /[㎜㎝φø⌀±℃°Ⅰ-Ⅻ①-⑳²³½μµΩ×÷≦≧%]/gu,
  'part number': /[A-Za-z]+[ -]?\d[\w.-]*/g,
  'number with a hyphen': /[A-Za-z\d]+-\d+/g,
  'number with a point': /[A-Za-z]?\d+\.\d+/g,
  'number with a comma': /\d,\d{3}/g,
  'full width': /[０-９Ａ-Ｚａ-ｚ]/g,
  'half-width katakana': /[ｦ-ﾟ]/g,
  'Latin beside Japanese': /[a-z](?=[ぁ-ヶ一-龠])|(?<=[ぁ-ヶ一-龠])[a-z]/gi,
  'katakana beside hiragana': /[ァ-ヶー](?=[ぁ-ん])/g,
  ー: /ー/g,
};

/** Ways of typing what was drawn. The first is checked for its ranking too. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'as is': (text) => text,
  NFKC: (text) => text.normalize('NFKC'),
  'full width': (text) =>
    text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'half-width katakana': toHalfWidth,
  'upper case': (text) => text.toUpperCase(),
  'without hyphens': (text) => text.replace(/(?<=[A-Za-z\d])[-‐－](?=[A-Za-z\d])/g, ''),
  'without spaces': (text) => text.replace(/(?<=[A-Za-z\d]) (?=[A-Za-z\d])/g, ''),
};

interface Draw {
  readonly kind: string;
  readonly text: string;
  readonly block: string;
  readonly variant: string;
  readonly query: string;
}

describe.skipIf(!existsSync(docsDir))('any visible string is found, and first', () => {
  let pages: readonly Page[];
  let blocks: readonly string[];
  let client: SearchClient;
  const elsewhere = new Map<string, string>();

  beforeAll(() => {
    pages = readPages();
    blocks = [...new Set(pages.flatMap((page) => page.blocks))];
    // Everything is kept: no file is read twice.
    client = open(Number.POSITIVE_INFINITY);
  });

  const open = (keepBytes: number) =>
    createSearchClient({
      baseUrl: 'http://site/ichiba/search/',
      keepBytes,
      fetch: async (url) => {
        const file = path.join(buildDir, decodeURI(new URL(url).pathname));
        return existsSync(file)
          ? new Response(readFileSync(file))
          : new Response(null, { status: 404 });
      },
    });

  // In a browser, at size L, over 10,000 queries: test/deep/load.test.ts.
  test('300 queries of one visit that may keep a tenth of the index: the memory does not grow', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapMb = () => {
      collect();
      return process.memoryUsage().heapUsed / 1e6;
    };
    const visitor = open(200_000);
    let before = 0;
    for (let at = 0; at < 300; at++) {
      const block = blocks[(at * 7919) % blocks.length] ?? '';
      const { problems } = await visitor.search(block.slice(at % 5, (at % 5) + 2 + (at % 4)));
      expect(problems).toEqual([]);
      if (at === 49) before = heapMb();
    }
    // Without a bound it is more than 25.
    expect(heapMb() - before).toBeLessThanOrEqual(8);
  });

  test(`${RUNS} strings, seed ${SEED}`, async () => {
    const holders = createHolders(pages);
    const counts = new Map<string, number>();
    const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
    const lost: string[] = [];
    const misplaced: string[] = [];
    const asked = new Set<string>();

    for (const draw of draws(blocks, random(SEED), RUNS)) {
      const { kind, text, block, variant, query } = draw;
      if (!says(text)) {
        count('nothing but signs, skipped');
        continue;
      }
      count(`drawn: ${kind}`);
      count(`typed: ${variant}`);
      if (asked.has(query)) continue;
      asked.add(query);
      count('asked');
      const has = holders(query, variant);
      const result = await client.search(query, { limit: pages.length * 2 });
      const found = result.hits.map(({ id }) => id);
      const missing = [...has].filter((id) => !found.includes(id));
      const name = `「${query}」（${kind}, ${variant}）in 「${block.slice(0, 60)}」`;
      if (missing.length > 0 || result.problems.length > 0)
        lost.push(`${name}: ${missing.join(' ')}`);
      if (variant !== 'as is' || missing.length > 0) continue;
      // What a reader asks for is the first page alone: it must not differ.
      const ten = asked.size % 10 === 0 ? (await client.search(query)).hits : result.hits;
      const turned = ten.slice(0, FIRST).some(({ id }, at) => id !== found[at]);
      const wrong = turned ? 'ten alone are others' : firstWrong(result.hits, has, query);
      if (wrong) misplaced.push(`${name}: ${wrong}`);
    }

    const drawn = [...counts].filter(([name]) => name.startsWith('drawn: '));
    const total = drawn.reduce((sum, [, n]) => sum + n, 0);
    const absent = Object.keys(FORCED).filter((kind) => !counts.has(`drawn: ${kind}`));
    console.log(
      [
        `${total} strings drawn from ${blocks.length} blocks of ${pages.length} pages`,
        ...[...counts].map(([name, n]) => `${String(n).padStart(7)}  ${name}`),
        ...(absent.length > 0 ? [`the site shows none of: ${absent.join(' · ')}`] : []),
      ].join('\n'),
    );
    expect(total).toBeGreaterThanOrEqual(RUNS);
    expect({ lost: listed(lost), misplaced: listed(misplaced) }).toEqual({
      lost: 'none',
      misplaced: 'none',
    });
  }, 600_000);

  /** The first page that stands where it must not; `undefined` when all is well. */
  function firstWrong(
    hits: readonly { readonly id: string; readonly url: string }[],
    has: ReadonlySet<string>,
    query: string,
  ): string | undefined {
    const wanted = leniently(query);
    // One character beside a sign that nobody looks for (→ 裏) is as common as the character alone.
    const alone = [...wanted].length === 1 && strictly(query) !== wanted;
    const common = alone && pages.filter(({ lenient }) => lenient.includes(wanted)).length > FEW;
    const deepest = hits.findLastIndex(({ id }) => has.has(id));
    const depth = has.size > FEW ? FIRST : common ? Math.min(FIRST, deepest) : deepest;
    const at = hits.slice(0, depth).findIndex((hit) => !has.has(hit.id) && !nearlyHas(hit, wanted));
    if (at < 0) return undefined;
    const last = hits.findLastIndex(({ id }) => has.has(id));
    return `${has.size} have it; ${at + 1}. ${hits[at]?.id} has not, yet stands before ${last + 1}. ${hits[last]?.id}`;
  }

  function nearlyHas(hit: { readonly id: string; readonly url: string }, wanted: string): boolean {
    let text = elsewhere.get(hit.url);
    if (text === undefined) {
      text = pages.find((page) => page.id === hit.id)?.lenient ?? otherPage(hit.url);
      elsewhere.set(hit.url, text);
    }
    return text.includes(wanted);
  }
});

function readPages(): Page[] {
  return readdirSync(docsDir)
    .sort()
    .flatMap((kind) =>
      // Beside each page lies its Markdown twin.
      readdirSync(path.join(docsDir, kind))
        .filter((name) => !name.endsWith('.md'))
        .sort()
        .map((id) => ({ kind, id })),
    )
    .flatMap(({ kind, id }) => {
      const html = readFileSync(path.join(docsDir, kind, id, 'index.html'), 'utf8');
      // The page at an item's old address only sends the reader on.
      if (/http-equiv="?refresh/.test(html)) return [];
      const shown = visibleBlocks(html);
      const blocks = ofAnAuthor(shown);
      return [
        {
          id,
          blocks,
          strict: blocks.map(strictly).join('\n'),
          // Words of the interface are on the page all the same.
          lenient: shown.map(({ text }) => leniently(text)).join('\n'),
        },
      ];
    });
}

/** A page of the site that is no item, with its description: nothing is promised for those but a hearing. */
function otherPage(url: string): string {
  const file = path.join(buildDir, decodeURI(url), 'index.html');
  const html = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return `${leniently(html.replace(/<[^>]*>/g, ' '))}\n${leniently(html)}`;
}

/** Ids of the pages that have a string. Pairs of neighbours narrow the search down. */
function createHolders(pages: readonly Page[]) {
  const byPair = new Map<string, number[]>();
  pages.forEach(({ strict }, at) => {
    for (let i = 0; i + 1 < strict.length; i++) {
      const pair = strict.slice(i, i + 2);
      const list = byPair.get(pair);
      if (!list) byPair.set(pair, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
  });
  const all = pages.map((_, at) => at);
  const withHyphens = pages.map(({ strict }) => strict.replace(/(?<=[a-z\d])[-‐](?=[a-z\d])/g, ''));
  return (query: string, variant: string): Set<string> => {
    const wanted = strictly(query);
    // Typed without its hyphens: a page with them has it all the same.
    if (variant === 'without hyphens')
      return new Set(
        pages.filter((_, at) => withHyphens[at]?.includes(wanted)).map(({ id }) => id),
      );
    const narrow = wanted.length < 2 ? all : (byPair.get(wanted.slice(0, 2)) ?? []);
    return new Set(
      narrow.flatMap((at) => {
        const page = pages[at];
        return page?.strict.includes(wanted) ? [page.id] : [];
      }),
    );
  };
}

/** Drawn strings with the way they are typed: those drawn on purpose first, then any until it is enough. */
function* draws(blocks: readonly string[], next: () => number, runs: number): Generator<Draw> {
  const below = (n: number) => Math.floor(next() * n);
  const cut = blocks.map(graphemesOf);
  const typed = (kind: string, text: string, block: string): Draw => {
    const names = Object.keys(VARIANTS);
    // Every other one as it stands, the rest in one of the ways that changes it.
    const ways = names.filter((name) => name === 'as is' || VARIANTS[name]?.(text) !== text);
    const variant =
      next() < 0.5 || ways.length < 2 ? 'as is' : (ways[1 + below(ways.length - 1)] ?? 'as is');
    return { kind, text, block, variant, query: VARIANTS[variant]?.(text) ?? text };
  };
  let made = 0;
  const share = Math.ceil(runs / 3 / (Object.keys(FORCED).length + 1));
  for (const [kind, pattern] of Object.entries(FORCED)) {
    const places = blocks.flatMap((block, at) =>
      [...block.matchAll(pattern)].map((match) => {
        const from = graphemesOf(block.slice(0, match.index)).length;
        return { at, from, size: graphemesOf(match[0]).length };
      }),
    );
    for (let i = 0; i < share && places.length > 0; i++) {
      const place = places[below(places.length)] as (typeof places)[number];
      const chars = cut[place.at] ?? [];
      const size = Math.max(2, Math.min(LONGEST, place.size + below(7)));
      const from = Math.max(0, place.from - below(Math.max(1, size - place.size + 1)));
      const text = chars.slice(from, from + size).join('');
      if (chars.slice(from, from + size).length < 2) continue;
      if (says(text)) made++;
      yield typed(kind, text, blocks[place.at] ?? '');
    }
  }
  const kanji = [...new Set(blocks.join('').match(/\p{Script=Han}/gu) ?? [])].sort();
  for (let i = 0; i < share && kanji.length > 0; i++) {
    const char = kanji[below(kanji.length)] ?? '';
    made++;
    yield { kind: 'single kanji', text: char, block: char, variant: 'as is', query: char };
  }
  while (made < runs) {
    const at = below(blocks.length);
    const chars = cut[at] ?? [];
    if (chars.length < 2) continue;
    const size = 2 + below(Math.min(LONGEST, chars.length) - 1);
    const from = below(chars.length - size + 1);
    const text = chars.slice(from, from + size).join('');
    if (says(text)) made++;
    yield typed('any', text, blocks[at] ?? '');
  }
}

const HALF = 'ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ';
const FULL =
  'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a';

function toHalfWidth(text: string): string {
  return text.replace(/[ァ-ヺー]/g, (char) => {
    const parts = [...char.normalize('NFD')].map((part) => HALF[FULL.indexOf(part)]);
    return parts.includes(undefined) ? char : parts.join('');
  });
}

const listed = (failures: readonly string[]): string =>
  failures.length === 0
    ? 'none'
    : [
        `${failures.length}`,
        ...failures.slice(0, SHOWN),
        ...(failures.length > SHOWN ? ['…'] : []),
      ].join('\n');

/** Small seeded generator (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
