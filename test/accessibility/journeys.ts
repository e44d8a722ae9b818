import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { arrive } from '../e2e/browser.js';
import { tabTo } from './focus.js';

/** A way through the market without a mouse. */
export interface Journey {
  readonly name: string;
  /** Parts of the theme it leads through. */
  readonly components: readonly string[];
  readonly viewport: { readonly width: number; readonly height: number };
  readonly start: string;
  /** `to` goes with Tab to the stop of this name and looks at every stop on the way. */
  run(page: Page, to: (name: string | RegExp, back?: boolean) => Promise<void>): Promise<void>;
}

/** The three people (the writer's form is in edit.test.ts). */
export const journeys: readonly Journey[] = [
  {
    name: '新しく入った人：検索、手順、作業モード、戻る',
    components: ['@theme/MarketFront', '@theme/ItemPage', '@theme/MarketWork'],
    viewport: { width: 390, height: 780 },
    start: '/',
    run: async (page, to) => {
      await page.keyboard.press('/');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
        .toBe('combobox');
      await page.keyboard.insertText('ティグ うらなみ');
      const option = page.getByRole('option').filter({ hasText: '板の間隔をそろえる' }).first();
      await option.waitFor();
      // What is chosen is said by the box and marked in the list; a late answer begins the list anew.
      const box = page.getByRole('combobox', { name: '検索' });
      await expect
        .poll(async () => {
          await page.keyboard.press('ArrowDown');
          const chosen = await box.getAttribute('aria-activedescendant');
          return chosen !== null && chosen === (await option.getAttribute('id'));
        })
        .toBe(true);
      await expect.poll(() => option.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Enter');
      await arrive(page, /\/docs\/manual\/.*#(?:step|kp)-/);
      await shown(page, new URL(page.url()).hash);
      // On from where the reader landed, not from the top of the page.
      await to(/作業モード/);
      await page.keyboard.press('Enter');
      await arrive(page, /\/work\//);
      await page.locator('main[data-work="step"]').waitFor();
      const begun = new URL(page.url()).hash;
      await to('次へ');
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash).not.toBe(begun);
      const second = new URL(page.url()).hash;
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => new URL(page.url()).hash).not.toBe(second);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => new URL(page.url()).hash).toBe(second);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => new URL(page.url()).hash).toBe(begun);
      await to('一覧');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      // The focus is where it was before the list.
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toContain('一覧');
    },
  },
  {
    name: '連携をまとめる人：入口、表、欄、事例、キャンバス、出典',
    components: ['@theme/MarketFront', '@theme/MarketMatrix', '@theme/ItemPage'],
    viewport: { width: 1280, height: 800 },
    start: '/',
    run: async (page, to) => {
      // The first stop of every page leads past the bar.
      await to('メインコンテンツ');
      await page.keyboard.press('Enter');
      await to('段階と欄の表で見る');
      await page.keyboard.press('Enter');
      await arrive(page, /\/matrix\/$/);
      await to('開発期・パートナー');
      await page.keyboard.press('Enter');
      // The answer far below gets the focus.
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('cell');
      await page
        .getByRole('link', { name: /京都試作ネット/ })
        .first()
        .waitFor();
      await to('京都試作ネット');
      await page.keyboard.press('Enter');
      await arrive(page, /\/docs\/case\/kyoto-shisaku-net\/$/);
      await to('ビジネスモデルキャンバス');
      await page.keyboard.press('Enter');
      await shown(page, '#sec-canvas');
      await to(/出典 \d|\[\d+\]/);
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).hash).toMatch(/^#src-\d+$/);
      await shown(page, new URL(page.url()).hash);
      // Alt and the left arrow belong to the browser's window, which a headless one has none of.
      await page.goBack();
      await expect.poll(() => new URL(page.url()).hash).toBe('#sec-canvas');
    },
  },
  {
    name: '教える人：手順、作業分解シート、印刷のボタン',
    components: ['@theme/ItemPage', '@theme/MarketPaper'],
    viewport: { width: 1280, height: 800 },
    start: '/docs/manual/tig-corner-nametsuke/',
    run: async (page, to) => {
      await to('紙で使う');
      await page.keyboard.press('Enter');
      await to('作業分解シート');
      await page.keyboard.press('Enter');
      await arrive(page, /\/sheet\/$/);
      await to(/印刷/);
      // And back the same way, with nothing in between that holds the focus.
      await to(/メインコンテンツ/, true);
    },
  },
  {
    name: '「/」キーを切る人：検索のページの設定',
    components: ['@theme/SearchPage'],
    viewport: { width: 1280, height: 800 },
    start: '/search/',
    run: async (page, to) => {
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
      const choice = page.getByRole('checkbox', { name: /「\/」キー/ });
      await choice.waitFor();
      await page.keyboard.press('/');
      await expect.poll(focused).toBe('combobox');
      await to('「/」キー');
      await page.keyboard.press('Space');
      await expect.poll(() => choice.isChecked()).toBe(false);
      await page.reload({ waitUntil: 'networkidle' });
      await expect.poll(() => choice.isChecked()).toBe(false);
      await page.keyboard.press('/');
      expect(await focused()).not.toBe('combobox');
      await page.keyboard.press('Control+k');
      await expect.poll(focused).toBe('combobox');
    },
  },
];

/** Go the way; what was wrong at any stop. */
export async function travel(page: Page, { run }: Journey): Promise<string[]> {
  const wrong: string[] = [];
  await run(page, async (name, back = false) => {
    wrong.push(...(await tabTo(page, name, { back })));
  });
  return [...new Set(wrong)];
}

/** The part the address names is on the screen and under no bar. */
const shown = (page: Page, hash: string): Promise<void> =>
  expect
    .poll(() =>
      page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).evaluate((element) => {
        const { top } = element.getBoundingClientRect();
        const bar = document.querySelector('.navbar')?.getBoundingClientRect().bottom ?? 0;
        return top >= bar - 1 && top < innerHeight;
      }),
    )
    .toBe(true);
