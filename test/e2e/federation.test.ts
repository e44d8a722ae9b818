import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildSmall, smallMarket } from '../authoring/small-build.js';
import { site as writeSite } from '../market/helpers.js';
import {
  browserPath,
  desktop,
  launch,
  openPage,
  phone,
  root,
  runIchiba,
  serve,
} from './browser.js';

/** Another market's host: it lets other sites read, and can be slow or dead. */
async function openOther(dir: string, port = 0) {
  const state = { mood: 'alive' as 'alive' | 'slow', asked: [] as string[] };
  let server: Server;
  const open = async (at: number): Promise<number> => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x');
      state.asked.push(pathname);
      // Slow for ever: nothing is answered.
      if (state.mood === 'slow') return;
      const file = path.join(dir, decodeURIComponent(pathname));
      const index = file.endsWith('/') ? `${file}index.html` : file;
      response.setHeader('access-control-allow-origin', '*');
      if (existsSync(index)) response.end(readFileSync(index));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const own = await open(port);
  return {
    ...state,
    state,
    port: own,
    url: `http://127.0.0.1:${own}`,
    close,
    reopen: () => open(own),
  };
}

/**
 * Two built markets on two ports, the second of which is slow and then killed, and a region of a third that
 * was merged at build.
 */
describe.skipIf(!browserPath)('a market that searches another one, and shows a region', () => {
  let dir: string;
  let home: Awaited<ReturnType<typeof serve>>;
  let other: Awaited<ReturnType<typeof openOther>>;
  let browser: Browser;
  const east = () => path.join(dir, 'east');

  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-federation-'));
    vi.stubEnv('INIT_CWD', dir);
    const content = await writeSite(smallMarket);
    await buildSmall(content, east(), 'public');
    other = await openOther(path.join(dir, 'served-east'));
    await cp(east(), path.join(dir, 'served-east/sub'), { recursive: true });
    const siteDir = path.join(dir, 'home');
    await cp(path.join(root, 'test/site'), siteDir, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(siteDir, 'node_modules'), 'dir');
    const merged = await runIchiba(siteDir, [
      'federate',
      `${east()}=https://minami.example/sub/market/`,
      '--out',
      path.join(siteDir, 'region'),
    ]);
    expect(merged.code, merged.output).toBe(0);
    const config = path.join(siteDir, 'docusaurus.config.ts');
    const text = readFileSync(config, 'utf8');
    const market = { id: 'higashi', label: '東の市場', url: `${other.url}/sub/market/` };
    const changed = text.replace(
      "roots: ['market'],",
      `roots: ['market'], csp: true, region: 'region', markets: [${JSON.stringify(market)}],`,
    );
    expect(changed).not.toBe(text);
    writeFileSync(config, changed);
    const built = await runIchiba(siteDir, ['build', '--edition', 'public', '--root', 'market']);
    expect(built.code, built.output).toBe(0);
    await cp(path.join(siteDir, 'build'), path.join(dir, 'served/sub'), { recursive: true });
    home = await serve(path.join(dir, 'served'));
    browser = await launch();
  }, 400_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await browser?.close();
    await home?.close();
    await other?.close();
    await rm(dir, { recursive: true, force: true });
  });

  async function open(address: string, viewport = desktop) {
    const context = await browser.newContext({ viewport });
    const errors: string[] = [];
    const page = await openPage(context, errors);
    await page.goto(`${home.url}/sub/market/${address}`);
    const results = page.getByRole('list', { name: '検索結果' });
    const names = () => results.getByRole('listitem').allTextContents();
    return { page, results, names, errors, close: () => context.close() };
  }

  test('finds pages of all, tells whose they are, and leads there', async () => {
    const { page, results, names, errors, close } = await open('search/?q=すき間');
    await expect.poll(async () => (await names()).join('')).toContain('東の市場');
    const theirs = results.getByRole('listitem').filter({ hasText: '東の市場' }).first();
    const address = `${other.url}/sub/market/docs/manual/awase/#`;
    expect(await theirs.getByRole('link').first().getAttribute('href')).toContain(address);
    const merged = results.getByRole('listitem').filter({ hasText: 'minami.example' }).first();
    expect(await merged.getByRole('link').first().getAttribute('href')).toContain(
      'https://minami.example/sub/market/docs/manual/awase/',
    );
    expect((await names()).join('')).toContain('試しの市場');
    const markets = page.getByRole('group', { name: '市場', exact: true });
    await markets.getByRole('checkbox', { name: /東の市場/ }).check();
    await expect
      .poll(async () => (await names()).every((name) => name.includes('東の市場')))
      .toBe(true);
    expect(new URL(page.url()).searchParams.get('market')).toBe('higashi');
    expect(errors).toEqual([]);
    await close();
  });

  test('goes on when the other market is killed in the middle, says which, and offers another try', async () => {
    const { page, names, close } = await open('search/?q=すき間');
    await expect.poll(async () => (await names()).join('')).toContain('東の市場');
    await other.close();
    // Words nobody has looked for yet: files of the other market are needed.
    await page.getByRole('combobox', { name: '検索' }).fill('溶け落ちる');
    const said = page.getByText(
      '「東の市場」につながりません。答えた市場の結果だけを表示しています。',
    );
    await said.first().waitFor();
    expect((await names()).join('')).toContain('minami.example');
    expect((await names()).some((name) => name.includes('東の市場'))).toBe(false);
    await other.reopen();
    await page.getByRole('button', { name: '答えなかった市場に、もう一度聞く' }).click();
    await expect.poll(async () => (await names()).join('')).toContain('東の市場');
    await expect.poll(() => said.count()).toBe(0);
    await close();
  });

  test('waits for a slow market no longer than it says', async () => {
    other.state.mood = 'slow';
    const began = Date.now();
    const { page, names, close } = await open('search/?q=すき間');
    await page.getByText('「東の市場」は、1.5秒待っても答えませんでした。').first().waitFor();
    expect((await names()).join('')).toContain('試しの市場');
    expect(Date.now() - began).toBeLessThan(15_000);
    // Not at each key: the market rests.
    other.state.asked.length = 0;
    const typed = Date.now();
    await page.getByRole('combobox', { name: '検索' }).fill('溶け落ち');
    await expect.poll(async () => (await names()).join('')).toContain('minami.example');
    expect(Date.now() - typed).toBeLessThan(10_000);
    expect(other.state.asked).toEqual([]);
    other.state.mood = 'alive';
    await close();
  });

  test('lets scripts ask the named market and no other', () => {
    const html = readFileSync(path.join(dir, 'served/sub/market/search/index.html'), 'utf8');
    const policy = html.replaceAll('&#39;', "'");
    expect(policy).toContain(`connect-src 'self' ${other.url};`);
    expect(policy).toContain("frame-src 'none'");
  });

  test.each([
    ['desk', desktop],
    ['phone', phone],
  ])('shows the region by market, phase and canvas (%s)', async (_, viewport) => {
    const { page, results, errors, close } = await open('region/', viewport);
    await page.getByRole('heading', { name: /地域の市場/, level: 1 }).waitFor();
    const front = page.getByRole('link', { name: 'minami.example の入口を開く' });
    expect(await front.getAttribute('href')).toBe('https://minami.example/sub/market/');
    await page.getByText('すべてのページ', { exact: true }).click();
    expect(await page.getByText(/第2版、2026-11-01、ライセンス：CC BY 4\.0/).count()).toBe(1);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBe(0);
    // A count is as many pages as the search behind it lists.
    const cell = page.getByRole('link', { name: /^開発期・.*：\d+件$/ }).first();
    const count = Number(/(\d+)件/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1]);
    expect(count).toBeGreaterThan(0);
    await cell.click();
    await expect.poll(() => results.getByRole('listitem').count()).toBe(count);
    expect(errors).toEqual([]);
    await close();
  });

  test('tells of the region at the front', async () => {
    const { page, errors, close } = await open('');
    const link = page.getByRole('link', { name: /地域の市場/ });
    expect(await link.getAttribute('href')).toBe('/sub/market/region/');
    expect(errors).toEqual([]);
    await close();
  });
});
