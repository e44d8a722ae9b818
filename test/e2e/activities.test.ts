import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, test } from 'vitest';
import { arrive, asOldMarket, browserPath, buildDir, desktop, phone } from './browser.js';
import { useBuiltSite } from './built-site.js';
import { A4_PORTRAIT, clippedText, printPage, withoutSpace } from './pdf.js';

const STUDY = '/docs/activity/uranami-study-2/';

describe.skipIf(!browserPath)('meetings', () => {
  const { blank, overflow, url } = useBuiltSite();

  /** A page as it is at a moment of the reader's clock, in Japan. */
  const visitAt = async (
    address: string,
    now: string,
    options: BrowserContextOptions = {},
  ): Promise<Page> => {
    const page = await blank({ timezoneId: 'Asia/Tokyo', ...options });
    await asOldMarket(page);
    await page.clock.install({ time: new Date(`${now}+09:00`) });
    await page.goto(url(address), { waitUntil: 'networkidle' });
    return page;
  };
  const part = (page: Page, name: RegExp) => page.getByRole('region', { name });

  test('a meeting passes from coming to past with the reader’s clock, at midnight too', async () => {
    const page = await visitAt('/activities/', '2026-12-09T20:00:00');
    const coming = part(page, /^これからの集まり/);
    const past = part(page, /^これまでの集まり/);
    const row = (where: typeof coming) =>
      where.getByRole('listitem').filter({ hasText: '裏波の勉強会 第2回' });
    await expect
      .poll(() => row(coming).innerText())
      .toMatch(/2026年12月10日（木）13:30〜16:00\s*これから/);
    // The soonest first.
    await expect
      .poll(() => coming.getByRole('listitem').first().innerText())
      .toContain('裏波の勉強会 第2回');

    // The page stays open over midnight: twice.
    await page.clock.runFor('05:00:00');
    await row(coming).getByText('本日').waitFor();
    await expect.poll(() => row(past).count()).toBe(0);
    await page.clock.runFor('24:00:00');
    await row(past).getByText('済み').waitFor();
    await expect.poll(() => row(coming).count()).toBe(0);
    await expect
      .poll(() => coming.getByRole('listitem').first().innerText())
      .toContain('ドラッカー');
    await page.context().close();
  });

  test.each([
    ['2026-12-09T23:59:00', 'これから'],
    ['2026-12-10T00:01:00', '本日'],
    ['2026-12-10T23:59:00', '本日'],
    ['2026-12-11T00:01:00', '済み'],
  ])('its own page at %s: %s', async (now, state) => {
    const page = await visitAt(STUDY, now);
    await part(page, /^日時と場所/)
      .getByText(state, { exact: true })
      .waitFor();
    await page.context().close();
  });

  test('several days, a month without a day, one called off', async () => {
    const fair = await visitAt('/docs/activity/mihon-fair-2027-02/', '2027-02-18T09:00:00');
    await fair.getByText('開催中', { exact: true }).waitFor();
    await fair.context().close();
    const month = await visitAt('/docs/activity/tig-training-day-2027/', '2027-10-15T09:00:00');
    await month.getByText('日は未定', { exact: true }).waitFor();
    await expect.poll(() => month.getByRole('link', { name: /予定表に入れる/ }).count()).toBe(0);
    await month.context().close();
    const off = await visitAt('/activities/', '2026-11-01T09:00:00');
    const row = part(off, /^これからの集まり/)
      .getByRole('listitem')
      .filter({ hasText: '水洗ラインの見学' });
    await expect.poll(() => row.innerText()).toContain('中止になりました');
    await expect.poll(() => row.innerText()).not.toContain('これから\n');
    await off.context().close();
  });

  test('what is still open, and overdue in words', async () => {
    const page = await visitAt('/activities/', '2026-11-20T09:00:00');
    const open = page.getByRole('list', { name: 'まだ終わっていないこと' });
    const label = open.getByRole('listitem').filter({ hasText: '札を付ける' });
    await expect
      .poll(() => label.innerText())
      .toMatch(/担当：例板金工業の溶接係\s*期限：2026年11月20日（金）/);
    await expect.poll(() => label.innerText()).not.toContain('過ぎています');
    // Done ones are not among them, and what is for members is not here at all.
    await expect.poll(() => open.innerText()).not.toContain('募集のページを書いて載せる');
    await expect.poll(() => open.innerText()).not.toContain('謝礼');
    await page.clock.runFor('24:00:00');
    await label.getByText('期限を過ぎています').waitFor();
    await page.context().close();
  });

  for (const viewport of [phone, desktop])
    test(`narrowed by keyboard, kept in the address, ${viewport.width} px`, async () => {
      const page = await visitAt('/activities/', '2026-11-29T09:00:00', { viewport });
      const status = page.getByRole('status').filter({ hasText: '表示しています' });
      const total = Number(/すべての(\d+)件/.exec(await status.innerText())?.[1]);
      expect(total).toBeGreaterThanOrEqual(13);
      const alliance = page.getByRole('combobox', { name: '連携体' });
      await alliance.focus();
      await page.keyboard.press('ArrowDown');
      await page.getByText(`${total}件のうち2件を表示しています。`).waitFor();
      await expect
        .poll(() => new URL(page.url()).searchParams.get('alliance'))
        .toBe('kyoto-shisaku-net-alliance');
      await expect
        .poll(() => part(page, /^これからの集まり（0件）/).innerText())
        .toContain('これからの集まりは、いまのところありません');
      await page.keyboard.press('Tab');
      await page.keyboard.press('End');
      await page.getByText(`${total}件のうち1件を表示しています。`).waitFor();
      const address = page.url();
      expect(await overflow(page)).toBeLessThanOrEqual(0);

      await page.goto(address, { waitUntil: 'networkidle' });
      await page.getByText(`${total}件のうち1件を表示しています。`).waitFor();
      await expect.poll(() => part(page, /^これまでの集まり/).innerText()).toContain('ドラドラ会');
      const all = page.getByRole('button', { name: '絞り込みをやめる' });
      await all.focus();
      await page.keyboard.press('Enter');
      await page.getByText(`すべての${total}件を表示しています。`).waitFor();
      await expect.poll(() => new URL(page.url()).search).toBe('');
      await page.context().close();
    });

  test('without script: one list by date, which says so and calls nothing past or coming', async () => {
    const page = await blank({ viewport: phone, javaScriptEnabled: false });
    await page.goto(url('/activities/'));
    await expect
      .poll(() => part(page, /^すべての集まり/).innerText())
      .toContain('日付で確かめてください');
    const text = await page.getByRole('main').innerText();
    expect(text).not.toMatch(/これからの集まり（|これまでの集まり|済み|本日/);
    // What needs no calendar is said.
    expect(text).toContain('中止になりました');
    expect(text).toContain('2026年12月10日（木）13:30〜16:00');
    await page.goto(url(STUDY));
    await expect
      .poll(() => part(page, /^日時と場所/).innerText())
      .not.toMatch(/これから|本日|済み/);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('a meeting, what it uses and what came of it point at each other', async () => {
    const page = await visitAt('/docs/activity/tig-training-day/', '2026-11-29T09:00:00');
    const learned = part(page, /^分かったこと/);
    await learned.getByRole('link', { name: /待つ時間を計って/ }).click();
    await arrive(page, '**/docs/trial/trial-tig-day-butt/');
    await page.getByRole('heading', { name: 'この集まりから生まれました' }).waitFor();
    await page.getByRole('link', { name: '合同TIG研修 2026年秋' }).last().click();
    await arrive(page, '**/docs/activity/tig-training-day/');
    await part(page, /^使うもの/)
      .getByRole('link', { name: '合同TIG研修（1日）' })
      .click();
    await arrive(page, '**/docs/course/joint-tig-day/');
    await page.getByRole('heading', { name: 'このページを使う集まり' }).waitFor();
    await page.goto(url(`/docs/request/request-uranami-teacher/`));
    await page.getByRole('heading', { name: 'この集まりから生まれました' }).waitFor();
    await page.getByRole('link', { name: '裏波の勉強会 第1回' }).click();
    // Before and after.
    await page.getByRole('link', { name: '裏波の勉強会 第2回' }).click();
    await arrive(page, `**${STUDY}`);
    await page.getByRole('link', { name: '裏波の勉強会 第1回' }).waitFor();
    await page.context().close();
  });

  test('an alliance shows those to come first', async () => {
    const page = await visitAt('/docs/alliance/mihon-welding-circle/', '2026-11-29T09:00:00');
    const rows = part(page, /^集まり/).getByRole('listitem');
    await rows.first().getByText('これから').waitFor();
    await expect.poll(() => rows.first().innerText()).toContain('2026年12月4日（金）');
    await page.getByRole('link', { name: /集まりをすべて見る/ }).click();
    await arrive(page, '**/activities/?alliance=mihon-welding-circle');
    await page.getByText(/件のうち11件を表示しています/).waitFor();
    await page.context().close();
  });

  test('calendar files are there, and a parser reads them', async () => {
    const page = await visitAt(STUDY, '2026-11-29T09:00:00');
    const href = await page
      .getByRole('link', { name: '予定表に入れる（.ics）' })
      .getAttribute('href');
    const own = await (await fetch(url(href ?? ''))).text();
    const [event] = convertIcsCalendar(undefined, own).events ?? [];
    expect(event?.summary).toBe('裏波の勉強会 第2回');
    expect(event?.start.date.toISOString()).toBe('2026-12-10T04:30:00.000Z');
    await page.goto(url('/activities/'), { waitUntil: 'networkidle' });
    const all = await page
      .getByRole('link', { name: 'すべてを予定表に入れる（.ics）' })
      .getAttribute('href');
    const { events = [] } = convertIcsCalendar(
      undefined,
      await (await fetch(url(all ?? ''))).text(),
    );
    expect(events.length).toBeGreaterThanOrEqual(10);
    const links = await page
      .locator('a[href$=".ics"]')
      .evaluateAll((list) => list.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) expect((await fetch(url(link))).status, link).toBe(200);
    await page.context().close();
  });

  test('minutes of every meeting are one sheet of A4, lines to write on included', async () => {
    const page = await visitAt('/activities/', '2026-11-29T09:00:00');
    const ids = readdirSync(path.join(buildDir, 'docs/activity')).filter((id) =>
      existsSync(path.join(buildDir, 'docs/activity', id, 'minutes/index.html')),
    );
    expect(ids.length).toBeGreaterThanOrEqual(13);
    for (const id of ids) {
      await page.goto(url(`/docs/activity/${id}/minutes/`), { waitUntil: 'networkidle' });
      expect(await clippedText(page), id).toEqual([]);
      const { pages, sizes, text } = await printPage(page);
      expect([id, pages, sizes[0]]).toEqual([id, 1, A4_PORTRAIT]);
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      for (const word of [title, '決めたこと', '分かったこと', '次にやること', '担当', '期限'])
        if (text) expect(text[0], id).toContain(withoutSpace(word));
    }
    await page.goto(url(`${STUDY}minutes/`), { waitUntil: 'networkidle' });
    const rows = page.getByRole('region', { name: '次にやること' }).getByRole('row');
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(4);
    await page.context().close();
  });

  test('the blank form is one sheet of A4', async () => {
    const page = await visitAt('/docs/guide/sheet-minutes/', '2026-11-29T09:00:00');
    expect(await clippedText(page)).toEqual([]);
    const { pages, sizes } = await printPage(page);
    expect([pages, sizes[0]]).toEqual([1, A4_PORTRAIT]);
    await page.context().close();
  });

  test('what is for members is nowhere in the public build', () => {
    const holding = (mark: string) =>
      readdirSync(buildDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:html|js|json|ics|md|xml|txt)$/.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .filter((file) => readFileSync(file, 'utf8').includes(mark));
    expect(holding('教える人への謝礼')).toEqual([]);
    expect(holding('謝礼の額の案')).toEqual([]);
    // So that the two above can fail.
    expect(holding('横で見て教えてくれる人を探す').length).toBeGreaterThan(0);
  });
});
