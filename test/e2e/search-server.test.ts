import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { documentsOfIndex, readIndexManifest } from '@chishiki-ichiba/search/opensearch';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFakeEngine } from '../search/engine/fake-engine.js';
import { fillStore } from '../search/engine/index-store.js';
import { browserPath, desktop, launch, openPage, root, runIchiba, serve } from './browser.js';

/**
 * A site whose search is answered by a server: box and page as ever. The server is a stand-in at the
 * site's own `/engine`, filled with what the build would have been exported as.
 */
describe.skipIf(!browserPath)('a site that names a search server', () => {
  let dir: string;
  let site: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let engine: ReturnType<typeof createFakeEngine>;
  const build = () => path.join(dir, 'served/sub');

  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-server-'));
    await cp(path.join(root, 'test/site'), dir, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    const config = path.join(dir, 'docusaurus.config.ts');
    const text = readFileSync(config, 'utf8');
    const changed = text.replace(
      "roots: ['market'],",
      "roots: ['market'], csp: true, searchServer: { url: '/engine', index: 'shiken' },",
    );
    expect(changed).not.toBe(text);
    writeFileSync(config, changed);
    const { code, output } = await runIchiba(dir, [
      'build',
      '--edition',
      'public',
      '--root',
      'market',
    ]);
    expect(code, output).toBe(0);
    await cp(path.join(dir, 'build'), build(), { recursive: true });
    const read = (file: string) => readFileSync(path.join(build(), 'market/ichiba/search', file));
    const manifest = await readIndexManifest(read);
    const documents: SearchDocument[] = [];
    for await (const document of documentsOfIndex(manifest, read)) documents.push(document);
    const { labels = {} } = manifest;
    const store = await fillStore(documents, { edition: 'public', labels });
    engine = createFakeEngine(store, 'shiken-public', 'opensearch');
    site = await serve(path.join(dir, 'served'));
    browser = await launch();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(dir, { recursive: true, force: true });
  });

  /** A page whose server answers, or not; every address that was asked for. */
  async function open(address: string, answers = () => true) {
    const context = await browser.newContext({ viewport: desktop });
    const errors: string[] = [];
    const page: Page = await openPage(context, errors);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.route('**/engine/**', async (route) => {
      if (!answers()) return route.abort('connectionrefused');
      const request = route.request();
      const url = request.url().replace('/engine/', '/');
      const response = await engine(url, {
        method: request.method(),
        headers: request.headers(),
        body: request.postData(),
      });
      await route.fulfill({
        status: response.status,
        contentType: 'application/json',
        body: await response.text(),
      });
    });
    await page.goto(site.url + address);
    return { page, asked, errors, close: () => context.close() };
  }

  test('lists, marks, counts and narrows as ever, and reads no file of the index', async () => {
    const { page, asked, errors, close } = await open('/sub/market/search/?q=すき間から穴があく');
    const results = page.getByRole('list', { name: '検索結果' });
    await expect.poll(() => results.getByRole('listitem').count()).toBeGreaterThan(0);
    const first = results.getByRole('listitem').first();
    expect(await first.locator('mark').allTextContents()).toContain('すき間から穴があく');
    expect(await first.getByRole('link').first().getAttribute('href')).toContain('mdx-manual/');
    expect(await page.getByRole('group', { name: '種類' }).count()).toBe(1);
    await page.goto(`${site.url}/sub/market/search/?q=&kind=term`);
    await expect
      .poll(() => results.getByRole('listitem').count())
      .toBe(readdirSync(path.join(root, 'test/site/market/terms')).length);
    expect(asked).toContain('/engine/shiken-public/_search');
    expect(asked.filter((name) => name.includes('/ichiba/search/'))).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });

  test('the box in the head answers from the server too', async () => {
    const { page, asked, errors, close } = await open('/sub/docs/');
    await page.getByRole('combobox', { name: '検索' }).fill('部品');
    // One leads to the page of all results, whatever comes.
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(1);
    expect(asked).toContain('/engine/shiken-public/_search');
    expect(errors).toEqual([]);
    await close();
  });

  test('says when the server is away, and is well again with it', async () => {
    let isUp = false;
    const { page, close } = await open('/sub/market/search/?q=部品', () => isUp);
    await page.getByText('サイトにつながりません').first().waitFor();
    isUp = true;
    await page.getByRole('button', { name: 'もう一度試す' }).click();
    const results = page.getByRole('list', { name: '検索結果' });
    await expect.poll(() => results.getByRole('listitem').count()).toBeGreaterThan(0);
    await close();
  });

  test('the policy needs no other host for a server of the site’s own', () => {
    const html = readFileSync(path.join(build(), 'market/search/index.html'), 'utf8');
    expect(html.replaceAll('&#39;', "'")).toContain("connect-src 'self';");
  });
});
