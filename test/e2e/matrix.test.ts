import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, launch, openPage, phone, serve } from './browser.js';

interface Entry {
  id: string;
  title: string;
  url: string;
  phases: string[];
  canvas: string[];
}

describe.skipIf(!browserPath)('phase × canvas block', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  let entries: Entry[];
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    site = await serve(buildDir);
    const folder = path.join(buildDir, 'ichiba/catalog');
    entries = readdirSync(folder).flatMap((name) =>
      JSON.parse(readFileSync(path.join(folder, name), 'utf8')),
    );
    page = await openPage(await browser.newContext({ viewport: phone, locale: 'ja-JP' }), errors);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  const inCell = (phase: string, block: string) =>
    entries.filter((entry) => entry.phases.includes(phase) && entry.canvas.includes(block));

  test('shows in every cell as many pages as the catalog has there', async () => {
    await page.goto(`${site.url}/matrix/`, { waitUntil: 'networkidle' });
    const cells = await page
      .locator('td a')
      .evaluateAll((links) =>
        links.map((link) => [
          link.getAttribute('href'),
          link.querySelector('.ichiba-hidden')?.textContent,
        ]),
      );
    expect(cells).toHaveLength(45);
    for (const [href, label] of cells) {
      const [phase = '', block = ''] = (href ?? '').replace(/^.*#/, '').split('.');
      const numbers = [...(label ?? '').matchAll(/(\d+)件/g)].map(([, n]) => Number(n));
      expect(
        numbers.reduce((sum, n) => sum + n, 0),
        `${href}`,
      ).toBe(inCell(phase, block).length);
    }
  });

  test('a cell opens its pages by keyboard, a page of it comes up, and back shows the cell again', async () => {
    await page.goto(`${site.url}/matrix/`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: /^製品化期・チャネル/ }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: /製品化期・チャネル/ });
    await panel.getByRole('listitem').first().waitFor();
    const titles = await panel.getByRole('listitem').getByRole('link').allInnerTexts();
    const wanted = inCell('seihinka', 'channels').map(({ title }) => title);
    expect([...titles].sort()).toEqual([...wanted].sort());
    // The heading has the focus: the next Tab stop is the first page.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: titles[0] ?? '' }).waitFor();
    await page.goBack();
    await panel.getByRole('listitem').first().waitFor();
  });

  test('one kind can be counted alone', async () => {
    await page.goto(`${site.url}/matrix/`, { waitUntil: 'networkidle' });
    await page.getByLabel('数える種類').selectOption({ label: '連携事例' });
    await page.getByText('「連携事例」の数').waitFor();
    const total = async () =>
      (await page.locator('td a b').allInnerTexts()).reduce((sum, n) => sum + Number(n), 0);
    const cases = entries.filter(({ url }) => url.includes('/docs/case/'));
    await expect
      .poll(() => total())
      .toBe(cases.reduce((sum, { phases, canvas }) => sum + phases.length * canvas.length, 0));
  });

  test('without the network the cell says so and tries again', async () => {
    await page.goto(`${site.url}/matrix/`, { waitUntil: 'networkidle' });
    // Docusaurus fetches a page ahead when its link is touched; that fails too, and harms nobody.
    const before = errors.length;
    await page.context().setOffline(true);
    await page.getByRole('link', { name: /^創成期・パートナー/ }).click();
    await page.getByRole('alert').getByText('通信できない').waitFor();
    await page.getByRole('button', { name: 'もう一度読みこむ' }).waitFor();
    // Nobody presses it: it tries by itself as soon as there is a connection.
    await page.context().setOffline(false);
    await page
      .getByRole('region', { name: /創成期・パートナー/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    errors.splice(before);
  });

  test('no error on the way', () => {
    expect(errors).toEqual([]);
  });
});
