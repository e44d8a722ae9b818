import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { arrive, asOldMarket, browserPath, buildDir, phone } from './browser.js';
import { useBuiltSite } from './built-site.js';
import { A4_LANDSCAPE, A4_PORTRAIT, clippedText, printPage, withoutSpace } from './pdf.js';

const FIRST_WEEK = '/docs/course/first-week/';

describe.skipIf(!browserPath)('courses and skill maps', () => {
  const { blank, visit, overflow } = useBuiltSite();

  test('progress is kept on the device, from the course and from its parts', async () => {
    const page = await blank({ viewport: phone });
    await visit(page, FIRST_WEEK);
    await expect
      .poll(() => page.getByRole('link', { name: /^つぎは/ }).innerText())
      .toContain('1「OJT」');
    const ticks = page.getByRole('checkbox', { name: /^済み/ });
    await expect.poll(() => ticks.count()).toBe(10);
    // What is taught with the record in hand has the record at hand.
    expect(
      await page
        .getByRole('link', { name: /のOJT記録票$/ })
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(
      ['tungsten-grinding', 'tack-welding-thin', 'tig-corner-nametsuke'].map(
        (id) => `/docs/manual/${id}/ojt/`,
      ),
    );
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.reload({ waitUntil: 'networkidle' });
    await page.getByText('2 / 10 済み').waitFor();
    await expect.poll(() => ticks.nth(1).isChecked()).toBe(true);

    await page.getByRole('link', { name: /^つぎは 3/ }).click();
    await arrive(page, '**/docs/term/fume/');
    await page.getByRole('link', { name: 'この道筋の 3/10' }).click();
    const here = page.getByRole('navigation', { name: '新人の最初の1週間 3/10' });
    await expect.poll(() => here.getByRole('link', { name: /^前：2「電光性眼炎/ }).count()).toBe(1);
    await here.getByRole('checkbox').check();
    await here.getByRole('link', { name: /^次：4/ }).click();
    await arrive(page, '**/docs/manual/pre-weld-check/');
    await visit(page, FIRST_WEEK);
    await page.getByText('3 / 10 済み').waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('a device that keeps nothing says so, and the path works all the same', async () => {
    const page = await blank();
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
    );
    await visit(page, FIRST_WEEK);
    await page.getByText('この端末では印を残せません').waitFor();
    await page.getByRole('checkbox', { name: /^済み/ }).first().check();
    await page.getByText('1 / 10 済み').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /^つぎは 2/ }).count()).toBe(1);
    await page.context().close();
  });

  test('the slip of every course is one sheet of A4', async () => {
    const page = await blank();
    // Beside each page lies its Markdown twin.
    const courses = readdirSync(path.join(buildDir, 'docs/course')).filter(
      (name) => !name.endsWith('.md'),
    );
    expect(courses.length).toBeGreaterThanOrEqual(3);
    for (const id of courses) {
      await visit(page, `/docs/course/${id}/slip/`);
      expect(await clippedText(page), id).toEqual([]);
      const { pages, sizes, text } = await printPage(page);
      expect([id, pages, sizes[0]]).toEqual([id, 1, A4_PORTRAIT]);
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      for (const word of [title, '学ぶ人の符号', '見た', 'やってみた', '確かめた', '合格の目安'])
        if (text) expect(text[0], id).toContain(withoutSpace(word));
    }
    await page.context().close();
  });

  /** The map as it is on a day. */
  const mapOn = async (today: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await blank(options);
    await asOldMarket(page);
    await page.clock.setFixedTime(new Date(`${today}T03:00:00Z`));
    await visit(page, '/skills/');
    return page;
  };

  test('a table on a desk: its head stays, old levels and certificates are judged today', async () => {
    const page = await mapOn('2026-11-22');
    const table = page.getByRole('table');
    const row = (code: string) => table.getByRole('row', { name: new RegExp(`^${code}`) });
    await row('A-02').getByText('確かめ直す').waitFor();
    await expect.poll(() => table.getByText('確かめ直す').count()).toBe(2);
    await expect.poll(() => row('A-02').innerText()).toContain('更新の申請期間');
    await expect
      .poll(() => row('A-01').innerText())
      .toMatch(/TN-F[\s\S]*有効[\s\S]*TN-V[\s\S]*再評価の期間/);
    await expect.poll(() => row('気をつけること').innerText()).toContain('教えられる人が1人だけ');
    const frame = page.getByRole('region', { name: /（表）$/ });
    await frame.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    const top = async (name: string) =>
      (await table.getByRole('columnheader', { name }).boundingBox())?.y ?? 0;
    expect(Math.abs((await top('符号')) - ((await frame.boundingBox())?.y ?? 0))).toBeLessThan(3);
    await page.context().close();

    const later = await mapOn('2027-01-21');
    const expired = later.getByRole('table').getByRole('row', { name: /^A-02/ });
    await expired.getByText('期限切れ').waitFor();
    await later.context().close();
  });

  test('cards on a phone', async () => {
    const page = await mapOn('2026-11-22', { viewport: phone });
    await expect.poll(() => page.getByRole('table').count()).toBe(0);
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: '溶接ひずみ取り' }) });
    await expect
      .poll(() => card.innerText())
      .toMatch(/教えられる人が1人だけ[\s\S]*A-02[\s\S]*確かめ直す/);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('the map prints across A4, nothing cut off', async () => {
    const page = await mapOn('2026-11-22');
    expect(await clippedText(page)).toEqual([]);
    const { sizes, text } = await printPage(page);
    for (const size of sizes) expect(size).toEqual(A4_LANDSCAPE);
    // The table begins below the title, and its foot stands once.
    if (text) {
      expect(text[0]).toContain('A-02');
      expect(text.join('').split('4教えられる1人')).toHaveLength(2);
    }
    for (const word of ['A-01', 'C-01', '確かめ直す', 'これからの期日'])
      if (text) expect(text.join('')).toContain(word);
    await page.context().close();
  });

  test('an in-house map is nowhere in the public build', () => {
    const holding = (mark: string) =>
      readdirSync(buildDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:html|js|json|md|xml|txt)$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => readFileSync(file, 'utf8').includes(mark));
    expect(holding('Z-71')).toEqual([]);
    expect(holding('mihon-seisakusho-map')).toEqual([]);
    // So that the two above can fail.
    expect(holding('B-02').length).toBeGreaterThan(0);
  });
});
