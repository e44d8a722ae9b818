import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, launch, serve } from './browser.js';

/**
 * What a reader sees on an item is found: strings of two to eight characters are drawn from the
 * rendered pages of the built site and looked up in its index.
 */
describe.skipIf(!browserPath)('any visible Japanese string is found', () => {
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

  test('on every kind of page', async () => {
    const docs = path.join(buildDir, 'docs');
    const pages = readdirSync(docs).flatMap((kind) =>
      readdirSync(path.join(docs, kind)).map((id) => ({ kind, id })),
    );
    const client = createSearchClient({
      baseUrl: 'http://x/ichiba/search/',
      fetch: async (url) => {
        const file = path.join(buildDir, new URL(String(url)).pathname);
        return existsSync(file)
          ? new Response(readFileSync(file))
          : new Response('', { status: 404 });
      },
    });
    // No script needed: what is found must be in the page as it is served.
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const random = mulberry32(20261121);
    const missed: string[] = [];
    let drawn = 0;
    for (const { kind, id } of pages) {
      if (random() > (['manual', 'case', 'failure', 'video'].includes(kind) ? 1 : 0.3)) continue;
      const html = readFileSync(path.join(docs, kind, id, 'index.html'), 'utf8');
      if (html.includes('http-equiv=refresh') || html.includes('http-equiv="refresh"')) continue;
      await page.goto(`${host.url}/docs/${kind}/${id}/`);
      const blocks: string[] = await page
        .locator('article h1, article dd, article .ichiba-body :is(p, li, h2, h3, h4, td, th)')
        .evaluateAll((elements) =>
          elements
            .filter((element) => !element.closest('[data-print="hide"]'))
            .map((element) => {
              const copy = element.cloneNode(true) as HTMLElement;
              for (const extra of copy.querySelectorAll(
                'sup, a[href^="#"], ul, ol, dl, dt, p, svg, figure',
              ))
                extra.remove();
              // Words of the interface itself, not of an author.
              return (copy.textContent ?? '').replace(/（既定）|記載なし/g, '');
            }),
        );
      const usable = blocks
        .map((block) => block.trim())
        .filter((block) => /[ぁ-んァ-ヶ一-龠]{2}/.test(block));
      for (let count = 0; count < 6 && usable.length > 0; count++) {
        const block = usable[Math.floor(random() * usable.length)] as string;
        const runs =
          block
            .match(/[ぁ-んァ-ヶー一-龠々a-zA-Z0-9]{2,}/g)
            ?.filter((run) => /[ぁ-んァ-ヶ一-龠]/.test(run)) ?? [];
        const run = runs[Math.floor(random() * runs.length)];
        if (!run) continue;
        const from = Math.floor(random() * (run.length - 1));
        const query = run.slice(from, from + 2 + Math.floor(random() * 7));
        if (query.length < 2) continue;
        drawn++;
        const result = await client.search(query, { limit: 1000 });
        if (result.relaxed || !result.hits.some((hit) => hit.id === id))
          missed.push(`${kind}/${id}: 「${query}」 in 「${block.slice(0, 60)}」`);
      }
    }
    expect(missed).toEqual([]);
    expect(drawn).toBeGreaterThan(400);
  }, 240_000);
});

/** Small seeded generator, so that a failure can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
