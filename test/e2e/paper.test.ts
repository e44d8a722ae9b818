import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  arrive,
  browserPath,
  buildDir,
  desktop,
  launch,
  openPage,
  root,
  runIchiba,
  serve,
} from './browser.js';
import { A4_PORTRAIT, clippedText, fontsOutside, pdfInfo } from './pdf.js';
import { type Box, readPdf } from './raster.js';

/**
 * Golden sheets: text and number of sheets of what people hang up. After a change of content or layout,
 * write them anew with `ICHIBA_GOLDEN=write npx vitest run --project e2e test/e2e/paper.test.ts` and read
 * the difference by hand.
 */
const goldenFile = path.join(import.meta.dirname, 'paper.golden.json');
const writing = process.env.ICHIBA_GOLDEN === 'write';
type Golden = Record<string, { readonly sheets: number; readonly text: string }>;
const golden: Golden = existsSync(goldenFile) ? JSON.parse(readFileSync(goldenFile, 'utf8')) : {};
const seen: Golden = {};
const known = writing ? seen : golden;

/** Margin of the sheets of manuals, in mm. */
const MARGIN = 10;

const idsOf = (kind: string): string[] =>
  existsSync(path.join(buildDir, 'docs', kind))
    ? // Beside each page lies its Markdown twin.
      readdirSync(path.join(buildDir, 'docs', kind)).filter((name) => !name.endsWith('.md'))
    : [];
const manuals = idsOf('manual').filter((id) =>
  existsSync(path.join(buildDir, 'docs/manual', id, 'sheet/index.html')),
);
const paths = [
  ...manuals.map((id) => `/docs/manual/${id}/sheet/`),
  ...['tig-corner-nametsuke', 'buff-polishing'].flatMap((id) => [
    `/docs/manual/${id}/labels/`,
    `/docs/manual/${id}/ojt/`,
  ]),
  ...idsOf('opl').map((id) => `/docs/opl/${id}/`),
];

describe.skipIf(!browserPath)('paper', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  /** As on the day the script does not come: sheets are whole without it. */
  let still: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
    still = await browser.newContext({
      viewport: desktop,
      locale: 'ja-JP',
      javaScriptEnabled: false,
    });
    page = await still.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    if (writing) writeFileSync(goldenFile, `${JSON.stringify(seen, null, 1)}\n`);
  });

  const open = async (address: string): Promise<void> => {
    await page.goto(host.url + address, { waitUntil: 'load' });
  };
  const pdf = (): Promise<Buffer> => page.pdf({ preferCSSPageSize: true, printBackground: false });

  /** Where each code of a page of one sheet is printed, and what it should say. */
  const codesOn = async (margin: number): Promise<(Box & { readonly says: string })[]> => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({
      width: Math.round(((210 - 2 * margin) / 25.4) * 96),
      height: 1043,
    });
    // Playwright reads the page from outside: its own script is what is off.
    const codes = await page.locator('svg[data-qr]').all();
    const boxes = await Promise.all(
      codes.map(async (code) => {
        const box = await code.boundingBox();
        if (!box) throw new Error('A code that is not printed');
        const mm = (px: number) => (px / 96) * 25.4;
        return {
          x: mm(box.x) + margin,
          y: mm(box.y) + margin,
          mm: mm(box.width),
          says: (await code.getAttribute('data-qr')) ?? '',
        };
      }),
    );
    await page.emulateMedia({ media: null });
    await page.setViewportSize(desktop);
    return boxes;
  };

  test('there are enough of them', () => {
    expect(manuals.length).toBeGreaterThanOrEqual(20);
    if (!writing) expect(Object.keys(golden)).toEqual(paths);
  });

  test.each(paths)('%s: one A4, its text, its codes, fonts inside', async (address) => {
    await open(address);
    const codes = await codesOn(address.startsWith('/docs/opl/') ? 14 : MARGIN);
    const bytes = await pdf();
    const { sizes, fonts } = pdfInfo(bytes);
    const { text, scan } = await readPdf(bytes);
    seen[address] = { sheets: text.length, text: text.join('\f') };
    expect(seen[address]).toEqual(known[address]);
    expect(sizes).toEqual([A4_PORTRAIT]);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fontsOutside(bytes)).toEqual([]);
    const [, kind, id] = /docs\/([^/]+)\/([^/]+)\//.exec(address) ?? [];
    const steps = await page.locator('ol[data-steps] > li, li[data-step]').count();
    expect(codes.length).toBe(
      address.endsWith('/sheet/') || address.endsWith('/labels/') ? steps + 1 : 1,
    );
    const first = await scan(0);
    for (const code of codes) {
      expect(code.says).toMatch(
        new RegExp(`^https://[^/]+/docs/${kind}/${id}/\\?rev=\\d+(?:#step-[a-z0-9-]+)?$`),
      );
      expect(code.mm).toBeGreaterThanOrEqual(address.endsWith('/labels/') ? 20 : 14);
      expect(first.read(code)).toBe(code.says);
    }
    expect(new Set(codes.map(({ says }) => says)).size).toBe(codes.length);
  });

  test('a manual too long for one sheet repeats its head and splits no step', async () => {
    const scripted = await browser.newPage({ viewport: desktop });
    await scripted.route('**/*.js', (route) => route.abort());
    await scripted.goto(`${host.url}/docs/manual/tig-corner-nametsuke/sheet/`);
    await scripted.evaluate(() => {
      const sheet = document.querySelector('[data-paper]') as HTMLElement;
      sheet.dataset.fit = 'long';
      const list = sheet.querySelector('ol') as HTMLElement;
      for (const step of [...list.children]) list.append(step.cloneNode(true));
      [...list.children].forEach((step, index) => {
        (step.firstElementChild as HTMLElement).textContent = `〔${index + 1}始〕`;
        const reasons = step.querySelectorAll('dd');
        (reasons[reasons.length - 1] as HTMLElement).textContent = `〔${index + 1}終〕`;
      });
    });
    const { text } = await readPdf(await scripted.pdf({ preferCSSPageSize: true }));
    await scripted.close();
    expect(text.length).toBeGreaterThan(1);
    expect(text[0]).toContain('〔1始〕');
    for (const sheet of text) {
      expect(sheet).toContain('SUS3041mm角継手のTIGなめ付け');
      expect(sheet).toContain('第4版');
      const marks = (word: string) =>
        [...sheet.matchAll(new RegExp(`〔(\\d+)${word}〕`, 'g'))].map((match) => match[1]);
      expect(marks('終')).toEqual(marks('始'));
    }
    expect(text.join('').match(/〔\d+終〕/g)).toHaveLength(16);
  });

  test('nothing is cut off on paper, and the page itself carries code and revision', async () => {
    const context = await browser.newContext({ viewport: { width: 718, height: 1043 } });
    const errors: string[] = [];
    const scripted = await openPage(context, errors);
    for (const sheet of ['sheet/', 'labels/', 'ojt/']) {
      await scripted.goto(`${host.url}/docs/manual/tig-corner-nametsuke/${sheet}`);
      expect(await clippedText(scripted)).toEqual([]);
    }
    await context.close();
    expect(errors).toEqual([]);
    await open('/docs/manual/tig-corner-nametsuke/');
    const [code] = await codesOn(14);
    const { text, scan } = await readPdf(await pdf());
    expect(code && (await scan(0)).read(code)).toMatch(/tig-corner-nametsuke\/\?rev=4$/);
    expect(text[0]).toContain('第4版');
  });

  test('from the page: fold open, sheet, back; chosen ones together', async () => {
    const context = await browser.newContext({ viewport: desktop, locale: 'ja-JP' });
    const errors: string[] = [];
    const reader = await openPage(context, errors);
    await reader.goto(`${host.url}/docs/manual/tig-corner-nametsuke/`, {
      waitUntil: 'networkidle',
    });
    await reader.getByText('紙で使う').click();
    await reader.getByRole('link', { name: 'A4の作業分解シート' }).click();
    await arrive(reader, '**/sheet/');
    await reader.getByRole('button', { name: 'この紙を印刷する' }).waitFor();
    await reader.goto(`${host.url}/print/`, { waitUntil: 'networkidle' });
    await reader.getByRole('button', { name: '選んだページを並べる' }).click();
    await reader.getByText('一つ以上選ぶと、並べられます。').waitFor();
    await reader.getByLabel('溶接部のバフ研磨').check();
    await reader.getByLabel('貼り紙（QR）').check();
    await reader.getByRole('button', { name: '選んだページを並べる' }).click();
    await arrive(reader, '**/print/?ids=buff-polishing&sheet=labels');
    await reader.getByText('1つのページを並べました').waitFor({ state: 'attached' });
    await reader.goto(`${host.url}/print/?ids=buff-polishing,opl-gap-unclamp,nai`);
    await reader.getByText('2つのページを並べました').waitFor({ state: 'attached' });
    await expect
      .poll(() => reader.getByRole('alert').innerText())
      .toContain('「nai」は、ここにはありません');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('ichiba print: several pages, one PDF, each from a new sheet', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-paper-'));
    try {
      const out = path.join(dir, 'all.pdf');
      const { code, output } = await runIchiba(root, [
        ...[
          'print',
          'tig-corner-nametsuke',
          'docs/manuals/buff-polishing.md',
          'opl-gap-unclamp',
          '--out',
          out,
        ],
      ]);
      expect(output).toContain('を印刷しました');
      expect(code).toBe(0);
      const bytes = readFileSync(out);
      expect(pdfInfo(bytes).sizes).toEqual([A4_PORTRAIT, A4_PORTRAIT, A4_PORTRAIT]);
      const { text } = await readPdf(bytes);
      expect(text[0]).toBe(known['/docs/manual/tig-corner-nametsuke/sheet/']?.text);
      expect(text[1]).toBe(known['/docs/manual/buff-polishing/sheet/']?.text);
      expect(text[2]).toContain('締め具をゆるめて、すき間を見る');
      expect(readdirSync(dir)).toEqual(['all.pdf']);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
