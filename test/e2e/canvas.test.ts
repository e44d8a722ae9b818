import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  arrive,
  browserPath,
  buildDir,
  desktop,
  launch,
  openPage,
  phone,
  serve,
} from './browser.js';
import { A3_LANDSCAPE, A4_LANDSCAPE, clippedText, printPage, withoutSpace } from './pdf.js';

const KYOTO = 'kyoto-shisaku-net';
const WA = 'monozukuri-no-wa';
const pair = `/cases/compare/?ids=${KYOTO},${WA}`;

describe.skipIf(!browserPath)('canvases and the comparison of cases', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  let context: BrowserContext;
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
    context = await browser.newContext({ viewport: desktop, locale: 'ja-JP' });
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });
  const open = async (path: string, inside = context): Promise<Page> => {
    const page = await openPage(inside, errors);
    await page.goto(host.url + path, { waitUntil: 'networkidle' });
    return page;
  };

  /** Text of each case's cell in the row with this title, once no case is on its way. */
  const cellsOf = async (page: Page, title: string): Promise<string[]> => {
    await page.getByText('つの事例を並べました').waitFor({ state: 'attached' });
    return page
      .getByRole('heading', { level: 4, name: title, exact: true })
      .locator('xpath=following-sibling::div')
      .allInnerTexts();
  };
  const heading = (page: Page) => page.locator('#compared');

  test('from a case: choose the other one by keyboard, read both, go back and forward', async () => {
    const page = await open(`/docs/case/${KYOTO}/`);
    await page.getByRole('link', { name: 'ほかの事例と比べる' }).click();
    await arrive(page, `**/cases/compare/?ids=${KYOTO}`);
    const other = page.getByRole('checkbox', { name: /ものづくりのワ/ });
    await expect
      .poll(() => page.getByRole('checkbox', { name: /京都試作ネット/ }).isChecked())
      .toBe(true);
    await other.focus();
    await page.keyboard.press('Space');
    await page.getByText('いま2つ選んでいます').waitFor();
    const send = page.getByRole('button', { name: '選んだ事例を並べる' });
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await send.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await arrive(page, `**${pair}`);
    await heading(page).waitFor();
    await expect.poll(() => heading(page).evaluate((h) => h === document.activeElement)).toBe(true);
    await expect.poll(() => page.title()).toContain('京都試作ネット');

    // The sources disagree on what both are for, and it stands where it bears.
    const aims = await cellsOf(page, '主目的');
    expect(aims).toHaveLength(2);
    expect(aims[0]).toMatch(/食い違い[\s\S]*共同受注のために設立[\s\S]*学び合いの場/);
    expect(aims[1]).toMatch(/食い違い[\s\S]*人材育成で、共同受注のつもりはない/);
    const numbers = await cellsOf(page, '数字');
    expect(numbers[0]).toMatch(/12社[\s\S]*10社[\s\S]*食い違い：立ち上げた会社の数/);
    // What only one has says so in words, what is blank too.
    const levers = await cellsOf(page, '統制レバー');
    expect(levers[0]).toMatch(/信条\s*この事例だけ/);
    expect(levers[1]).toContain('記載なし');
    const last = await cellsOf(page, '5 事業化期');
    expect(last[0]).toContain('この事例だけ');
    expect(last[1]).toContain('記載なし');
    expect((await cellsOf(page, '1 創成期')).every((cell) => cell.includes('両方'))).toBe(true);
    expect((await cellsOf(page, 'チャネル'))[0]).toContain('京都試作センター');

    // A note's number leads to its line.
    await page.locator('a[href="#src-S3-4.3"]').first().click();
    await expect
      .poll(() => page.locator('[id="src-S3-4.3"]').innerText())
      .toContain('地域プラットフォーム');

    await page.goBack();
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).toBe(`?ids=${KYOTO}`);
    await page.getByText('あと1つ選ぶと並べて読めます').first().waitFor();
    await expect.poll(() => heading(page).count()).toBe(0);
    await expect.poll(() => other.isChecked()).toBe(false);
    await page.goForward();
    await heading(page).waitFor();
    expect((await cellsOf(page, '主目的')).length).toBe(2);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('one or five are too few or too many, and it says so without a word of blame', async () => {
    const page = await open('/cases/compare/');
    const boxes = page.getByRole('checkbox');
    const send = page.getByRole('button', { name: '選んだ事例を並べる' });
    await boxes.nth(0).check();
    await send.click();
    await page.getByText('あと1つ選ぶと、並べて読めます').waitFor();
    for (const at of [1, 2, 3, 4]) await boxes.nth(at).check();
    await page.getByText('一度に並べられるのは4つまでです。あと1つ外してください。').waitFor();
    await send.click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await boxes.nth(4).uncheck();
    await send.click();
    await arrive(page, /\?ids=[a-z0-9-]+(,[a-z0-9-]+){3}$/);
    expect((await cellsOf(page, '結果・地域・期間')).length).toBe(4);
    await page.close();
  });

  test('names in the address that are no case of this edition are named', async () => {
    const page = await open(`${pair},himitsu-no-jirei,mni-itabashi,edokko-1,rodan21`);
    const alerts = (await page.getByRole('alert').allInnerTexts()).join('\n');
    expect(alerts).toContain('「himitsu-no-jirei」という事例は、ここにはありません');
    expect(alerts).toMatch(/4つまでなので、「ロダン21[^」]*」は外しました/);
    expect((await cellsOf(page, '主目的')).length).toBe(4);
    await page.close();
  });

  test('slow, offline and missing are three states, and the other case stays readable', async () => {
    const page = await openPage(context, errors);
    let online = false;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(`**/cases/${KYOTO}.json`, async (route) => {
      await held;
      await route.continue();
    });
    await page.route(`**/cases/${WA}.json`, (route) =>
      online ? route.continue() : route.abort('internetdisconnected'),
    );
    await page.route('**/cases/mni-itabashi.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${host.url}${pair},mni-itabashi`);
    await page.getByRole('status').filter({ hasText: '読みこんでいます' }).waitFor();
    const alert = (words: string) => page.getByRole('alert').filter({ hasText: words });
    await alert('通信がつながっていない').waitFor();
    await alert('データが見つかりません').waitFor();
    await expect
      .poll(() => alert('通信がつながっていない').innerText())
      .toContain('ものづくりのワ');
    await expect
      .poll(() => alert('データが見つかりません').innerText())
      .toContain('モノづくりネット板橋');
    release();
    await page.getByText('1つの事例を並べました').waitFor({ state: 'attached' });
    expect((await cellsOf(page, '主目的')).length).toBe(1);
    online = true;
    await alert('通信がつながっていない').getByRole('button', { name: 'もう一度読みこむ' }).click();
    await page.getByText('2つの事例を並べました').waitFor({ state: 'attached' });
    await expect.poll(() => alert('通信がつながっていない').count()).toBe(0);
    await page.close();
  });

  test('without script there is every case to read', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'ja-JP' });
    const page = await open(pair, plain);
    await page.getByRole('link', { name: /京都試作ネット/ }).click();
    await arrive(page, `**/docs/case/${KYOTO}/`);
    await expect.poll(() => page.getByRole('checkbox', { name: /京都/ }).count()).toBe(0);
    await plain.close();
  });

  test('names stay in sight on a desk, and a phone shows one topic after the other', async () => {
    const page = await open(pair);
    await expect.poll(() => cellsOf(page, '外部効果')).toHaveLength(2);
    await page.getByRole('heading', { name: '外部効果', exact: true }).scrollIntoViewIfNeeded();
    const heads = page.getByRole('list', { name: '並べた事例' });
    const top = (await heads.boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(120);
    const boxesOf = (of: Page) =>
      of
        .getByRole('heading', { level: 4, name: '価値提案', exact: true })
        .locator('xpath=following-sibling::div')
        .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON()));
    const [left, right] = await boxesOf(page);
    expect(left.y).toBe(right.y);
    expect(right.x).toBeGreaterThan(left.x + left.width - 1);
    await page.close();

    const small = await browser.newContext({ viewport: phone, locale: 'ja-JP' });
    const narrow = await open(pair, small);
    const [first, second] = await boxesOf(narrow);
    expect(second.x).toBe(first.x);
    expect(second.y).toBeGreaterThanOrEqual(first.y + first.height);
    expect((await cellsOf(narrow, '価値提案')).map((cell) => cell.split('\n')[0])).toEqual([
      expect.stringContaining('京都試作ネット'),
      expect.stringContaining('ものづくりのワ'),
    ]);
    await small.close();
  });

  test('a claim of a canvas leads to its note and to the page that shows it', async () => {
    const page = await open(`/docs/case/${KYOTO}/`);
    const block = page.locator('#sec-canvas ~ dl dt', { hasText: 'パートナー' }).locator('..');
    await expect.poll(() => block.locator('a[href^="#src-"]').count()).toBeGreaterThan(0);
    await block.getByRole('link', { name: '京都府', exact: true }).click();
    await arrive(page, '**/docs/org/kyoto-fu/');
    await page.close();
  });

  describe('on paper', () => {
    const sheets = [
      `/docs/case/${KYOTO}/canvas/`,
      `/docs/case/${WA}/canvas/`,
      '/docs/case/mni-itabashi/canvas/',
      '/docs/case/niigata-sky-project/canvas/',
      '/docs/alliance/niigata-sky-project-alliance/canvas/',
    ];
    test.each(sheets)('%s is one A4 landscape sheet with all its text', async (path) => {
      const page = await open(path);
      // Words for those who hear the page are not on paper.
      await page.addStyleTag({ content: '.ichiba-hidden { display: none }' });
      const shown = await page.locator('main article').innerText();
      expect(await clippedText(page)).toEqual([]);
      const { sizes, text, fonts } = await printPage(page);
      expect(sizes).toEqual([A4_LANDSCAPE]);
      // No letter of ours is left to a font without Japanese.
      expect(fonts.join()).toMatch(/CJK|Gothic|JP|Hiragino|IPA/i);
      const printed = text && bare(text.join(''));
      for (const line of shown.split('\n').map(bare)) if (printed) expect(printed).toContain(line);
      await page.close();
    });

    test('the blank canvas is one A3 landscape sheet with every question', async () => {
      const page = await open('/canvas/blank/');
      const questions = await page.locator('main dd').allInnerTexts();
      expect(questions.length).toBeGreaterThanOrEqual(36);
      expect(await clippedText(page)).toEqual([]);
      const { sizes, text } = await printPage(page);
      expect(sizes).toEqual([A3_LANDSCAPE]);
      if (text) {
        for (const question of questions) expect(text[0]).toContain(withoutSpace(question));
        for (const field of ['名前', '日付', '書いた人', '第何回', '主目的', '外部効果'])
          expect(text[0]).toContain(field);
      }
      // Room to write by hand: every block is most of it empty.
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 1512, height: 1043 });
      const rooms = await page.locator('main dl > div').evaluateAll((blocks) =>
        blocks.map((block) => {
          const all = block.getBoundingClientRect();
          const last = block.lastElementChild?.getBoundingClientRect() ?? all;
          return (all.bottom - last.bottom) / all.height;
        }),
      );
      expect(rooms).toHaveLength(9);
      expect(Math.min(...rooms)).toBeGreaterThan(0.3);
      await page.close();
    });

    test('two cases print on A4, three on A3, each cell with its name', async () => {
      const two = await open(pair);
      await expect.poll(() => cellsOf(two, '主目的')).toHaveLength(2);
      const { sizes, text } = await printPage(two);
      expect(new Set(sizes.map(String))).toEqual(new Set([String(A4_LANDSCAPE)]));
      // Headings and the start of what they head are on the same sheet.
      if (text) for (const page of text) expect(page).not.toMatch(/段階の歩み$|数字と効果$/);
      await two.close();
      const three = await open(`${pair},mni-itabashi`);
      await expect.poll(() => cellsOf(three, '主目的')).toHaveLength(3);
      const wide = await printPage(three);
      expect(new Set(wide.sizes.map(String))).toEqual(new Set([String(A3_LANDSCAPE)]));
      await three.close();
    });
  });
});

/** Without signs of lists, which are drawn, and numbers of notes, which stand higher than their line. */
const bare = (text: string): string => withoutSpace(text).replace(/^[•・]|\[\d+\]/g, '');
