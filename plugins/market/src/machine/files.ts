import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Item, kinds, vocabularies } from '@chishiki-ichiba/model';
import type { BodyNode } from '../body-props.js';
import { bareOf, type PageEdit, withHead } from '../emit/edit-pages.js';
import type { KeptResults } from '../emit/kept-results.js';
import type { Market } from '../load-market.js';
import type { ItemPageProp } from '../props.js';
import { feedItems } from './feed-items.js';
import { feedFiles, feedFormats, type SiteAbout, toFeeds } from './feeds.js';
import { jsonLdScript, toJsonLd } from './json-ld.js';
import { toLlmsFiles } from './llms.js';
import { pageToMarkdown } from './page-twin.js';
import { itemToMarkdown, type TwinAbout } from './twin.js';

/** Address of the Markdown twin of a page: `/a/b/` → `/a/b.md`, of the site's first page `/index.md`. */
export const twinUrl = (url: string, baseUrl: string): string =>
  url === baseUrl ? `${baseUrl}index.md` : `${url.replace(/\/$/, '')}.md`;

/**
 * What machines read besides the pages: twins of the items, `llms.txt`, feeds. Each is made when its turn comes:
 * all at once they would hold up for a minute who saves a page of a large market.
 *
 * @param kept - Of earlier builds; default: everything is made anew.
 * @returns Addresses, each once, and texts.
 */
export function* toMachineFiles(
  market: Market,
  site: SiteAbout,
  kept?: KeptResults,
): Generator<[url: string, text: string]> {
  const { context, pages } = market;
  const { urls } = context;
  const twinOf = (url: string) => twinUrl(url, site.baseUrl);
  for (const [item, page] of pages) {
    const about: TwinAbout = {
      edition: site.edition,
      url: page.item.url,
      ...(item.fields.licence ? { licence: item.fields.licence } : {}),
    };
    const make = () => itemToMarkdown(page, about);
    const input = () => ['twin', JSON.stringify([about, page.item, page.body])];
    yield [twinOf(page.item.url), kept ? kept.of(input(), make) : make()];
  }
  for (const [name, text] of toLlmsFiles(context, site, twinOf)) yield [urls.beside(name), text];
  for (const feed of toFeeds(context, site)) {
    const folder = urls.feed(feed.name, '');
    if (folder === undefined) continue;
    for (const [name, text] of feedFiles(feed, site.url + folder)) yield [folder + name, text];
  }
}

/** Write {@link toMachineFiles} where their addresses are. */
export async function writeMachineFiles(
  files: Iterable<readonly [url: string, text: string]>,
  outDir: string,
  baseUrl: string,
): Promise<void> {
  for (const [url, text] of files) {
    const file = path.join(outDir, decodeURI(url.slice(baseUrl.length)));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/**
 * Tell machines in the head of each built page where its twin and its feeds are, and what it is (JSON-LD).
 * In the HTML alone and not in the page's data: no reader's browser loads or runs any of it. Pages that
 * are no items get their twin here, from what was built.
 */
export function headsEdit(
  market: Market,
  site: SiteAbout,
  outDir: string,
  kept?: KeptResults,
): PageEdit {
  const { context, pages } = market;
  const { urls } = context;
  const feeds = feedItems(context);
  const twinLink = (url: string) =>
    `<link rel="alternate" type="text/markdown" href="${twinUrl(url, site.baseUrl)}">`;
  const feedLinks = (name: string): string =>
    feeds.has(name)
      ? feedFormats
          .map(
            ([file, type, label]) =>
              `<link rel="alternate" type="${type}" href="${urls.feed(name, file)}" title="${label}">`,
          )
          .join('')
      : '';
  const ofItem = (item: Item, page: ItemPageProp, body: readonly BodyNode[]): string => {
    const thing = toJsonLd(
      item,
      { item: page, body },
      {
        absolute: (url) => (url.startsWith('/') ? site.url + url : url),
        siteName: site.title,
        locale: site.locale,
      },
    );
    return (
      twinLink(page.url) +
      (item.kind === 'org' ? feedLinks(`org/${item.id}`) : '') +
      (thing ? jsonLdScript(thing) : '')
    );
  };
  const ofOther = async (url: string, feed: string | undefined, html: string): Promise<string> => {
    // `null` is kept where a page has nothing to read.
    const make = () => [pageToMarkdown(html) ?? null];
    const [text] = kept ? kept.of(['page twin', html], make) : make();
    if (typeof text === 'string')
      await writeMachineFiles([[twinUrl(url, site.baseUrl), text]], outDir, site.baseUrl);
    return (typeof text === 'string' ? twinLink(url) : '') + (feed ? feedLinks(feed) : '');
  };
  const heads = new Map<string, (html: string) => string | Promise<string>>();
  for (const [item, page] of pages)
    heads.set(bareOf(page.item.url), () => ofItem(item, page.item, page.body));
  for (const [url, feed] of otherPagesOf(market))
    heads.set(bareOf(url), (html) => ofOther(url, feed, html));
  return async (html, at) => {
    const head = await heads.get(at)?.(html);
    return head ? withHead(html, head) : html;
  };
}

/** Pages of the market that are no items and have something to read, with the feed of the same. */
function otherPagesOf({ context }: Market): ReadonlyMap<string, string | undefined> {
  const { urls } = context;
  const found = new Map<string, string | undefined>([
    [urls.front, 'all'],
    ...[
      urls.reference,
      urls.matrix,
      urls.cases,
      urls.valleys,
      urls.failures,
      urls.appearance,
      urls.skills,
      urls.activities,
      urls.board,
      urls.blankCanvas,
      urls.report,
    ].map((url): [string, undefined] => [url, undefined]),
  ]);
  for (const { id } of vocabularies.phase) {
    found.set(urls.phase(id), `phase/${id}`);
    found.set(urls.checklist(id), undefined);
  }
  for (const { id } of vocabularies.canvas) found.set(urls.canvas(id), undefined);
  for (const { id } of kinds) found.set(urls.kind(id), `kind/${id}`);
  return found;
}
