import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseItem } from '@chishiki-ichiba/model';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourRules, loadAxe, runAxe } from '../accessibility/axe.js';
import { lostText, sideways } from '../accessibility/checks.js';
import { colours } from '../accessibility/visit.js';
import { desktop, launch, openPage, phone, root, runIchiba, serve } from './browser.js';

/** Texts with kana or kanji whose nearest `lang` is not Japanese. */
const unmarkedJapanese = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      // The slip's text is the reader's own, with the words of the search in it.
      if (!parentElement || parentElement.closest('script, style, textarea')) continue;
      if (!/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(textContent ?? '')) continue;
      const lang = parentElement.closest('[lang]')?.getAttribute('lang');
      if (!lang?.startsWith('ja')) found.push(`${parentElement.tagName}: ${textContent}`);
    }
    return found;
  });

/** A market of a handful of pages, built once in both of its languages. */
describe('a market in two languages', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-languages-'));
  const errors: string[] = [];
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    cpSync(path.join(root, 'test/fixtures/translated-site'), dir, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    const { code, output } = await runIchiba(dir, ['build']);
    if (code !== 0) throw new Error(output);
    expect(output).toContain('もれは見つかりません');
    browser = await launch();
    host = await serve(path.join(dir, 'build'));
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    rmSync(dir, { recursive: true, force: true });
    expect(errors).toEqual([]);
  });
  const open = async (address: string, viewport = desktop): Promise<Page> => {
    const page = await openPage(await browser.newContext({ viewport, locale: 'en-GB' }), errors);
    await page.goto(host.url + address, { waitUntil: 'networkidle' });
    return page;
  };

  test('a copy that is behind says so, names both revisions and the steps', async () => {
    const page = await open('/en/docs/manual/purge/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const banner = page.locator('[data-translation="behind"]');
    await expect.poll(() => banner.innerText()).toContain('revised since this translation');
    const said = await banner.innerText();
    expect(said).toContain('revision 1 (2026-05-01)');
    expect(said).toContain('revision 2 (2026-11-01)');
    expect(said).toContain('待つ時間を直した');
    expect(await page.locator('[data-step-changed]').allInnerTexts()).toEqual([
      'The original of this step has changed since it was translated.',
      'This step is not translated yet.',
    ]);
    const step = page.locator('section[lang="ja"]', { hasText: 'ガスを抜く' });
    expect(await step.count()).toBe(1);
    await page.context().close();
  });

  test.each([
    ['beside each other on a wide screen', desktop],
    ['one under the other on a phone', phone],
  ])('both languages can be read step by step, %s', async (_, viewport) => {
    const page = await open('/en/docs/manual/purge/', viewport);
    await page.getByRole('button', { name: 'Show beside the original' }).click();
    const pair = page.locator('[data-beside] > div', { hasText: 'Drive the air out' });
    const original = pair.locator('> div[lang="ja"]');
    await expect.poll(() => original.innerText()).toContain('2分、ガスを流します');
    const [left, right] = [
      await pair.locator('> div').first().boundingBox(),
      await original.boundingBox(),
    ];
    if (!left || !right) throw new Error('a half is not on the screen');
    if (viewport === desktop) expect(right.x).toBeGreaterThan(left.x + left.width - 1);
    else expect(right.y).toBeGreaterThan(left.y + left.height - 1);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBe(0);
    // Anchors stay the copy's.
    expect(await page.locator('[id="step-oidasu"]').count()).toBe(1);
    await page.getByRole('button', { name: 'Hide the original' }).click();
    await expect.poll(() => original.count()).toBe(0);
    await page.context().close();
  });

  test.each([
    ['a copy that is behind', '/en/docs/manual/purge/'],
    ['a page without a copy', '/en/docs/manual/untranslated/'],
    ['the front page in English', '/en/'],
    ['its report, with the longest words', '/en/report/'],
    ['an original with a copy', '/docs/manual/purge/'],
  ])('%s can be read by all, on the smallest phone', async (_, address) => {
    const page = await open(address, { width: 320, height: 640 });
    const beside = page.getByRole('button', { name: 'Show beside the original' });
    if (await beside.count()) await beside.click();
    await page.waitForLoadState('networkidle');
    await loadAxe(page);
    expect((await runAxe(page)).violations).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    expect(await lostText(page)).toEqual([]);
    await colours(page, 'dark');
    expect((await runAxe(page, colourRules)).violations, 'dark').toEqual([]);
    await page.context().close();
  });

  test('one click leads to the original at the same step, and back', async () => {
    const page = await open('/en/docs/manual/purge/#step-ryuryo');
    // The built page knows no place in it: its script adds it.
    await page.locator('[data-translation] a[hreflang="ja"][href$="#step-ryuryo"]').click();
    await page.waitForURL(`${host.url}/docs/manual/purge/#step-ryuryo`);
    const back = page.locator('[data-translation="original"] a[hreflang="en"][href*="#"]');
    expect(await back.textContent()).toBe('English（前の版の翻訳）');
    await back.click();
    await page.waitForURL(`${host.url}/en/docs/manual/purge/#step-ryuryo`);
    await page.context().close();
  });

  test('a page without a copy is shown as it was written, and said to be', async () => {
    const page = await open('/en/docs/manual/untranslated/');
    expect(await page.locator('article').first().getAttribute('lang')).toBe('ja');
    const banner = page.locator('[data-translation="missing"]');
    expect(await banner.getAttribute('lang')).toBe('en');
    expect(await banner.innerText()).toContain('Not translated yet');
    expect(
      await page.locator('head link[rel="alternate"][hreflang="ja"]').getAttribute('href'),
    ).toBe('https://example.invalid/docs/manual/untranslated/');
    await page.context().close();
  });

  test.each(['back bead', '裏波'])('the English search finds %s', async (query) => {
    const page = await open(`/en/search/?q=${encodeURIComponent(query)}`);
    await expect
      .poll(() => page.locator('a[href*="/en/docs/term/uranami/"]').count())
      .toBeGreaterThan(0);
    await page.context().close();
  });

  test('whatever stands in Japanese on an English page says so', async () => {
    const pages = readdirSync(path.join(dir, 'build/en'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('index.html'))
      .map((file) => `/en/${file.slice(0, -'index.html'.length)}`);
    expect(pages.length).toBeGreaterThan(40);
    // As built; what scripts draw afterwards is looked at below.
    const still = await browser.newContext({ javaScriptEnabled: false });
    const built = await still.newPage();
    for (const address of pages) {
      await built.goto(host.url + address);
      expect(await unmarkedJapanese(built), address).toEqual([]);
    }
    await still.close();
    for (const address of [
      '/en/docs/manual/purge/',
      '/en/docs/manual/untranslated/',
      '/en/docs/term/uranami/',
      '/en/board/',
      '/en/report/',
      `/en/search/?q=${encodeURIComponent('裏波')}`,
      '/en/search/?q=zzqqxx&process=welding',
    ]) {
      const page = await open(address);
      const beside = page.getByRole('button', { name: 'Show beside the original' });
      if (await beside.count()) await beside.click();
      await page.waitForLoadState('networkidle');
      expect(await unmarkedJapanese(page), address).toEqual([]);
      await page.context().close();
    }
  });

  test('what is translated, or said by the page, is not said to be Japanese', async () => {
    const page = await open('/en/docs/manual/tack/');
    expect(await page.locator('h1').getAttribute('lang')).toBe(null);
    const wrong = await page
      .locator('[lang="ja"]')
      .evaluateAll((elements) =>
        elements.flatMap(({ textContent }) =>
          /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(textContent ?? '')
            ? []
            : [textContent],
        ),
      );
    expect(wrong).toEqual([]);
    await page.context().close();
    const japanese = await open('/docs/manual/untranslated/');
    expect(await japanese.locator('main [lang]').count()).toBe(0);
    await japanese.context().close();
  });

  test('a slip saved from an English page passes the check of the market', async () => {
    const page = await open('/en/search/?q=zzqqxx&process=welding');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const text = readFileSync(await (await saved).path(), 'utf8');
    const { item, messages } = parseItem({ path: 'docs/requests/slip.md', text }, 'docs');
    expect(messages).toEqual([]);
    expect(item).toMatchObject({ kind: 'request', fields: { process: ['welding'] } });
    expect(text).toContain('Welding');
    await page.context().close();
  });

  test('a page of one language pays nothing for the others', async () => {
    const page = await open('/docs/manual/untranslated/');
    expect(await page.locator('[data-translation]').count()).toBe(0);
    await page.context().close();
  });
});
