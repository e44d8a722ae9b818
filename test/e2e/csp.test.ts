import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, desktop, launch, serve } from './browser.js';

/** A browser opens one page of each kind, all of them with `CSP_PAGES=all`; Node reads every page. */
const ALL = process.env.CSP_PAGES === 'all';

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

  test('every page has one, with the hash of every script in it, and nothing else that runs', () => {
    const pages = htmlIn(buildDir);
    const counts = { pages: pages.length, scripts: 0, elements: 0 };
    const wrong: string[] = [];
    for (const page of pages) {
      const { scripts, elements, breaks } = readPage(
        readFileSync(path.join(buildDir, page), 'utf8'),
      );
      counts.scripts += scripts;
      counts.elements += elements;
      wrong.push(...breaks.map((what) => `${page}: ${what}`));
    }
    console.log(
      `CSP: ${counts.pages} pages, ${counts.scripts} inline scripts, ${counts.elements} elements`,
    );
    expect(wrong).toEqual([]);
    expect(counts.pages).toBeGreaterThan(400);
    expect(counts.scripts).toBeGreaterThanOrEqual(counts.pages - 60);
    expect(counts.elements).toBeGreaterThan(counts.pages * 50);
  });
  test('reading sees what breaks a policy (so that the test above can fail)', () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`;
    for (const [html, what] of [
      ['<p>x</p>', 'no policy'],
      [`${policy}<script>alert(1)</script>`, 'script'],
      [`${policy}<script type=module>alert(1)</script>`, 'script'],
      [`${policy}<p class="a>b" onclick=x>`, 'onclick'],
      [`${policy}<svg/onload=x>`, 'onload'],
      [`${policy}<a href=javascript:x>`, 'href'],
      [`${policy}<a href="&#106;ava&#x0a;script&colon;x">`, 'href'],
    ] as const)
      expect(readPage(html).breaks.join(), html).toContain(what);
    expect(
      readPage(`${policy}<script type="application/ld+json">{"on":1}</script><p>on javascript:</p>`)
        .breaks,
    ).toEqual([]);
  });
  test('nothing on a page breaks it', async () => {
    const pages = htmlIn(buildDir);
    const chosen = ALL ? pages : [...new Map(pages.map((page) => [kindOf(page), page])).values()];
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
    expect(chosen.length).toBeGreaterThanOrEqual(40);
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
    // The browser reports when it comes to it, not before the call above returns.
    await expect
      .poll(() => found.map((line) => line.split(': ')[1]?.split(' ')[0]))
      .toEqual(
        expect.arrayContaining([
          'script-src-elem',
          'script-src-attr',
          'frame-src',
          'base-uri',
          'connect-src',
        ]),
      );
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

/** Pages made by one part of the market: `docs/manual/<id>/sheet`, `phase/<id>`, `board`. */
const kindOf = (page: string): string =>
  page.replace(/^(docs\/[^/]+|phase|canvas|kind)\/[^/]+/, '$1/*');

/** What of a page's HTML its own policy would stop, and what that is judged from. */
function readPage(html: string): { scripts: number; elements: number; breaks: string[] } {
  const breaks: string[] = [];
  let scripts = 0;
  let elements = 0;
  const policy = /http-equiv="?Content-Security-Policy"? content="([^"]*)"/i.exec(html)?.[1];
  if (policy === undefined) breaks.push('no policy');
  const markup = html.replace(/(<script\b[^>]*>)([\s\S]*?)<\/script>/gi, (_, tag, content) => {
    if (/\ssrc=/i.test(tag) || /\stype=["']?application\/(?:ld\+)?json/i.test(tag)) return tag;
    scripts++;
    const hash = createHash('sha256').update(content).digest('base64');
    if (!policy?.includes(`'sha256-${hash}'`)) breaks.push(`script ${content.slice(0, 60)}`);
    return tag;
  });
  for (const [, name, attributes = ''] of markup.matchAll(
    /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi,
  )) {
    elements++;
    for (const [, key = '', value = ''] of attributes.matchAll(
      /([^\s=/"'>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g,
    ))
      if (/^on/i.test(key) || /^(?:javascript|vbscript):/i.test(meant(value)))
        breaks.push(`${name} ${key}=${value.slice(0, 60)}`);
  }
  return { scripts, elements, breaks };
}

/** An address as a browser reads it: entities decoded, without what it passes over. */
const meant = (typed: string): string =>
  typed
    .replace(/^["']|["']$/g, '')
    .replace(/&#x([0-9a-f]+);?/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);?/g, (_, digits) => String.fromCodePoint(Number(digits)))
    .replace(/&colon;/g, ':')
    .replace(/&(?:Tab|NewLine);/g, '')
    .replace(/[\s\p{Cc}]/gu, '');
