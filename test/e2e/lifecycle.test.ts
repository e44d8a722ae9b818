import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventProp } from '../../plugins/market/src/props.js';
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
import { A4_PORTRAIT, clippedText, printPage, withoutSpace } from './pdf.js';

const phaseIds = ['sosei', 'kochiku', 'kaihatsu', 'seihinka', 'jigyoka'];

describe.skipIf(!browserPath)('the lifecycle', () => {
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

  /** A page of the site in a context of its own; the test fails on any script error. */
  async function visit(
    address: string,
    work: (page: Page) => Promise<void>,
    options: { readonly viewport?: typeof phone; readonly javaScriptEnabled?: boolean } = {},
  ): Promise<void> {
    const errors: string[] = [];
    const context = await browser.newContext({ viewport: desktop, locale: 'ja-JP', ...options });
    try {
      const page = await openPage(context, errors);
      await page.goto(host.url + address, { waitUntil: 'networkidle' });
      await work(page);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  }

  test('「最初の谷で何が起き、何で立ち直ったか」 in three clicks from the front, on a phone', () =>
    visit(
      '/',
      async (page) => {
        // 1: the page with the answer.
        await page
          .locator('main')
          .getByRole('link', { name: /谷と立ち直り/ })
          .click();
        await arrive(page, /\/valleys\/$/);
        const main = page.locator('main');
        await expect
          .poll(() => main.innerText())
          .toContain('止まったままの例は出典に記載なし（続いた事例に偏る）');
        const first = main.getByRole('region', { name: /最初の谷/ });
        const answer = first.getByRole('listitem').filter({
          has: page.getByRole('heading', { name: /江戸っ子1号/ }),
        });
        await expect
          .poll(() => answer.innerText())
          .toMatch(/何が起きたか[\s\S]*数億円[\s\S]*何で立ち直ったか[\s\S]*ガラス球/);
        // 2: the event in its case.
        await answer
          .getByRole('link', { name: /経過の中で見る/ })
          .first()
          .click();
        await arrive(page, /\/docs\/case\/edokko-1\/#event-\d+$/);
        const event = page.locator(new URL(page.url()).hash);
        await expect
          .poll(() =>
            event.evaluate((element) => {
              const { top } = element.getBoundingClientRect();
              return top >= 0 && top < window.innerHeight;
            }),
          )
          .toBe(true);
        await expect.poll(() => event.innerText()).toMatch(/関門：最初の谷[\s\S]*立ち直り：/);
        // 3: its source.
        await event.getByRole('link', { name: /^出典/ }).first().click();
        await arrive(page, /#src-\d+$/);
        await expect
          .poll(() => page.locator(new URL(page.url()).hash).innerText())
          .toMatch(/調査研究報告書.*S3-/s);
      },
      { viewport: phone },
    ));

  test('the real failures stand beside the valleys', () =>
    visit('/valleys/', async (page) => {
      const failures = page.getByRole('region', { name: /事例の中の失敗/ });
      const text = await failures.innerText();
      for (const word of [
        '共同出資',
        '百貨店',
        '図面が返ってくる',
        '社内提案',
        '実証実験に至らない',
      ])
        expect(text).toContain(word);
      await failures.getByRole('link', { name: /現場の失敗（\d+件）/ }).click();
      await arrive(page, /\/failures\/$/);
    }));

  test('every event of every case is a mark on the axis, and leads to its place', () => {
    const html = readFileSync(path.join(buildDir, 'cases/index.html'), 'utf8');
    const marks = [...html.matchAll(/href="?(\/docs\/case\/[^"#\s>]+#event-\d+)/g)].map(
      ([, url]) => url,
    );
    const items = path.join(buildDir, 'ichiba/items');
    const events = readdirSync(items).flatMap((file) => {
      const item = JSON.parse(readFileSync(path.join(items, file), 'utf8')) as {
        kind: string;
        url: string;
        events?: EventProp[];
      };
      return item.kind === 'case' ? (item.events ?? []).map(({ id }) => `${item.url}#${id}`) : [];
    });
    expect(events.length).toBeGreaterThan(50);
    expect([...marks].sort()).toEqual([...events].sort());
    for (const event of events) {
      const [url = '', anchor = ''] = event.split('#');
      const page = readFileSync(path.join(buildDir, url, 'index.html'), 'utf8');
      expect(page).toMatch(new RegExp(`<li id="?${anchor}["\\s>]`));
    }
  });

  test('cases are chosen and compared with the keyboard alone', () =>
    visit('/cases/', async (page) => {
      const boxes = page.getByRole('checkbox', { name: /^比べる/ });
      const names = await boxes.evaluateAll((all) =>
        all.slice(0, 2).map((one) => one.closest('li')?.querySelector('h3')?.textContent ?? ''),
      );
      await page.getByRole('button', { name: '先の段階まで進んだ順' }).focus();
      const tabTo = async (ready: () => Promise<boolean>) => {
        for (let presses = 0; presses < 200; presses++) {
          await page.keyboard.press('Tab');
          if (await ready()) return;
        }
        throw new Error('Tab never came there');
      };
      const focused = (selector: string) => () =>
        page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
      for (let chosen = 0; chosen < 2; chosen++) {
        await tabTo(focused('input[type=checkbox]'));
        await page.keyboard.press('Space');
        await expect
          .poll(() => page.getByRole('checkbox', { checked: true }).count())
          .toBe(chosen + 1);
      }
      // The way on is beside the box that was ticked last.
      await page.keyboard.press('Tab');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe('選んだ事例を比べる（2件）');
      await page.keyboard.press('Enter');
      await arrive(page, /\/cases\/compare\/\?ids=[\w-]+,[\w-]+$/);
      for (const name of names) {
        expect(name).not.toBe('');
        await expect.poll(() => page.locator('main').innerText()).toContain(name);
      }
    }));

  test('too many are not compared, and sorting keeps what is chosen', () =>
    visit('/cases/', async (page) => {
      const boxes = page.getByRole('checkbox', { name: /^比べる/ });
      for (let at = 0; at < 5; at++) await boxes.nth(at).check();
      await expect
        .poll(() => page.locator('main').getByRole('status').textContent())
        .toBe('比べられるのは4件までです（いま5件）');
      await expect.poll(() => page.getByRole('link', { name: /^選んだ事例/ }).count()).toBe(0);
      await page.getByRole('button', { name: '結果の順' }).click();
      await expect
        .poll(() => page.getByRole('button', { name: '結果の順', pressed: true }).count())
        .toBe(1);
      await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(5);
      const outcomes = await page
        .getByText(/^結果：/)
        .allInnerTexts()
        .then((all) => all.map((text) => text.trim()));
      const groups = outcomes.filter((text, index) => text !== outcomes[index - 1]);
      expect(groups).toEqual([...new Set(outcomes)]);
    }));

  test('without a script the cases are plain links', () =>
    visit(
      '/cases/',
      async (page) => {
        await expect.poll(() => page.getByRole('checkbox').count()).toBe(0);
        await expect.poll(() => page.getByRole('button', { name: /順$/ }).count()).toBe(0);
        await page
          .locator('main')
          .getByRole('heading', { level: 3 })
          .first()
          .getByRole('link')
          .click();
        await arrive(page, /\/docs\/case\//);
      },
      { javaScriptEnabled: false, viewport: phone },
    ));

  test('ticks stay over a reload, go with one press and come back with another', () =>
    visit(
      '/phase/kaihatsu/',
      async (page) => {
        const list = page.locator('main');
        const boxes = list.getByRole('checkbox');
        const count = await boxes.count();
        expect(count).toBeGreaterThan(4);
        // The box by keyboard, the next one by its words.
        await boxes.first().focus();
        await page.keyboard.press('Space');
        await list.locator('label').nth(1).click();
        const done = list.getByRole('status');
        await expect.poll(() => done.innerText()).toBe(`2 / ${count} 済み`);
        await page.reload({ waitUntil: 'networkidle' });
        expect(
          await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked)),
        ).toEqual(Array.from({ length: count }, (_, at) => at < 2));
        // Another phase's list knows nothing of it.
        await page.goto(`${host.url}/phase/sosei/`, { waitUntil: 'networkidle' });
        await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(0);
        await page.goBack({ waitUntil: 'networkidle' });
        await list.getByRole('button', { name: '印をすべて消す' }).click();
        await expect.poll(() => done.innerText()).toBe(`0 / ${count} 済み`);
        await expect
          .poll(() =>
            page.evaluate(() =>
              Object.keys(localStorage).filter((key) => key.startsWith('ichiba:ticks')),
            ),
          )
          .toEqual([]);
        await list.getByRole('button', { name: '元に戻す' }).click();
        await expect.poll(() => done.innerText()).toBe(`2 / ${count} 済み`);
      },
      { viewport: phone },
    ));

  test('a browser that keeps nothing still takes ticks, and says so', async () => {
    const errors: string[] = [];
    const context = await browser.newContext({ viewport: phone, locale: 'ja-JP' });
    const page = await openPage(context, errors);
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(`${host.url}/phase/sosei/`, { waitUntil: 'networkidle' });
    await page.locator('main').getByRole('checkbox').first().check();
    await expect
      .poll(() => page.locator('main').getByRole('status').innerText())
      .toContain('この端末では印を残せません');
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('the phase’s page has its guide’s parts, what cases tell, and no anchor twice', () =>
    visit('/phase/kochiku/', async (page) => {
      const headings = await page.locator('main h2').allInnerTexts();
      for (const heading of [
        'この段階とは',
        'やること',
        '効かせる統制レバー',
        '指導指針',
        'コーディネータの重み',
        'この段階の谷と立ち直り',
        'この段階を通った事例',
        '出典',
      ])
        expect(
          headings.some((text) => text.startsWith(heading)),
          heading,
        ).toBe(true);
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      await page
        .locator('main')
        .getByRole('link', { name: /点検表を印刷/ })
        .click();
      await arrive(page, /\/phase\/kochiku\/checklist\/$/);
    }));

  test.each(phaseIds)('the checklist of %s is one A4 sheet with all its lines', (id) =>
    visit(`/phase/${id}/`, async (page) => {
      const lines = await page.locator('main label').allInnerTexts();
      await page.goto(`${host.url}/phase/${id}/checklist/`, { waitUntil: 'networkidle' });
      const title = await page.locator('h1').innerText();
      expect(await clippedText(page)).toEqual([]);
      const { pages, sizes, fonts, text } = await printPage(page);
      expect(pages).toBe(1);
      expect(sizes[0]).toEqual([...A4_PORTRAIT]);
      expect(fonts.length).toBeGreaterThan(0);
      expect(lines.length).toBeGreaterThan(4);
      if (!text) return;
      for (const words of [...lines, title, '日付', '会の名前', `/phase/${id}/checklist/`])
        expect(text[0]).toContain(withoutSpace(words));
    }),
  );

  test('the timeline shows gates and what brought them back, in its list and its picture', () =>
    visit('/docs/case/edokko-1/', async (page) => {
      const timeline = page.getByRole('region', { name: /経過/ });
      await expect
        .poll(() => timeline.getByRole('img', { name: /関門\d+、外部効果\d+/ }).count())
        .toBe(1);
      await expect
        .poll(() => timeline.locator('ol').innerText())
        .toMatch(/関門：最初の谷[\s\S]*立ち直り：/);
      await timeline.getByRole('link', { name: /^外部効果：\d+件を見る$/ }).click();
      await arrive(page, /#sec-effects$/);
    }));
});
