import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { createOpener } from '../../plugins/authoring/lib/mcp/open-build.js';
import { dayOf, headText, standingOf } from '../../plugins/authoring/lib/mcp/standing.js';
import { site } from '../market/helpers.js';
import { type Assistant, connect, noNetwork } from './mcp-client.js';
import { buildSmall, smallMarket } from './small-build.js';

const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-mcp-'));
const of = (edition: string) => path.join(dir, edition);
const files = (build: string) => path.join(build, 'market/ichiba');

const pagesIn = (data: Record<string, unknown> = {}): { readonly id: string }[] =>
  (data.items as { page: { id: string } }[]).map(({ page }) => page);

beforeAll(async () => {
  const siteDir = await site(smallMarket);
  for (const edition of ['public', 'members']) await buildSmall(siteDir, of(edition), edition);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('ichiba mcp, with the client of the SDK at its pipes', () => {
  let market: Assistant;
  beforeAll(async () => {
    market = await connect('--build', of('public'));
  });
  afterAll(() => market.client.close());

  it('answers as in the kept transcript', async () => {
    const from = market.wire.length;
    await market.client.listTools();
    await market.ask('search', { query: 'すき間', kind: ['manual'] });
    await market.ask('get_page', { page: 'mukashi' });
    await market.ask('list_pages', { sort: 'reviewBy', limit: 2 });
    await market.ask('compare_cases', { ids: ['ichi', 'ni'] });
    await market.ask('get_page', { page: 'awasee' });
    await market.client.readResource({ uri: 'ichiba://page/furui' });
    const today = (await market.ask('list_pages', { limit: 1 })).data?.asOf as string;
    // The schemas follow the lists of values; the client holds every answer to them.
    const said = JSON.stringify(market.wire.slice(from, -2), (key, value) =>
      key === 'inputSchema' || key === 'outputSchema' ? undefined : value,
    ).replaceAll(today, '今日');
    await expect(stringify(JSON.parse(said), { lineWidth: 0 })).toMatchFileSnapshot(
      '../fixtures/mcp/transcript.yml',
    );
  });

  it('tells of every page how far it can be relied on', async () => {
    const { data, text } = await market.ask('list_pages');
    const pages = pagesIn(data);
    const page = (id: string) => pages.find((one) => one.id === id);
    expect(pages).toHaveLength(6);
    expect(page('awase')).toMatchObject({
      status: '承認済み',
      revision: '第2版',
      revised: '2026-11-01',
      reviewBy: '2026-11-02',
      overdue: true,
      licence: 'CC BY 4.0',
      owner: '見本工房',
      fictional: true,
    });
    expect(page('ichi')).toMatchObject({
      overdue: false,
      licence: null,
      sources: [{ tag: 'S1', detail: '調べた報告書' }],
    });
    expect(page('ni')).toMatchObject({ revision: null, reviewBy: null, overdue: null });
    expect(page('furui')).toMatchObject({ status: '廃止' });
    expect(data?.edition).toEqual({ name: 'public', label: '公開版', pages: 6 });
    expect(text).toContain('過ぎています。使う前に確かめてください');
    expect(text).toContain('廃止（今の作業には使わないでください）');
    expect(text).toContain('ライセンス: CC BY 4.0／見本: 架空の組織・条件です');
  });

  it('leads to the step, and says when only narrowing hides a page', async () => {
    const { data } = await market.ask('search', { query: 'すき間から溶け落ちる' });
    expect(data?.hits).toMatchObject([
      {
        page: { id: 'awase' },
        place: {
          url: '/sub/market/docs/manual/awase/#kp-sukima',
          heading: '手順 > 板を置く > すき間をなくす',
          seconds: null,
        },
      },
    ]);
    const narrowed = await market.ask('search', { query: '死の谷', kind: ['term'] });
    expect(narrowed.data).toMatchObject({ total: 0, withoutFacets: 1 });
    expect(narrowed.text).toContain('絞り込まなければ');
    const blog = await market.ask('search', { query: 'ブログの本文' });
    expect(blog.data?.hits).toMatchObject([{ page: { kind: 'page', status: null } }]);
    expect((await market.ask('search', { query: 'カイインダケノコトバ' })).data?.hits).toEqual([]);
  });

  it('lists by every facet, a page at a time', async () => {
    const ids = async (args: Record<string, unknown>) => {
      const { data } = await market.ask('list_pages', args);
      return pagesIn(data)
        .map(({ id }) => id)
        .sort();
    };
    expect(await ids({ kind: ['case'] })).toEqual(['ichi', 'ni']);
    expect(await ids({ phase: ['sosei'] })).toEqual(['ni', 'tsudoi']);
    expect(await ids({ firm: ['見本工房'], kind: ['case'] })).toEqual(['ichi']);
    expect(await ids({ firm: ['kobo'], phase: ['kaihatsu'] })).toEqual(['awase', 'ichi']);
    expect(await ids({ status: ['retired'] })).toEqual(['furui']);
    const parts = await Promise.all([1, 2, 3].map((page) => ids({ limit: 2, page })));
    expect(parts.flat().sort()).toEqual(await ids({}));
    expect((await market.ask('list_pages', { page: 9 })).text).toContain('9枚目はありません');
  });

  it('reads a page by id, old id and address, and hands out the same as a resource', async () => {
    const twin = readFileSync(path.join(of('public'), 'market/docs/manual/awase.md'), 'utf8');
    for (const page of [
      'awase',
      'mukashi',
      '/sub/market/docs/manual/awase/',
      '/sub/market/docs/manual/awase.md',
      'https://ichiba.example/sub/market/docs/manual/awase/?rev=1#step-oku',
      '/sub/market/docs/manual/mukashi/',
      '/sub/market/docs/manual/awase/sheet/',
    ])
      expect((await market.ask('get_page', { page })).data?.markdown, page).toBe(twin);
    const { contents } = await market.client.readResource({ uri: 'ichiba://page/awase' });
    expect(contents[0]).toMatchObject({ mimeType: 'text/markdown' });
    expect((contents[0] as { text: string }).text).toContain(twin);
    const { completion } = await market.client.complete({
      ref: { type: 'ref/resource', uri: 'ichiba://page/{id}' },
      argument: { name: 'id', value: 'awa' },
    });
    expect(completion.values).toEqual(['awase']);
  });

  it.each([
    ['get_page', { page: 'awasee' }, 'もしかして: awase（板を合わせる）'],
    ['get_page', { page: '二号' }, 'もしかして: ni（二号の連携）'],
    ['get_page', { page: 'kieta' }, '`kieta` は 2026-10-01 に取り下げられました'],
    ['get_page', { page: '/sub/market/docs/term/kieta/' }, '2026-10-01 に取り下げられました'],
    ['get_page', { page: '/sub/blog/' }, '写し（Markdown）がありません'],
    ['get_page', { page: '/sub/blog/awase/' }, 'この版にありません'],
    ['get_page', { page: '/sub/100%25/' }, 'この版にありません'],
    ['get_page', { page: 'himitsu' }, 'この版にありません'],
    ['compare_cases', { ids: ['ichi', 'nii'] }, 'もしかして: ni'],
    ['compare_cases', { ids: ['ichi', 'awase'] }, '連携事例ではありません。種類は `manual`'],
    ['compare_cases', { ids: ['ichi', 'ichi'] }, '二度あります'],
    ['compare_cases', { ids: ['ichi'] }, 'ids: 小さすぎる値'],
    [
      'list_pages',
      { firm: ['koboo'] },
      '組織 `koboo` のページはこの版にありません。もしかして: kobo',
    ],
    ['list_pages', { kind: ['manuals'] }, '無効な選択: "manual"'],
    ['search', { query: 'x', phases: ['sosei'] }, '認識されていないキー: "phases"'],
    ['search', { query: ' ' }, 'query: 小さすぎる値'],
  ])('%s %j is refused with what to ask instead', async (tool, args, words) => {
    const { text, refused, data } = await market.ask(tool, args);
    expect({ refused, data }).toEqual({ refused: true, data: undefined });
    expect(text).toContain(words);
  });

  it('reads nothing outside the build', async () => {
    writeFileSync(path.join(dir, 'soto.md'), '# SOTONOFILE\n');
    symlinkSync(path.join(dir, 'soto.md'), path.join(of('public'), 'market/docs/term/link.md'));
    for (const page of [
      '../soto',
      '/sub/../soto',
      '/sub/%2e%2e/soto',
      '/sub/..%2fsoto',
      '/sub/market/..\\..\\..\\soto',
      `${dir}/soto`,
      '/sub/market/docs/term/link/',
    ])
      expect(await market.ask('get_page', { page }), page).toMatchObject({ refused: true });
  });

  it('sent nothing but the protocol to stdout, and nothing to any network', async () => {
    expect(market.noise).toEqual([]);
    expect(market.stderr()).toBe(
      `公開版（6ページ、${of('public')}）を読みます。通信はしません。\n`,
    );
    // So that the line above can fail:
    const trapped = spawnSync(
      process.execPath,
      ['--import', noNetwork, '-e', "fetch('http://127.0.0.1:8123/').catch(() => {})"],
      { encoding: 'utf8' },
    );
    expect(trapped.stderr).toContain('NETWORK');
  });
});

it('a build that changes while it is served', async () => {
  const build = of('served');
  await cp(of('members'), build, { recursive: true });
  const market = await connect('--build', build, '--edition', 'members');
  const find = () => market.ask('search', { query: 'カイインダケノコトバ' });
  expect((await find()).data).toMatchObject({
    edition: { name: 'members', label: '会員版', pages: 7 },
    hits: [{ page: { id: 'himitsu', visibility: '会員' } }],
  });
  expect(market.stderr()).toContain('注意: 会員版です');

  // Built anew, to another edition: nobody asked for that one.
  await rename(build, `${build}-old`);
  expect(await find()).toMatchObject({
    refused: true,
    text: expect.stringContaining('ありません'),
  });
  await cp(of('public'), build, { recursive: true });
  expect(await find()).toMatchObject({
    refused: true,
    text: expect.stringContaining('公開版（`public`）です。会員版（`members`）を期待'),
  });
  await rm(build, { recursive: true });
  await rename(`${build}-old`, build);
  expect((await find()).data).toMatchObject({ total: 1 });

  // A part of the index that is gone is no "nothing found".
  const { dir: hash } = JSON.parse(readFileSync(`${files(build)}/search/manifest.json`, 'utf8'));
  await rm(`${files(build)}/search/${hash}/f`, { recursive: true });
  expect(await market.ask('search', { query: '昔の呼び名' })).toMatchObject({
    refused: true,
    text: expect.stringContaining('読めない部品'),
  });
  await market.client.close();
});

it('a clock that is wrong says nothing of what is overdue', () => {
  const build = createOpener(of('public'), 'public')();
  const page = build.market.pages.find(({ id }) => id === 'awase');
  const overdue = (now: string) => page && standingOf(page, build, dayOf(new Date(now), build));
  expect(overdue('2026-11-02T12:00:00')).toMatchObject({ overdue: false });
  expect(overdue('2026-11-03T12:00:00')).toMatchObject({ overdue: true });
  expect(overdue('2020-01-01T12:00:00')).toMatchObject({ overdue: null });
  expect(headText(build, dayOf(new Date('2020-01-01T12:00:00'), build))).toContain(
    'この機械の日付（2020-01-01）が合っていないよう',
  );
});

describe('ichiba mcp, before it serves', () => {
  const run = async (...args: string[]) => {
    let said = '';
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += text;
      return true;
    });
    const { main } = await import('../../plugins/authoring/lib/cli.js');
    const code = await main(['mcp', ...args]);
    spy.mockRestore();
    return { code, said };
  };
  const changed = async (name: string, change: (build: string) => void) => {
    const build = of(name);
    await cp(of('public'), build, { recursive: true });
    change(build);
    return build;
  };

  it('refuses an edition that was not asked for by name', async () => {
    vi.stubEnv('ICHIBA_EDITION', 'members');
    vi.stubEnv('ICHIBA_ORG', 'kobo');
    const unnamed = await run('--build', of('members'));
    const noFirm = await run('--edition', 'inhouse');
    vi.unstubAllEnvs();
    expect(unnamed.code).toBe(2);
    expect(unnamed.said).toContain('会員版（`members`）です。公開版（`public`）を期待');
    expect(unnamed.said).toContain('`--edition members`');
    expect((await run('--build', of('public'), '--edition', 'members')).code).toBe(2);
    expect((await run('--edition', 'working')).said).toContain('渡せません');
    expect(noFirm.said).toContain('社内版には組織が要ります');
  });

  it.each([
    ['a folder that is not there', () => of('nai'), 'index.html と ichiba/catalog.json'],
    ['a folder with builds in it', () => dir, 'index.html と ichiba/catalog.json'],
    [
      'a build for a USB stick',
      () => changed('usb', (b) => writeFileSync(`${files(b)}/search/manifest.json.js`, '')),
      'USB 用の組み立て',
    ],
    [
      'another format',
      () =>
        changed('form', (b) => {
          const name = `${files(b)}/catalog.json`;
          writeFileSync(
            name,
            readFileSync(name, 'utf8').replace('"schemaVersion":1', '"schemaVersion":9'),
          );
        }),
      '形は `9` です',
    ],
    [
      'a catalog cut short',
      () => changed('cut', (b) => writeFileSync(`${files(b)}/catalog.json`, '{"sch')),
      '読めません',
    ],
  ])('refuses %s, and says what was looked for', async (_, build, words) => {
    const folder = await build();
    const { code, said } = await run('--build', folder);
    expect(code).toBe(2);
    expect(said).toContain(words);
    expect(said).toContain(folder);
  });
});
