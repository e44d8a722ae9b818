import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type {
  Browser,
  BrowserContextOptions,
  CDPSession,
  Locator,
  Page,
  Route,
} from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, browserPath, buildDir, launch, openPage, serve } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 360, height: 640 };
const landscape = { width: 640, height: 360 };

const WELD = '/work/?id=tig-corner-nametsuke';
const DYE = '/work/?id=dye-penetrant-crack';

describe.skipIf(!browserPath)('work mode', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  const errors: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    expect(errors).toEqual([]);
  });

  const blank = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: phone,
      hasTouch: true,
      locale: 'ja-JP',
      reducedMotion: 'reduce',
      ...options,
    });
    await context.addInitScript(standIns);
    const page = await openPage(context, errors);
    page.setDefaultTimeout(8000);
    await page.route('**/*.webm', inRanges);
    return page;
  };
  const open = async (address: string, options?: BrowserContextOptions): Promise<Page> => {
    const page = await blank(options);
    await page.goto(host.url + address, { waitUntil: 'networkidle' });
    return page;
  };

  test('from the page through every step to the end, and back to the page', async () => {
    const page = await open('/docs/manual/tig-corner-nametsuke/');
    const titles = await page
      .locator('h3[id^="step-"]')
      .evaluateAll((list) => list.map((heading) => heading.children[1]?.textContent ?? ''));
    expect(titles.length).toBeGreaterThan(5);
    await page.getByRole('link', { name: '作業モードで開く', exact: true }).click();
    await arrive(page, /\/work\/\?id=tig-corner-nametsuke$/);
    const main = page.getByRole('main');
    await page.getByRole('button', { name: '始める' }).waitFor();
    const start = await main.innerText();
    for (const text of ['第4版', `手順は${titles.length}つ`, '遮光面', '25〜35', 'すきまゲージ'])
      expect(start).toContain(text);
    await page.getByRole('button', { name: '始める' }).click();
    for (const [index, title] of titles.entries()) {
      await page.getByRole('heading', { level: 3, name: title }).waitFor();
      await expect.poll(() => page.locator('h3').count()).toBe(1);
      await expect.poll(() => main.innerText()).toContain(`手順 ${index + 1} / ${titles.length}`);
      await page.getByRole('button', { name: '次へ' }).click();
    }
    await page.getByRole('heading', { level: 1, name: 'おわり' }).waitFor();
    await expect.poll(() => main.innerText()).toContain('角の丸みが端から端まで');
    await page.getByRole('link', { name: 'ページへ', exact: true }).click();
    await arrive(page, /\/docs\/manual\/tig-corner-nametsuke\/$/);
    await page.context().close();
  });

  test('a step of the page opens itself in work mode', async () => {
    const page = await open('/docs/manual/dye-penetrant-crack/');
    await page.getByRole('link', { name: '「浸透液を塗る」を作業モードで開く' }).click();
    await arrive(page, /\/work\/\?id=dye-penetrant-crack#step-nuru$/);
    await page.getByRole('heading', { name: '浸透液を塗る' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: /作業モードで開く/ }).count()).toBe(0);
    await page.context().close();
  });

  test('a deep link opens its step without a tap, a reload stays there', async () => {
    const page = await open(`${DYE}#step-fukitoru`);
    const title = page.getByRole('heading', { name: '面を拭き取る' });
    await expect.poll(() => title.isVisible()).toBe(true);
    // The picture and the key points of the page came along.
    const picture = page.getByRole('img', { name: /割れを横から見た/ });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await expect.poll(() => page.getByText('洗浄液を面へ直接吹き付けない').isVisible()).toBe(true);
    await page.reload({ waitUntil: 'networkidle' });
    await expect.poll(() => title.isVisible()).toBe(true);
    await page.context().close();
  });

  test("the phone's back button goes one step back, whichever way one moved", async () => {
    const page = await open(DYE);
    const at = (hash: string) => expect.poll(() => new URL(page.url()).hash).toBe(hash);
    await page.getByRole('button', { name: '始める' }).click();
    await at('#step-arau');
    await page.getByRole('button', { name: '次へ' }).click();
    await at('#step-nuru');
    await page.getByRole('button', { name: '次へ' }).click();
    await at('#step-fukitoru');
    await page.getByRole('button', { name: '前へ' }).click();
    await at('#step-nuru');
    await page.goBack();
    await at('#step-arau');
    await page.goBack();
    await at('');
    await page.getByRole('heading', { level: 1, name: '浸透探傷で割れを見る' }).waitFor();
    await page.context().close();
  });

  test('any step is one tap away in the list', async () => {
    const page = await open(`${DYE}#step-nuru`);
    await page.getByRole('button', { name: '一覧' }).click();
    const list = page.getByRole('dialog', { name: '手順の一覧' });
    await expect
      .poll(() => list.getByRole('button', { name: '浸透液を塗る' }).getAttribute('aria-current'))
      .toBe('step');
    for (const button of await list.getByRole('button').all())
      expect((await box(button)).height).toBeGreaterThanOrEqual(64);
    await list.getByRole('button', { name: '印を見る' }).click();
    await page.getByRole('heading', { name: '印を見る' }).waitFor();
    await expect.poll(() => list.isVisible()).toBe(false);
    await page.goBack();
    await page.getByRole('heading', { name: '浸透液を塗る' }).waitFor();
    await page.context().close();
  });

  for (const [name, viewport] of Object.entries({
    phone,
    landscape,
    tablet: { width: 820, height: 1180 },
    desktop: { width: 1280, height: 800 },
  })) {
    test(`buttons for gloves at the bottom, nothing sideways, large type: ${name}`, async () => {
      const page = await open(`${WELD}#step-awase`, { viewport });
      for (const hash of ['', '#step-awase', '#end']) {
        await page.evaluate((to) => {
          window.location.hash = to;
        }, hash);
        await page.waitForTimeout(100);
        const bar = page.getByRole('navigation', { name: '手順の移動' });
        const boxes = await Promise.all(
          (await bar.locator(':scope > *').all()).map((button) => box(button)),
        );
        expect(boxes.length).toBe(hash === '' ? 2 : 3);
        for (const [index, { x, y, width, height }] of boxes.entries()) {
          expect(height).toBeGreaterThanOrEqual(64);
          expect(width).toBeGreaterThanOrEqual(64);
          expect(y + height).toBeLessThanOrEqual(viewport.height);
          expect(y + height).toBeGreaterThan(viewport.height - 32);
          const before = boxes[index - 1];
          if (before) expect(x - (before.x + before.width)).toBeGreaterThanOrEqual(16);
        }
        expect(await page.evaluate(sideways)).toEqual([]);
      }
      await page.goto(`${host.url}${WELD}#step-awase`);
      const sizes = await page.evaluate(fontSizes);
      expect(sizes.small).toEqual([]);
      expect(sizes.body).toBeGreaterThanOrEqual(20);
      const point = page.locator('[id^="kp-"] p, [id^="kp-"] [class*="text"]').first();
      expect(await fontSize(point)).toBeGreaterThan(sizes.body);
      const { x, width } = await box(page.getByRole('article'));
      expect(Math.abs(x + width / 2 - viewport.width / 2)).toBeLessThan(10);
      await page.context().close();
    });
  }

  test('the end of a long step is not under the buttons, also with text at 200 %', async () => {
    for (const zoom of [1, 2]) {
      const page = await open(`${WELD}#step-awase`);
      await page.addStyleTag({ content: `html { font-size: ${125 * zoom}% !important }` });
      const bar = page.getByRole('navigation', { name: '手順の移動' });
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const article = await box(page.getByRole('article'));
      const { y, height } = await box(bar);
      expect(article.y + article.height).toBeLessThanOrEqual(y);
      // No taller than one line of words.
      expect(height).toBeLessThan(100);
      expect(y + height).toBeLessThanOrEqual(phone.height + 1);
      expect(await page.evaluate(sideways)).toEqual([]);
      const buttons = await bar.getByRole('button').all();
      for (const button of buttons)
        expect(await button.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(
          0,
        );
      // What the keyboard reaches is not under them either.
      await page.evaluate(() => window.scrollTo(0, 0));
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        const bottom = await page.evaluate(() => {
          const focused = document.activeElement;
          return focused?.closest('article') ? focused.getBoundingClientRect().bottom : 0;
        });
        expect(bottom).toBeLessThanOrEqual((await box(bar)).y + 1);
      }
      await page.context().close();
    }
  });

  test('a finger moves to the next step and back, and scrolls without moving', async () => {
    const page = await open(`${DYE}#step-nuru`);
    const touch = await page.context().newCDPSession(page);
    await swipe(touch, [280, 300], [90, 310]);
    await page.getByRole('heading', { name: '面を拭き取る' }).waitFor();
    await swipe(touch, [90, 300], [280, 305]);
    await page.getByRole('heading', { name: '浸透液を塗る' }).waitFor();
    await swipe(touch, [200, 500], [180, 200]);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
    await expect.poll(() => new URL(page.url()).hash).toBe('#step-nuru');
    await page.context().close();
  });

  test('arrow keys and Space move; Space reads on first', async () => {
    const page = await open(`${DYE}#step-arau`, { viewport: { width: 1280, height: 500 } });
    const hash = () => expect.poll(() => new URL(page.url()).hash);
    await page.keyboard.press('ArrowRight');
    await hash().toBe('#step-nuru');
    await page.keyboard.press('ArrowLeft');
    await hash().toBe('#step-arau');
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(520);
    await page.keyboard.press(' ');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await hash().toBe('#step-arau');
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.keyboard.press(' ');
    await hash().toBe('#step-nuru');
    await page.context().close();
  });

  test('the screen is kept awake, again after it was hidden, and not when the reader says no', async () => {
    const page = await open(`${DYE}#step-nuru`);
    const locks = () => page.evaluate(() => (window as unknown as StandIns).locks);
    await expect.poll(locks).toEqual({ asked: 1, held: 1 });
    await page.evaluate(() => (window as unknown as StandIns).hide());
    expect(await locks()).toEqual({ asked: 1, held: 0 });
    await page.evaluate(() => (window as unknown as StandIns).show());
    await expect.poll(locks).toEqual({ asked: 2, held: 1 });
    await page.getByRole('button', { name: '一覧' }).click();
    await page.getByRole('dialog').getByRole('checkbox').uncheck();
    await expect.poll(async () => (await locks()).held).toBe(0);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await locks()).toEqual({ asked: 0, held: 0 });
    await page.context().close();
  });

  test('where it cannot be kept awake the cure is said, once', async () => {
    for (const [refusal, words] of [
      ['missing', 'このブラウザでは'],
      ['refused', 'いまは'],
    ] as const) {
      const page = await blank();
      await page.addInitScript((how) => {
        Object.defineProperty(navigator, 'wakeLock', {
          configurable: true,
          value:
            how === 'missing' ? undefined : { request: () => Promise.reject(new Error('battery')) },
        });
      }, refusal);
      await page.goto(`${host.url}${DYE}#step-nuru`, { waitUntil: 'networkidle' });
      const note = page.getByRole('article').getByText('画面の自動消灯');
      await expect.poll(() => note.innerText()).toContain(words);
      await page.getByRole('button', { name: '次へ' }).click();
      await page.getByRole('heading', { name: '面を拭き取る' }).waitFor();
      await expect.poll(() => note.count()).toBe(0);
      await page.getByRole('button', { name: '一覧' }).click();
      await expect.poll(() => page.getByRole('dialog').innerText()).toContain('画面の自動消灯');
      await page.context().close();
    }
  });

  test('a timer starts, pauses, goes on over other steps and a reload, and rings', async () => {
    const page = await blank();
    await page.clock.install({ time: new Date('2026-11-21T09:00:00+09:00') });
    await page.goto(`${host.url}${DYE}#step-nuru`, { waitUntil: 'networkidle' });
    const timer = page.getByRole('region', { name: /^タイマー 待つ 10分/ });
    const left = timer.getByRole('timer');
    const rings = () => page.evaluate(() => (window as unknown as StandIns).rings);
    await expect.poll(() => left.innerText()).toBe('10:00');
    expect(await fontSize(left)).toBeGreaterThanOrEqual(48);
    const [first, second] = await timer.getByRole('button').all();
    for (const button of [first, second])
      expect((await box(button as Locator)).height).toBeGreaterThanOrEqual(64);
    const [a, b] = [await box(first as Locator), await box(second as Locator)];
    expect(Math.max(b.x - (a.x + a.width), b.y - (a.y + a.height))).toBeGreaterThanOrEqual(16);

    await timer.getByRole('button', { name: '計り始める' }).click();
    await page.clock.runFor('01:00');
    await expect.poll(() => left.innerText()).toBe('9:00');
    await timer.getByRole('button', { name: '一時止める' }).click();
    await page.clock.runFor('05:00');
    await expect.poll(() => left.innerText()).toBe('9:00');
    await timer.getByRole('button', { name: '続きを計る' }).click();

    await page.getByRole('button', { name: '次へ' }).click();
    await page.getByRole('heading', { name: '面を拭き取る' }).waitFor();
    await page.clock.runFor('02:00');
    await page.getByRole('button', { name: '手順 2 残り 7:00' }).waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    // Real seconds go by in the meantime.
    await page.getByRole('button', { name: /手順 2 残り (7:00|6:5\d)/ }).click();
    await expect.poll(() => left.innerText()).toMatch(/^(7:00|6:[45]\d)$/);
    // A reload took the leave to sound with it: a pause and a start give it again.
    await timer.getByRole('button', { name: '一時止める' }).click();
    await timer.getByRole('button', { name: '続きを計る' }).click();
    expect(await rings()).toEqual({ tones: 0, shakes: 0 });

    // The tab sleeps past the end: no tick comes until it is seen again.
    await page.clock.fastForward('30:00');
    await expect.poll(() => left.innerText()).toBe('0:00');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('手順 2「待つ 10分');
    expect(await rings()).toEqual({ tones: 6, shakes: 1 });
    await page.getByRole('button', { name: '分かりました' }).click();
    await expect.poll(() => page.getByRole('alert').innerText()).toBe('');
    await timer.getByRole('button', { name: '計り直す' }).click();
    await expect.poll(() => left.innerText()).toBe('10:00');
    expect(await rings()).toEqual({ tones: 6, shakes: 1 });
    await page.context().close();
  });

  test('a clip plays here from its start to its end, and not by itself', async () => {
    const page = await open(`${WELD}#step-awase`);
    const clip = page.locator('[data-media-time]').first();
    const video = clip.locator('video');
    expect(
      await video.evaluate((it: HTMLVideoElement) => [it.paused, it.preload, it.readyState]),
    ).toEqual([true, 'none', 0]);
    const play = clip.getByRole('button', { name: /動画 0:\d\d〜0:\d\dを見る/ });
    const [, start = 0, end = 0] = (/0:(\d\d)〜0:(\d\d)/.exec(await play.innerText()) ?? []).map(
      Number,
    );
    expect((await box(play)).height).toBeGreaterThanOrEqual(64);
    await play.click();
    await expect
      .poll(() => video.evaluate((it: HTMLVideoElement) => it.currentTime), { timeout: 10_000 })
      .toBeGreaterThanOrEqual(start);
    await video.evaluate((it: HTMLVideoElement) => {
      it.playbackRate = 8;
    });
    await expect
      .poll(() => video.evaluate((it: HTMLVideoElement) => it.paused && it.currentTime), {
        timeout: 15_000,
      })
      .toBeGreaterThanOrEqual(end);
    // It plays at eight times its speed here, beside another test: a second of the clock is eight.
    expect(await video.evaluate((it: HTMLVideoElement) => it.currentTime)).toBeLessThan(end + 8);
    await play.click();
    await expect
      .poll(() => video.evaluate((it: HTMLVideoElement) => !it.paused && it.currentTime))
      .toBeLessThan(end);
    await expect.poll(() => page.url()).toMatch(/#step-awase$/);
    await page.context().close();
  });

  test('an older paper is told, on the page, on the first screen and on a step', async () => {
    const older = 'この紙は第2版、いまは第4版です';
    const page = await open('/docs/manual/tig-corner-nametsuke/?rev=2#step-awase');
    await expect.poll(() => page.getByRole('article').innerText()).toContain(older);
    await page.getByRole('link', { name: '作業モードで開く', exact: true }).click();
    await arrive(page, /\/work\/\?id=tig-corner-nametsuke&rev=2$/);
    await page.getByText(older).waitFor();
    await page.getByRole('button', { name: '始める' }).click();
    await page.getByRole('heading', { level: 3 }).waitFor();
    await expect.poll(() => page.getByText(older).isVisible()).toBe(true);
    for (const [rev, words] of [
      ['5', 'この端末の控えが古いようです'],
      [encodeURIComponent('第４版'), ''],
    ]) {
      await page.goto(`${host.url}${WELD}&rev=${rev}`, { waitUntil: 'networkidle' });
      const text = await page.getByRole('main').innerText();
      expect(text.includes('この端末の控え')).toBe(words !== '');
      expect(text).not.toContain('この紙は');
    }
    await page.context().close();
  });

  test('an unknown step, an unknown manual, none, and a page without steps are told', async () => {
    const page = await open(`${DYE}#step-none`);
    await expect
      .poll(() => page.getByRole('alert').filter({ hasText: 'step-none' }).innerText())
      .toContain('いまの版にはありません');
    await page.goto(`${host.url}/work/?id=no-such-manual`, { waitUntil: 'networkidle' });
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('no-such-manual');
    await expect
      .poll(() => page.getByRole('search', { name: '見つからないページを探す' }).isVisible())
      .toBe(true);
    await page.goto(`${host.url}/work/?id=../catalog`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { name: '手順書が見つかりません' }).waitFor();
    await page.goto(`${host.url}/work/`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: '手順書の一覧から選ぶ' }).waitFor();
    await page.goto(`${host.url}/work/?id=kyoto-shisaku-net`, { waitUntil: 'networkidle' });
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('手順がない');
    await page.getByRole('link', { name: /のページを開く$/ }).click();
    await arrive(page, /\/docs\/case\/kyoto-shisaku-net\/$/);
    await page.context().close();
  });

  test("a link to another place of the manual's page leads there, not to an unknown step", async () => {
    const page = await blank();
    await page.route('**/ichiba/items/dye-penetrant-crack.json', async (route) => {
      const item = await (await route.fetch()).json();
      const step = item.body.find(([, props]: [string, { id?: string }]) => props?.id === 'nuru');
      step.push(['p', null, ['a', { href: '#kakunin-here' }, '確認へ']]);
      await route.fulfill({ json: item });
    });
    await page.goto(`${host.url}${DYE}#step-nuru`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: '確認へ' }).click();
    await arrive(page, /\/docs\/manual\/dye-penetrant-crack\/#kakunin-here$/);
    await page.context().close();
  });

  test('offline and broken files say so, and a second try opens the step', async () => {
    for (const how of ['offline', 'broken'] as const) {
      const page = await blank();
      await page.route('**/ichiba/items/dye-penetrant-crack.json', (route) =>
        how === 'offline' ? route.abort() : route.fulfill({ body: '{"id":' }),
      );
      await page.goto(`${host.url}${DYE}#step-nuru`, { waitUntil: 'networkidle' });
      await expect
        .poll(() => page.getByRole('alert').innerText())
        .toContain(how === 'offline' ? '通信がつながっていない' : '途中で壊れて');
      await page.unroute('**/ichiba/items/dye-penetrant-crack.json');
      await page.getByRole('button', { name: 'もう一度読みこむ' }).click();
      await page.getByRole('heading', { name: '浸透液を塗る' }).waitFor();
      await page.context().close();
    }
  });

  test('without script it says so and leads to the manuals', async () => {
    const page = await open(DYE, { javaScriptEnabled: false });
    await expect.poll(() => page.getByRole('main').innerText()).toContain('スクリプト');
    await page.getByRole('link', { name: '手順書の一覧から開く' }).click();
    await arrive(page, /\/kind\/manual\/$/);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every text stands out at 7:1 or more, and axe finds nothing: ${colorScheme}`, async () => {
      const page = await open(WELD, { colorScheme });
      for (const viewport of [phone, landscape]) {
        await page.setViewportSize(viewport);
        for (const [address, hash] of [
          [WELD, ''],
          [WELD, '#step-awase'],
          [`${DYE}&rev=9`, '#step-nuru'],
          [DYE, '#end'],
        ] as const) {
          await page.goto(`${host.url}${address}${hash}`, { waitUntil: 'networkidle' });
          const start = page.getByRole('button', { name: '計り始める' });
          if (await start.count()) await start.click();
          expect(await page.evaluate(faintTexts)).toEqual([]);
          await page.evaluate(axe);
          const { violations } = (await page.evaluate(
            'axe.run(document, {runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]})',
          )) as { violations: { id: string; nodes: { target: string[] }[] }[] };
          expect(
            violations.map(
              ({ id, nodes }) =>
                `${hash} ${id}: ${nodes.map((n) => n.target.join(' ')).join(' | ')}`,
            ),
          ).toEqual([]);
        }
      }
      await page.getByRole('button', { name: '一覧' }).click();
      expect(await page.evaluate(faintTexts)).toEqual([]);
      await page.context().close();
    });
  }
});

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error(`Nothing to measure: ${locator}`);
  return found;
}

const fontSize = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

/** As nearly every host answers: without ranges a browser cannot go to a second of a film. */
async function inRanges(route: Route): Promise<void> {
  const whole = readFileSync(path.join(buildDir, new URL(route.request().url()).pathname));
  const [, from = '0', to = ''] =
    /bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? '') ?? [];
  const last = to === '' ? whole.length - 1 : Number(to);
  await route.fulfill({
    status: 206,
    headers: {
      'content-type': 'video/webm',
      'accept-ranges': 'bytes',
      'content-range': `bytes ${from}-${last}/${whole.length}`,
    },
    body: whole.subarray(Number(from), last + 1),
  });
}

/** A finger in eight moves over a fifth of a second. */
async function swipe(
  touch: CDPSession,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', part = 0) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [{ x: x0 + (x1 - x0) * part, y: y0 + (y1 - y0) * part }],
    });
  await send('touchStart');
  for (let move = 1; move <= 8; move++) {
    await send('touchMove', move / 8);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await send('touchEnd');
}

interface StandIns {
  locks: { asked: number; held: number };
  rings: { tones: number; shakes: number };
  hide(): void;
  show(): void;
}

/** In the page, before its scripts: a wake lock, a bell and a tab that can be hidden. */
function standIns(): void {
  const here = window as unknown as StandIns;
  here.locks = { asked: 0, held: 0 };
  here.rings = { tones: 0, shakes: 0 };
  const lost = new Set<() => void>();
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: {
      request: async () => {
        here.locks.asked++;
        here.locks.held++;
        const sentinel = { released: false, release: async () => lose() };
        const lose = () => {
          if (sentinel.released) return;
          sentinel.released = true;
          here.locks.held--;
        };
        lost.add(lose);
        return sentinel;
      },
    },
  });
  let hidden = false;
  Object.defineProperty(document, 'visibilityState', {
    get: () => (hidden ? 'hidden' : 'visible'),
  });
  const turn = (to: boolean) => {
    hidden = to;
    // A browser takes the lock from a page that is not seen.
    if (hidden) for (const lose of lost) lose();
    document.dispatchEvent(new Event('visibilitychange'));
  };
  here.hide = () => turn(true);
  here.show = () => turn(false);
  const tone = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function start(...at) {
    here.rings.tones++;
    return tone.apply(this, at);
  };
  navigator.vibrate = () => {
    here.rings.shakes++;
    return true;
  };
}

/** In the page: what lies beyond its edge. */
function sideways(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((element) => element.checkVisibility() && !element.closest('.ichiba-hidden'))
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    .map((element) => `${element.tagName} ${element.textContent?.slice(0, 30)}`);
}

/** In the page: the size of its text, and texts that are smaller than 20 px. */
function fontSizes(): { body: number; small: string[] } {
  const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  const article = document.querySelector('article') as Element;
  const texts = [...article.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.checkVisibility({ opacityProperty: true }) &&
      !element.closest('rt, .ichiba-hidden') &&
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
  );
  return {
    body: size(article.querySelector('dd') ?? article),
    small: texts
      .filter((element) => size(element) < 20)
      .map((element) => `${size(element)} ${element.textContent?.slice(0, 20)}`),
  };
}

/** In the page: texts with a contrast below 7:1 against the colour painted behind them. */
function faintTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('No canvas');
  type Colour = readonly [number, number, number, number];
  const parse = (css: string): Colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top: Colour, ground: Colour): Colour => {
    const mix = (at: 0 | 1 | 2) => top[at] * top[3] + ground[at] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const groundOf = (element: Element | null): Colour => {
    if (!element) return parse(getComputedStyle(document.documentElement).backgroundColor);
    const own = parse(getComputedStyle(element).backgroundColor);
    if (own[3] === 1) return own;
    // A dialog stands in a layer of its own.
    return over(
      own,
      element.tagName === 'DIALOG' ? [255, 255, 255, 1] : groundOf(element.parentElement),
    );
  };
  const light = ([r, g, b]: Colour): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const seen = [...document.querySelectorAll<HTMLElement>('main *')].filter(
    (element) =>
      element.checkVisibility() &&
      !element.closest('.ichiba-hidden, video') &&
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
  );
  if (seen.length < 5) throw new Error(`Only ${seen.length} texts to look at`);
  return seen.flatMap((element) => {
    let opacity = 1;
    for (let at: Element | null = element; at; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity);
    const ground = groundOf(element);
    const [r, g, b, a] = parse(getComputedStyle(element).color);
    const [x, y] = [light(over([r, g, b, a * opacity], ground)), light(ground)];
    const ratio = (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    return ratio < 7
      ? [`${ratio.toFixed(2)} ${element.tagName} ${element.textContent?.slice(0, 20)}`]
      : [];
  });
}
