import { createHash } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import sharp from 'sharp';
import { bareOf, type PageEdit, withHead } from '../emit/edit-pages.js';
import type { Market } from '../load-market.js';
import { createTreatedCache } from '../treat/treated-cache.js';
import { altOf, type Card, type CardGround } from './card.js';
import { CARD_SIZE, cardPalette, cardSvg } from './card-svg.js';
import { palettePng } from './palette-png.js';
import { createCards } from './site-cards.js';

/** Raised with every change of what is drawn: kept pictures of another number are made anew. */
export const CARD_DESIGN = 3;

export interface CardOptions {
  readonly site: CardGround & {
    readonly url: string;
    readonly baseUrl: string;
    readonly tagline: string;
    /** Between a page's title and the site's. */
    readonly titleDelimiter: string;
  };
  readonly outDir: string;
  /** Addresses of the market's pages. */
  readonly routes: readonly string[];
  /** Pictures of one edition, kept from build to build. */
  readonly cacheDir: string;
}

/**
 * Draw the picture that services show where somebody shares a page, and name it in the page's head. A file
 * is called by what is on it, so a picture that did not change keeps its address, and is not drawn again.
 */
export async function createPageCards(
  market: Market,
  options: CardOptions,
): Promise<{ readonly edit: PageEdit; readonly end: () => Promise<void> }> {
  const { site, outDir } = options;
  const { edition, site: name } = site;
  const cardOf = createCards(market, { site: name, ...(edition ? { edition } : {}) }, site.tagline);
  const { files } = market.context.urls;
  const dir = path.join(outDir, files.slice(site.baseUrl.length), 'cards');
  await mkdir(dir, { recursive: true });
  const cache = createTreatedCache(options.cacheDir);
  const drawn = new Map<string, Promise<void>>();
  const draw = async (key: string, card: Card) => {
    if (!(await cache.read(key))) {
      const bytes = await drawCard(card);
      const hash = sha(bytes).slice(0, 8);
      await cache.write(
        key,
        { same: false, hash, length: bytes.length, removed: [] },
        Buffer.from(bytes),
      );
    }
    await copyFile(cache.file(key), path.join(dir, `${key}.png`));
  };
  const urls = new Map(options.routes.map((url) => [bareOf(url), url]));
  return {
    async edit(html, at) {
      const url = urls.get(at);
      if (url === undefined) return html;
      const card = cardOf(url, titleIn(html, ` ${site.titleDelimiter} ${name}`));
      const key = cardKey(card);
      const drawing = drawn.get(key) ?? draw(key, card);
      drawn.set(key, drawing);
      await drawing;
      return withCard(html, cardTags(`${site.url}${files}cards/${key}.png`, altOf(card)));
    },
    end: () => cache.keepOnly(new Set(drawn.keys())),
  };
}

/** Names a picture by what is on it and by what draws it; of a title nothing is to be read in it. */
export const cardKey = (card: Card): string =>
  sha(JSON.stringify([CARD_DESIGN, sharp.versions.sharp, sharp.versions.vips, card])).slice(0, 20);

/** The picture as PNG: same card, same bytes. */
export async function drawCard(card: Card): Promise<Uint8Array> {
  const rgba = await sharp(Buffer.from(cardSvg(card)))
    .raw()
    .toBuffer();
  return palettePng({ ...CARD_SIZE, rgba }, cardPalette);
}

const sha = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** @param end - The site's name behind it. */
function titleIn(html: string, end: string): string {
  const [element = ''] = /<title\b[^<>]*>[^<]*<\/title>/.exec(html) ?? [];
  const [title] = fromHtml(element, { fragment: true }).children;
  const [text] = title && 'children' in title ? title.children : [];
  const words = text && 'value' in text ? text.value : '';
  return words.endsWith(end) ? words.slice(0, -end.length) : words;
}

const escapeAttribute = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);

const cardTags = (url: string, alt: string): string =>
  [
    ['og:image', url],
    ['og:image:type', 'image/png'],
    ['og:image:width', String(CARD_SIZE.width)],
    ['og:image:height', String(CARD_SIZE.height)],
    ['og:image:alt', alt],
  ]
    .map(
      ([property, content = '']) =>
        `<meta property="${property}" content="${escapeAttribute(content)}">`,
    )
    .join('');

/** A picture for the whole site (`themeConfig.image`) makes room for that of the page. */
const OTHERS = /<meta\b[^<>]*\b(?:property|name)=["']?(?:og:image|twitter:image)\b[^<>]*>/g;

/** @param tags - Those of {@link cardTags}. */
export function withCard(html: string, tags: string): string {
  const end = html.indexOf('</head>');
  const head = html.slice(0, end).replace(OTHERS, '');
  const card = /\btwitter:card\b/.test(head)
    ? ''
    : '<meta name="twitter:card" content="summary_large_image">';
  return withHead(head + html.slice(end), tags + card);
}
