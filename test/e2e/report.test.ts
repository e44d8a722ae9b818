import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  arrive,
  asOldMarket,
  browserPath,
  buildDir,
  desktop,
  phone,
  root,
  runIchiba,
} from './browser.js';
import { useBuiltSite } from './built-site.js';
import { A4_PORTRAIT, clippedText, fontsOutside, pdfInfo, withoutSpace } from './pdf.js';

/** A report is read in five minutes: more sheets than these are not. */
const MOST_SHEETS = 7;

describe.skipIf(!browserPath)('the report', () => {
  const { blank, overflow, url } = useBuiltSite();
  /** The report as it is on a day. */
  const reportOn = async (today: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await blank(options);
    if (options.javaScriptEnabled !== false) {
      await asOldMarket(page);
      await page.clock.setFixedTime(new Date(`${today}T03:00:00Z`));
    }
    await page.goto(url('/report/'), { waitUntil: 'networkidle' });
    return page;
  };
  /** 今 of a row of the list of numbers. */
  const figure = async (page: Page, table: string, name: string) =>
    Number(
      await page
        .getByRole('table', { name: table, exact: true })
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
        .getByRole('cell')
        .first()
        .innerText(),
    );

  test('says the numbers that the build and the command say', async () => {
    const page = await reportOn('2026-11-29');
    const { counts } = JSON.parse(
      readFileSync(path.join(buildDir, 'ichiba/catalog.json'), 'utf8'),
    ) as { counts: Record<string, number> };
    const items = Object.values(counts).reduce((sum, count) => sum + count, 0);
    await expect.poll(() => figure(page, '全体', 'ページ')).toBe(items);
    const { output } = await runIchiba(root, [
      'report',
      '--format',
      'json',
      '--date',
      '2026-11-29',
    ]);
    const told = JSON.parse(output) as {
      total: number;
      figures: { name: string; group: string; now?: number }[];
    };
    expect(told.total).toBe(items);
    const tables = {
      gap: '足りないところ',
      project: '案件',
      kind: '種類',
      phase: '段階',
      canvas: 'キャンバスの欄',
      date: '期限',
    };
    const kinds = await page
      .getByRole('table', { name: '種類', exact: true })
      .getByRole('row')
      .count();
    expect(kinds - 1).toBe(Object.values(counts).filter((count) => count > 0).length);
    let compared = 0;
    for (const { name, group, now } of told.figures) {
      const table = tables[group as keyof typeof tables];
      if (!table || now === undefined) continue;
      expect([name, await figure(page, table, name.replace(/^.*：/, ''))]).toEqual([name, now]);
      compared++;
    }
    expect(compared).toBeGreaterThan(40);
    await page.context().close();
  });

  test('what is overdue is judged on the reader’s day', async () => {
    const today = await reportOn('2026-06-30');
    const before = await figure(today, '期限', '見直し期限を過ぎたページ');
    await expect
      .poll(() => figure(today, '期限', '90日以内に見直すページ'))
      .toBeGreaterThanOrEqual(1);
    await today.context().close();

    const next = await reportOn('2026-07-01');
    const overdue = await figure(next, '期限', '見直し期限を過ぎたページ');
    expect(overdue).toBeGreaterThan(before);
    const todo = next.getByRole('link', { name: /^\d+件\s*見直し期限を過ぎたページ/ });
    await expect.poll(() => todo.innerText()).toContain(`${overdue}件`);
    await todo.click();
    expect(new URL(next.url()).hash).toBe('#sec-dates');
    const row = next.getByRole('listitem').filter({ hasText: '2026年6月30日' }).first();
    await expect.poll(() => row.innerText()).toContain('過ぎています');
    await row.getByRole('link').first().click();
    await arrive(next, '**/docs/**');
    await next.context().close();
  });

  test('without script all days are listed and nothing is claimed of them', async () => {
    const page = await reportOn('2026-11-29', { javaScriptEnabled: false });
    const main = await page.getByRole('main').innerText();
    expect(main).toContain('2026年6月30日');
    expect(main).toContain('画面を開いた日で数えます');
    expect(main).not.toContain('過ぎています');
    await expect.poll(() => page.getByRole('button', { name: '報告を印刷する' }).count()).toBe(0);
    // The order is the calendar's.
    const days = await page
      .getByRole('region', { name: /見直しと期限/ })
      .locator('section')
      .first()
      .locator('.ichiba-number')
      .allInnerTexts();
    const iso = days.map((day) =>
      day.replace(
        /(\d+)年(\d+)月(\d+)日/,
        (_, y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
      ),
    );
    expect(iso).toEqual([...iso].sort());
    expect(iso.length).toBeGreaterThan(1);
    // Charts were drawn by the build.
    await expect.poll(() => page.getByRole('img', { name: /^案件の数。アイデア/ }).count()).toBe(1);
    await page.context().close();
  });

  test('charts are real text with a table beside each; the stage that jams is said in words', async () => {
    const page = await reportOn('2026-11-29');
    const bars = page.getByRole('img', { name: /^案件の数。/ });
    const label = (await bars.getAttribute('aria-label')) ?? '';
    const table = page.getByRole('table', { name: '段ごとの案件' });
    for (const stage of ['アイデア', 'PoC', '開発', '終了']) {
      const [, count] = new RegExp(`${stage}(\\d+)件`).exec(label) ?? [];
      const row = table.getByRole('row').filter({ hasText: stage });
      await expect.poll(() => row.getByRole('cell').first().innerText()).toBe(count);
      await expect
        .poll(() =>
          bars
            .locator('text')
            .filter({ hasText: `${count}件` })
            .count(),
        )
        .toBeGreaterThan(0);
    }
    await page
      .getByText(/^PoCで詰まっています。/)
      .first()
      .waitFor();
    const lines = page.getByRole('img', { name: /^外部連携案件数の移り変わり/ });
    await expect
      .poll(() => lines.getAttribute('aria-label'))
      .toContain('2024年度6件、2025年度11件');
    await expect.poll(() => page.getByRole('table', { name: '外部連携案件数' }).count()).toBe(1);
    // What is no number stays words.
    const mood = page.getByRole('table', { name: '教え合いの雰囲気' });
    await expect.poll(() => mood.innerText()).toContain('朝礼で急所を一つずつ話すようになった');
    await page.context().close();
  });

  test('beside last time, with the way to its review and to the matrix and back', async () => {
    const page = await reportOn('2026-11-29');
    const row = page
      .getByRole('table', { name: '足りないところ' })
      .getByRole('row')
      .filter({ hasText: '写真も動画もない手順' });
    const [now = 0, before = 0] = (await row.getByRole('cell').allInnerTexts()).map(Number);
    const change = now - before;
    await expect
      .poll(() => row.getByRole('cell').last().innerText())
      .toBe(change === 0 ? '±0' : change > 0 ? `+${change}` : `−${-change}`);
    await page.getByRole('link', { name: /^前回の定期レビュー/ }).click();
    await arrive(page, '**/docs/activity/review-public-2026-08-31/');
    await page.getByRole('heading', { name: '決めたこと' }).waitFor();
    await page.goto(url('/matrix/'));
    await page.getByRole('main').getByRole('link', { name: /^報告/ }).click();
    await arrive(page, '**/report/');
    await page
      .getByRole('main')
      .getByRole('link', { name: '段階とキャンバスの表' })
      .first()
      .click();
    await arrive(page, '**/matrix/');
    await page.context().close();
  });

  test.each([
    ['phone', phone, 'light'],
    ['desk', desktop, 'dark'],
  ] as const)(
    'stays in its width, and leaves the site for nothing: %s',
    async (_, viewport, colorScheme) => {
      const page = await blank({ viewport, colorScheme });
      const outside: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(url('')) && !request.url().startsWith('data:'))
          outside.push(request.url());
      });
      await page.goto(url('/report/'), { waitUntil: 'networkidle' });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      // A wide table scrolls by itself, with the keyboard too.
      const frame = page.getByRole('region', { name: '段階と欄ごとのページ（表）' });
      await frame.focus();
      await expect.poll(() => frame.evaluate((box) => document.activeElement === box)).toBe(true);
      for (const link of await page
        .getByRole('main')
        .getByRole('listitem')
        .getByRole('link')
        .all()) {
        const box = await link.boundingBox();
        if (box) expect(box.height).toBeGreaterThanOrEqual(43.5);
      }
      expect(outside).toEqual([]);
      await page.context().close();
    },
  );

  test('prints on A4 upright, few sheets, nothing cut off, fonts inside', async () => {
    const page = await reportOn('2026-11-29');
    expect(await clippedText(page)).toEqual([]);
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: false });
    const { pages, sizes, text } = pdfInfo(bytes);
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThanOrEqual(MOST_SHEETS);
    for (const size of sizes) expect(size).toEqual(A4_PORTRAIT);
    expect(fontsOutside(bytes)).toEqual([]);
    if (text) {
      for (const word of ['手をつけるところ', '2026年11月29日に印刷', '次の一手', '報告（公開版）'])
        expect(text[0]).toContain(withoutSpace(word));
      expect(text.at(-1)).toContain(`${pages}/${pages}`);
      // The bar to print with and the site's frame stay on the screen.
      expect(text.join('')).not.toContain(withoutSpace('報告を印刷する'));
    }
    await page.context().close();
  });
});
