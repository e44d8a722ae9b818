import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildDir, desktop, launch, openPage, serve } from './browser.js';

/**
 * The built site in a browser for the tests of one `describe`: there before the first, gone after the
 * last, and no page of it may have had a script error by then.
 */
export function useBuiltSite() {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    expect(errors).toEqual([]);
  });
  return {
    url: (address: string): string => host.url + address,
    /** An empty page of a reader of his own. */
    blank: async (options: BrowserContextOptions = {}): Promise<Page> =>
      openPage(
        await browser.newContext({ viewport: desktop, locale: 'ja-JP', ...options }),
        errors,
      ),
    visit: (page: Page, address: string) =>
      page.goto(host.url + address, { waitUntil: 'networkidle' }),
    /** Pixels by which a page is wider than the screen. */
    overflow: (page: Page): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  };
}
