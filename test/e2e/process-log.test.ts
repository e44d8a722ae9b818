import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserPath, buildDir, desktop, phone } from './browser.js';
import { useBuiltSite } from './built-site.js';
import { A4_PORTRAIT, clippedText, printPage } from './pdf.js';

const hot = '/docs/video/tig-pass-hot/';

describe.skipIf(!browserPath)('curves under a video', () => {
  const { blank, visit, overflow } = useBuiltSite();
  const measured = async (address = hot, options: Parameters<typeof blank>[0] = {}) => {
    const page = await blank(options);
    await visit(page, address);
    await page.getByRole('region', { name: '測った値の図' }).scrollIntoViewIfNeeded();
    await page.locator('[data-plot="live"]').waitFor();
    return page;
  };
  const slider = (page: Page) => page.getByRole('slider', { name: /動画の時刻/ });
  const now = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'));
  const mediaTime = async (page: Page) =>
    Number(await page.locator('[data-media-time]').first().getAttribute('data-media-time'));
  const filmTime = (page: Page) =>
    page
      .locator('video')
      .first()
      .evaluate((film) => (film as HTMLVideoElement).currentTime);
  /** Second that a place of the slider stands for, 0–1 of its width. */
  const lineAt = (page: Page) =>
    slider(page).evaluate((root) => {
      const line = root.firstElementChild as HTMLElement;
      const box = root.getBoundingClientRect();
      return (line.getBoundingClientRect().left + 1 - box.left) / box.width;
    });

  test('load nothing of the plot before they come into view, and nothing on other pages', async () => {
    const page = await blank({ viewport: phone });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await visit(page, '/docs/video/tig-corner/');
    expect(asked.filter((name) => name.startsWith('/ichiba/logs/'))).toEqual([]);
    asked.length = 0;
    await visit(page, hot);
    const scripts = asked.filter((name) => name.endsWith('.js'));
    const heavy = (name: string) =>
      readFileSync(path.join(buildDir, name), 'utf8').includes('u-legend');
    expect(scripts.filter(heavy)).toEqual([]);
    await page.getByRole('region', { name: '測った値の図' }).scrollIntoViewIfNeeded();
    await page.locator('[data-plot="live"]').waitFor();
    expect(asked.filter((name) => name.endsWith('.js')).filter(heavy)).toHaveLength(1);
    expect(asked).toContain('/ichiba/logs/tig-pass-hot.json');
    await page.context().close();
  });

  test('the line goes along with the film, and a click takes the film along', async () => {
    const page = await measured();
    // The film stays in sight above the curves.
    await page.locator('#video-tig-pass-hot').evaluate((player) => player.scrollIntoView());
    const box = await slider(page).boundingBox();
    if (!box) throw new Error('no slider');
    // Shown first is the arc with a second before and after it: 2–22.
    await page.mouse.click(box.x + box.width / 2, box.y + 60);
    const middle = await now(page);
    expect(middle).toBeGreaterThan(10);
    expect(middle).toBeLessThan(13);
    await expect.poll(() => filmTime(page)).toBeCloseTo(middle, 1);
    expect(Math.abs((await mediaTime(page)) - middle)).toBeLessThan(0.2);
    await expect.poll(() => lineAt(page)).toBeCloseTo(0.5, 1);
    // Dragged, the film follows.
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => now(page)).toBeGreaterThan(middle + 2);
    // Played, the line follows.
    const before = await lineAt(page);
    await page
      .locator('video')
      .first()
      .evaluate((film) => (film as HTMLVideoElement).play());
    await expect.poll(() => lineAt(page), { timeout: 8000 }).toBeGreaterThan(before + 0.02);
    await page
      .locator('video')
      .first()
      .evaluate((film) => (film as HTMLVideoElement).pause());
    const [line, time] = [await lineAt(page), await filmTime(page)];
    const view = 19.3;
    expect(Math.abs(line * view - (time - 2))).toBeLessThan(1);
    await page.context().close();
  });

  test('everything by keyboard, and told to a screen reader with its side of the range', async () => {
    const page = await measured();
    await slider(page).focus();
    for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => now(page)).toBe(10);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => now(page)).toBe(10.1);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageDown');
    await expect.poll(() => filmTime(page)).toBeCloseTo(10.1, 1);
    await expect
      .poll(() => slider(page).getAttribute('aria-valuetext'))
      .toMatch(/^10\.1秒、電流 38\.\d A（範囲を超える）、電圧 9\.\d V、速度 12\.\d cm\/min/);
    await page.keyboard.press('Home');
    await expect.poll(() => now(page)).toBeCloseTo(2, 0);
    // At rest nothing is off its range.
    await expect
      .poll(() => slider(page).getAttribute('aria-valuetext'))
      .not.toContain('範囲に届かない');
    await page.context().close();
  });

  test('the whole record, nearer, and back to the weld', async () => {
    const page = await measured();
    const bar = page.getByRole('group', { name: '図の見る範囲' });
    const ticks = () =>
      page
        .locator('[data-plot] ol li')
        .evaluateAll((list) => list.map((tick) => (tick as HTMLElement).dataset.text));
    await expect.poll(() => ticks()).toEqual(['5秒', '10秒', '15秒', '20秒']);
    await bar.getByRole('button', { name: '全体を見る' }).click();
    expect((await ticks())[0]).toMatch(/^−/);
    for (const button of await bar.getByRole('button').all()) {
      const size = await button.boundingBox();
      expect(Math.min(size?.height ?? 0, size?.width ?? 0)).toBeGreaterThanOrEqual(48);
    }
    await bar.getByRole('button', { name: '細かく見る' }).click();
    await bar.getByRole('button', { name: '後の時間へずらす' }).click();
    await bar.getByRole('button', { name: '溶接しているところを見る' }).click();
    await expect.poll(() => ticks()).toEqual(['5秒', '10秒', '15秒', '20秒']);
    // The curve is there: dark pixels on every strip.
    const drawn = await page.locator('[data-plot] canvas').evaluateAll((list) =>
      list.map((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const pixels =
          (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ??
          [];
        let count = 0;
        for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 100) count++;
        return count;
      }),
    );
    expect(drawn).toHaveLength(6);
    for (const count of drawn) expect(count).toBeGreaterThan(500);
    await page.context().close();
  });

  test('seconds off the range are listed with their key point; a line goes there', async () => {
    const page = await measured();
    const list = page.getByRole('list', { name: '範囲を外れた所' });
    const lines = await list.getByRole('listitem').allInnerTexts();
    expect(lines.map((line) => line.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(
        /^9〜15秒 電流 38\.\d A（25〜35 A を超える） 急所「池の幅を2〜3mmにそろえる」 起きやすい不完全部：穴あき$/,
      ),
      expect.stringMatching(
        /^11〜15秒 速度 5\.\d cm\/min（10〜15 cm\/min に届かない） 急所「広がりかけたら、待たずに手を速める」 起きやすい不完全部：穴あき、焼け$/,
      ),
    ]);
    await list.getByRole('link', { name: /^11〜15秒/ }).click();
    await expect.poll(() => filmTime(page)).toBeGreaterThanOrEqual(11);
    await expect.poll(() => now(page)).toBeGreaterThanOrEqual(11);
    await expect
      .poll(() => list.getByRole('link', { name: /広がりかけたら/ }).getAttribute('href'))
      .toBe('/docs/manual/tig-corner-nametsuke/#kp-hayasa');
    await page.context().close();
  });

  test('without script: curves, numbers and list are there, and nothing that needs one', async () => {
    const page = await blank({ javaScriptEnabled: false, viewport: phone });
    await visit(page, hot);
    await expect.poll(() => page.locator('figure[data-channel] svg path').count()).toBe(6);
    await expect.poll(() => page.getByRole('slider').count()).toBe(0);
    await expect.poll(() => page.getByRole('group', { name: '図の見る範囲' }).count()).toBe(0);
    const row = page.getByRole('row', { name: /^電流/ });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(
      /25〜35 A 3\d\.\d A .*〜38\.\d A \d+%/,
    );
    const line = page.getByRole('link', { name: /^9〜15秒/ });
    await expect.poll(() => line.getAttribute('href')).toBe(`${hot}?t=9#video-tig-pass-hot`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('beside the model: the worst first, over one another and apart, by time and by way', async () => {
    const page = await blank({ viewport: desktop });
    await visit(page, hot);
    await page.getByRole('link', { name: '手本と比べる（A4で1枚）' }).click();
    await page.getByRole('heading', { level: 1, name: '手本と比べる' }).waitFor();
    const worst = await page.locator('#review-worst + ol > li').allInnerTexts();
    expect(worst).toHaveLength(2);
    expect(worst.map((line) => /速度|電流/.exec(line)?.[0])).toEqual(
      expect.arrayContaining(['速度', '電流']),
    );
    expect(worst.join()).toContain('急所「池の幅を2〜3mmにそろえる」');
    const current = page.locator('figure[data-channel="current"]');
    await expect.poll(() => current.locator('path').count()).toBe(2);
    await expect.poll(() => current.locator('svg').count()).toBe(1);
    await page.getByRole('radio', { name: '左右に並べる' }).check();
    await expect.poll(() => current.locator('svg').count()).toBe(2);
    const path_ = () => current.locator('path').last().getAttribute('d');
    const byTime = await path_();
    await page.getByRole('radio', { name: '進んだ長さ' }).check();
    await expect.poll(() => path_()).not.toBe(byTime);
    // Both films go to the same second of their arcs.
    await page.getByRole('button', { name: '二つの動画をこの秒から見る' }).first().click();
    await expect
      .poll(() =>
        page
          .locator('video')
          .evaluateAll((films) =>
            films.every((film) => (film as HTMLVideoElement).currentTime > 5),
          ),
      )
      .toBe(true);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('the review is one sheet of A4', async () => {
    for (const address of [`${hot}review/`, '/docs/video/tig-pass-long/review/']) {
      const page = await blank();
      await visit(page, address);
      expect(await clippedText(page)).toEqual([]);
      const { pages, sizes } = await printPage(page);
      expect([pages, sizes[0]]).toEqual([1, A4_PORTRAIT]);
      await page.context().close();
    }
  });
});
