import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, desktop, launch, serve } from './browser.js';

/** Pages looked at in CI; all of them with `CSP_PAGES=all` (571 pages take about a minute). */
const SAMPLE = process.env.CSP_PAGES === 'all' ? Number.POSITIVE_INFINITY : 80;

describe.skipIf(!browserPath)('the Content Security Policy', () => {
  let browser: Browser;
  let context: BrowserContext;
  let host: Awaited<ReturnType<typeof serve>>;
  const found: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
    context = await browser.newContext({ viewport: desktop, locale: 'ja-JP' });
    await context.exposeBinding('violated', ({ page }, what: string) => {
      found.push(`${page.url()}: ${what}`);
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const tell = (window as unknown as { violated(what: string): void }).violated;
        tell(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test('every page has one, and nothing on a page breaks it', async () => {
    const pages = htmlIn(buildDir);
    for (const page of pages)
      expect(readFileSync(path.join(buildDir, page), 'utf8'), page).toContain(
        'http-equiv="Content-Security-Policy"',
      );
    // One of each kind of address at least, then evenly spread.
    const byShape = new Map(pages.map((page) => [page.split('/').slice(0, -2).join('/'), page]));
    const step = Math.max(1, Math.ceil(pages.length / SAMPLE));
    const chosen = [...new Set([...byShape.values(), ...pages.filter((_, at) => at % step === 0)])];
    const queue = [...chosen];
    const requests: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(host.url) && /^https?:/.test(request.url()))
        requests.push(request.url());
    });
    await Promise.all(
      [0, 1, 2].map(async () => {
        const page = await context.newPage();
        for (let next = queue.pop(); next; next = queue.pop()) {
          await page.goto(`${host.url}/${next.replace(/index\.html$/, '')}`);
          await page.waitForFunction(
            () =>
              document.documentElement.dataset.hasHydrated === 'true' ||
              !document.querySelector('script[src]'),
          );
        }
        await page.close();
      }),
    );
    expect(chosen.length).toBeGreaterThanOrEqual(Math.min(SAMPLE, pages.length));
    expect(found).toEqual([]);
    expect(requests).toEqual([]);
  }, 600_000);

  test('stops a script, a frame, a base and a request that got into a page (so that the test above can fail)', async () => {
    const page = await context.newPage();
    await page.goto(`${host.url}/docs/term/arc-length/`, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      const frame = document.createElement('iframe');
      frame.src = 'https://example.invalid/';
      const base = document.createElement('base');
      base.href = 'https://example.invalid/';
      document.head.append(script, base);
      document.body.append(frame);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran = true');
      document.body.append(button);
      button.click();
      return fetch('https://example.invalid/').catch(() => undefined);
    });
    expect(await page.evaluate(() => (window as unknown as { ran?: boolean }).ran)).toBe(undefined);
    const directives = found.map((line) => line.split(': ')[1]?.split(' ')[0]);
    for (const directive of [
      'script-src-elem',
      'script-src-attr',
      'frame-src',
      'base-uri',
      'connect-src',
    ])
      expect(directives).toContain(directive);
    await page.close();
  });
});

const htmlIn = (dir: string, at = ''): string[] =>
  readdirSync(path.join(dir, at), { withFileTypes: true })
    .flatMap((entry) => {
      const name = at ? `${at}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return htmlIn(dir, name);
      return name.endsWith('.html') ? [name] : [];
    })
    .sort();
