import { compareText, type Item, kinds, vocabularies } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import { type PageContext, titleOf } from '../pages/context.js';
import { revisionKey, revisionText } from '../revision.js';
import { labelOf } from '../words/label-of.js';
import { feedItems } from './feed-items.js';

/** What a site is called and where it is: feeds and structured data name whole addresses. */
export interface SiteAbout {
  /** `https://example.jp`, without a slash at its end. */
  readonly url: string;
  readonly baseUrl: string;
  readonly title: string;
  readonly tagline: string;
  readonly locale: string;
  /** `公開版` */
  readonly edition: string;
}

/** One revision of one page. */
export interface FeedEntry {
  /** Never again the same for another revision, so that readers of feeds show each. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** What this revision changed. */
  readonly changed: string;
  readonly summary: string;
  /** ISO date. */
  readonly date: string;
  readonly tags: readonly string[];
}

export interface Feed {
  /** `all`, `phase/sosei`, `kind/manual`, `org/mihon-seisakusho`. */
  readonly name: string;
  readonly title: string;
  /** Page that shows the same. */
  readonly url: string;
  /** Newest first; never empty. */
  readonly entries: readonly FeedEntry[];
}

/** A reader of feeds asks again and again: what is older stands on the pages. */
const MOST_ENTRIES = 50;

/** Files of a feed by its format, with the type a page's head names it by. */
export const feedFormats = [
  ['atom.xml', 'application/atom+xml', 'Atom'],
  ['rss.xml', 'application/rss+xml', 'RSS'],
  ['feed.json', 'application/feed+json', 'JSON Feed'],
] as const;

export function toFeeds(context: PageContext, site: SiteAbout): Feed[] {
  const { urls, catalog } = context;
  const found = feedItems(context);
  const feed = (name: string, title: string, url: string): Feed[] => {
    const entries = (found.get(name) ?? [])
      .flatMap((item) => toEntries(item, context, site))
      .sort((a, b) => compareText(b.date, a.date) || compareText(a.id, b.id))
      .slice(0, MOST_ENTRIES);
    return entries.length > 0
      ? [
          {
            name,
            title: say`${site.title}：${title}（${site.edition}）`,
            url: site.url + url,
            entries,
          },
        ]
      : [];
  };
  return [
    ...feed('all', say`新しくなったページ`, urls.front),
    ...vocabularies.phase.flatMap(({ id, ja }) => feed(`phase/${id}`, sayWord(ja), urls.phase(id))),
    ...kinds.flatMap(({ id, ja }) => feed(`kind/${id}`, sayWord(ja), urls.kind(id))),
    ...catalog.items
      .filter(({ kind }) => kind === 'org')
      .sort((a, b) => compareText(a.id, b.id))
      .flatMap((org) => feed(`org/${org.id}`, titleOf(org), urls.item(org))),
  ];
}

/** A page's revisions: each line of its 改訂履歴, and the newest also where its author wrote no line for it. */
function toEntries(item: Item, { urls }: PageContext, site: SiteAbout): FeedEntry[] {
  const { fields } = item;
  const url = site.url + urls.item(item);
  const lines = fields.history ?? [];
  const { revised = '', revision } = fields;
  const unsaid = !lines.some((line) => line.date === revised);
  return [...(unsaid ? [{ date: revised, revision, text: unsaidText(item) }] : []), ...lines].map(
    (line) => ({
      id: `${url}#revised-${line.date}${line.revision ? `-${encodeURIComponent(line.revision)}` : ''}`,
      url,
      title: titleOf(item) + (line.revision ? say`（${revisionText(line.revision)}）` : ''),
      changed: line.text,
      summary: fields.summary ?? (item.kind === 'term' ? item.fields.meaning : ''),
      date: line.date,
      tags: [labelOf('kind', item.kind), ...item.phases.map(({ id }) => labelOf('phase', id))],
    }),
  );
}

/** Nothing is made up where nobody wrote what changed. */
const unsaidText = ({ fields, status }: Item): string => {
  if (status === 'retired') return say`廃止されました。`;
  return revisionKey(fields.revision ?? '') === '1'
    ? say`はじめての版です。`
    : say`何を直したかは記載なし。`;
};

/** The day alone is known: midnight UTC is the same day in Japan. */
const instant = (date: string): string => `${date}T00:00:00Z`;

/*
 * Written here, in 90 lines, and not with the library `feed`: where a date is missing it takes the clock, it
 * gives one title out as HTML (Atom) and as text (RSS, JSON), and it writes JSON Feed 1.0.
 */

/** @returns File name → text. */
export const feedFiles = (feed: Feed, folder: string): ReadonlyMap<string, string> =>
  new Map([
    ['atom.xml', toAtom(feed, `${folder}atom.xml`)],
    ['rss.xml', toRss(feed, `${folder}rss.xml`)],
    ['feed.json', toJsonFeed(feed, `${folder}feed.json`)],
  ]);

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/** @see RFC 4287 */
export function toAtom({ title, url, entries }: Feed, self: string): string {
  return `${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
<updated>${instant(entries[0]?.date ?? '')}</updated>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<author><name>${xml(title)}</name></author>
${entries
  .map(
    (entry) => `<entry>
<id>${xml(entry.id)}</id>
<title>${xml(entry.title)}</title>
<updated>${instant(entry.date)}</updated>
<link rel="alternate" type="text/html" href="${xml(entry.url)}"/>
${entry.tags.map((tag) => `<category term="${xml(tag)}"/>`).join('')}
<summary>${xml(say`変わったこと：${entry.changed}`)}</summary>
<content type="html">${xml(toHtml(entry))}</content>
</entry>`,
  )
  .join('\n')}
</feed>
`;
}

/** @see https://www.rssboard.org/rss-specification */
export function toRss({ title, url, entries }: Feed, self: string): string {
  return `${DECLARATION}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(title)}</title>
<link>${xml(url)}</link>
<description>${xml(title)}</description>
<atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>
<lastBuildDate>${new Date(instant(entries[0]?.date ?? '')).toUTCString()}</lastBuildDate>
${entries
  .map(
    (entry) => `<item>
<title>${xml(entry.title)}</title>
<link>${xml(entry.url)}</link>
<guid isPermaLink="false">${xml(entry.id)}</guid>
<pubDate>${new Date(instant(entry.date)).toUTCString()}</pubDate>
${entry.tags.map((tag) => `<category>${xml(tag)}</category>`).join('')}
<description>${xml(toHtml(entry))}</description>
</item>`,
  )
  .join('\n')}
</channel>
</rss>
`;
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export const toJsonFeed = ({ title, url, entries }: Feed, self: string): string =>
  `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: url,
    feed_url: self,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: say`変わったこと：${entry.changed}`,
      content_html: toHtml(entry),
      date_modified: instant(entry.date),
      tags: entry.tags,
    })),
  })}\n`;

const toHtml = ({ changed, summary }: FeedEntry): string =>
  `<p>${xml(say`変わったこと：${changed}`)}</p>${summary ? `<p>${xml(summary)}</p>` : ''}`;

/** Text or attribute of XML and HTML, without what XML 1.0 has no place for. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
