import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OfflineBase, OfflineList } from '../../plugins/market/lib/offline/list.js';
import { arrive, browserPath, buildDir, launch, openPage, phone, serve } from './browser.js';

const ID = 'tig-corner-nametsuke';
const MANUAL = `/docs/manual/${ID}/`;
const visitor = { viewport: phone, locale: 'ja-JP', serviceWorkers: 'allow' } as const;
const OTHER = 'tungsten-grinding';

describe.skipIf(!browserPath)('without network', () => {
  let browser: Browser;
  let dir: string;
  let host: Awaited<ReturnType<typeof serve>>;
  let context: BrowserContext;
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    // A copy, because the site changes under the reader's feet here.
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-offline-'));
    await cp(buildDir, dir, { recursive: true });
    browser = await launch();
    host = await serve(dir);
    context = await browser.newContext(visitor);
    context.setDefaultTimeout(10_000);
    page = await openPage(context, errors);
  });
  // A test that failed offline must not take the next ones with it.
  beforeEach(() => goOnline());
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    if (dir) rmSync(dir, { recursive: true, force: true });
  });

  const file = (url: string) => path.join(dir, url.endsWith('/') ? `${url}index.html` : url);
  const json = <T>(url: string): T => JSON.parse(readFileSync(file(url), 'utf8')) as T;
  const write = (url: string, value: unknown) => writeFileSync(file(url), JSON.stringify(value));
  /** The host is gone, as seen by page and worker alike. */
  const goOffline = async () => {
    await context.setOffline(true);
    await host.close();
  };
  const goOnline = async () => {
    const port = Number(new URL(host.url).port);
    if (!host.server.listening)
      await new Promise<void>((done) => host.server.listen(port, '127.0.0.1', done));
    expect((host.server.address() as AddressInfo).port).toBe(port);
    await context.setOffline(false);
  };
  const go = (url: string, on = page) => on.goto(host.url + url, { waitUntil: 'load' });
  /** The worker answers for this page. */
  const controlled = (on = page) =>
    on.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const tool = (on = page) => on.getByRole('button', { name: 'この手順を保存' });
  const dialog = (on = page) => on.getByRole('dialog');
  const save = async (id: string, choice?: string, on = page) => {
    await go(`/docs/manual/${id}/`, on);
    await controlled(on);
    await tool(on).click();
    if (choice) await dialog(on).getByRole('radio', { name: choice }).check();
    await dialog(on).getByRole('button', { name: '保存する' }).click();
    await dialog(on).getByText('保存しました').waitFor();
    await dialog(on).getByRole('button', { name: '閉じる' }).click();
  };
  const sets = (on = page) => on.getByRole('list', { name: '保存したもの' }).getByRole('heading');
  /** How much lies in this browser, by cache. */
  const kept = (on = page) =>
    on.evaluate(async () => {
      const found: Record<string, number> = {};
      for (const name of await caches.keys())
        found[name.split(':').slice(3).join(':') || name] = (
          await (await caches.open(name)).keys()
        ).length;
      return found;
    });

  test('the first visit takes the shell along, and little of it', async () => {
    await go('/kind/manual/');
    await controlled();
    const shell = await page.evaluate(async () => {
      const name = (await caches.keys()).find((key) => key.includes(':shell:')) ?? '';
      const cache = await caches.open(name);
      const files = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
      const sizes = await Promise.all(
        files.map(async (found) => (await found?.arrayBuffer())?.byteLength ?? 0),
      );
      return sizes.reduce((sum, bytes) => sum + bytes, 0);
    });
    expect(shell).toBeGreaterThan(10_000);
    expect(shell).toBeLessThanOrEqual(500_000);
    // With nothing saved, every page says how it is.
    await goOffline();
    await go(MANUAL);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/offline/');
    await page.getByText('ここに並びます').waitFor();
  });

  test('save after one visit: size first, then everything of it is there', async () => {
    await go(MANUAL);
    await controlled();
    await tool().click();
    await dialog()
      .getByRole('radio', { name: /動画も保存する（[\d.]+ [kM]B）/ })
      .waitFor();
    const sizes = (await dialog()
      .getByRole('radio')
      .evaluateAll((radios) =>
        radios.map((radio) =>
          Number(/([\d.]+) MB/.exec(radio.parentElement?.textContent ?? '')?.[1]),
        ),
      )) as [number, number];
    expect(sizes[0]).toBeGreaterThan(sizes[1]);
    await dialog().getByRole('button', { name: '保存する' }).click();
    await dialog().getByText('保存しました').waitFor();
    await dialog().getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('link', { name: /端末に保存ずみ/ }).waitFor();
    const wanted = await page.locator('main article').innerText();

    await goOffline();
    await go(MANUAL);
    await page.getByText(/控えを見ています（\d+月\d+日に保存）/).waitFor();
    // What is kept is known a moment after the page is there.
    await page.getByRole('link', { name: /端末に保存ずみ/ }).waitFor();
    await expect.poll(() => page.locator('main article').innerText()).toBe(wanted);
    await expect.poll(() => page.locator('[id^="step-"]').count()).toBeGreaterThanOrEqual(3);
    const pictures = await page.locator('main img').evaluateAll(async (all) => {
      for (const img of all as HTMLImageElement[]) {
        img.loading = 'eager';
        await img.decode();
      }
      return (all as HTMLImageElement[]).map((img) => img.naturalWidth);
    });
    expect(pictures.length).toBeGreaterThan(0);
    expect(Math.min(...pictures)).toBeGreaterThan(0);
  });

  test('its clip plays and seeks', async () => {
    await goOffline();
    await go(MANUAL);
    await page
      .getByRole('link', { name: /動画 0:14/ })
      .first()
      .click();
    await arrive(page, '**/docs/video/tig-corner/**');
    const video = page.locator('video').first();
    const seek = (seconds: number) =>
      video.evaluate(
        (player: HTMLVideoElement, to) =>
          new Promise<number>((resolve, reject) => {
            player.onerror = () => reject(new Error(player.error?.message));
            player.onseeked = () => resolve(player.currentTime);
            player.preload = 'auto';
            player.currentTime = to;
          }),
        seconds,
      );
    expect(await seek(20)).toBe(20);
    expect(await seek(3)).toBe(3);
    const moved = await video.evaluate(async (player: HTMLVideoElement) => {
      player.muted = true;
      await player.play();
      await new Promise((done) => setTimeout(done, 700));
      player.pause();
      return player.currentTime;
    });
    expect(moved).toBeGreaterThan(3);
  });

  test('the box in the header and the search page search what is kept, and say so', async () => {
    await goOffline();
    await go(MANUAL);
    const box = page.getByRole('combobox', { name: '検索' });
    await box.fill('すきま');
    await page.getByText('保存した手順の中だけを探しました').first().waitFor();
    await page.getByRole('option').filter({ hasText: 'なめ付け' }).first().waitFor();
    await go('/search/?q=%E6%BA%B6%E8%9E%8D%E6%B1%A0');
    await page.getByText('保存した手順の中だけを探しました').first().waitFor();
    const hits = page.getByRole('list', { name: '検索結果' }).getByRole('listitem');
    await hits.first().waitFor();
    expect((await hits.allInnerTexts()).join('\n')).toContain('溶融池');
    await hits.first().getByRole('link').first().click();
    await arrive(page, (url) => url.pathname.startsWith('/docs/'));
    await page.locator('main h1').waitFor();
    await go('/search/?q=%E6%A0%AA%E4%B8%BB%E7%B7%8F%E4%BC%9A');
    await page.getByText('保存した手順の中だけを探しました').first().waitFor();
  });

  test('a page that is not kept says so, and is one press away once there is connection', async () => {
    await goOffline();
    await go(`/docs/manual/${OTHER}/`);
    await page.getByText('この端末にも保存していません').waitFor();
    await sets().first().waitFor();
    await goOnline();
    await page.getByRole('link', { name: 'つながったら、もう一度開く' }).click();
    await arrive(page, `**/docs/manual/${OTHER}/`);
    await page.locator('main h1').waitFor();
  });

  test('stills only: the clip stays away and nothing else does', async () => {
    await go('/offline/');
    await page.getByRole('button', { name: /^「.*」を消す$/ }).click();
    await page.getByRole('button', { name: /^本当に/ }).click();
    await page.getByText('まだ何も保存していません').waitFor();
    await expect.poll(() => kept()).toMatchObject({ files: 0, sets: 0 });
    await save(ID, '静止画だけ');
    const urls = await page.evaluate(async () => {
      const name = (await caches.keys()).find((key) => key.endsWith(':files')) ?? '';
      return (await (await caches.open(name)).keys()).map(({ url }) => url);
    });
    expect(urls.filter((url) => url.endsWith('.webm'))).toEqual([]);
    expect(urls.some((url) => url.endsWith('.webp'))).toBe(true);
    await save(OTHER);
    await goOffline();
    await go('/offline/');
    await sets().nth(1).waitFor();
    await expect.poll(() => page.getByText('静止画だけ').count()).toBe(1);
  });

  test('a new version is announced, never mixed in, and taken when the reader says so', async () => {
    const list = json<OfflineList>(`/ichiba/offline/${ID}.json`);
    const html = readFileSync(file(MANUAL), 'utf8');
    const next = html.replace('</head>', '<!-- 直した --></head>');
    expect(next).not.toBe(html);
    writeFileSync(file(MANUAL), next);
    const [bytes, hash] = [Buffer.byteLength(next), sha(next)];
    write(`/ichiba/offline/${ID}.json`, {
      ...list,
      version: 'next',
      revision: '第5版',
      files: list.files.map((one) => (one.url === MANUAL ? { ...one, bytes, hash } : one)),
    });
    await goOffline();
    await go(MANUAL);
    await page.getByText('控えを見ています').waitFor();
    await expect.poll(() => html1(page)).not.toContain('<!-- 直した -->');
    await goOnline();
    await go('/offline/');
    await page.getByText(`新しい版があります（${list.revision}→第5版）`).waitFor();
    await page.getByRole('button', { name: /なめ付け」を更新する/ }).click();
    await page.getByText('控えを新しくしました').waitFor();
    await goOffline();
    await go(MANUAL);
    await expect.poll(() => html1(page)).toContain('<!-- 直した -->');
  });

  test('an update that fails leaves the old copy, and says what to do', async () => {
    const list = json<OfflineList>(`/ichiba/offline/${ID}.json`);
    // Cut off on its way: shorter than its list says.
    writeFileSync(file(MANUAL), readFileSync(file(MANUAL), 'utf8').slice(0, 20_000));
    write(`/ichiba/offline/${ID}.json`, {
      ...list,
      version: 'after next',
      files: list.files.map((one) => (one.url === MANUAL ? { ...one, hash: '0'.repeat(16) } : one)),
    });
    const before = await kept();
    await go('/offline/');
    await page.getByRole('button', { name: /なめ付け」を更新する/ }).click();
    await page.getByText('届いたファイルが欠けていた').waitFor();
    await expect.poll(() => kept()).toEqual(before);
    await goOffline();
    await go(MANUAL);
    await expect.poll(() => html1(page)).toContain('<!-- 直した -->');
  });

  test('a first save that lacks a file leaves nothing', async () => {
    const fresh = await browser.newContext(visitor);
    const own = await openPage(fresh, errors);
    const base = json<OfflineBase>('/ichiba/offline-base.json');
    const lost = base.files.find(({ url }) => url === '/search/');
    await fresh.route('**/search/', (route) => route.fulfill({ status: 404, body: 'gone' }));
    expect(lost).toBeDefined();
    await go(`/docs/manual/${OTHER}/`, own);
    await controlled(own);
    await tool(own).click();
    await dialog(own).getByRole('button', { name: '保存する' }).click();
    await dialog(own).getByText('サイトに見つからない').waitFor();
    const left = await kept(own);
    expect(left.sets ?? 0).toBe(0);
    expect(left.files ?? 0).toBe(0);
    await fresh.close();
  });

  test('what must be read first comes along with one press, and the list says what belongs together', async () => {
    const first = json<OfflineList>(`/ichiba/offline/${ID}.json`).needs ?? [];
    expect(first.map(({ id }) => id)).toEqual([OTHER, 'tack-welding-thin']);
    const fresh = await browser.newContext(visitor);
    const own = await openPage(fresh, errors);
    // Not the page of ID, which other tests have changed on the host.
    await go('/docs/manual/tack-welding-thin/', own);
    await controlled(own);
    await tool(own).click();
    const offer = dialog(own).getByRole('checkbox', {
      name: /^「タングステン.*」もいっしょに保存する（あと [\d.]+ [kM]B）$/,
    });
    await expect.poll(() => offer.isChecked()).toBe(false);
    const total = () =>
      dialog(own)
        .getByText(/大きさは [\d.]+ [kM]B です|動画も保存する/)
        .innerText();
    const alone = await total();
    await offer.check();
    await expect.poll(() => total()).not.toBe(alone);
    await dialog(own).getByRole('button', { name: '保存する' }).click();
    await dialog(own).getByText('保存しました').waitFor();
    await go('/offline/', own);
    await sets(own).nth(1).waitFor();
    const list = own.getByRole('list', { name: '保存したもの' });
    await expect.poll(() => list.getByText(/先に読む手順：/).innerText()).not.toContain('まだ');
    await expect.poll(() => list.getByText('の前に読む手順です').count()).toBe(1);
    // What is there already is not offered again.
    await go('/docs/manual/tig-fillet-tee/', own);
    await tool(own).click();
    await dialog(own).getByRole('button', { name: '保存する' }).waitFor();
    await expect.poll(() => dialog(own).getByRole('checkbox').count()).toBe(0);
    await fresh.close();
  });

  test('what is withdrawn goes from the device at the next contact, and it is said', async () => {
    const { withdrawn } = json<{ withdrawn: object[] }>('/ichiba/withdrawn.json');
    const entry = { id: OTHER, kind: 'manual', date: '2026-11-02' };
    write('/ichiba/withdrawn.json', { withdrawn: [...withdrawn, entry] });
    await go('/');
    const notice = page.getByText('2026年11月2日に取り下げられた');
    await notice.waitFor();
    await expect.poll(() => notice.innerText()).toContain('写真や動画も含めて消しました');
    await go('/offline/');
    await notice.waitFor();
    await sets().first().waitFor();
    await expect.poll(() => sets().count()).toBe(1);
    await goOffline();
    await go(`/docs/manual/${OTHER}/`);
    await expect.poll(() => new URL(page.url()).pathname).toBe('/offline/');
    await page.getByRole('button', { name: 'わかりました' }).click();
    await notice.waitFor({ state: 'detached' });
  });

  test('no script failed on the way', () => {
    // What is not there without network is no fault of a script.
    expect(
      errors.filter(
        (error) => !/ERR_INTERNET_DISCONNECTED|ChunkLoadError|Loading chunk/.test(error),
      ),
    ).toEqual([]);
  });
});

const html1 = (page: Page): Promise<string> =>
  page.evaluate(() => fetch(location.href).then((answer) => answer.text()));
const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
