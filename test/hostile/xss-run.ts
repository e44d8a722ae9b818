import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { root, runIchiba } from '../e2e/browser.js';
import { type Payload, payloads, withNumber } from './payloads.js';
import { type HostileMarket, plantHostileMarket } from './planted-market.js';
import { inPage, type Seen, touchAll, visit, watchedContext } from './watch.js';

const CONFIG = `export default {
  title: '試しの市場',
  url: 'https://example.invalid',
  baseUrl: '/',
  trailingSlash: true,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  i18n: { defaultLocale: 'ja', locales: ['ja'] },
  future: { v4: true, faster: true },
  presets: [['@chishiki-ichiba/preset', { roots: ['market'], routeBasePath: '/', csp: false, docs: false, blog: false, pages: false }]],
};
`;

/** Write the market under `dir` and build its public edition, without the policy, into `dir/build`. */
export async function buildHostile(dir: string, share: number): Promise<HostileMarket> {
  await cp(path.join(root, 'test/site/package.json'), path.join(dir, 'package.json'));
  writeFileSync(path.join(dir, 'docusaurus.config.ts'), CONFIG);
  const planted = await plantHostileMarket(dir, share);
  rmSync(path.join(dir, 'node_modules'), { force: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
  const { code, output } = await runIchiba(dir, [
    'build',
    '--edition',
    'public',
    '--root',
    'market',
  ]);
  if (code !== 0) throw new Error(output);
  return planted;
}

export const htmlIn = (dir: string, at = ''): string[] =>
  readdirSync(path.join(dir, at), { withFileTypes: true })
    .flatMap((entry) => {
      const name = at ? `${at}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return htmlIn(dir, name);
      return name.endsWith('.html') ? [name] : [];
    })
    .sort();

/** Do `work` for every value, three pages at a time. */
async function inPages<T>(
  context: BrowserContext,
  values: readonly T[],
  work: (page: Awaited<ReturnType<BrowserContext['newPage']>>, value: T) => Promise<void>,
): Promise<void> {
  const queue = [...values];
  await Promise.all(
    [0, 1, 2].map(async () => {
      const page = await context.newPage();
      for (let next = queue.shift(); next !== undefined; next = queue.shift())
        await work(page, next);
      await page.close();
    }),
  );
}

/** What a page draws from other pages' files only when an address asks for it. */
const drawn = [
  ...['xss', 'script', 'onerror', 'javascript', 'svg', 'xss.invalid', '見本', '板'].map(
    (words) => `/search/?q=${encodeURIComponent(words)}`,
  ),
  ...['steps', 'manual-0'].flatMap((id) => [
    `/work/?id=${id}`,
    ...['breakdown', 'page', 'labels', 'ojt'].map((sheet) => `/print/?ids=${id}&sheet=${sheet}`),
  ]),
  '/print/?ids=case-0,term-0,org-0,video-0,spoken,shutten,namae&sheet=page',
  '/cases/compare/?ids=case-0,moto-case',
];

/** Every page of the build and what addresses draw from them, touched all over. */
export async function readEveryPage(
  browser: Browser,
  url: string,
  pages: readonly string[],
): Promise<{ seen: Seen; touched: number; addresses: number }> {
  const { context, seen } = await watchedContext(browser, url);
  const addresses = [
    ...drawn,
    ...pages.map(
      (name) =>
        `/${name
          .replace(/index\.html$/, '')
          .split('/')
          .map(encodeURIComponent)
          .join('/')}`,
    ),
  ];
  let touched = 0;
  await inPages(context, addresses, async (page, address) => {
    touched += await visit(page, url + address, seen);
  });
  await context.close();
  return { seen, touched, addresses: addresses.length };
}

/** Addresses and kept values that a reader's browser, or who sends the reader a link, decides. */
export interface ReaderPages {
  /** An item's page with steps. */
  readonly manual: { readonly id: string };
  readonly course?: { readonly id: string };
}

type Fill = () => string;
const readerAddresses = ({
  manual,
}: ReaderPages): readonly (readonly [string, (fill: Fill) => string])[] => [
  [
    'search q, kind, phase, sort, page',
    (f) => `/search/?q=${f()}&kind=${f()}&phase=${f()}&sort=${f()}&page=${f()}`,
  ],
  ['search words after a page', (f) => `/search/?q=${f()}#${f()}`],
  ['item q, rev, t, hash', (f) => `/docs/manual/${manual.id}/?q=${f()}&rev=${f()}&t=${f()}#${f()}`],
  ['print ids, sheet', (f) => `/print/?ids=${f()}&sheet=${f()}`],
  ['work id, hash', (f) => `/work/?id=${f()}#${f()}`],
  ['work step', (f) => `/work/?id=${manual.id}#${f()}`],
  ['compare ids', (f) => `/cases/compare/?ids=${f()},${f()}`],
  ['no such page', (f) => `/docs/manual/${f()}/?x=${f()}#${f()}`],
  ['no such place', (f) => `/${f()}/`],
  ['board', (f) => `/board/?process=${f()}&mm=${f()}&want=${f()}`],
  ['activities', (f) => `/activities/?type=${f()}&month=${f()}`],
  ['appearance', (f) => `/appearance/?surface=${f()}&price=${f()}`],
  ['offline', (f) => `/offline/?from=${f()}`],
];

/** Every `step`-th payload in all of them; numbers begin at `first`. */
export async function readHostileAddresses(
  browser: Browser,
  url: string,
  at: ReaderPages,
  step: number,
): Promise<{ seen: Seen; cases: number }> {
  const { context, seen } = await watchedContext(browser, url);
  let cases = 0;
  const addresses = readerAddresses(at).flatMap(([, write], sink) =>
    payloads
      .filter((_, index) => (index + sink) % step === 0)
      .map((payload) => write(() => encodeURIComponent(withNumber(payload, READER + cases++)))),
  );
  await inPages(context, addresses, async (page, address) => {
    await visit(page, url + address, seen);
  });
  await context.close();
  return { seen, cases };
}
const READER = 1_000_000;
const KEPT = 2_000_000;

/** Values in the browser's storage under the site's own names, as another page of the host could leave. */
export async function readHostileStorage(
  browser: Browser,
  url: string,
  { manual, course }: ReaderPages,
  step: number,
): Promise<{ seen: Seen; cases: number }> {
  const { context, seen } = await watchedContext(browser, url);
  let cases = 0;
  const chosen = payloads.filter((_, index) => index % step === 0);
  const page = await context.newPage();
  await page.goto(`${url}/404.html`);
  for (let from = 0; from < chosen.length; from += 8) {
    const part = chosen.slice(from, from + 8);
    const texts = () => part.map((payload) => withNumber(payload, KEPT + cases++));
    const one = () => texts()[0] ?? '';
    const local = {
      'ichiba-recent-searches': JSON.stringify(texts()),
      'ichiba:furigana': one(),
      'ichiba:work:awake': one(),
      theme: one(),
      'ichiba:ticks:sosei': JSON.stringify(texts()),
      ...(course ? { [`ichiba:ticks:course:${course.id}`]: one() } : {}),
    };
    const session = {
      [`ichiba:work:timers:${manual.id}`]: JSON.stringify(
        texts().map((text) => ({
          key: text,
          stepId: text,
          name: text,
          seconds: 600,
          timer: { state: 'paused', left: 300 },
        })),
      ),
    };
    const keep = () =>
      page.evaluate(
        ([local, session]) => {
          for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
          for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);
        },
        [local, session] as const,
      );
    for (const address of [
      '/',
      `/work/?id=${manual.id}`,
      ...(from === 0 ? ['/phase/sosei/', ...(course ? [`/docs/course/${course.id}/`] : [])] : []),
    ]) {
      await keep();
      await visit(page, url + address, seen);
      if (address === '/') {
        await page.getByRole('combobox', { name: '検索' }).first().click();
        await page.getByRole('option').first().waitFor();
        await touchAll(page, seen);
      }
    }
  }
  await context.close();
  return { seen, cases };
}

/** The payloads marked `raw` in a page that trusts them: numbers of those that ran or fetched. */
export async function runControl(
  browser: Browser,
  url: string,
): Promise<{ raw: number; worked: Set<number>; standing: number }> {
  const { context, seen } = await watchedContext(browser, url);
  const raw = payloads.flatMap((payload: Payload, number) =>
    payload.raw ? [{ payload, number }] : [],
  );
  const html = (body: string) => `<!doctype html><meta charset=utf-8><body>${body}</body>`;
  await context.route(`${url}/control/**`, (route) => {
    const number = Number(new URL(route.request().url()).pathname.split('/').pop());
    const one = payloads[number];
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: one && !Number.isNaN(number) ? html(withNumber(one, number)) : html(frames),
    });
  });
  // A frame for each, for some end whatever follows them.
  const frames = raw
    .map(({ number }) => `<iframe src="${url}/control/${number}"></iframe>`)
    .join('');
  const page = await context.newPage();
  await page.goto(`${url}/control/all`);
  const standing = new Set<string>();
  await Promise.all(
    page
      .mainFrame()
      .childFrames()
      .map(async (frame) => {
        const address = frame.url();
        // Some go elsewhere when they are touched.
        const found = await frame.evaluate(inPage, false).catch(() => undefined);
        if (found && found.standing.length > 0) standing.add(address);
      }),
  );
  await page.waitForTimeout(500);
  await context.close();
  const worked = new Set([
    ...seen.executed.map((line) => Number.parseInt(line, 10)),
    ...seen.foreign.map((address) => Number(/\/a?(\d+)/.exec(new URL(address).pathname)?.[1])),
  ]);
  return { raw: raw.length, worked, standing: standing.size };
}
