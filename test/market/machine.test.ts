import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from '@rowanmanning/feed-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';
import { toString as textOf } from 'mdast-util-to-string';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, test } from 'vitest';
import { toCatalogFiles } from '../../plugins/market/lib/emit/catalog-files.js';
import { CATALOG_SCHEMA_VERSION } from '../../plugins/market/lib/formats.js';
import { loadMarket, type Market } from '../../plugins/market/lib/load-market.js';
import { toCatalogSchemas } from '../../plugins/market/lib/machine/catalog-schema.js';
import { toFeeds } from '../../plugins/market/lib/machine/feeds.js';
import { toMachineFiles, twinUrl } from '../../plugins/market/lib/machine/files.js';
import { isoTime, jsonLdScript, toJsonLd } from '../../plugins/market/lib/machine/json-ld.js';
import { toLlmsFiles } from '../../plugins/market/lib/machine/llms.js';
import { pageToMarkdown } from '../../plugins/market/lib/machine/page-twin.js';
import { nodesToMarkdown } from '../../plugins/market/lib/machine/to-markdown.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { cutSitemap, datedSitemap, sitemapParts } from '../../plugins/preset/lib/sitemap.js';
import { page, published, site } from './helpers.js';

const about = {
  url: 'https://ichiba.example',
  baseUrl: '/',
  title: '知識市場',
  tagline: '現場の技と経験を渡す',
  locale: 'ja',
  edition: '公開版',
};
const urls = createUrls({
  baseUrl: '/',
  routeBasePath: '/',
  trailingSlash: true,
  siteUrl: about.url,
});
const load = (siteDir: string, root: string): Promise<Market> =>
  loadMarket({
    siteDir,
    roots: [root],
    baseUrl: '/',
    urls,
    edition: { name: 'public' },
  });

const parse = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [gfm(), cjkFriendlyExtension()],
    mdastExtensions: [gfmFromMarkdown()],
  });
const write = (tree: Root): string =>
  toMarkdown(tree, {
    bullet: '-',
    bulletOther: '*',
    rule: '-',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), cjkFriendlyToMarkdown()],
  });
/** Text of a twin without what stands in code: there an author may show how components are written. */
function outsideCode(tree: Root): string {
  const parts: string[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'text' || node.type === 'html') parts.push(node.value);
  });
  return parts.join('\n');
}
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('for machines, from the sample content', () => {
  let market: Market;
  let files: Map<string, string>;
  const trees = new Map<string, Root>();
  /** The twin of a page, parsed once. */
  const treeOf = (url: string): Root => trees.get(url) ?? parse('');
  beforeAll(async () => {
    market = await load(process.cwd(), 'docs');
    files = new Map(toMachineFiles(market, about));
    for (const { item } of market.pages.values())
      trees.set(item.url, parse(files.get(twinUrl(item.url, '/')) ?? ''));
  }, 300_000);

  const ld = (id: string) => {
    const item = market.context.catalog.find(id);
    const found = item && market.pages.get(item);
    if (!item || !found) throw new Error(`no page ${id}`);
    return toJsonLd(item, found, {
      absolute: (url) => about.url + url,
      siteName: about.title,
      locale: 'ja',
    }) as Record<string, unknown> | undefined;
  };

  test('every page has a twin without code of components, and parsing and writing it changes nothing', () => {
    const wrong: string[] = [];
    for (const { item } of market.pages.values()) {
      const text = files.get(twinUrl(item.url, '/'));
      if (text === undefined) {
        wrong.push(`${item.url}: no twin`);
        continue;
      }
      const words = outsideCode(treeOf(item.url));
      for (const [what, found] of [
        ['import', /^\s*(?:import|export)\s/m],
        ['component', /<[A-Z]/],
        ['directive', /^:::/m],
        ['HTML', /<\/?(?:div|span|p|br|svg)\b/],
        ['object', /\[object Object\]|undefined/],
      ] as const)
        if (found.test(words)) wrong.push(`${item.url}: ${what}`);
      if (write(treeOf(item.url)) !== text) wrong.push(`${item.url}: not stable`);
    }
    expect(wrong).toEqual([]);
    expect(market.pages.size).toBeGreaterThan(400);
  }, 60_000);

  test('every step, key point and reason of every manual stands in its twin', () => {
    const missing: string[] = [];
    let count = 0;
    for (const [item, { item: shown }] of market.pages) {
      if (item.steps.length === 0) continue;
      const text = squeezed(textOf(treeOf(shown.url)));
      for (const step of item.steps)
        for (const said of [
          step.title,
          ...step.keyPoints.flatMap((point) => [point.text, point.reason ?? '記載なし']),
        ]) {
          count += 1;
          if (!text.includes(squeezed(said))) missing.push(`${item.id}: ${said}`);
        }
    }
    expect(missing).toEqual([]);
    expect(count).toBeGreaterThan(300);
  });

  test('conditions, canvas, timeline, transcript and sources of each page are there', () => {
    const twin = (id: string) => {
      const item = market.context.catalog.find(id);
      return files.get(twinUrl(item ? urls.item(item) : '', '/')) ?? '';
    };
    const manual = twin('tig-corner-nametsuke');
    expect(manual).toContain('\n### 2. 継手を合わせる\n');
    expect(manual).toContain('急所（成否）: すき間をなくす');
    expect(manual).toContain('理由: すき間から溶け落ちて穴があく');
    expect(manual).toContain('| 電流 | 直流（棒マイナス）・25〜35 A |');
    expect(manual).toContain('公開範囲：一般公開（この写しは公開版）');
    for (const { item, body: _ } of market.pages.values()) {
      const text = squeezed(textOf(treeOf(item.url)));
      for (const claims of Object.values(item.canvasText ?? {}))
        for (const claim of claims ?? []) expect(text).toContain(squeezed(claim.text));
      for (const event of item.events ?? []) expect(text).toContain(squeezed(event.text));
      for (const cue of item.video?.cues ?? []) expect(text).toContain(squeezed(cue.text));
      const defined = new Set<string>();
      const used = new Set<string>();
      visit(treeOf(item.url), (node: Nodes) => {
        if (node.type === 'footnoteDefinition') defined.add(node.identifier);
        if (node.type === 'footnoteReference') used.add(node.identifier);
      });
      expect(defined.size, item.id).toBe(item.sources.length);
      expect([...used].filter((number) => !defined.has(number))).toEqual([]);
    }
    expect([...market.pages.values()].some(({ item }) => (item.video?.cues.length ?? 0) > 0)).toBe(
      true,
    );
  });

  test('llms.txt links every twin once, with edition and licence, and is cut when it grows', () => {
    const text = files.get('/llms.txt') ?? '';
    const links = [...text.matchAll(/\]\((\/docs\/[^)]+\.md)\)/g)].map(([, url]) => url);
    expect(new Set(links).size).toBe(market.pages.size);
    expect(links).toHaveLength(market.pages.size);
    for (const link of links) expect(files.has(link as string), link).toBe(true);
    expect(text.startsWith('# 知識市場\n\n> ')).toBe(true);
    expect(text).toContain('公開版の');
    expect(text).toContain('ライセンス');
    const most = 8_000;
    const cut = toLlmsFiles(market.context, about, (url) => twinUrl(url, '/'), most);
    expect(cut.size).toBeGreaterThan(10);
    for (const part of cut.values()) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(most);
    const all = [...cut.values()].join('');
    for (const link of links) expect(all).toContain(`](${link})`);
    for (const name of cut.keys())
      if (name !== 'llms.txt') expect(cut.get('llms.txt')).toContain(`](/${name})`);
  });

  test('a feed reader gets the same from Atom, RSS and JSON: newest first, and what changed', () => {
    const feeds = toFeeds(market.context, about);
    // Of organisations a few: all are made alike.
    const orgs = feeds.filter(({ name }) => name.startsWith('org/')).slice(5);
    for (const feed of feeds.filter((one) => !orgs.includes(one))) {
      const read = ['atom.xml', 'rss.xml', 'feed.json'].map((name) => {
        const text = files.get(`/feeds/${feed.name}/${name}`);
        if (text === undefined) throw new Error(`no /feeds/${feed.name}/${name}`);
        return name === 'feed.json' ? readJsonFeed(text) : readXmlFeed(text);
      });
      expect(read[0], feed.name).toEqual(read[1]);
      expect(read[0], feed.name).toEqual(read[2]);
      const entries = read[0]?.entries ?? [];
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.length).toBeLessThanOrEqual(50);
      expect(entries.map(({ date }) => date)).toEqual(
        entries.map(({ date }) => date).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
      );
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const entry of entries) expect(entry.said).toMatch(/変わったこと：./);
    }
    const manuals = readXmlFeed(files.get('/feeds/kind/manual/atom.xml') ?? '');
    const of = (id: string) =>
      manuals.entries.filter(({ url }) => url === `${about.url}/docs/manual/${id}/`);
    expect(of('tig-corner-nametsuke')).toMatchObject([
      {
        title: 'SUS304 1mm 角継手のTIGなめ付け（第4版）',
        date: '2026-11-01',
        said: expect.stringContaining('変わったこと：何を直したかは記載なし。'),
      },
    ]);
    expect(of('back-shield')).toMatchObject([
      { said: expect.stringContaining('変わったこと：空気を追い出す時間を、囲いの体積で') },
    ]);
    // One entry for each line of 改訂履歴.
    const guide = readXmlFeed(files.get('/feeds/kind/guide/atom.xml') ?? '').entries.filter(
      ({ url }) => url?.includes('/writing-manual/'),
    );
    expect(guide.map(({ said }) => said.split('\n')[0])).toEqual([
      '変わったこと：直したときの書き方を足した',
      '変わったこと：はじめての版',
    ]);
    for (const name of ['all', 'phase/kaihatsu', 'kind/failure', 'org/mihon-seisakusho'])
      expect(files.has(`/feeds/${name}/atom.xml`), name).toBe(true);
  });

  test('structured data says what each kind is, and nothing that is unknown', () => {
    expect(ld('tig-corner-nametsuke')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'HowTo',
      name: 'SUS304 1mm 角継手のTIGなめ付け',
      totalTime: 'PT20M',
      dateModified: '2026-11-01',
      disambiguatingDescription: expect.stringContaining('架空'),
    });
    const steps = ld('tig-corner-nametsuke')?.step as Record<string, unknown>[];
    expect(steps).toHaveLength(8);
    expect(steps[1]).toMatchObject({
      '@type': 'HowToStep',
      position: 2,
      name: '継手を合わせる',
      url: 'https://ichiba.example/docs/manual/tig-corner-nametsuke/#step-awase',
      itemListElement: [
        { '@type': 'HowToDirection', text: '継手を合わせる' },
        {
          '@type': 'HowToTip',
          text: expect.stringContaining('理由：すき間から溶け落ちて穴があく'),
        },
      ],
    });
    const types = new Map<string, number>();
    for (const [item] of market.pages) {
      const thing = ld(item.id);
      if (!thing) continue;
      types.set(String(thing['@type']), (types.get(String(thing['@type'])) ?? 0) + 1);
      expect(shapeErrors(thing), item.id).toEqual([]);
      expect(JSON.stringify(thing)).not.toMatch(/null|undefined|""|\[\]/);
      expect(Buffer.byteLength(jsonLdScript(thing)), item.id).toBeLessThan(16_000);
    }
    for (const type of ['HowTo', 'VideoObject', 'Article', 'DefinedTerm', 'Organization'])
      expect(types.get(type) ?? 0, type).toBeGreaterThan(0);
    expect(ld('veteran-a')).toBeUndefined();
  });

  test('catalog.json and its parts are what their published schemas say', () => {
    const catalog = toCatalogFiles(market.pages, market.context, 'ja');
    const json = (name: string) => JSON.parse(Buffer.from(catalog.get(name) ?? []).toString());
    const ajv = new Ajv2020({ allErrors: true });
    const manifest = ajv.compile(json('schema/catalog.json'));
    const part = ajv.compile(json('schema/catalog-part.json'));
    expect(manifest(json('catalog.json')) || manifest.errors).toBe(true);
    for (const { path } of json('catalog.json').parts)
      expect(part(json(path)) || part.errors).toBe(true);
    expect(manifest({ ...json('catalog.json'), clock: 1 })).toBe(false);
    expect(manifest({ ...json('catalog.json'), schemaVersion: 0 })).toBe(false);
    expect(part([{ ...json('catalog/0.json')[0], kind: 'blog' }])).toBe(false);
    expect([...toCatalogSchemas(CATALOG_SCHEMA_VERSION).keys()]).toEqual([
      'schema/catalog.json',
      'schema/catalog-part.json',
    ]);
  });
});

describe('for machines, from awkward content', () => {
  test('words that would be markup stay words in every form', async () => {
    const odd = '<Step> & ]]> "引用" :::手順';
    const dir = await site({
      'docs/terms/hen.md': page(
        `題名: 変な字\n意味: ${JSON.stringify(odd)}\n改訂日: 2026-01-02\n版: 第2版\n改訂履歴:\n  - 版: 第2版\n    日付: 2026-01-02\n    内容: ${JSON.stringify(odd)}\n${published}`,
        `\n# 見出し\n\n**「強い」**と言う。\`<Code>\` と 3 < 5 と [x](https://example.invalid/?a=1&b=2)\n\n</script><script>alert(1)</script>\n`,
      ),
      'docs/terms/furui.md': page(`題名: 日のない頁\n意味: 日がない\n${published}`),
    });
    const market = await load(dir, 'docs');
    const files = new Map(toMachineFiles(market, about));
    expect([...toMachineFiles(await load(dir, 'docs'), about)]).toEqual([...files]);
    const twin = files.get('/docs/term/hen.md') ?? '';
    expect(write(parse(twin))).toBe(twin);
    expect(textOf(parse(twin))).toContain(odd);
    expect(textOf(parse(twin))).toContain('「強い」と言う');
    const kinds: string[] = [];
    visit(parse(twin), (node) => void kinds.push(node.type));
    expect(kinds).not.toContain('html');
    for (const name of ['atom.xml', 'rss.xml'])
      expect(readXmlFeed(files.get(`/feeds/all/${name}`) ?? '').entries).toMatchObject([
        { title: '変な字（第2版）', said: expect.stringContaining(`変わったこと：${odd}`) },
      ]);
    expect(files.get('/feeds/all/atom.xml')).not.toContain('日のない頁');
    const item = market.context.catalog.find('hen');
    const found = item && market.pages.get(item);
    const thing =
      item &&
      found &&
      toJsonLd(item, found, { absolute: String, siteName: '</script>', locale: 'ja' });
    expect(jsonLdScript(thing ?? {}).match(/<\/?script/g)).toEqual(['<script', '</script']);
    expect(JSON.parse(/>(.*)</s.exec(jsonLdScript(thing ?? {}))?.[1] ?? '')).toEqual(thing);
  });

  test('a market without any 改訂日 has no feeds', async () => {
    const dir = await site({
      'docs/terms/furui.md': page(`題名: 日のない頁\n意味: 日がない\n${published}`),
    });
    const files = new Map(toMachineFiles(await load(dir, 'docs'), about));
    expect([...files.keys()].filter((url) => url.startsWith('/feeds/'))).toEqual([]);
    expect(files.get('/llms.txt')).not.toContain('/feeds/');
  });

  test('twins stand beside their pages whatever the base is', () => {
    expect(twinUrl('/', '/')).toBe('/index.md');
    expect(twinUrl('/sub/', '/sub/')).toBe('/sub/index.md');
    expect(twinUrl('/sub/market/docs/term/a/', '/sub/')).toBe('/sub/market/docs/term/a.md');
    expect(twinUrl('/docs/term/a', '/')).toBe('/docs/term/a.md');
  });

  test('times that are one time', () => {
    expect(isoTime('20分')).toBe('PT20M');
    expect(isoTime('約１時間30分')).toBe('PT1H30M');
    expect(isoTime('2時間')).toBe('PT2H');
    for (const text of ['5〜10分', '半日', '', undefined, '2日'])
      expect(isoTime(text)).toBe(undefined);
  });

  test('of a built page stays what can be read', () => {
    const html = `<html><body><nav>案内</nav><main><h1>表<a href="#x">#</a></h1><button>押す</button>
<p data-print="hide">道具</p><ul><li><a href="/a/"><svg><title>絵</title></svg><span>手順</span><span>3件</span></a></li><li><a href="/b/"><svg></svg></a></li></ul>
<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><script>1</script></main></body></html>`;
    expect(pageToMarkdown(html)).toBe('# 表\n\n- [手順 3件](/a/)\n\n| a |\n| - |\n| b |\n');
    expect(pageToMarkdown('<main><input></main>')).toBeUndefined();
    expect(pageToMarkdown('<p>main がない</p>')).toBeUndefined();
  });

  test('a mark of a source that the page does not list is left out', () => {
    const ref = (number: number) => ['source-ref', { number }] as const;
    expect(
      nodesToMarkdown(
        [['p', null, '文', ref(1), ref(2)]],
        [{ number: 1, detail: '資料 https://example.invalid/a', tag: 'S1' }],
      ),
    ).toBe('文[^1]\n\n[^1]: 資料 <https://example.invalid/a>（S1）\n');
  });

  test('the sitemap says the day of a revision, and nothing of pages without one', async () => {
    const items = await datedSitemap.createSitemapItems({
      siteConfig: { url: about.url },
      routes: [
        {
          path: '/',
          routes: [
            { path: '/docs/term/a/', metadata: { lastUpdatedAt: Date.UTC(2026, 10, 1) } },
            { path: '/docs/term/b/' },
          ],
        },
      ],
      defaultCreateSitemapItems: async (params) => {
        expect(Object.keys(params).sort()).toEqual(['routes', 'siteConfig']);
        return ['/', '/docs/term/a/', '/docs/term/b/'].map((path) => ({ url: about.url + path }));
      },
    });
    expect(items).toEqual([
      { url: 'https://ichiba.example/' },
      { url: 'https://ichiba.example/docs/term/a/', lastmod: '2026-11-01' },
      { url: 'https://ichiba.example/docs/term/b/' },
    ]);
  });

  describe('a large sitemap', () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="x">';
    const entries = Array.from(
      { length: 50 },
      (_, n) =>
        `<url><loc>https://ichiba.example/溶接-${n}/</loc><lastmod>2026-11-01</lastmod></url>`,
    );
    const whole = `${head}${entries.join('')}</urlset>`;

    test('becomes an index of parts that hold every page once, in order', () => {
      const files = sitemapParts(whole, 'maps/sitemap.xml', 'https://ichiba.example/', 1000);
      const index = files.get('maps/sitemap.xml') ?? '';
      const named = [...index.matchAll(/<loc>https:\/\/ichiba\.example\/([^<]+)<\/loc>/g)].map(
        ([, name]) => name as string,
      );
      expect(named.length).toBeGreaterThan(3);
      expect([...files.keys()].sort()).toEqual(['maps/sitemap.xml', ...named].sort());
      const parts = named.map((name) => files.get(name) ?? '');
      for (const part of parts) {
        expect(part.startsWith(`${head}<url>`) && part.endsWith('</url></urlset>')).toBe(true);
        expect(Buffer.byteLength(part)).toBeLessThan(1000 + head.length + 20);
      }
      expect(parts.map((part) => part.slice(head.length, -'</urlset>'.length)).join('')).toBe(
        entries.join(''),
      );
    });

    test('stays one file where it is small', () => {
      expect(sitemapParts(whole, 'sitemap.xml', 'https://ichiba.example/')).toEqual(new Map());
    });

    test('is cut after the plugin has written it', async () => {
      const outDir = mkdtempSync(join(tmpdir(), 'ichiba-sitemap-'));
      const plugin = await cutSitemap({
        default: () => ({
          name: 'sitemap',
          postBuild: async () =>
            writeFileSync(join(outDir, 'sitemap.xml'), whole.replace('溶', '溶'.repeat(400_000))),
        }),
      })({} as never, { filename: 'sitemap.xml' });
      await plugin?.postBuild?.({
        outDir,
        baseUrl: '/region/',
        siteConfig: { url: 'https://ichiba.example' },
      } as never);
      expect(readdirSync(outDir).sort()).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']);
      expect(readFileSync(join(outDir, 'sitemap.xml'), 'utf8')).toContain(
        '<loc>https://ichiba.example/region/sitemap-2.xml</loc>',
      );
      rmSync(outDir, { recursive: true });
    });
  });
});

interface Read {
  readonly title: string | null | undefined;
  readonly url: string | null | undefined;
  readonly entries: readonly {
    readonly id: string | null;
    readonly url: string | null;
    readonly title: string | null;
    readonly date: string;
    readonly said: string;
    readonly tags: readonly string[];
  }[];
}

/** Words of a piece of HTML that has paragraphs only. */
const words = (html: string | null): string =>
  (html ?? '')
    .replace(/<\/?p>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

function readXmlFeed(text: string): Read {
  const { title, url, items } = parseFeed(text);
  return {
    title,
    url,
    entries: items.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      date: (entry.updated ?? entry.published)?.toISOString().slice(0, 10) ?? '',
      said: words(entry.content ?? entry.description),
      tags: entry.categories.map(({ term }) => term),
    })),
  };
}

function readJsonFeed(text: string): Read {
  const feed = JSON.parse(text);
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  return {
    title: feed.title,
    url: feed.home_page_url,
    entries: feed.items.map(
      (entry: Record<string, string> & { readonly tags: readonly string[] }) => ({
        id: entry.id,
        url: entry.url,
        title: entry.title,
        date: entry.date_modified?.slice(0, 10),
        said: words(entry.content_html ?? null),
        tags: entry.tags,
      }),
    ),
  };
}

/** What schema.org and search engines ask of each type, as far as we write it. */
const shapes: Readonly<Record<string, { needs: readonly string[]; may: readonly string[] }>> = {
  HowTo: {
    needs: ['name', 'url', 'step'],
    may: ['image', 'totalTime', 'tool', 'supply'],
  },
  VideoObject: {
    needs: ['name', 'url', 'duration'],
    may: ['thumbnailUrl', 'uploadDate', 'contentUrl', 'embedUrl', 'transcript', 'hasPart'],
  },
  Article: {
    needs: ['name', 'headline', 'url'],
    may: ['articleSection', 'image', 'citation'],
  },
  LearningResource: { needs: ['name', 'url'], may: ['headline', 'image', 'citation'] },
  DefinedTerm: {
    needs: ['name', 'description', 'inDefinedTermSet'],
    may: ['url', 'alternateName'],
  },
  Organization: { needs: ['name', 'url'], may: [] },
  HowToStep: { needs: ['name', 'url', 'position', 'itemListElement'], may: ['image'] },
  HowToDirection: { needs: ['text'], may: [] },
  HowToTip: { needs: ['text'], may: [] },
  HowToTool: { needs: ['name'], may: [] },
  HowToSupply: { needs: ['name'], may: [] },
  Clip: { needs: ['name', 'startOffset', 'endOffset', 'url'], may: [] },
  DefinedTermSet: { needs: ['@id', 'name'], may: [] },
  WebSite: { needs: ['name'], may: [] },
};
const everywhere = new Set(
  '@context @type @id url description disambiguatingDescription inLanguage dateModified version license creditText creativeWorkStatus copyrightHolder isPartOf name'.split(
    ' ',
  ),
);

function shapeErrors(thing: unknown): string[] {
  if (Array.isArray(thing)) return thing.flatMap(shapeErrors);
  if (typeof thing !== 'object' || thing === null) return [];
  const record = thing as Record<string, unknown>;
  const type = String(record['@type']);
  const shape = shapes[type];
  if (!shape) return [`type ${type}`];
  const inner = Object.values(record).flatMap(shapeErrors);
  const clip =
    type === 'Clip' && !(Number(record.startOffset) < Number(record.endOffset)) ? ['clip'] : [];
  const addresses = ['url', '@id', 'image', 'contentUrl', 'thumbnailUrl']
    .flatMap((key) => record[key] ?? [])
    .filter((value) => !String(value).startsWith('https://'))
    .map((value) => `not absolute: ${value}`);
  return [
    ...shape.needs.filter((key) => !(key in record)).map((key) => `${type} without ${key}`),
    ...Object.keys(record)
      .filter((key) => !everywhere.has(key) && ![...shape.needs, ...shape.may].includes(key))
      .map((key) => `${type} with ${key}`),
    ...clip,
    ...addresses,
    ...inner,
  ];
}
