import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseItem } from '@chishiki-ichiba/model';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { letterLimits } from '../../plugins/market/lib/pages/letters.js';
import { arrive, browserPath, desktop, phone } from './browser.js';
import { useBuiltSite } from './built-site.js';
import { A4_PORTRAIT, clippedText, fontsOutside, pdfInfo, printPage, withoutSpace } from './pdf.js';
import { readPdf } from './raster.js';

const MANUAL = '/docs/manual/tig-corner-nametsuke/';
const LETTERS = '/docs/person/veteran-a/thanks/';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!browserPath)('reports of use and what comes back', () => {
  const { blank, visit, overflow, url } = useBuiltSite();
  const reports = (page: Page) => page.locator('section[aria-labelledby="sec-trials"]');

  test.each([phone, desktop])(
    'a manual shows what worked beside what did not: %o',
    async (viewport) => {
      const page = await blank({ viewport });
      await visit(page, MANUAL);
      const section = reports(page);
      await expect
        .poll(() => section.getByText(/^うまくいった 2・うまくいかなかった 1$/).count())
        .toBe(1);
      const cards = section.getByRole('listitem').filter({ has: page.getByRole('heading') });
      await expect.poll(() => cards.count()).toBe(3);
      const failed = cards.filter({ hasText: 'うまくいかなかった' });
      await expect
        .poll(() => failed.innerText())
        .toMatch(
          /0\.8mmのなめ付けで穴があいた[\s\S]*見本共同訓練所[\s\S]*2026年10月15日[\s\S]*板厚\s*0\.8 mm[\s\S]*条件\s*電流25A/,
        );
      const [first, second] = await cards.all();
      const top = async (card = first) => (await card?.boundingBox())?.y ?? 0;
      expect((await top(first)) === (await top(second))).toBe(viewport === desktop);

      // From the key point to the report about it, and back.
      const kp = page.locator('#kp-sukima');
      await kp.getByRole('link', { name: 'この急所の使ってみた：1件' }).click();
      await arrive(page, '**#trial-trial-nametsuke-12mm');
      const report = page.locator('#trial-trial-nametsuke-12mm');
      await report.getByRole('link', { name: '急所「すき間をなくす」' }).click();
      await arrive(page, '**#kp-sukima');
      await report.getByRole('link', { name: '1.2mmの箱の角をなめ付けした' }).click();
      await arrive(page, '**/docs/trial/trial-nametsuke-12mm/');
      await page.getByRole('link', { name: /の急所「すき間をなくす」$/ }).waitFor();
      await expect
        .poll(() => page.getByRole('link', { name: '角継手のすき間から穴があいた' }).count())
        .toBe(1);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  test('the slip is a page that the check accepts, and leaves only by hand', async () => {
    const page = await blank({ viewport: phone, acceptDownloads: true });
    const asked: string[] = [];
    await visit(page, MANUAL);
    page.on('request', (request) => {
      if (!request.url().startsWith(url(''))) asked.push(request.url());
    });
    const section = reports(page);
    await expect.poll(() => section.getByRole('textbox').count()).toBe(0);
    await section.getByRole('button', { name: '試したら知らせる' }).click();
    const text = section.getByRole('textbox', { name: '文面（直せます）' });
    await text.waitFor();
    await expect.poll(() => text.inputValue()).toContain('試したもの: tig-corner-nametsuke\n');

    // What the reader has written stays when he says how it went and where.
    const words = await text.inputValue();
    await text.fill(words.replace('条件:', '条件: 電流25A、当て金なし'));
    await section.getByRole('radio', { name: 'うまくいかなかった' }).check();
    await section.getByRole('combobox', { name: '試したところ' }).selectOption('2. 継手を合わせる');
    const draft = await text.inputValue();
    expect(draft).toContain('条件: 電流25A、当て金なし');
    expect(draft).toContain('やってみた結果: うまくいかなかった');
    const { item, messages } = parseItem({ path: 'docs/trials/x.md', text: draft }, 'docs');
    expect(messages).toEqual([]);
    expect(item?.kind === 'trial' && item.fields.manual).toBe('tig-corner-nametsuke#step-awase');

    const mail = await section.getByRole('link', { name: 'メールで送る' }).getAttribute('href');
    expect(mail).toMatch(/^mailto:\?subject=/);
    expect(decodeURIComponent(mail ?? '')).toContain('試したもの: tig-corner-nametsuke#step-awase');
    const saving = page.waitForEvent('download');
    await section.getByRole('button', { name: 'ファイルに保存' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(
      /^trial-tig-corner-nametsuke-\d{4}-\d{2}-\d{2}-[0-9a-z]{4}\.md$/,
    );
    expect(readFileSync(await file.path(), 'utf8')).toBe(draft);

    // On paper: the slip alone.
    await page.evaluate(() => {
      window.print = () => {};
    });
    await section.getByRole('button', { name: '印刷する' }).click();
    const { pages, sizes } = await printPage(page);
    expect([pages, sizes[0]]).toEqual([1, A4_PORTRAIT]);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(asked).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: put there by the line above
      const result = await (window as any).axe.run('section[aria-labelledby="sec-trials"]');
      return result.violations.map(({ id }: { id: string }) => id);
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });

  test.each([phone, desktop])(
    'a person sees who uses it, what it prevented, thanks and prizes: %o',
    async (viewport) => {
      const page = await blank({ viewport });
      await visit(page, '/docs/person/veteran-a/');
      const section = page.getByRole('region', { name: 'この技の使われ方' });
      const text = (await section.innerText()).replace(/\s+/g, '');
      // By reading, and nothing that ranks.
      expect(text).toContain('この技を使った会社（4社）試研磨見本共同訓練所見本製作所例板金工業');
      expect(text).toContain('角継手のすき間から穴があいた使った会社が防げた');
      expect(text).toContain('お礼（4件）');
      expect(text).toContain('技の伝え手賞（見本）見本共同訓練所から、2026年11月');
      expect(text).not.toMatch(/位|点数|ランキング/);
      await expect.poll(() => section.getByRole('blockquote').count()).toBe(4);
      await section.getByRole('link', { name: 'お礼状・表彰状を刷る' }).click();
      await arrive(page, `**${LETTERS}`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  test('each letter is one sheet of A4 with its fonts inside', async () => {
    const page = await blank();
    await visit(page, LETTERS);
    const sheets = page.getByRole('group', { name: '刷る紙' }).getByRole('radio');
    await expect.poll(() => sheets.count()).toBe(3);
    const wanted = [
      ['お礼状', 'ベテランA（TIG40年）様', '例板金工業', '角継手のすき間から穴があいた'],
      ['表彰状', 'ベテランA（TIG40年）様', '技の伝え手賞（見本）', '2026年11月', '見本共同訓練所'],
      ['表彰状', 'ベテランA（TIG40年）様', 'その功績をたたえ、表彰します。'],
    ];
    for (const [index, words] of wanted.entries()) {
      await sheets.nth(index).check();
      await page.getByText('A4縦 1枚').waitFor();
      expect(await clippedText(page)).toEqual([]);
      const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: false });
      const { sizes, fonts } = pdfInfo(bytes);
      expect([index, sizes]).toEqual([index, [A4_PORTRAIT]]);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fontsOutside(bytes)).toEqual([]);
      const { text } = await readPdf(bytes);
      for (const word of words) expect(text[0]).toContain(withoutSpace(word));
      // Hints are for whoever prints; the date is a blank until the reader wants today's.
      if (index === 2) expect(text[0]).not.toContain('賞の名前');
    }
    await sheets.nth(0).check();
    const today = await page.evaluate(() => {
      const now = new Date();
      return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
    });
    const letter = page.getByRole('article');
    await expect.poll(() => letter.innerText()).not.toContain(today);
    await page.getByRole('checkbox', { name: '今日の日付を入れる' }).check();
    await expect.poll(() => letter.innerText()).toContain(today);
    await page.context().close();
  });

  test('a letter as full as it can be is one sheet still', async () => {
    const page = await blank();
    await visit(page, LETTERS);
    await page.evaluate(({ techniques, prevented, firms: most }) => {
      const long = (count: number) => '技'.repeat(count);
      const [first, second] = document.querySelectorAll('article ul');
      const fill = (list: Element | undefined, lines: number) => {
        if (!list) throw new Error('no list');
        list.innerHTML = `${`<li>${long(40)}</li>`.repeat(lines)}<li>ほか9件</li>`;
      };
      fill(first, techniques);
      fill(second, prevented);
      const firms = document.querySelector('article ul + h3 + p');
      if (!firms) throw new Error('no firms');
      firms.textContent = `${long(most)}、ほか9社`;
      const [quote, ...others] = document.querySelectorAll('article blockquote');
      for (const other of others) other.remove();
      (quote?.firstElementChild as Element).textContent = long(200);
      const name = document.querySelector('article h2 + p');
      if (!name) throw new Error('nobody to thank');
      name.textContent = `${long(40)} 御中`;
    }, letterLimits);
    expect((await printPage(page)).pages).toBe(1);
    await page.context().close();
  });

  test('without script all of it is there, and every letter prints on its own sheet', async () => {
    const page = await blank({ javaScriptEnabled: false });
    await page.goto(url(MANUAL));
    await expect.poll(() => reports(page).innerText()).toContain('0.8mmのなめ付けで穴があいた');
    await expect.poll(() => page.getByRole('button', { name: '試したら知らせる' }).count()).toBe(0);
    await page.goto(url(LETTERS));
    await expect.poll(() => page.getByRole('article').count()).toBe(3);
    const { pages, sizes } = await printPage(page);
    expect(pages).toBe(3);
    expect(new Set(sizes.map(String))).toEqual(new Set([String(A4_PORTRAIT)]));
    await page.context().close();
  });
});
