/** The built site in Chromium, as a reader of the adopter's site meets the market. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../browser.mjs';
import { fileOf } from './built.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** @returns Pairs as of `checkSite`; none, with a line that says so, where there is no Chromium. */
export async function openInBrowser(build, baseUrl) {
  const executablePath = findChromium();
  if (!executablePath) {
    console.log('  skipped: no Chromium here');
    return [];
  }
  const server = createServer((request, response) => {
    const file = fileOf(build, baseUrl, new URL(request.url, 'http://localhost').pathname);
    response.writeHead(file ? 200 : 404, {
      'content-type': types[extname(file ?? '')] ?? 'application/octet-stream',
    });
    if (file) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    return await walk(browser, `http://127.0.0.1:${server.address().port}${baseUrl}`);
  } finally {
    await browser.close();
    server.close();
  }
}

/** In the site's default language, English: from the adopter's own document by its search box to the market's page, at the width of a phone. */
async function walk(browser, site) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${site}docs/intro`);
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill('仮付け');
  const hit = page.getByRole('option').filter({ hasText: '薄板の仮付け' }).first();
  const found = await hit.waitFor().then(
    () => true,
    ({ message }) => message.split('\n')[0],
  );
  if (found !== true) return [['in Chromium the search box finds the market', found]];
  await hit.click();
  await page.waitForURL(/tack-welding/);
  await page.getByRole('heading', { level: 1, name: '薄板の仮付け' }).waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return [
    ['in Chromium the search box of a document leads to the market', true],
    ['no page is wider than a phone', width <= 390 || `${width} px`],
    ['no script fails', errors.length === 0 || errors.join('; ')],
  ];
}
