import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, launch, openPage, phone, root, runIchiba } from './browser.js';

/** A folder with Japanese and a blank in its name, as on a stick that goes from hand to hand. */
const folder = path.join(mkdtempSync(path.join(tmpdir(), 'ichiba-usb-')), '市場の 控え');

describe.skipIf(!browserPath)('the market on a USB stick (file://)', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];
  const failed: string[] = [];
  const elsewhere: string[] = [];
  const at = (route: string) => `${pathToFileURL(folder)}/index.html#${route}`;
  /** Only the hash changes, so the browser calls the page loaded at once. */
  const open = async (route: string, ready: string) => {
    await page.goto(at(route));
    await page.locator(ready).first().waitFor();
  };

  beforeAll(async () => {
    const { code, output } = await runIchiba(root, ['build', '--usb', '--out', folder]);
    if (code !== 0) throw new Error(output);
    browser = await launch();
    context = await browser.newContext({ viewport: phone, locale: 'ja-JP' });
    page = await openPage(context, errors);
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('request', (request) => {
      if (!/^(?:file|blob|data):/.test(request.url())) elsewhere.push(request.url());
    });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(path.dirname(folder), { recursive: true, force: true });
  });

  test('finds 「ティグ うらなみ」 from the front’s box and opens the step', async () => {
    await open('/', 'main [role=combobox]');
    const box = page.getByRole('combobox', { name: '検索' });
    await box.fill('ティグ うらなみ');
    await page.getByRole('option').first().waitFor();
    await box.press('Enter');
    const results = page.getByRole('list', { name: '検索結果' });
    // A course about it may come first.
    await results.locator('a[href*="/docs/manual/"]').first().click();
    await page.waitForURL(/#\/docs\/manual\/[a-z-]+\//);
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/裏波|バック/);
  });

  test('narrows by a facet', async () => {
    await open(`/search/?q=${encodeURIComponent('溶接')}`, '[aria-label=検索結果] a');
    const kinds = page.getByRole('group', { name: '種類', includeHidden: true });
    const counts = await kinds.locator('label').allTextContents();
    const failures = counts.find((label) => label.startsWith('現場の失敗')) ?? '';
    const count = Number(/(\d+)件/.exec(failures)?.[1]);
    expect(count).toBeGreaterThan(0);
    await open(`/search/?kind=failure&q=${encodeURIComponent('溶接')}`, '[aria-label=検索結果] a');
    const shown = page.getByRole('list', { name: '検索結果' }).getByRole('listitem');
    await expect
      .poll(() => shown.filter({ hasText: '現場の失敗' }).count())
      .toBe(Math.min(count, 10));
  });

  test('plays the clip at its second, with captions', async () => {
    await open('/docs/video/tig-corner/?t=12#video-tig-corner', 'video');
    const video = page.locator('video');
    await video.evaluate((player: HTMLVideoElement) => {
      player.muted = true;
      return player.play();
    });
    await expect
      .poll(() => video.evaluate((player: HTMLVideoElement) => player.currentTime))
      .toBeGreaterThan(12);
    await expect
      .poll(() =>
        video.evaluate((player: HTMLVideoElement) => {
          const [track] = player.textTracks;
          if (track) track.mode = 'showing';
          return track?.cues?.length ?? 0;
        }),
      )
      .toBeGreaterThan(0);
  });

  test('shows pictures, and links to a place of the page stay on the page', async () => {
    await open('/docs/manual/tig-corner-nametsuke/', 'article img');
    const widths = await page.locator('article img').evaluateAll((pictures: HTMLImageElement[]) =>
      Promise.all(
        pictures.map(async (picture) => {
          picture.loading = 'eager';
          await picture.decode();
          return picture.naturalWidth;
        }),
      ),
    );
    expect(widths.length).toBeGreaterThan(0);
    expect(Math.min(...widths)).toBeGreaterThan(0);
    const step = page.locator('h3[id^="step-"]').nth(1);
    const id = await step.getAttribute('id');
    await step.locator('a').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toBe(at(`/docs/manual/tig-corner-nametsuke/#${id}`));
    await expect
      .poll(() => step.evaluate((heading) => heading.getBoundingClientRect().top))
      .toBeLessThan(200);
  });

  test('explains a term, and leads to its page', async () => {
    await open('/docs/manual/tig-corner-nametsuke/', 'a[data-term="arc-length"]');
    const term = page.locator('a[data-term="arc-length"]').first();
    await term.hover();
    await page
      .getByRole('dialog', { name: /アーク長/ })
      .getByText('アークが飛んでいる')
      .waitFor();
    await term.click();
    await page.waitForURL(/#\/docs\/term\/arc-length\/$/);
    await page.getByRole('heading', { level: 1, name: 'アーク長' }).waitFor();
  });

  test('opens the matrix, whose cells are files, and a page at its old address', async () => {
    await open('/matrix/', 'td a');
    await page.locator('td a').first().click();
    await page.locator('section[aria-labelledby=cell] li a').first().waitFor();
    await open('/docs/term/does-not-exist/', 'main');
    await expect.poll(() => page.locator('main').textContent()).toMatch(/見つかりません/);
  });

  test('asks nobody else, and nothing it asks for is missing', () => {
    expect(elsewhere).toEqual([]);
    expect(failed).toEqual([]);
    expect(errors).toEqual([]);
  });
});
