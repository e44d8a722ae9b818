import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { arrive, browserPath, desktop, phone } from './browser.js';
import { useBuiltSite } from './built-site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const manual = '/docs/manual/tig-corner-nametsuke/';
const onPhone: BrowserContextOptions = { viewport: phone, hasTouch: true, isMobile: true };

describe.skipIf(!browserPath)('terms in a text', () => {
  const { blank, visit } = useBuiltSite();
  const open = async (options: BrowserContextOptions = {}, address = manual): Promise<Page> => {
    const page = await blank({ reducedMotion: 'reduce', ...options });
    await visit(page, address);
    return page;
  };
  const term = (page: Page): Locator => page.locator('a[data-term="arc-length"]').first();
  const card = (page: Page): Locator => page.getByRole('dialog', { name: /アーク長/ });
  const isGone = async (page: Page) =>
    expect.poll(() => page.getByRole('dialog').count(), { timeout: 2000 }).toBe(0);

  test('a pointer that rests on a word opens its card, which stays under the pointer', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await term(page).scrollIntoViewIfNeeded();
    expect(asked.filter((url) => url.includes('/glossary/'))).toEqual([]);
    await term(page).hover();
    await card(page).waitFor();
    expect(asked.filter((url) => url.includes('/glossary/'))).toEqual([
      '/ichiba/glossary/arc-length.json',
    ]);
    const text = await card(page).innerText();
    for (const words of ['あーくちょう', '電極の先から溶融池の面まで', 'arc length', '離れ（'])
      expect(text).toContain(words);
    const picture = card(page).getByRole('img', { name: /電極の先から/ });
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
      .toBe(320);
    await card(page).hover();
    await page.waitForTimeout(600);
    await expect.poll(() => card(page).isVisible()).toBe(true);
    await page.mouse.move(2, 400);
    await isGone(page);
    await page.context().close();
  });

  test('a pointer that passes opens nothing, and one card is open at a time', async () => {
    const page = await open();
    await term(page).hover();
    await page.mouse.move(2, 400);
    await page.waitForTimeout(500);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await term(page).hover();
    await card(page).waitFor();
    await page.locator('a[data-term="torch"]').first().hover();
    await page.getByRole('dialog', { name: /溶接トーチ/ }).waitFor();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
    await page.context().close();
  });

  test('the keyboard opens it by focus, closes it with Esc and follows the word with Enter', async () => {
    const page = await open();
    await term(page).evaluate((link: HTMLElement) => link.focus());
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await card(page).waitFor();
    await expect.poll(() => isFocused(term(page))).toBe(true);
    const description = await term(page).getAttribute('aria-describedby');
    await expect
      .poll(() => page.locator(`#${description}`).innerText())
      .toContain('アークが飛んでいる距離');
    await page.keyboard.press('Escape');
    await isGone(page);
    await expect.poll(() => isFocused(term(page))).toBe(true);
    await expect.poll(() => term(page).getAttribute('aria-describedby')).toBeNull();
    await page.keyboard.press('Enter');
    await arrive(page, /\/docs\/term\/arc-length\/$/);
    await page.getByRole('heading', { level: 1, name: 'アーク長' }).waitFor();
    await isGone(page);
    await page.context().close();
  });

  test('the first tap opens it inside the window with the focus, the second leads on', async () => {
    const page = await open(onPhone);
    for (const at of ['start', 'center', 'end'] as const) {
      await term(page).evaluate((link, block) => link.scrollIntoView({ block }), at);
      if (at === 'start') await page.evaluate(() => scrollBy(0, -100));
      await term(page).tap();
      await card(page).waitFor();
      await expect.poll(() => isFocused(card(page))).toBe(true);
      const box = await card(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.height);
      for (const control of [card(page).getByRole('link'), card(page).getByRole('button')]) {
        const { width = 0, height = 0 } = (await control.boundingBox()) ?? {};
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      }
      await card(page).getByRole('button', { name: '閉じる' }).tap();
      await isGone(page);
      await expect.poll(() => isFocused(term(page))).toBe(true);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    await term(page).tap();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await isGone(page);
    await expect.poll(() => isFocused(term(page))).toBe(true);
    await term(page).tap();
    await card(page).waitFor();
    await page.touchscreen.tap(180, 8);
    await isGone(page);
    await term(page).tap();
    await card(page).waitFor();
    await term(page).tap();
    await arrive(page, /\/docs\/term\/arc-length\/$/);
    await page.context().close();
  });

  test('the card leads to the page of the term, and Tab goes on in the text', async () => {
    const page = await open(onPhone);
    await term(page).tap();
    await card(page).waitFor();
    await card(page).getByRole('button', { name: '閉じる' }).focus();
    await page.keyboard.press('Tab');
    await isGone(page);
    const order = await page.evaluate(() => {
      const links = [...document.querySelectorAll('main a[href]')];
      const word = document.querySelector('a[data-term="arc-length"]') as Element;
      return links.indexOf(document.activeElement as Element) - links.indexOf(word);
    });
    expect(order).toBe(1);
    await term(page).tap();
    await card(page).getByRole('link', { name: 'くわしく' }).tap();
    await arrive(page, /\/docs\/term\/arc-length\/$/);
    await page.context().close();
  });

  test('a slow network is told after a moment, a lost one with the way that is left', async () => {
    const page = await open();
    await page.route('**/glossary/arc-length.json', async (route) => {
      await new Promise((done) => setTimeout(done, 1200));
      await route.continue();
    });
    await term(page).hover();
    await page.getByText('読みこんでいます…').waitFor();
    await page.getByText('アークが飛んでいる距離').waitFor();
    await page.keyboard.press('Escape');
    await page.unroute('**/glossary/arc-length.json');
    await page.context().setOffline(true);
    await page.mouse.move(2, 400);
    await page.locator('a[data-term="torch"]').first().hover();
    await page.getByText('通信できないため、説明を出せません').waitFor();
    const link = page
      .getByRole('dialog', { name: 'トーチ' })
      .getByRole('link', { name: 'くわしく' });
    await expect.poll(() => link.getAttribute('href')).toBe('/docs/term/torch/');
    await page.context().close();
  });

  test('without scripts the words are links', async () => {
    const page = await open({ javaScriptEnabled: false });
    await term(page).click();
    await arrive(page, /\/docs\/term\/arc-length\/$/);
    await page.context().close();
  });

  test('on paper the words look like the others', async () => {
    const page = await open();
    const look = () =>
      term(page).evaluate((link) => {
        const { textDecorationLine, textDecorationStyle, color } = getComputedStyle(link);
        const around = getComputedStyle(link.parentElement as Element).color;
        return [textDecorationLine, textDecorationStyle, color === around];
      });
    expect(await look()).toEqual(['underline', 'dotted', true]);
    await page.emulateMedia({ media: 'print' });
    expect((await look())[0]).toBe('none');
    await page.context().close();
  });

  test('words of a search are marked across a term', async () => {
    const page = await open({}, `${manual}?q=${encodeURIComponent('ビードが黒い')}`);
    const marked = (): Promise<string[]> =>
      page.evaluate(() => [...(CSS.highlights.get('ichiba-arrival') ?? [])].map(String));
    await expect.poll(marked).toContain('ビードが黒い');
    await page.context().close();
  });

  for (const viewport of [phone, desktop]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`axe finds nothing with an open card, ${viewport.width} px, ${colorScheme}`, async () => {
        const isPhone = viewport === phone;
        const page = await open({ ...(isPhone ? onPhone : {}), colorScheme });
        await (isPhone ? term(page).tap() : term(page).hover());
        await card(page).waitFor();
        await page.evaluate(axe);
        const { violations } = (await page.evaluate(
          'axe.run(document, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]})',
        )) as {
          violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
        };
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`,
          ),
        ).toEqual([]);
        await page.context().close();
      });
    }
  }
});

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);
