import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, desktop, launch, openPage, phone, serve } from './browser.js';

/** Words that mean "the market does not have it": a lie as long as files are missing. */
const NOTHING =
  /見つかりません|を含むページはありません|条件に合うページはありません|(?<![\d,])0件/;
const MANUAL = '/docs/manual/tig-corner-nametsuke/';
const QUERY = '裏波';

/** One page of each type that readers open. */
const PAGES = [
  '/',
  MANUAL,
  '/docs/video/tig-pass-good/',
  '/docs/case/edokko-1/',
  '/docs/failure/back-oxidation/',
  '/docs/term/after-flow/',
  '/docs/course/first-week/',
  '/docs/activity/half-year-review-2027-03/',
  '/kind/manual/',
  '/phase/kaihatsu/',
  '/canvas/key-partners/',
  '/matrix/',
  '/board/',
  '/activities/',
  '/report/',
  '/cases/compare/?ids=edokko-1,cartivator',
  `${MANUAL}sheet/`,
  '/work/?id=tig-corner-nametsuke',
  '/search/',
  '/offline/',
];

describe.skipIf(!browserPath)('reading where things fail', () => {
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
  });

  /** A reader of his own. `work` may break what it likes. */
  async function reader<T>(
    work: (page: Page, context: BrowserContext, own: readonly string[]) => Promise<T>,
    options: BrowserContextOptions = {},
  ): Promise<T> {
    const context = await browser.newContext({ viewport: desktop, locale: 'ja-JP', ...options });
    context.setDefaultTimeout(15_000);
    const own: string[] = [];
    try {
      return await work(await openPage(context, own), context, own);
    } finally {
      errors.push(...own);
      await context.close();
    }
  }
  const go = (page: Page, url: string) => page.goto(host.url + url, { waitUntil: 'load' });
  const alive = (page: Page) =>
    page.locator('html[data-has-hydrated="true"]').waitFor({ state: 'attached' });
  const hits = (page: Page) => page.getByRole('list', { name: '検索結果' }).getByRole('listitem');
  const box = (page: Page) => page.getByRole('combobox', { name: '検索' });
  /** The page was never loaded anew since. */
  const mark = (page: Page) => page.evaluate(() => Object.assign(window, { same: true }));
  const isSame = (page: Page) => page.evaluate(() => 'same' in window);
  const told = (page: Page) => page.getByRole('status').filter({ hasText: /./ }).allInnerTexts();

  const isShard = /\/ichiba\/search\/[^/]+\/[a-z]\/\d+\.bin$/;
  const isTerms = /\/ichiba\/search\/[^/]+\/[shkrg]\/[0-9a-z]+\.bin$/;
  const isPages = /\/ichiba\/search\/[^/]+\/f\/\d+\.bin$/;
  const isManifest = /\/ichiba\/search\/manifest\.json$/;
  const bytesOf = async (route: Route) => (await route.fetch()).body();
  const faults: Record<string, { of: RegExp; how(route: Route): Promise<void>; said: RegExp }> = {
    'shards that are missing': {
      of: isShard,
      how: (route) => route.fulfill({ status: 404, body: 'gone' }),
      said: /検索の部品.*サイトから消えています/,
    },
    'shards cut short': {
      of: isShard,
      how: async (route) => route.fulfill({ body: (await bytesOf(route)).subarray(0, 9) }),
      said: /途中で欠けて届きました/,
    },
    'shards of another version': {
      of: isShard,
      how: async (route) => {
        const body = Buffer.from(await bytesOf(route));
        body[3] = 99;
        await route.fulfill({ body });
      },
      said: /ページを読み直してください/,
    },
    'a host that is dead': {
      of: /\/ichiba\/search\//,
      how: (route) => route.abort('connectionrefused'),
      said: /サイトにつながりません/,
    },
    'a manifest that is missing': {
      of: isManifest,
      how: (route) => route.fulfill({ status: 404, body: 'gone' }),
      said: /検索の部品が、サイトから消えています/,
    },
    'a manifest of a newer market': {
      of: isManifest,
      how: async (route) => {
        const manifest = JSON.parse((await bytesOf(route)).toString());
        await route.fulfill({ json: { ...manifest, schemaVersion: 999 } });
      },
      said: /検索の索引（版 999\.\d+\.\d+）と、この画面（版 \d+\.\d+\.\d+）/,
    },
  };

  test.concurrent.for(Object.entries(faults))(
    '%s: told, never called "no results", and mended without a reload',
    ([, { of, how, said }], { expect }) =>
      reader(async (page, context) => {
        let broken = true;
        await context.route(of, (route) => (broken ? how(route) : route.continue()));
        // The box in the header.
        await go(page, MANUAL);
        await alive(page);
        await mark(page);
        await box(page).fill(QUERY);
        await page.getByText(said).first().waitFor();
        expect(await page.locator('[role="search"]').innerText()).not.toMatch(NOTHING);
        await expect.poll(async () => (await told(page)).join()).toMatch(said);
        // The search page, by the same script.
        await box(page).press('Enter');
        await page.waitForURL(/\/search\/\?/);
        await page.locator('main').getByText(said).first().waitFor();
        expect(await page.locator('main').innerText()).not.toMatch(NOTHING);
        broken = false;
        await expect.poll(() => hits(page).count()).toBeGreaterThan(0);
        await expect.poll(() => page.getByText(said).count()).toBe(0);
        await expect.poll(async () => (await told(page)).join()).toMatch(/件 見つかりました/);
        expect(await isSame(page)).toBe(true);
      }),
  );

  test.concurrent.for([
    ['values', /\/v\/\d+\.bin$/],
    ['texts', isPages],
  ] as const)(
    'a filter without words, without its %s: told, and mended; the filter stays',
    ([, of], { expect }) =>
      reader(async (page, context) => {
        let broken = true;
        await context.route(of, (route) =>
          broken ? route.fulfill({ status: 404 }) : route.continue(),
        );
        await go(page, '/search/?kind=manual&phase=kaihatsu');
        const main = page.locator('main');
        await main.getByText(/サイトから消えています/).waitFor();
        expect(await main.innerText()).not.toMatch(NOTHING);
        expect(await main.getByRole('link', { name: '種類ごとの一覧' }).getAttribute('href')).toBe(
          '/#kinds',
        );
        await mark(page);
        broken = false;
        // The reader need not wait.
        const again = main.getByRole('button', { name: 'もう一度試す' });
        await again.click().catch(() => undefined);
        await expect.poll(() => hits(page).count()).toBeGreaterThan(0);
        await expect.poll(() => main.getByText(/サイトから消えています/).count()).toBe(0);
        await main.getByRole('checkbox', { name: /^共通技能マニュアル/, checked: true }).waitFor();
        expect(await isSame(page)).toBe(true);
      }),
  );

  test.concurrent('ten seconds for each shard: what waits is said, then shown, and nobody does anything', async ({
    expect,
  }) => {
    await Promise.all([
      reader(async (page, context) => {
        await context.route(isTerms, async (route) => {
          await new Promise((done) => setTimeout(done, 10_000));
          await route.continue().catch(() => undefined);
        });
        await go(page, `/search/?q=${encodeURIComponent(QUERY)}`);
        await alive(page);
        await mark(page);
        const main = page.locator('main');
        // The first of the two stands for four seconds only: a busy machine may come too late for it.
        await main
          .getByText(/通信が遅いようです。届きしだい|まだ届いていません/)
          .first()
          .waitFor();
        await main.getByRole('link', { name: '種類ごとの一覧' }).waitFor();
        await main.getByText('まだ届いていません').waitFor();
        expect(await main.innerText()).not.toMatch(NOTHING);
        await expect.poll(() => hits(page).count(), { timeout: 25_000 }).toBeGreaterThan(0);
        await expect
          .poll(() => main.getByText('届いていません').count(), { timeout: 25_000 })
          .toBe(0);
        expect(await isSame(page)).toBe(true);
      }),
      // Meanwhile: a connection that is lost and found.
      reader(async (page, context) => {
        await go(page, MANUAL);
        await alive(page);
        await mark(page);
        await box(page).fill(QUERY);
        await page.getByRole('option', { name: /裏波/ }).first().waitFor();
        await context.setOffline(true);
        // What was read once is answered without network.
        await box(page).fill('');
        await box(page).fill(QUERY);
        await page.getByRole('option', { name: /裏波/ }).first().waitFor();
        expect(await page.locator('[role="search"]').innerText()).not.toMatch(/通信が切れて/);
        await box(page).fill('めっき');
        await page
          .getByText(/いまは通信が切れています/)
          .first()
          .waitFor();
        expect(await page.locator('[role="search"]').innerText()).not.toMatch(NOTHING);
        await page
          .locator('[role="search"]')
          .getByRole('link', { name: '端末に保存したもの' })
          .waitFor();
        await context.setOffline(false);
        await page
          .getByRole('option', { name: /めっき/ })
          .first()
          .waitFor();
        expect(await isSame(page)).toBe(true);
        expect(await box(page).inputValue()).toBe('めっき');
      }),
      // A part of the box itself that does not come.
      reader(async (page, context) => {
        await go(page, MANUAL);
        await alive(page);
        await mark(page);
        let broken = true;
        await context.route('**/assets/js/**', (route) =>
          broken ? route.abort('connectionrefused') : route.continue(),
        );
        await box(page).fill(QUERY);
        await page.getByText('検索の部品がまだ届きません').first().waitFor();
        broken = false;
        await page.getByRole('option', { name: /裏波/ }).first().waitFor();
        expect(await isSame(page)).toBe(true);
      }),
    ]);
  });

  /** As where a reader has blocked all storage of sites, or a private window does. */
  const blockStorage = () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    Object.defineProperty(navigator, 'serviceWorker', {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  };
  const fillStorage = () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    Storage.prototype.setItem = full;
    Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  };

  test.concurrent('no storage: every page works, and what cannot be kept is said where it matters', ({
    expect,
  }) =>
    reader(async (page, _, own) => {
      await page.addInitScript(blockStorage);
      // Those that touch storage most are opened below.
      const others = PAGES.filter(
        (url) => !/manual|course|work|phase|search|term|failure|canvas/.test(url),
      );
      for (const url of others) {
        await go(page, url);
        await alive(page);
        await page.locator('main').first().waitFor();
      }
      expect(own).toEqual([]);
      await go(page, MANUAL);
      await page.getByRole('button', { name: 'ふりがな' }).click();
      await page.getByText('ふりがなの設定を残せません').waitFor();
      await page.getByRole('button', { name: 'この手順を保存' }).click();
      await page.getByText('端末への保存を許していません').waitFor();
      await go(page, '/docs/course/first-week/');
      await page.getByText('この端末では印を残せません').waitFor();
      await go(page, '/phase/sosei/');
      await page.getByText('印を残せません').first().waitFor();
      expect(await page.getByText('この端末の中だけに残ります').count()).toBe(0);
      await go(page, '/work/?id=tig-corner-nametsuke');
      await page
        .getByRole('checkbox', { name: /画面をつけたまま/ })
        .first()
        .uncheck();
      await page.getByText('この設定を残せません').first().waitFor();
      await go(page, '/search/');
      await alive(page);
      await box(page).fill(QUERY);
      await box(page).press('Enter');
      await expect.poll(() => hits(page).count()).toBeGreaterThan(0);
      await box(page).fill('');
      await page.getByText('履歴を残せません').waitFor();
    }));

  test.concurrent('a full device: said, and nothing is lost that was there', ({ expect }) =>
    reader(async (page) => {
      await page.addInitScript(fillStorage);
      await go(page, '/docs/course/first-week/');
      await page.getByText('この端末では印を残せません').waitFor();
      const tick = page.getByRole('checkbox', { name: /^済み/ }).first();
      await tick.check();
      await expect.poll(() => tick.isChecked()).toBe(true);
      await go(page, '/docs/manual/tungsten-grinding/');
      await page.getByRole('button', { name: 'この手順を保存' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click();
      await page.getByText('空きが足りないので、保存していません').waitFor();
    }));

  test.concurrent('no script: pages are there to read, and nothing that cannot work', ({
    expect,
  }) =>
    reader(
      async (page) => {
        for (const url of [...PAGES, '/print/', '/canvas/blank/', '/kind/term/', '/valleys/']) {
          await page.goto(host.url + url, { waitUntil: 'domcontentloaded' });
          await page.locator('main').first().waitFor();
          const seen = page.locator(
            'button:visible, select:visible, input:visible, textarea:visible, [role="button"]:visible',
          );
          const controls = await seen.evaluateAll((all) =>
            all
              // A form goes to the search page, which says where to go instead.
              .filter((control) => !control.closest('form[action]'))
              // A box on a checklist can be ticked by anybody; it is only not kept.
              .filter((control) => !control.matches('input[type="checkbox"]'))
              .map((control) => control.outerHTML.slice(0, 120)),
          );
          expect(controls, url).toEqual([]);
          const words = await page.locator('main').first().innerText();
          expect(words.length, url).toBeGreaterThan(40);
          expect(
            await page.getByRole('link', { name: '手順', exact: true }).first().isVisible(),
            url,
          ).toBe(true);
        }
        await page.goto(host.url + MANUAL);
        expect(await page.locator('[id^="step-"]').count()).toBeGreaterThanOrEqual(3);
        await page.goto(`${host.url}/search/?q=a`);
        await page.getByRole('link', { name: '種類ごとの一覧' }).click();
        await page.waitForURL(/#kinds$/);
        await page.goto(`${host.url}/docs/video/tig-corner/`);
        expect(await page.locator('main').innerText()).toContain('0:14');
      },
      { javaScriptEnabled: false, viewport: phone },
    ));

  test.concurrent('an old page on a new site: one reload, then a word; never a loop, never blank', ({
    expect,
  }) =>
    reader(async (page, context) => {
      let loads = 0;
      page.on('request', (request) => {
        if (request.isNavigationRequest()) loads += 1;
      });
      let gone = 1;
      await context.route(/\/assets\/js\/main\.[0-9a-f]+\.js/, (route) =>
        route.request().method() === 'GET' && gone-- > 0
          ? route.fulfill({ status: 404 })
          : route.request().method() === 'HEAD'
            ? route.fulfill({ status: 404 })
            : route.continue(),
      );
      await go(page, MANUAL);
      await alive(page);
      expect(loads).toBe(2);
      // Gone for good.
      gone = Number.POSITIVE_INFINITY;
      loads = 0;
      await go(page, MANUAL);
      await page.getByText('サイトを入れ替えている途中のようで').waitFor();
      expect(await page.locator('[id^="step-"]').count()).toBeGreaterThanOrEqual(3);
      await page.waitForTimeout(500);
      expect(loads).toBe(2);
      expect((await told(page)).join()).toContain('文章はこのまま読めます');
    }));

  test.concurrent('an open page on a new site: what is asked for later is gone, the reader is told and decides', ({
    expect,
  }) =>
    reader(async (page, context) => {
      await go(page, MANUAL);
      await alive(page);
      await mark(page);
      let loads = 0;
      page.on('request', (request) => {
        if (request.isNavigationRequest()) loads += 1;
      });
      await context.route(/\/assets\/js\/|\/ichiba\/furigana\//, (route) =>
        route.fulfill({ status: 404 }),
      );
      await page.getByRole('button', { name: 'ふりがな' }).click();
      await page.getByText('ふりがなを読み込めませんでした').waitFor();
      await page.getByRole('button', { name: 'この手順を保存' }).click();
      await page.getByText('サイトが新しくなりました').waitFor();
      expect(await isSame(page)).toBe(true);
      // Another page: read anew by its own address, once; its text is there without any script.
      await page.getByRole('link', { name: '事例', exact: true }).first().click();
      await page.waitForURL('**/kind/case/');
      await page.getByText('サイトを入れ替えている途中のようで').waitFor();
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(200);
      await page.waitForTimeout(500);
      expect(loads).toBeLessThanOrEqual(2);
      await context.unroute(/\/assets\/js\/|\/ichiba\/furigana\//);
      await page.locator('#ichiba-broken').getByRole('button', { name: '読み直す' }).click();
      await alive(page);
    }));

  test.concurrent('a clock that is wrong: days are shown, and nothing is said of them that is not so', ({
    expect,
  }) =>
    reader(async (page) => {
      await page.clock.setFixedTime('1980-01-01T09:00:00');
      await go(page, '/activities/');
      await page.getByText('端末の日付を確かめてください').waitFor();
      await page.getByText('期限や予定は、過ぎたかどうかを言わず').waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/これからの集まり|終わりました/);
      await go(page, '/board/');
      await page.getByText('端末の日付を確かめてください').waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/締切を過ぎた|募集中/);
      await go(page, '/report/');
      await page.getByText('端末の日付を確かめてください').waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/過ぎています|日を過ぎました/);
      await page.clock.setFixedTime('2100-01-01T09:00:00');
      await go(page, '/activities/');
      await page.getByText('期限や予定は、端末の日付で見たものです').waitFor();
      await page.locator('#past').waitFor();
      await page.clock.setFixedTime('2026-11-30T09:00:00');
      await go(page, '/activities/');
      await page.locator('#coming').waitFor();
      expect(await page.getByText('端末の日付を確かめてください').count()).toBe(0);
    }));

  test('no script failed on the way', () => {
    // What does not come is no fault of a script.
    expect(
      errors.filter(
        (error) =>
          !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ChunkLoadError|Loading (?:CSS )?chunk/.test(
            error,
          ),
      ),
    ).toEqual([]);
  });
});
