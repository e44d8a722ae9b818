import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseItem } from '@chishiki-ichiba/model';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { arrive, browserPath, copySite, desktop, phone, runIchiba } from './browser.js';
import { useBuiltSite } from './built-site.js';
import { A4_PORTRAIT, clippedText, printPage, withoutSpace } from './pdf.js';

const MANUAL = '/docs/manual/tig-corner-nametsuke/';
const TITLE = 'SUS304 1mm 角継手のTIGなめ付け';
/** In no page of the market. */
const NOWHERE = '龍涎香蒸溜塔';

describe.skipIf(!browserPath)('the board and slips', () => {
  const { blank, visit, overflow, url } = useBuiltSite();
  const boardOn = async (today: string, address = '/board/', options = {}): Promise<Page> => {
    const page = await blank(options);
    await page.clock.setFixedTime(new Date(`${today}T03:00:00Z`));
    await visit(page, address);
    return page;
  };
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 2, name });

  for (const viewport of [phone, desktop])
    test(`narrowed by keyboard, and back again, ${viewport.width} px`, async () => {
      const page = await boardOn('2026-11-29', '/board/', { viewport });
      await heading(page, /^探しています（8件）/).waitFor();
      await page.locator('summary', { hasText: '絞り込む' }).focus();
      await page.keyboard.press('Enter');
      const process = page.getByRole('group', { name: '工程' });
      await process.getByRole('link', { name: /^研磨・仕上げ（/ }).focus();
      await page.keyboard.press('Enter');
      await arrive(page, '**/board/?process=polishing');
      await heading(page, /^探しています（2件）/).waitFor();
      await heading(page, /^お役に立てます（2件）/).waitFor();
      // The value that was pressed keeps the focus: the next key goes on from there.
      const current = process.getByRole('link', { name: /^研磨・仕上げ（4件）/ });
      await expect.poll(() => current.getAttribute('aria-current')).toBe('true');
      await expect
        .poll(() => current.evaluate((link) => link === document.activeElement))
        .toBe(true);
      await page
        .getByRole('group', { name: '求め' })
        .getByRole('link', { name: /^試して/ })
        .focus();
      await page.keyboard.press('Enter');
      await arrive(page, '**/board/?process=polishing&want=try');
      await heading(page, /^探しています（1件）/).waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);

      await page.goBack();
      await arrive(page, '**/board/?process=polishing');
      await heading(page, /^探しています（2件）/).waitFor();
      await page.goBack();
      await arrive(page, '**/board/');
      await heading(page, /^探しています（8件）/).waitFor();
      // An address that was sent shows the same.
      await visit(page, '/board/?process=polishing&want=try');
      await heading(page, /^探しています（1件）/).waitFor();
      await page.context().close();
    });

  test('a buyer narrows the sheets by process, material and thickness', async () => {
    const page = await boardOn('2026-11-29');
    const form = page.getByRole('form', { name: '作りたい物の条件' });
    await form.getByLabel('板厚（mm）').fill('うすい');
    await page.keyboard.press('Enter');
    await form.getByRole('alert').waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await form.getByLabel('工程').selectOption('溶接');
    await form.getByLabel('母材').selectOption('SUS304');
    await form.getByLabel('板厚（mm）').fill('０．８');
    await page.keyboard.press('Enter');
    await arrive(page, '**/board/?material=sus304&mm=0.8&process=welding');
    const fits = page.getByRole('region', { name: '合う（表）' });
    // The box and the corner of 見本製作所; the school welds from 1.0 mm, the bender no stainless.
    await expect.poll(() => fits.getByRole('row').count()).toBe(1 + 2);
    await expect.poll(() => fits.innerText()).toContain('SUS304 0.8〜3.0mmの箱物のTIG溶接');
    const counts = page.getByText(/^合う 2件・記載なし \d+件・合わない \d+件$/);
    await expect.poll(() => counts.evaluate((line) => line === document.activeElement)).toBe(true);
    await page.getByText(/^合わない（\d+件）$/).click();
    const unfit = page.getByRole('region', { name: '合わない（表）' });
    const school = unfit.getByRole('row', { name: /溶接の実技講習/ });
    await expect.poll(() => school.innerText()).toContain('板厚が合わない');
    await page.goBack();
    await arrive(page, '**/board/');
    await heading(page, /^作れる会社（\d+件）/).waitFor();
    await page.context().close();
  });

  test('a last day is over on the reader’s own day, and not before', async () => {
    const title = '裏波の練習に使える場所を探しています';
    const before = await boardOn('2026-12-25');
    await before.getByText('募集中 6件・締切を過ぎたもの 0件・回答あり 1件・終了 1件').waitFor();
    await expect.poll(() => before.getByText('締切を過ぎました').count()).toBe(0);
    await before.context().close();

    const after = await boardOn('2026-12-26');
    await after.getByText('募集中 5件・締切を過ぎたもの 1件・回答あり 1件・終了 1件').waitFor();
    const line = after.getByRole('article', { name: title });
    await expect.poll(() => line.isVisible()).toBe(false);
    await after.locator('summary', { hasText: '締切を過ぎたもの（1件）' }).click();
    await expect.poll(() => line.innerText()).toMatch(/2026年12月25日[\s\S]*締切を過ぎました/);
    await after.context().close();

    const own = await boardOn('2026-12-26', '/docs/request/request-training-place/');
    await own.getByText('締切を過ぎました').first().waitFor();
    await own.context().close();
  });

  test('what was answered leads to the answer, and is not offered again', async () => {
    const page = await boardOn('2026-11-29');
    await page.locator('summary', { hasText: /^回答あり（1件）$/ }).click();
    const line = page.getByRole('article', { name: 'アルミの曲げが割れるわけを教えてください' });
    await expect.poll(() => line.getByText('合うもの').count()).toBe(0);
    await line.getByRole('link', { name: '曲げの角度出し' }).click();
    await arrive(page, '**/docs/manual/bending-angle/');
    await page.context().close();
  });

  test('a request shows what fits and why, best first, and its offer shows the request', async () => {
    const page = await boardOn('2026-11-29', '/docs/request/request-uranami-teacher/');
    const part = page.getByRole('region', { name: /^合うページ/ });
    const first = part.getByRole('listitem').first();
    await expect
      .poll(() => first.innerText())
      .toMatch(
        /裏波の練習をお教えします[\s\S]*求めに合う申し出。工程: 溶接・母材: SUS304・段階: 開発期 が同じ/,
      );
    await first.getByRole('link').click();
    await arrive(page, '**/docs/offer/offer-uranami-lesson/');
    await page
      .getByRole('region', { name: /^合うページ/ })
      .getByRole('link', { name: '裏が出ない人に、裏波を教えてください' })
      .waitFor();
    await page.context().close();
  });

  test('without script everything is there, and no state is claimed that a day decides', async () => {
    const page = await blank({ javaScriptEnabled: false });
    await page.goto(url('/board/'));
    const main = page.getByRole('main');
    const text = await main.innerText();
    for (const word of [
      '探しています（8件）',
      'お役に立てます（8件）',
      '期限の日まで募集 6件・回答あり 1件・終了 1件',
      '2026年12月25日',
      'ベテランA（TIG 40年）',
      '1200×600×500mm',
      'JIS Z 3821 TN-F',
    ])
      expect(text).toContain(word);
    expect(text).not.toMatch(/募集中|締切/);
    await expect
      .poll(() => page.getByRole('region', { name: '溶接（表）' }).getByRole('row').count())
      .toBe(5);
    await expect
      .poll(() => page.getByRole('button', { name: '探しているものを書く' }).count())
      .toBe(0);
    await page.context().close();
  });

  test('the board on paper', async () => {
    const page = await boardOn('2026-11-29');
    expect(await clippedText(page)).toEqual([]);
    const { pages, sizes, text } = await printPage(page);
    for (const size of sizes) expect(size).toEqual(A4_PORTRAIT);
    expect(pages).toBeLessThanOrEqual(8);
    if (text)
      for (const word of ['角出し治具を一緒に作ってください', '曲げ長さ 2000mm', '終了（1件）'])
        expect(text.join('')).toContain(withoutSpace(word));
    await page.context().close();
  });

  /* Slips. */

  /** Text, mail, paper and file of the slip that stands there. */
  async function handOver(page: Page) {
    const message = await page.getByLabel('文面（直せます）').inputValue();
    const mail = await page.getByRole('link', { name: 'メールで送る' }).getAttribute('href');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'ファイルに保存' }).click(),
    ]);
    const name = download.suggestedFilename();
    const file = readFileSync((await download.path()) ?? '', 'utf8');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: '印刷する', exact: true }).last().click();
    const paper = await printPage(page);
    return { message, mail: mail ?? '', name, file, paper };
  }

  const inMail = (mail: string) => {
    const [, query = ''] = mail.split('?');
    const params = new URLSearchParams(query);
    return { subject: params.get('subject'), body: params.get('body')?.replace(/\r\n/g, '\n') };
  };

  /** The file lies in the market as it was sent: no errors, a draft. */
  async function accepted(files: readonly { name: string; file: string }[]): Promise<string> {
    const siteDir = await copySite();
    for (const { name, file } of files)
      writeFileSync(path.join(siteDir, 'docs/requests', name), file);
    const paths = files.map(({ name }) => `docs/requests/${name}`);
    const { code, output } = await runIchiba(siteDir, ['check', ...paths]);
    rmSync(siteDir, { recursive: true, force: true });
    expect(code, output).toBe(0);
    return output;
  }

  test('a slip from a step: mail, paper and file say page, step and words', async () => {
    const page = await boardOn('2026-11-29', `${MANUAL}?q=%E7%A9%B4%E3%81%8C#kp-sukima`);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(url('')))
        foreign.push(request.url());
    });
    const ask = page.getByRole('button', { name: 'このページのことを聞く' });
    await ask.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'このページのことを聞く' });
    await dialog.waitFor();
    await expect
      .poll(() => dialog.getByLabel('どこのことを聞きますか').inputValue())
      .toBe('kp-sukima');
    const whole = url(MANUAL);
    const wanted = (step: string, anchor: string) =>
      [
        `「${TITLE}」の${step}について教えてください。`,
        '',
        '- 聞き先: ベテランA（TIG 40年）（語り手）、見本製作所（所有）',
        `- ページ: ${TITLE}`,
        `- 手順: ${step}`,
        '- 探したことば: 穴が',
        '- 聞いた日: 2026年11月29日',
        `- アドレス: ${whole}#${anchor}`,
        '',
        '聞きたいこと・いつまでに要るか:',
        '',
      ].join('\n');
    const text = dialog.getByLabel('文面（直せます）');
    await expect
      .poll(() => text.inputValue())
      .toBe(wanted('手順2の急所「すき間をなくす」', 'kp-sukima'));
    await dialog.getByLabel('どこのことを聞きますか').selectOption('step-karitsuke');
    const step = '手順3「角を仮付けする」';
    await expect.poll(() => text.inputValue()).toBe(wanted(step, 'step-karitsuke'));

    const { message, mail, name, file, paper } = await handOver(page);
    expect(mail).toMatch(/^mailto:\?subject=/);
    expect(inMail(mail)).toEqual({ subject: `このページのことを聞く：${TITLE}`, body: message });
    expect([paper.pages, paper.sizes[0]]).toEqual([1, A4_PORTRAIT]);
    // The line at the head of the paper goes before it.
    if (paper.text)
      expect(paper.text[0]).toContain(withoutSpace(`このページのことを聞く${message}`));
    const { item, messages } = parseItem({ path: `docs/requests/${name}`, text: file }, 'docs');
    expect(messages).toEqual([]);
    expect(item).toMatchObject({
      kind: 'request',
      status: 'draft',
      visibility: 'public',
      fields: { requestType: 'teach', related: ['tig-corner-nametsuke'], process: ['welding'] },
    });
    expect(file).toContain(step);
    await accepted([{ name, file }]);
    expect(foreign).toEqual([]);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => ask.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test('a slip from a search that found nothing knows the step it came from', async () => {
    const page = await boardOn('2026-11-29', MANUAL);
    await page.getByRole('link', { name: '「継手を合わせる」へのリンク' }).first().focus();
    await page.keyboard.press('Enter');
    await arrive(page, '**#step-awase');
    const box = page.getByRole('combobox', { name: '検索' });
    await box.fill(NOWHERE);
    await box.press('Enter');
    await arrive(page, '**/search/?q=*');
    await page.getByRole('heading', { name: '探しています', exact: true }).waitFor();
    const { message, mail, name, file, paper } = await handOver(page);
    const search = url(`/search/?q=${encodeURIComponent(NOWHERE)}`);
    expect(message.split('\n')).toEqual([
      `「${NOWHERE}」を探しています。`,
      '',
      `- 探したことば: ${NOWHERE}`,
      `- 見ていたページ: ${TITLE}`,
      '- 見ていた手順: 手順2「継手を合わせる」',
      `- そのアドレス: ${url(MANUAL)}#step-awase`,
      '- 調べた日: 2026年11月29日',
      `- 調べたページ: ${search}`,
      '',
      '困っていること・いつまでに要るか:',
      '',
    ]);
    expect(inMail(mail)).toEqual({ subject: `探しています：${NOWHERE}`, body: message });
    expect([paper.pages, paper.sizes[0]]).toEqual([1, A4_PORTRAIT]);
    // The line at the head of the paper goes before it.
    if (paper.text) expect(paper.text[0]).toContain(withoutSpace(`探しています${message}`));
    expect(file).toContain('手順2「継手を合わせる」');
    expect(file).toContain(`検索語:\n  - "${NOWHERE}"`);
    await accepted([{ name, file }]);
    await page.context().close();
  });

  test('a slip from the board takes along what was chosen', async () => {
    const page = await boardOn('2026-11-29', '/board/?material=a5052&process=bending', {
      viewport: phone,
    });
    await page.getByRole('button', { name: '探しているものを書く' }).click();
    await page.getByRole('dialog', { name: '探しているものを書く' }).waitFor();
    const { message, name, file } = await handOver(page);
    expect(message).toContain('- 選んだ条件: 工程：曲げ、母材：A5052');
    const { item, messages } = parseItem({ path: `docs/requests/${name}`, text: file }, 'docs');
    expect(messages).toEqual([]);
    expect(item?.fields).toMatchObject({ process: ['bending'], material: [{ name: 'a5052' }] });
    await page.context().close();
  });

  test('a page whose part cannot be loaded says so, and works again', async () => {
    const page = await boardOn('2026-11-29', MANUAL);
    await page.route('**/*.js', (route) => route.abort());
    await page.getByRole('button', { name: 'このページのことを聞く' }).click();
    await page.getByRole('alert').filter({ hasText: 'いまは開けません' }).waitFor();
    await page.unroute('**/*.js');
    await page.getByRole('button', { name: 'このページのことを聞く' }).click();
    await page.getByRole('dialog', { name: 'このページのことを聞く' }).waitFor();
    await page.context().close();
  });
});
