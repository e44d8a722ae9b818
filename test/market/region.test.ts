import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEdition } from '@chishiki-ichiba/model';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import {
  copyRegionIndex,
  readRegion,
  refuseTwice,
} from '../../plugins/market/lib/region/read-region.js';
import { toRegionPage } from '../../plugins/market/lib/region/to-region-page.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { buildSmall, smallMarket } from '../authoring/small-build.js';
import { site } from './helpers.js';

const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });

describe('a region that was merged at build', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await site(smallMarket);
    vi.stubEnv('INIT_CWD', dir);
    vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    await buildSmall(dir, path.join(dir, 'east'), 'public');
    cpSync(path.join(dir, 'east'), path.join(dir, 'west'), { recursive: true });
    const { main } = await import('../../plugins/authoring/lib/cli.js');
    const named = (name: string) => `${name}=https://${name}.example/sub/market/`;
    const code = await main(['federate', named('east'), named('west'), '--out', 'region']);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expect(code).toBe(0);
  });

  it('is shown by market, firm, phase and canvas; every count leads to the search of just these', async () => {
    const region = readRegion(dir, 'region');
    const { context } = await loadMarket({
      siteDir: dir,
      roots: ['docs'],
      baseUrl: '/',
      urls,
      edition: parseEdition('public', undefined),
    });
    const page = toRegionPage(region, context);
    expect(page.total).toBe(12);
    expect(page.markets.map(({ id, count, url }) => [id, count, url])).toEqual([
      ['east', 6, 'https://east.example/sub/market/'],
      ['west', 6, 'https://west.example/sub/market/'],
    ]);
    expect(page.markets[0]?.searchUrl).toBe('/search/?market=east');
    expect(page.markets[0]?.pages[0]).toEqual({
      title: '板を合わせる',
      url: 'https://east.example/sub/market/docs/manual/awase/',
      kind: 'manual',
      revision: '第2版',
      revised: '2026-11-01',
      licence: 'CC BY 4.0',
    });
    // The firm is one of ours, by id and name: the search counts both under our id.
    expect(page.firms.map(({ id, label, url }) => [id, label, url])).toEqual([
      ['east:kobo', '見本工房', '/search/?market=east&org=kobo'],
      ['west:kobo', '見本工房', '/search/?market=west&org=kobo'],
    ]);
    const kaihatsu = page.phases.find(({ id }) => id === 'kaihatsu');
    expect(kaihatsu).toMatchObject({ count: 4, url: '/search/?market=east%2Cwest&phase=kaihatsu' });
    const cell = page.rows[page.blocks.findIndex(({ id }) => id === 'key-resources')]?.[2];
    expect(cell).toMatchObject({ count: 2 });
    expect(cell?.url).toContain('canvas=key-resources&market=east%2Cwest&phase=kaihatsu');
    expect(page.duplicates).toHaveLength(6);
    expect(page.duplicates[0]?.pages.map(({ market }) => market)).toEqual([
      'east.example',
      'west.example',
    ]);
  });

  it.each<[string, (region: string) => void, RegExp]>([
    ['no folder', () => undefined, /region\.json がありません。先に `ichiba federate/],
    [
      'another format',
      (region) => change(region, 'region.json', '"schemaVersion":1', '"schemaVersion":7'),
      /形は `7` です。この版のプログラムの `1` を期待/,
    ],
    [
      'another edition',
      (region) => change(region, 'region.json', '"edition":"public"', '"edition":"members"'),
      /版は `members` です。`public` を期待/,
    ],
    [
      'an index of another format',
      (region) => change(region, 'search/manifest.json', '"schemaVersion":', '"schemaVersion":9'),
      /検索の索引の形が/,
    ],
    [
      'half a file',
      (region) => change(region, 'pages/0.json', ']\n', ''),
      /pages\/0\.json を読めません/,
    ],
  ])('is refused when it has %s', (name, spoil, said) => {
    const copy = `copy-${name.replaceAll(' ', '-')}`;
    if (name !== 'no folder') {
      mkdirSync(path.join(dir, copy));
      cpSync(path.join(dir, 'region'), path.join(dir, copy), { recursive: true });
    }
    spoil(path.join(dir, copy));
    expect(() => readRegion(dir, copy)).toThrow(said);
  });

  it('lies beside our own index, without the files of the region of before', async () => {
    const region = readRegion(dir, 'region');
    const files = path.join(dir, 'served');
    mkdirSync(path.join(files, 'region'), { recursive: true });
    writeFileSync(path.join(files, 'region/of-before.bin'), 'old');
    await copyRegionIndex(region, files);
    expect(readdirSync(path.join(files, 'region')).sort()).toEqual(
      readdirSync(region.searchDir).sort(),
    );
  });

  it('does not hold a market that is asked as well', () => {
    const region = readRegion(dir, 'region');
    expect(() => refuseTwice([{ id: 'east', label: '東' }], region)).toThrow('both have "east"');
    expect(() => refuseTwice([{ id: 'kita', label: '北' }], region)).not.toThrow();
    expect(() => refuseTwice([{ id: 'east', label: '東' }], undefined)).not.toThrow();
  });
});

function change(dir: string, name: string, from: string, to: string): void {
  const file = path.join(dir, name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}
