import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, desktop, launch, openPage, phone, serve } from './browser.js';

/** Furigana as a new hire meets them: off until asked for, remembered, never in the way of the words. */
const PAGE = '/docs/manual/tig-corner-nametsuke/';

describe.skipIf(!browserPath || !existsSync(buildDir))('furigana', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let context: BrowserContext;
  const errors: string[] = [];
  beforeAll(async () => {
    site = await serve(buildDir);
    browser = await launch();
    context = await browser.newContext({ viewport: desktop, serviceWorkers: 'block' });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    expect(errors).toEqual([]);
  });

  const open = async (path = PAGE, from = context): Promise<Page> => {
    const page = await openPage(from, errors);
    await page.goto(site.url + path);
    await page.getByRole('button', { name: 'ふりがな', exact: true }).waitFor();
    return page;
  };
  const toggle = (page: Page) => page.getByRole('button', { name: 'ふりがな', exact: true });
  /** Outside the section that always shows them. */
  const rubies = (page: Page) => page.locator('article ruby:not(#yasashii-nihongo ruby)');
  const turnOn = async (page: Page) => {
    await toggle(page).click();
    await rubies(page).first().waitFor();
  };
  /** The top and height of each text box of the page, in pixels. */
  const boxes = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('article :is(h1,h2,h3,p,li,dt,dd,td,th)')].map((box) => {
        const { top, height, left, width } = box.getBoundingClientRect();
        return [top, height, left, width].map((value) => Math.round(value * 10) / 10).join(' ');
      }),
    );
  const textOf = (page: Page) =>
    page.evaluate(() => {
      const copy = document.querySelector('article')?.cloneNode(true) as HTMLElement;
      for (const rt of copy.querySelectorAll('rt')) rt.remove();
      return copy.textContent;
    });

  test('is not in the page until asked for: no ruby, no request', async () => {
    const asked: string[] = [];
    const page = await openPage(context, errors);
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(site.url + PAGE, { waitUntil: 'networkidle' });
    await expect.poll(() => rubies(page).count()).toBe(0);
    expect(asked.filter((url) => url.includes('/furigana/'))).toEqual([]);
    await page.close();
  });

  test('comes, goes, and leaves the page as it was', async () => {
    const page = await open();
    const before = await boxes(page);
    const text = await textOf(page);
    await turnOn(page);
    await expect.poll(() => toggle(page).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => rubies(page).count()).toBeGreaterThan(200);
    await expect.poll(() => textOf(page)).toBe(text);
    await toggle(page).click();
    await expect.poll(() => rubies(page).count()).toBe(0);
    expect(await boxes(page)).toEqual(before);
    await page.close();
  });

  test('does not change the pitch of the lines', async () => {
    const page = await open();
    // A line each, so that a wider reading does not turn one line into two.
    await page.addStyleTag({ content: 'article :is(h1,h2,h3,p,li,dt,dd){white-space:nowrap}' });
    const heights = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.ichiba-body :is(h2,h3,p,li,dd)')]
          .filter((box) => !box.closest('#yasashii-nihongo'))
          .map(
            (box) =>
              `${box.textContent?.length && box.tagName} ${box.getBoundingClientRect().height}`,
          ),
      );
    const before = await heights();
    await turnOn(page);
    expect(await heights()).toEqual(before);
    await toggle(page).click();
    await page.close();
  });

  test('is neither copied nor in the way of finding a word', async () => {
    const page = await open();
    const paragraph = '.ichiba-body > p';
    const plain = await page.locator(paragraph).first().textContent();
    await turnOn(page);
    const copied = await page.evaluate((selector) => {
      const selection = getSelection() as Selection;
      selection.selectAllChildren(document.querySelector(selector) as Element);
      return selection.toString();
    }, paragraph);
    expect(copied.replace(/\s/g, '')).toBe(plain?.replace(/\s/g, ''));
    const finds = (word: string) =>
      page.evaluate((text) => {
        getSelection()?.removeAllRanges();
        return (window as unknown as { find(text: string): boolean }).find(text);
      }, word);
    expect(await finds('溶加棒')).toBe(true);
    await toggle(page).click();
    await page.close();
  });

  test('is remembered on the next page and after a reload, in every tab', async () => {
    const page = await open();
    const other = await open('/docs/failure/hole-corner-gap/');
    await turnOn(page);
    await rubies(other).first().waitFor();
    await page.goto(`${site.url}/docs/term/uranami/`);
    await rubies(page).first().waitFor();
    await toggle(page).click();
    await page.reload();
    await toggle(page).waitFor();
    await expect.poll(() => toggle(page).getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => rubies(page).count()).toBe(0);
    await page.close();
    await other.close();
  });

  test('holds for the page where storage is switched off', async () => {
    const closed = await browser.newContext({ viewport: phone, serviceWorkers: 'block' });
    await closed.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    const page = await closed.newPage();
    await page.goto(site.url + PAGE);
    await toggle(page).waitFor();
    await turnOn(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    await closed.close();
  });

  test('says when it cannot come, and the text stays', async () => {
    const page = await open();
    const text = await textOf(page);
    await page.route('**/furigana/*.json', (route) => route.abort());
    await toggle(page).click();
    const notice = page.getByText('ふりがなを出せません');
    await notice.waitFor();
    await expect.poll(() => rubies(page).count()).toBe(0);
    await expect.poll(() => page.locator('.ichiba-body').first().textContent()).not.toBe('');
    expect(text).toContain('なめ付け');
    await page.unroute('**/furigana/*.json');
    await page.getByRole('button', { name: 'もう一度読み込む' }).click();
    await rubies(page).first().waitFor();
    await toggle(page).click();
    await page.close();
  });

  test('prints as it stands on the screen', async () => {
    const page = await open();
    await turnOn(page);
    await page.emulateMedia({ media: 'print' });
    const reading = rubies(page).first().locator('rt');
    await expect.poll(() => reading.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await toggle(page).click();
    await page.close();
  });

  test('stands always in the section in easy Japanese, one link from the head', async () => {
    const page = await open();
    const link = page.getByRole('link', { name: 'やさしい日本語', exact: true });
    await link.click();
    const section = page.getByRole('region', { name: 'やさしい日本語' });
    await expect.poll(() => section.locator('ruby').count()).toBeGreaterThan(30);
    expect((await section.boundingBox())?.y).toBeLessThan(200);
    await expect.poll(() => section.getAttribute('lang')).toBe('ja');
    await page.close();
  });
});
