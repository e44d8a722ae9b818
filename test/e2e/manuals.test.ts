import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  arrive,
  browserPath,
  buildDir,
  desktop,
  launch,
  openPage,
  phone,
  serve,
} from './browser.js';
import { A3_LANDSCAPE, A4_PORTRAIT, clippedText, printPage } from './pdf.js';

const MANUAL = '/docs/manual/tig-corner-nametsuke/';
const CRITERION = '/docs/appearance/surface-b-standard/';

describe.skipIf(!browserPath)('manuals, one-point lessons and appearance criteria', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await host?.close();
    expect(errors).toEqual([]);
  });
  const open = async (
    address: string,
    options: Parameters<Browser['newContext']>[0] = { viewport: desktop },
  ): Promise<Page> => {
    const context = await browser.newContext({ locale: 'ja-JP', ...options });
    contexts.push(context);
    const page = await openPage(context, errors);
    await page.goto(host.url + address, { waitUntil: 'networkidle' });
    return page;
  };
  const boxesOf = (page: Page, selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  const sideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  test('the pair stands at its key point: beside each other on a desk, stacked at 360 px', async () => {
    const pair = '#kp-sukima figure';
    const wide = await open(MANUAL);
    const [left, right] = await boxesOf(wide, pair);
    expect(right?.top).toBe(left?.top);
    expect(right?.left).toBeGreaterThan(left?.right ?? Number.NaN);

    const narrow = await open(`${MANUAL}#step-awase`, { viewport: phone });
    const [upper, lower] = await boxesOf(narrow, pair);
    expect(lower?.top).toBeGreaterThan(upper?.bottom ?? Number.NaN);
    expect(lower?.right).toBeLessThanOrEqual(phone.width);
    expect(await sideways(narrow)).toBe(0);
    const words = await narrow.locator(pair).allInnerTexts();
    expect(words[0]).toMatch(/よい例\s+溶けた角が丸くそろう/);
    expect(words[1]).toMatch(/悪い例\s+穴あき/);
    // Two different lines around them: not told apart by colour alone.
    const borders = await narrow
      .locator(pair)
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderStyle));
    expect(borders).toEqual(['solid', 'double']);
    const pictures = narrow.locator(`${pair} img`);
    await pictures.nth(1).scrollIntoViewIfNeeded();
    await expect
      .poll(() =>
        pictures.evaluateAll((all) => all.map((img) => (img as HTMLImageElement).naturalWidth > 0)),
      )
      .toEqual([true, true]);
    expect(await pictures.evaluateAll((all) => all.map((img) => img.getAttribute('alt')))).toEqual([
      '内側の角どうしが付いている断面',
      '0.3mmのすき間があり、溶けた金属が落ちている断面',
    ]);
    await expect
      .poll(() => narrow.locator('#kp-sukima').innerText())
      .toMatch(/社ごとの違い\s+例板金工業\s+片方の板をかぶせる/);
  });

  test('firms stand side by side, and who differs is said in words; on a phone in cards', async () => {
    const wide = await open(CRITERION);
    const cell = (page: Page) => page.getByRole('cell', { name: /手が入る所は電解式で取る/ });
    const firms = wide.getByRole('region', { name: '会社ごとの基準' }).getByRole('columnheader');
    await expect
      .poll(() => firms.allInnerTexts())
      .toEqual(['項目', '見本製作所', '例板金工業', '試研磨']);
    await expect.poll(() => cell(wide).innerText()).toMatch(/違う[\s\S]*取る/);
    await expect
      .poll(() => wide.getByRole('cell', { name: /触って粉が付く/ }).innerText())
      .not.toContain('違う');
    await expect
      .poll(() => wide.locator('#sec-samples + [data-shots] figure').allInnerTexts())
      .toEqual([
        expect.stringContaining('合格'),
        expect.stringContaining('限度'),
        expect.stringContaining('返す'),
      ]);

    const narrow = await open(CRITERION, { viewport: phone });
    expect(await sideways(narrow)).toBe(0);
    const table = narrow.locator('#sec-appearance ~ table');
    expect(await table.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    const differing = table.locator('td[data-differs]').first();
    await expect.poll(() => differing.innerText()).toMatch(/^試研磨\s+違う\s+取る/);
    expect((await differing.boundingBox())?.width).toBeGreaterThan(300);
  });

  test('all criteria: choose a class and a price band, send the address on, no dead end', async () => {
    const page = await open('/appearance/');
    const columns = () => page.getByRole('columnheader').allInnerTexts();
    await expect
      .poll(() => columns())
      .toEqual(['項目', '会社', 'A面・標準', 'B面・標準', 'C面・手ごろ']);
    await page.getByLabel('価格帯').selectOption('標準');
    expect((await columns()).slice(2)).toEqual(['A面・標準', 'B面・標準']);
    await page.getByLabel('面の区分').selectOption({ label: 'A面' });
    expect((await columns()).slice(2)).toEqual(['A面・標準']);
    await page.getByLabel('面の区分').selectOption({ label: 'C面' });
    await expect
      .poll(() => page.locator('main').getByRole('status').innerText())
      .toContain('まだありません');
    await expect.poll(() => page.getByRole('table').count()).toBe(0);
    await page.getByLabel('面の区分').selectOption({ label: 'B面' });
    const { search } = new URL(page.url());

    const sent = await open(`/appearance/${search}`);
    await sent.getByText('1件の基準を並べています。').waitFor();
    await sent.getByRole('link', { name: 'B面・標準' }).click();
    await arrive(sent, `**${CRITERION}`);
    await sent.getByRole('link', { name: 'ほかの面・価格帯と並べて見る' }).click();
    await arrive(sent, '**/appearance/');
    const kind = await open('/kind/appearance/');
    await kind.getByRole('link', { name: '面の区分と価格帯で並べて見る' }).click();
    await arrive(kind, '**/appearance/');
  });

  test('all criteria without script: everything, and nothing that would need it', async () => {
    const page = await open('/appearance/', { viewport: phone, javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    for (const words of ['電解式で色を取る', '触って粉が付く', 'めっきの前に酸で落とす'])
      expect(text).toContain(words);
    await expect.poll(() => page.locator('main').getByRole('combobox').count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: 'この表を印刷する' }).count()).toBe(0);
  });

  test('every one-point lesson prints on one sheet of A4, its pair and its words on it', async () => {
    const lessons = readdirSync(path.join(buildDir, 'docs/opl'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(lessons.length).toBeGreaterThanOrEqual(6);
    const page = await open('/');
    for (const id of lessons) {
      await page.goto(`${host.url}/docs/opl/${id}/`, { waitUntil: 'networkidle' });
      const { pages, sizes, text } = await printPage(page);
      expect([id, pages]).toEqual([id, 1]);
      expect(sizes[0]).toEqual(A4_PORTRAIT);
      for (const words of ['よい例', '悪い例', 'ひとこと確かめる'])
        if (text) expect(text[0]).toContain(words);
    }
  });

  test('a criterion prints on two A4 at most, all of them on A3 landscape, nothing cut off', async () => {
    const one = await open('/kind/appearance/');
    const criteria = readdirSync(path.join(buildDir, 'docs/appearance'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(criteria.length).toBeGreaterThanOrEqual(3);
    for (const id of criteria) {
      await one.goto(`${host.url}/docs/appearance/${id}/`, { waitUntil: 'networkidle' });
      expect(await clippedText(one), id).toEqual([]);
      const sheet = await printPage(one);
      expect(sheet.sizes.every((size) => String(size) === String(A4_PORTRAIT))).toBe(true);
      expect([id, sheet.pages <= 2]).toEqual([id, true]);
      if (sheet.text) {
        expect(sheet.text[0]).toContain('会社ごとの基準');
        expect(sheet.text[0]).toContain('違う');
        // What passes and what goes back is on the sheet with the words.
        expect(sheet.text.join('')).toContain('合格・限度・返す');
      }
    }
    const all = await open('/appearance/');
    expect(await clippedText(all)).toEqual([]);
    const table = await printPage(all);
    expect(table.sizes.every((size) => String(size) === String(A3_LANDSCAPE))).toBe(true);
    expect(table.pages).toBeLessThanOrEqual(2);
    // The head of the table is on every sheet.
    for (const sheetText of table.text ?? []) expect(sheetText).toContain('A面・標準');
  });
});
