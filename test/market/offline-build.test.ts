import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBuiltFiles } from '../../plugins/market/lib/emit/built-files.js';
import { toBase } from '../../plugins/market/lib/emit/offline-files.js';
import { toSiteChunks } from '../../plugins/market/lib/emit/site-chunks.js';
import { optionsSchema } from '../../plugins/market/lib/options.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { site } from './helpers.js';

/** A build of `pages` items below `/sub/`, with the files Docusaurus leaves. */
async function build(pages: number) {
  const html = (body: string) =>
    `<html><link rel=stylesheet href=/sub/assets/css/styles.aaaaaaaa.css><script src="/sub/assets/js/main.bbbbbbbb.js" defer></script>${body}`;
  const files: Record<string, string> = {
    'offline/index.html': html('<link rel=icon href=/sub/img/icon.svg>'),
    'search/index.html': html(''),
    'img/icon.svg': '<svg/>',
    'assets/css/styles.aaaaaaaa.css': 'a{}',
    'assets/js/main.bbbbbbbb.js': 'routes'.repeat(pages),
    'assets/js/offline.cccccccc.js': 'o',
    'assets/js/later.dddddddd.js': 'l',
  };
  const routes: Record<string, unknown> = { '/sub/offline/-1ab': { __comp: 'offline' } };
  const origins: Record<string, string[]> = { offline: ['1'], '77': ['77'] };
  const assets: Record<string, Record<string, { file: string }[]>> = {
    '1': { js: [{ file: 'assets/js/offline.cccccccc.js' }] },
    '77': { js: [{ file: 'assets/js/later.dddddddd.js' }] },
  };
  for (let at = 0; at < pages; at++) {
    files[`docs/manual/m${at}/index.html`] = html('');
    routes[`/sub/docs/manual/m${at}/-2cd`] = { __comp: 'item', __props: `p${at}` };
    origins[`p${at}`] = [`p${at}`];
    assets[`p${at}`] = { js: [{ file: `assets/js/p${at}.eeeeeeee.js` }] };
    files[`assets/js/p${at}.eeeeeeee.js`] = 'p';
  }
  const outDir = await site(files);
  return {
    outDir,
    chunks: toSiteChunks(routes, { origins, assets }),
    built: readBuiltFiles(outDir, '/sub/'),
  };
}
const pages = ['/sub/offline/', '/sub/search/', '/sub/work/'];

describe('what the first visit takes along', () => {
  it('is the same however many pages the site has', async () => {
    const [small, big] = await Promise.all([build(3), build(300)]);
    const shell = toBase(pages, small.chunks, small.built).shell;
    expect(shell.map(({ url }) => url)).toEqual([
      '/sub/assets/css/styles.aaaaaaaa.css',
      '/sub/img/icon.svg',
      '/sub/offline/',
    ]);
    expect(toBase(pages, big.chunks, big.built).shell).toEqual(shell);
  });

  it('every set shares the scripts of the list, the search and what is fetched later', async () => {
    const { chunks, built } = await build(3);
    const { files } = toBase(pages, chunks, built);
    expect(files.map(({ url }) => url)).toEqual([
      '/sub/assets/css/styles.aaaaaaaa.css',
      '/sub/assets/js/later.dddddddd.js',
      '/sub/assets/js/main.bbbbbbbb.js',
      '/sub/assets/js/offline.cccccccc.js',
      '/sub/img/icon.svg',
      '/sub/offline/',
      '/sub/search/',
    ]);
  });
});

describe('files that stand in a page', () => {
  it('are found in HTML and JSON, quoted or not, and nothing else is', async () => {
    const outDir = await site({ 'index.html': '' });
    for (const name of ['a.svg', 'b c.png', '写真.webp', 'clip.webm', 'ja.vtt', 'sheet.pdf'])
      await writeFile(path.join(outDir, name), name);
    await mkdir(path.join(outDir, 'page'));
    await writeFile(path.join(outDir, 'page', 'index.html'), '');
    const { namedIn } = readBuiltFiles(outDir, '/');
    const text = `<img src=/a.svg><video src="/clip.webm#t=3" poster='/b%20c.png'><a href="/sheet.pdf">
      {"url":"/写真.webp","captions":[{"url":"/ja.vtt"}]} style="background-image:url(&quot;/a.svg&quot;)"
      https://elsewhere.example/a.svg /missing.svg /page/ x/a.svg.bak`;
    expect(namedIn(text).map(({ url, kind }) => `${kind} ${url}`)).toEqual([
      'picture /a.svg',
      'clip /clip.webm',
      'picture /b%20c.png',
      'document /sheet.pdf',
      'picture /%E5%86%99%E7%9C%9F.webp',
      'captions /ja.vtt',
    ]);
  });
});

describe('the option', () => {
  it('is on by default and says what it wants', () => {
    expect(optionsSchema.validate({}).value.offline).toBe(true);
    expect(optionsSchema.validate({ offline: false }).value.offline).toBe(false);
    expect(optionsSchema.validate({ offline: 'yes' }).error?.message).toMatch(
      /"offline" must be true .* or false .*, found yes$/,
    );
  });

  it('puts the worker where it answers for the whole market', () => {
    const urls = (baseUrl: string, routeBasePath: string) =>
      createUrls({ baseUrl, routeBasePath, trailingSlash: true });
    expect(urls('/', '/').worker).toBe('/sw.js');
    expect(urls('/sub/', '/market/').worker).toBe('/sub/market/sw.js');
    expect(urls('/sub/', '/').offline).toBe('/sub/offline/');
  });
});
