import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRules, colourRules, loadAxe, runAxe } from '../accessibility/axe.js';
import { forcedColours, lostText, motion, sideways } from '../accessibility/checks.js';
import { walk } from '../accessibility/focus.js';
import { readPageTypes, states } from '../accessibility/page-types.js';
import { colours } from '../accessibility/visit.js';
import { readResults } from '../deep/accessibility-results.js';
import { browserPath, buildDir, desktop, launch, openPage, root, serve } from './browser.js';

/**
 * Of every type of page of the build the one with most in it: whole on a telephone, what colours and
 * widths can change in the dark and on a desk. Every look of every edition: test/deep/accessibility.test.ts.
 */
const telephone = { width: 320, height: 740 };

describe.skipIf(!browserPath)('accessibility', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  const types = readPageTypes(buildDir, path.join(root, '.docusaurus-public'));
  const pages = [
    ...types.map(({ name, paths: [address = '/'] }) => [name, address] as const),
    ...Object.entries(states),
  ];

  test('every type of page of this build was tried in the long run, too', () => {
    // Fewer would mean that the build is not read any more.
    expect(types.length).toBeGreaterThan(45);
    const tried = readResults().visits.public ?? {};
    expect(pages.map(([name]) => name).filter((name) => !tried[name])).toEqual([]);
  });

  describe.concurrent('every type of page', { timeout: 60_000 }, () => {
    test.each(pages)('%s', async (_, address) => {
      const errors: string[] = [];
      const context = await browser.newContext({
        viewport: telephone,
        colorScheme: 'light',
        locale: 'ja-JP',
        reducedMotion: 'reduce',
      });
      const page = await openPage(context, errors);
      await page.goto(host.url + address, { waitUntil: 'load' });
      // Drawn by its script, and at rest.
      await page.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
      await page.waitForLoadState('networkidle');
      await loadAxe(page);
      expect((await runAxe(page)).violations, '320 px').toEqual([]);
      expect(await sideways(page)).toEqual([]);
      expect(await lostText(page)).toEqual([]);
      expect(await motion(page)).toEqual([]);
      await colours(page, 'dark');
      expect((await runAxe(page, colourRules)).violations, '320 px, dark').toEqual([]);
      await page.setViewportSize(desktop);
      expect((await runAxe(page, [...colourRules, 'target-size'])).violations, 'desk').toEqual([]);
      expect(await sideways(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    });
  });

  test('each check sees what it is there for', async () => {
    const page = await browser.newPage({ viewport: telephone });
    await page.setContent(`<!doctype html><html lang="ja"><title>わるい例</title><style>
      .quiet { outline: none } .bar { position: fixed; inset: 0 0 auto; height: 200px; background: #fff }
      .cut { overflow: hidden; width: 40px; white-space: nowrap } .moves { transition: opacity 1s }
      .wide { width: 900px } a { display: block; margin-top: 2px }
    </style><main><h1>わるい例</h1><div class="bar"></div>
      <a class="quiet" href="#a">見えない</a><a href="#b">隠れる</a>
      <p class="cut">切れてしまう長い言葉</p><p class="moves">動く</p><p class="wide">広い</p>
      <svg class="chart" width="40" height="40"><rect width="30" height="30" fill="#fefefe"/></svg>
      <ul><li><button class="tab" aria-pressed="true">甲</button></li><li><button class="tab" aria-pressed="false">乙</button></li></ul>
      <p style="color:#bbb">うすい</p><a tabindex="3" href="#c">とぶ</a></main></html>`);
    await loadAxe(page);
    const found = {
      axe: (await runAxe(page, allRules)).violations,
      sideways: await sideways(page),
      lost: await lostText(page),
      motion: await motion(page),
      keyboard: (await walk(page, { limit: 20 })).wrong,
      forced: await page.emulateMedia({ forcedColors: 'active' }).then(() => forcedColours(page)),
    };
    expect(found.axe.join()).toContain('color-contrast');
    expect(found.sideways.join()).toContain('wider than the screen');
    expect(found.lost.join()).toContain('切れてしまう');
    expect(found.motion.join()).toContain('moves');
    expect(found.keyboard.join('\n')).toMatch(/cannot be seen: a\.quiet/);
    expect(found.keyboard.join('\n')).toMatch(/nothing of it can be seen/);
    expect(found.keyboard.join('\n')).toMatch(/out of order/);
    expect(found.forced.join()).toContain('rect');
    expect(found.forced.join()).toContain('looks as the others');
    await page.close();
  });
});
