import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import { describe, expect, test } from 'vitest';
import { browserPath, buildDir } from './browser.js';
import { useBuiltSite } from './built-site.js';

const read = (name: string): string => readFileSync(path.join(buildDir, name), 'utf8');
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => name.replaceAll(path.sep, '/'));
const catalog = (): { url: string; revised?: string }[] =>
  JSON.parse(read('ichiba/catalog.json')).parts.flatMap((part: { path: string }) =>
    JSON.parse(read(`ichiba/${part.path}`)),
  );
const headOf = (html: string): string => html.slice(0, html.indexOf('</head>'));
const alternates = (html: string): { type: string; href: string }[] =>
  [...headOf(html).matchAll(/<link rel="?alternate"? type="?([^"\s>]+)"? href="?([^"\s>]+)/g)].map(
    ([, type = '', href = '']) => ({ type, href }),
  );
const dataOf = (html: string): Record<string, unknown>[] =>
  [...html.matchAll(/<script type="?application\/ld\+json"?>(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json ?? ''),
  );

describe('files for machines in the built site', () => {
  test('each twin is named in the head of its page, and none holds code of components', () => {
    const wrong: string[] = [];
    const named = new Set<string>();
    for (const name of filesIn(buildDir, '.html'))
      for (const { type, href } of alternates(read(name))) {
        if (!existsSync(path.join(buildDir, decodeURI(href)))) wrong.push(`${name}: no ${href}`);
        if (type !== 'text/markdown') continue;
        named.add(href);
        if (path.posix.join('/', name) !== href.replace(/(?:\/index)?\.md$/, '/index.html'))
          wrong.push(`${name}: ${href} is of another page`);
      }
    for (const name of filesIn(buildDir, '.md')) {
      const words = read(name)
        .replace(/^( *> ?)*(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n( *> ?)*\2/gm, '')
        .replace(/(`+)[^`][\s\S]*?\1/g, '');
      if (/^import |<[A-Z]|^:::|\[object /m.test(words)) wrong.push(`${name}: code`);
      if (!words.startsWith('# ') && !/^# /m.test(words)) wrong.push(`${name}: no title`);
      if (!named.has(`/${name}`)) wrong.push(`${name}: not in the head of a page`);
    }
    expect(wrong).toEqual([]);
    const pages = catalog();
    expect(named.size).toBeGreaterThan(pages.length + 20);
    for (const { url } of pages) expect(named.has(url.replace(/\/$/, '.md')), url).toBe(true);
    for (const name of ['index.md', 'kind/manual.md', 'phase/kaihatsu.md', 'matrix.md', 'board.md'])
      expect(named.has(`/${name}`), name).toBe(true);
  });

  test('structured data stands in pages as data', () => {
    const of = (url: string) => dataOf(read(path.join(url, 'index.html')));
    expect(of('docs/manual/tig-corner-nametsuke')).toMatchObject([{ '@type': 'HowTo' }]);
    expect(of('docs/video/tig-corner')).toMatchObject([
      { '@type': 'VideoObject', hasPart: expect.any(Array), transcript: expect.any(String) },
    ]);
    const sizes = catalog().map(({ url }) => Buffer.byteLength(JSON.stringify(of(url))));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(
      `JSON-LD: ${sizes.filter((size) => size > 2).length} pages, ${Math.round(total / sizes.length)} B a page, at most ${Math.max(...sizes)} B`,
    );
    expect(Math.max(...sizes)).toBeLessThan(16_000);
  });

  test('each page of the market has a picture of its own for where it is shared', () => {
    const metaOf = (html: string, name: string) =>
      new RegExp(`<meta [^>]*?property="${name}" content="([^"]*)"`).exec(headOf(html))?.[1];
    const used = new Set<string>();
    const wrong: string[] = [];
    const types = ['', 'search', 'matrix', 'cases', 'report', 'board', 'skills', 'work', 'offline'];
    const lists = ['kind/manual', 'phase/kaihatsu', 'phase/sosei/checklist', 'canvas/channels'];
    for (const url of [...catalog().map((entry) => entry.url), ...types, ...lists]) {
      const html = read(path.join(url, 'index.html'));
      const address = metaOf(html, 'og:image') ?? '';
      const [, name = ''] =
        /^https:\/\/[^/]+\/(ichiba\/cards\/[0-9a-f]{20}\.png)$/.exec(address) ?? [];
      const bytes =
        existsSync(path.join(buildDir, name)) && readFileSync(path.join(buildDir, name));
      const isCard = bytes && bytes.readUInt32BE(16) === 1200 && bytes.readUInt32BE(20) === 630;
      if (!isCard || bytes.length > 40_000) wrong.push(`${url}: ${address}`);
      if (!/twitter:card["' ]+content=["']?summary_large_image/.test(headOf(html)))
        wrong.push(`${url}: no card`);
      if (!metaOf(html, 'og:image:alt')?.includes('知識市場')) wrong.push(`${url}: no words`);
      used.add(address);
    }
    expect(wrong).toEqual([]);
    expect(used.size).toBeGreaterThan(catalog().length);
    const manual = read('docs/manual/tig-corner-nametsuke/index.html');
    expect(metaOf(manual, 'og:image:alt')).toMatch(
      /^共通技能マニュアル「SUS304 1mm 角継手のTIGなめ付け」/,
    );
    const sheet = read('docs/manual/tig-corner-nametsuke/sheet/index.html');
    expect(metaOf(sheet, 'og:image')).toBe(metaOf(manual, 'og:image'));
    expect(read('plugins/index.html')).not.toContain('og:image');
    // No picture of a page that this edition does not have.
    const all = filesIn(buildDir, '.html').map((name) => metaOf(read(name), 'og:image') ?? '');
    const cards = filesIn(path.join(buildDir, 'ichiba/cards'), '');
    expect(new Set(cards)).toEqual(
      new Set(all.filter(Boolean).map((url) => path.posix.basename(url))),
    );
  });

  test('the sitemap has the day of each revision, and no day of other pages', () => {
    const days = new Map(
      [
        ...read('sitemap.xml').matchAll(
          /<url><loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?/g,
        ),
      ].map(([, url = '', day]) => [new URL(url).pathname, day?.slice(0, 10)]),
    );
    const pages = catalog();
    for (const { url, revised } of pages) expect([url, days.get(url)]).toEqual([url, revised]);
    const known = new Set(pages.map(({ url }) => url));
    expect([...days].filter(([url, day]) => !known.has(url) && day !== undefined)).toEqual([]);
    expect(days.has('/kind/manual/')).toBe(true);
  });

  test('no file of ours is larger than 1 MB', () => {
    const names = [
      'llms.txt',
      'sitemap.xml',
      ...filesIn(path.join(buildDir, 'feeds'), '').map((name) => `feeds/${name}`),
      ...filesIn(buildDir, '.md'),
    ].filter((name) => path.extname(name) !== '');
    for (const name of names) expect(Buffer.byteLength(read(name)), name).toBeLessThan(1_000_000);
  });
});

describe.skipIf(!browserPath)('feeds, as a reader finds them', () => {
  const site = useBuiltSite();

  test.each([
    ['/', '/feeds/all/'],
    ['/kind/manual/', '/feeds/kind/manual/'],
    ['/phase/kaihatsu/', '/feeds/phase/kaihatsu/'],
    ['/docs/org/mihon-seisakusho/', '/feeds/org/mihon-seisakusho/'],
  ])('%s leads to its feed, in the head and on the page', async (url, feed) => {
    const page = await site.blank();
    await site.visit(page, url);
    const link = page.getByRole('link', { name: '更新を受け取る（フィード）' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`${feed}atom.xml`);
    const found = await page
      .locator('link[rel=alternate][href^="/feeds/"]')
      .evaluateAll((links) => links.map((one) => one.getAttribute('href')));
    expect(found).toEqual(['atom.xml', 'rss.xml', 'feed.json'].map((name) => feed + name));
    for (const href of found.slice(0, 2)) {
      const answer = await page.request.get(site.url(href ?? ''));
      expect(parseFeed(await answer.text()).items.length).toBeGreaterThan(0);
    }
    await page.close();
  });
});
