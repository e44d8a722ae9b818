import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RouteConfig } from '@docusaurus/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeptBodies } from '../../plugins/market/lib/body/kept-bodies.js';
import type { PageCache } from '../../plugins/market/lib/content/index.js';
import { createKeptSelection } from '../../plugins/market/lib/content/kept-selection.js';
import { createPace } from '../../plugins/market/lib/emit/pace.js';
import { createServedPages } from '../../plugins/market/lib/emit/served-pages.js';
import { loadMarket, type Market } from '../../plugins/market/lib/load-market.js';
import { addMarketRoutes } from '../../plugins/market/lib/routes.js';
import { createUrls } from '../../plugins/market/lib/urls.js';

const root = path.resolve(import.meta.dirname, '../..');
const urls = createUrls({
  baseUrl: '/',
  routeBasePath: '/',
  trailingSlash: true,
  siteUrl: 'https://ichiba.example',
});
const editions = [
  { name: 'public' },
  { name: 'members' },
  { name: 'inhouse', org: 'mihon-seisakusho' },
] as const;
const SECRET = 'ヒミツノコトバ';

/** Every route with what it shows, and every page: all that a browser can get. */
async function stateOf(market: Market): Promise<object> {
  await market.ready();
  const routes: RouteConfig[] = [];
  const addRoute = (route: RouteConfig) => void routes.push({ ...route });
  const actions = { addRoute, setGlobalData() {}, createData: async () => '' };
  addMarketRoutes(market, actions, { offline: true });
  const pages = [...market.pages].map(([item, page]) => [item.file, item, page]);
  const { messages, mdxPages, broken, context } = market;
  return structuredClone({
    ...{ routes, pages, messages, mdxPages, broken },
    hidden: [...context.hidden],
    assets: [...context.assets.assets],
  });
}

describe.each(editions)('saves, as readers of $name see them', (edition) => {
  let siteDir: string;
  const memory = {
    cache: new Map() as PageCache,
    bodies: createKeptBodies(),
    select: createKeptSelection(),
    onDemand: true,
  };
  const load = (kept: object) =>
    loadMarket({ siteDir, roots: ['docs'], baseUrl: '/', urls, edition, ...kept });
  const at = (file: string) => path.join(siteDir, 'docs', file);
  const write = (file: string, text: string) => writeFileSync(at(file), text);
  const change = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(at(file), 'utf8');
    const changed = text.replace(from, to);
    expect(changed, file).not.toBe(text);
    writeFileSync(at(file), changed);
  };
  const failure = 'failures/hole-corner-gap.md';
  const manual = 'manuals/tack-welding-thin.md';
  const made = 'opl/made.md';
  const opl = (visibility: string) =>
    `---\n題名: ${SECRET}\n型: 基礎知識\n要点: 試し\n公開範囲: ${visibility}\n状態: 承認済み\n所有: mihon-seisakusho\n---\n本文の${SECRET}。\n`;

  beforeAll(async () => {
    siteDir = mkdtempSync(path.join(tmpdir(), 'ichiba-saves-'));
    for (const name of [
      manual,
      'manuals/tig-corner-nametsuke.md',
      failure,
      'opl/opl-gap-unclamp.md',
      'opl/opl-gap-unclamp-ok.svg',
      'terms/uranami.md',
      'terms/kari-zuke.md',
      'orgs/mihon-seisakusho.md',
      'persons/veteran-a.md',
      'sources.yml',
    ])
      cpSync(path.join(root, 'docs', name), path.join(siteDir, 'docs', name));
    await stateOf(await load(memory));
  });
  afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

  const levels: Record<string, readonly string[]> = {
    一般公開: ['public', 'members', 'inhouse'],
    会員: ['members', 'inhouse'],
    社内: ['inhouse'],
  };
  /** Who reads the made page after a save; `undefined`: nobody asks. */
  const saves: [string, () => void, (keyof typeof levels | 'none')?][] = [
    ['a sentence', () => change(manual, /$/, '\n足した文です。\n')],
    ['a new page', () => write(made, opl('一般公開')), '一般公開'],
    ['a relation to it', () => change(failure, /$/, '\n[見る](/docs/opl/made/)\n'), '一般公開'],
    ['it is for members', () => write(made, opl('会員')), '会員'],
    ['it is secret', () => write(made, opl('社内')), '社内'],
    ['it is for everybody again', () => write(made, opl('一般公開')), '一般公開'],
    ['a title that others show', () => change(failure, /^題名: .*$/m, '題名: すき間の穴')],
    [
      'a name that has a stand-in',
      () =>
        change(manual, /^題名: /m, '匿名:\n  - {名前: made, 代わり: A社, 公開範囲: 社内}\n題名: '),
    ],
    [
      'another title of the page with that name, in a text that did not change',
      () => write(made, opl('一般公開').replaceAll(SECRET, '足した文です')),
    ],
    ['a term is called otherwise', () => change('terms/uranami.md', '題名: 裏波', '題名: うら波')],
    ['a section for members', () => change(failure, /$/, `\n:::会員\n${SECRET}\n:::\n`)],
    ['a page is gone', () => rmSync(at('opl/opl-gap-unclamp.md'))],
    ['it is withdrawn', () => rmSync(at(made)), 'none'],
  ];
  test.each(saves)('%s', async (_, save, readers) => {
    save();
    const state = await stateOf(await load(memory));
    expect(state).toEqual(await stateOf(await load({})));
    const isTold = JSON.stringify(state).includes(`"title":"${SECRET}"`);
    if (readers) expect(isTold).toBe(levels[readers]?.includes(edition.name) ?? false);
  });
});

test('a browser gets the page of the last whole save, and hears when what it got is another', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-served-'));
  const served = createServedPages(dir, urls);
  let asked = 0;
  const take = (id: string, title: string) =>
    served.take({
      path: `/docs/manual/${id}/`,
      component: '@theme/ItemPage',
      exact: true,
      get props() {
        asked++;
        return { title };
      },
    });
  const answer = async (id: string) => {
    const json = await served.answer(`pages/manual/${id}.json`);
    return json && JSON.parse(json).props.title;
  };
  const news = () => readFileSync(served.news, 'utf8');
  served.begin();
  expect(take('a', '前')).not.toHaveProperty('props');
  // One route stands for all of its kind.
  expect(take('b', '乙')).toBeUndefined();
  await served.end();
  expect(asked).toBe(0);
  expect([await answer('a'), await answer('c')]).toEqual(['前', undefined]);
  const first = news();

  served.begin();
  take('a', '前');
  take('b', '丙');
  await served.end();
  expect(news(), 'nobody has seen b').toBe(first);

  served.begin();
  take('a', '後');
  expect(await answer('a'), 'while the save is read').toBe('前');
  await served.end();
  expect(news()).not.toBe(first);
  expect([await answer('a'), await answer('b')]).toEqual(['後', undefined]);
  rmSync(dir, { recursive: true });
});

test('what nobody waits for rests while a save is read, and four seconds after it', async () => {
  let now = 10_000;
  let isBundling = false;
  const pace = createPace({
    now: () => now,
    wait: async (ms: number) => {
      now += ms;
      if (now < 11_000 || !isBundling) return;
      isBundling = false;
      pace.end('bundle');
    },
  } as never);
  await pace.rest();
  expect(pace.rest()).toBeUndefined();
  now += 19;
  expect(pace.rest()).toBeUndefined();
  now += 2;
  const before = now;
  await pace.rest();
  expect(now - before).toBeLessThan(20);
  pace.begin('bundle');
  isBundling = true;
  await pace.rest();
  expect(now).toBeGreaterThan(15_000);
});
