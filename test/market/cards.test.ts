import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edition } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { altOf, type Card } from '../../plugins/market/lib/cards/card.js';
import { CARD_SIZE, cardPalette, cardSvg } from '../../plugins/market/lib/cards/card-svg.js';
import { drawable } from '../../plugins/market/lib/cards/letters.js';
import { wrapText } from '../../plugins/market/lib/cards/wrap.js';
import {
  CARD_DESIGN,
  cardKey,
  createPageCards,
  drawCard,
  withCard,
} from '../../plugins/market/lib/cards/write-cards.js';
import { editPages } from '../../plugins/market/lib/emit/edit-pages.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { optionsSchema } from '../../plugins/market/lib/options.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

async function writeCards(...[market, options]: Parameters<typeof createPageCards>): Promise<void> {
  const cards = await createPageCards(market, options);
  await editPages(options.outDir, options.site.baseUrl, [cards.edit]);
  await cards.end();
}

describe('lines of a title', () => {
  /** A full-width letter is 2 wide, any other 1. */
  const widthOf = (text: string) =>
    [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2000 ? 1 : 2), 0);
  const wrap = (text: string, width = 20, lines = 3) =>
    wrapText(text, { widthOf, width, lines }).lines;

  test.each<[text: string, lines: string[]]>([
    ['裏波の出し方', ['裏波の出し方']],
    ['裏面が花咲きになり裏波をやり直した', ['裏面が花咲きになり', '裏波をやり直した']],
    ['構築期の手引き　方針を決め、足りない', ['構築期の手引き', '方針を決め、足りない']],
    ['裏シールド（バックガス）の図', ['裏シールド', '（バックガス）の図']],
    ['アーク長は 1.5 mm から始めます', ['アーク長は 1.5 mm', 'から始めます']],
    ['NIIGATA SKY PROJECT の工場', ['NIIGATA SKY', 'PROJECT の工場']],
    ['user-friendly documentation', ['user-friendly', 'documentation']],
    ['interdepartmental-documentation', ['interdepartmental-', 'documentation']],
    ['長さの決まったアーク長 1.5 mm', ['長さの決まった', 'アーク長 1.5 mm']],
  ])('%s', (text, lines) => {
    expect(wrap(text)).toEqual(lines);
  });

  test('what has no room ends in …, without a comma or an open bracket before it', () => {
    expect(wrap('電流を上げる、電圧を下げる、速度を守る、裏を見る', 10, 2)).toEqual([
      '電流を上げ',
      'る、電圧…',
    ]);
    expect(wrap('あいうえおかきく（けこさしすせそ', 10, 2).at(-1)).toBe('かきく…');
    expect(wrap('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 10, 2)).toEqual(['ABCDEFGHIJ', 'KLMNOPQR…']);
  });

  test('any text: no line too wide, none begins or ends wrongly, nothing is lost', () => {
    const letters = [...'あのをっー漢字板溶接、。「」（）・カタヵABz019.5-% 　…'];
    const texts = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 12, max: 40 }), (text, width) => {
        const { lines, clipped } = wrapText(text, { widthOf, width, lines: 4 });
        expect(lines.length).toBeLessThanOrEqual(4);
        // A run of 」）、 may have no place to break at all.
        if (!/[っーヵ、。」）・…%.\-「（ 　]{3}/.test(text))
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）・ーっヵ…%\s]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[「（]$/);
        if (!clipped) expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

test('a letter that the font does not have is set in another form, without its marks, or as 〓', () => {
  const has = (letter: string) => /[A-Za-z°漢〓]/.test(letter);
  const set = (letter: string) => drawable(letter, has);
  expect(['漢', '℉', '㎏', 'ế', '𠮷', '🍎', '\u0301', '\u200b'].map(set)).toEqual([
    '漢',
    '°F',
    'kg',
    'e',
    '〓',
    '',
    '',
    '',
  ]);
});

const card: Card = {
  title: 'SUS304 1mm 角継手のTIGなめ付け',
  kind: 'manual',
  phases: ['kaihatsu', 'seihinka'],
  firm: '見本製作所',
  notes: ['架空の例'],
  site: '知識市場',
};
const longest: Card = {
  ...card,
  title: 'チタン合金薄板（0.8 mm）のTIG溶接における電流・アーク長・ガス流量の組み合わせと、'.repeat(
    4,
  ),
  phases: ['sosei', 'kochiku', 'kaihatsu', 'seihinka', 'jigyoka'],
  firm: '株式会社とても長い名前の精密板金溶接加工製作所'.repeat(3),
  notes: ['架空の例', '下書き'],
  edition: '社内版（mihon-seisakusho）',
};

describe('a card', () => {
  test.each([
    ['an item', card],
    ['the longest', longest],
    ['a phase', { ...card, of: { phase: 'kaihatsu' } }],
    ['a block', { ...longest, of: { block: 'channels' } }],
    ['letters of nobody', { ...card, title: '🍎🍎', site: '' }],
  ] as [string, Card][])('%s is a PNG of 1200 × 630, all inside its edges', async (_, shown) => {
    const png = await drawCard(shown);
    expect(Buffer.from(await drawCard(shown)).equals(Buffer.from(png))).toBe(true);
    expect(png.length).toBeLessThan(shown.title === card.title ? 27_000 : 55_000);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ ...CARD_SIZE, channels: 3 });
    const at = (x: number, y: number) => {
      const from = (y * info.width + x) * 3;
      return data.subarray(from, from + 3).toString('hex');
    };
    // Five tones, as the tokens have them, and paper around all that is written.
    const tones = [0, 1, 2, 3, 4].map((index) => at(index * 240 + 120, 8));
    expect(tones).toEqual(['7c4a1d', '52690f', '1a5c42', '8a2f62', 'a9430f']);
    const edges = [
      ...[20, 60, 1140, 1180].flatMap((x) => Array.from({ length: 610 }, (_, y) => at(x, y + 20))),
      ...[40, 625].flatMap((y) => Array.from({ length: 1200 }, (_, x) => at(x, y))),
    ];
    expect(new Set(edges)).toEqual(new Set(['fdfcf8']));
  });

  test('is named anew when something else is drawn', () => {
    const drawing = [card, longest, { ...card, of: { block: 'channels' }, about: 'キャンバスの欄' }]
      .map((shown) => cardSvg(shown as Card))
      .join('');
    const hash = createHash('sha256')
      .update(drawing + cardPalette)
      .digest('hex')
      .slice(0, 16);
    // A new drawing: raise CARD_DESIGN, look at the pictures, then change this line.
    expect({ [CARD_DESIGN]: hash }).toEqual({ 3: '6f9256b31a4b3d6d' });
  });

  test('says in words what stands in it', () => {
    expect(altOf(card)).toBe(
      '共通技能マニュアル「SUS304 1mm 角継手のTIGなめ付け」、段階：開発期・製品化期、見本製作所、架空の例、知識市場',
    );
    expect([...altOf(longest)].length).toBeLessThan(420);
  });
});

describe('cards of a build', () => {
  const urls = createUrls({ baseUrl: '/sub/', routeBasePath: '/', trailingSlash: true });
  const html = (title: string, more = '') =>
    `<!doctype html><html><head><title data-rh=true>${title} | 知識市場</title><meta name=twitter:card content=summary_large_image />${more}</head><body><main>og:image</main></body></html>`;
  const themeImage =
    '<meta data-rh="true" property="og:image" content="https://example.jp/sub/img/all.png"/><meta name=twitter:image content=https://example.jp/sub/img/all.png />';

  async function build(edition: Edition) {
    const siteDir = await site({
      'docs/orgs/firm-a.md': page(`題名: 見本A社\n区分: 企業\n${published}`),
      'docs/terms/open-word.md': page(
        `題名: 開いた語 & "<印>"\n意味: 試し\n段階: 開発期\n${published}`,
      ),
      'docs/terms/closed-word.md': page(
        '題名: 会員だけの語\n意味: 試し\n公開範囲: 会員\n所有: firm-a\n状態: 承認済み',
      ),
      'docs/persons/taro.md': page(`題名: 秘密太郎\n役割: 溶接工A\n${published}`),
    });
    const market = await loadMarket({ siteDir, roots: ['docs'], baseUrl: '/sub/', urls, edition });
    const outDir = path.join(siteDir, 'out');
    const routes = [urls.front, urls.phase('kaihatsu'), urls.board];
    for (const { item } of market.pages.values()) routes.push(item.url);
    for (const url of routes) {
      const folder = path.join(outDir, url.slice('/sub/'.length));
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'index.html'), html('掲示板 &amp; 声', themeImage));
    }
    const options = {
      site: {
        url: 'https://example.jp',
        baseUrl: '/sub/',
        site: '知識市場',
        tagline: '渡す',
        titleDelimiter: '|',
        ...(edition.name === 'public' ? {} : { edition: '会員版' }),
      },
      outDir,
      routes,
      cacheDir: path.join(siteDir, 'kept'),
    };
    await writeCards(market, options);
    const headOf = (url: string) =>
      readFileSync(path.join(outDir, url.slice('/sub/'.length), 'index.html'), 'utf8');
    const cards = () => readdirSync(path.join(outDir, 'ichiba/cards'));
    return { market, options, headOf, cards };
  }

  test('each page names its own, once, with its whole address and its words', async () => {
    const { headOf, cards, options } = await build({ name: 'public' });
    const tags = (url: string) =>
      [...headOf(url).matchAll(/<meta [^>]*?(?:property|name)="?([^" ]+)"? content="?([^">]*)/g)]
        .map(([, name = '', content = '']) => [name, content] as const)
        .filter(([name]) => /^(og:image|twitter)/.test(name));
    const term = Object.fromEntries(tags('/sub/docs/term/open-word/'));
    expect(tags('/sub/docs/term/open-word/').map(([name]) => name)).toEqual([
      'twitter:card',
      'og:image',
      'og:image:type',
      'og:image:width',
      'og:image:height',
      'og:image:alt',
    ]);
    expect(term['og:image']).toMatch(
      /^https:\/\/example\.jp\/sub\/ichiba\/cards\/[0-9a-f]{20}\.png$/,
    );
    expect(term['og:image:alt']).toBe(
      '用語「開いた語 &#38; &#34;&#60;印&#62;&#34;」、段階：開発期、知識市場',
    );
    const alts = options.routes.map((url) => Object.fromEntries(tags(url))['og:image:alt']);
    expect(alts.slice(0, 3)).toEqual([
      '「掲示板 &#38; 声」、渡す、段階：創成期・構築期・開発期・製品化期・事業化期、知識市場',
      '段階ごとの一覧「掲示板 &#38; 声」、段階：開発期、知識市場',
      '「掲示板 &#38; 声」、知識市場',
    ]);
    // A person who did not ask to be named.
    expect(alts.join()).toContain('人「溶接工A」');
    expect(alts.join()).not.toMatch(/太郎|会員だけ/);
    const named = options.routes.map((url) =>
      path.basename(Object.fromEntries(tags(url))['og:image'] ?? ''),
    );
    expect(new Set(cards())).toEqual(new Set(named));
  });

  test("no edition has a picture of what it may not show, nor another's", async () => {
    const members = await build({ name: 'members' });
    const open = await build({ name: 'public' });
    expect(members.cards().length).toBe(open.cards().length + 1);
    expect(members.cards().filter((name) => open.cards().includes(name))).toEqual([]);
    expect(members.headOf('/sub/docs/term/closed-word/')).toContain(
      '会員だけの語」、見本A社、知識市場、会員版"',
    );
  });

  test('is drawn once, and goes when its page goes', async () => {
    const { market, options } = await build({ name: 'public' });
    const key = cardKey({
      title: '開いた語 & "<印>"',
      kind: 'term',
      phases: ['kaihatsu'],
      notes: [],
      site: '知識市場',
    });
    const kept = path.join(options.cacheDir, `${key}.bin`);
    writeFileSync(kept, 'kept');
    await writeCards(market, options);
    expect(readFileSync(path.join(options.outDir, 'ichiba/cards', `${key}.png`), 'utf8')).toBe(
      'kept',
    );
    await writeCards(market, { ...options, routes: [urls.front] });
    expect(readdirSync(options.cacheDir)).toHaveLength(2);
  });

  test('a page without a card of its theme gets one, and its text stays', () => {
    const tagged = withCard(
      '<html><head><title>a</title></head><body>og:image</body></html>',
      '<meta x>',
    );
    expect(tagged).toBe(
      '<html><head><title>a</title><meta x><meta name="twitter:card" content="summary_large_image"></head><body>og:image</body></html>',
    );
  });

  test('the option takes true or false', () => {
    expect(optionsSchema.validate({}).value.socialCards).toBe(true);
    expect(optionsSchema.validate({ socialCards: false }).value.socialCards).toBe(false);
    expect(optionsSchema.validate({ socialCards: 'off' }).error?.message).toMatch(
      /"socialCards" must be true .* or false .*, found off/,
    );
  });
});
