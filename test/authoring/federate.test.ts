import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEdition } from '@chishiki-ichiba/model';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import { textsOfIndexFile } from '@chishiki-ichiba/search/inspect';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeMarketFiles } from '../../plugins/market/lib/emit/output.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { plantSite } from '../planted-site.js';
import { useCommand } from './command.js';
import { buildSmall, smallMarket } from './small-build.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Names and texts of a folder, files of an index unpacked. */
function everythingIn(dir: string): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      const texts = textsOfIndexFile(bytes) ?? [bytes.toString('utf8')];
      return `${path.relative(dir, file)}\n${texts.join('\n')}`;
    })
    .sort()
    .join('\n');
}

const listOf = (...markets: object[]) => JSON.stringify({ markets });
const east = {
  id: 'higashi',
  label: '東の市場',
  url: 'https://higashi.example/sub/market/',
  from: 'east',
};
const west = {
  id: 'nishi',
  label: '西の市場',
  url: 'https://nishi.example/sub/market/',
  from: 'west',
};

describe('ichiba federate', () => {
  const command = useCommand('federate', smallMarket);
  const at = (...names: string[]) => path.join(command.dir, ...names);
  const json = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'));
  const left = () => readdirSync(command.dir).filter((name) => name.startsWith('region'));
  /** Two builds of the same small market; its west has one page less. */
  const build = async (edition = 'public') => {
    vi.stubEnv('INIT_CWD', command.dir);
    await buildSmall(command.dir, at('east'), edition);
    rmSync(at('docs/cases/ni.md'));
    await buildSmall(command.dir, at('west'), 'public');
    writeFileSync(at('markets.json'), listOf(east, west));
  };

  it('makes one region of many markets, each page with its market, licence and revision', async () => {
    await build();
    expect(await command.run('markets.json', '--out', 'region')).toBe(0);
    expect(command.output).toContain('2 つの市場の 11 ページをまとめました');
    const manifest = json('region/region.json');
    expect(manifest.markets).toEqual([
      {
        id: 'higashi',
        label: '東の市場',
        url: east.url,
        locale: 'ja',
        pages: 6,
        newest: '2026-11-01',
      },
      {
        id: 'nishi',
        label: '西の市場',
        url: west.url,
        locale: 'ja',
        pages: 5,
        newest: '2026-11-01',
      },
    ]);
    const pages = json('region/pages/0.json');
    expect(pages.find(({ id }: { id: string }) => id === 'higashi:awase')).toEqual({
      id: 'higashi:awase',
      market: 'higashi',
      kind: 'manual',
      title: '板を合わせる',
      summary: 'すき間をなくして板を合わせます。',
      url: 'https://higashi.example/sub/market/docs/manual/awase/',
      phases: ['kaihatsu'],
      canvas: ['key-resources'],
      orgs: ['higashi:kobo'],
      status: 'approved',
      revision: '第2版',
      revised: '2026-11-01',
      reviewBy: '2026-11-02',
      licence: 'CC BY 4.0',
    });
    expect(manifest.duplicates.map(({ title }: { title: string }) => title)).toContain(
      '板を合わせる',
    );
    expect(command.output).toContain('「板を合わせる」（higashi:awase、nishi:awase）');
    const first = everythingIn(at('region'));
    expect(await command.run('markets.json', '--out', 'region')).toBe(0);
    expect(everythingIn(at('region'))).toBe(first);
    expect(left()).toEqual(['region']);
  });

  it('is searched as one, by market and firm', async () => {
    await build();
    await command.run('markets.json', '--out', 'region');
    const client = createSearchClient({
      baseUrl: 'https://x.example/',
      fetch: async (url) => new Response(readFileSync(at('region/search', new URL(url).pathname))),
    });
    const { hits, facets } = await client.search('すき間をなくして');
    expect(hits.map(({ id, market, url }) => [id, market, url])).toEqual([
      ['higashi:awase', '東の市場', 'https://higashi.example/sub/market/docs/manual/awase/'],
      ['nishi:awase', '西の市場', 'https://nishi.example/sub/market/docs/manual/awase/'],
    ]);
    expect(facets.market).toEqual({ higashi: 1, nishi: 1 });
    expect(facets.org).toEqual({ 'higashi:kobo': 1, 'nishi:kobo': 1 });
    const manifest = await client.manifest();
    expect(manifest?.labels?.org?.values['nishi:kobo']).toBe('見本工房');
    // The site's own blog is no page of the market.
    expect((await client.search('ブログ')).total).toBe(0);
  });

  it('refuses a members’ catalog given by mistake, with place, found and expected, and writes nothing', async () => {
    await build('members');
    expect(await command.run('markets.json', '--out', 'region')).toBe(1);
    expect(command.output).toContain(
      `東の市場: ${at('east/market/ichiba/catalog.json')}: 会員版（\`members\`）の目録です。公開版（\`public\`）を期待`,
    );
    expect(left()).toEqual([]);
  });

  it('does not believe a members’ build that calls itself public', async () => {
    await build('members');
    const files = 'east/market/ichiba';
    const catalog = readFileSync(at(files, 'catalog.json'), 'utf8');
    writeFileSync(at(files, 'catalog.json'), catalog.replace('"members"', '"public"'));
    expect(await command.run('markets.json', '--out', 'region')).toBe(1);
    expect(command.output).toContain('の visibility: `"members"` です。`public` を期待');
    expect(command.output).toContain('会員版（`members`）の検索の索引です');
    expect(command.output).not.toContain('カイインダケノコトバ');
    expect(left()).toEqual([]);
    // Its index alone would do.
    cpSync(at('west/market/ichiba/catalog'), at(files, 'catalog'), { recursive: true });
    cpSync(at('west/market/ichiba/catalog.json'), at(files, 'catalog.json'));
    expect(await command.run('markets.json', '--out', 'region')).toBe(1);
    expect(command.output).toContain('会員版（`members`）の検索の索引です');
    expect(left()).toEqual([]);
  });

  it('tells all that is wrong in one run, and leaves the region of before', async () => {
    await build();
    expect(await command.run('markets.json', '--out', 'region')).toBe(0);
    const before = everythingIn(at('region'));
    const change = (name: string, from: string, to: string) => {
      const text = readFileSync(at(name), 'utf8');
      expect(text).toContain(from);
      writeFileSync(at(name), text.replace(from, to));
    };
    change('east/market/ichiba/catalog.json', '"schemaVersion":1', '"schemaVersion":9');
    change('west/market/ichiba/catalog/0.json', '"status":"approved"', '"status":"draft"');
    change('west/market/ichiba/catalog/0.json', '/sub/market/docs/', 'javascript:/');
    expect(await command.run('markets.json', '--out', 'region')).toBe(1);
    for (const part of [
      '目録の形は `9` です。この版のプログラムの `1` を期待',
      'の status: `"draft"` です。`approved` か `retired` を期待',
      'の url: `"javascript:/',
      '市場の入口（https://nishi.example/sub/market/）の下の道を期待',
    ])
      expect(command.output).toContain(part);
    expect(everythingIn(at('region'))).toBe(before);
    expect(left()).toEqual(['region']);
  });

  it('finds the region of before where a killed run has left it', async () => {
    await build();
    expect(await command.run('markets.json', '--out', 'region')).toBe(0);
    renameSync(at('region'), at('region.ichiba-old'));
    writeFileSync(at('wrong.json'), listOf({ ...east, from: 'nowhere' }));
    expect(await command.run('wrong.json', '--out', 'region')).toBe(1);
    expect(command.output).toContain('組み立てた市場がありません');
    expect(json('region/region.json').markets).toHaveLength(2);
    expect(left()).toEqual(['region']);
  });

  it.each<[string, string[], RegExp]>([
    ['no folder', ['markets.json'], /書き出すフォルダ/],
    ['nothing to merge', ['--out', 'region'], /まとめる市場/],
    ['a folder without an address', ['east', '--out', 'region'], /フォルダ=https/],
    ['one id twice', ['markets.json', 'markets.json', '--out', 'region'], /二つあります/],
    ['somebody else’s folder', ['markets.json', '--out', 'docs'], /上書きしません/],
  ])('says what it cannot do: %s', async (_, args, said) => {
    await build();
    expect(await command.run(...args)).toBe(2);
    expect(command.output).toMatch(said);
    expect(left()).toEqual([]);
  });

  it('says every mistake of a list', async () => {
    await build();
    const wrong = [
      { ...east, id: 'here' },
      { ...east, url: 'ftp://x' },
      { ...west, label: 3 },
    ];
    writeFileSync(at('markets.json'), listOf(...wrong));
    expect(await command.run('markets.json', '--out', 'region')).toBe(2);
    for (const part of ['1 番目: id は `"here"`', '2 番目: 市場の入口', '3 番目: label は `3`'])
      expect(command.output).toContain(part);
    writeFileSync(at('markets.json'), '{"markets": 3}');
    expect(await command.run('markets.json', '--out', 'region')).toBe(2);
    expect(command.output).toContain('`markets` がありません');
  });

  it('reads markets at their addresses, and names the one that is away', async () => {
    await build();
    const server = createServer((request, response) => {
      const name = (request.url ?? '').replace('/sub/', '/');
      try {
        response.end(readFileSync(at('east', name)));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/sub/market/`;
    try {
      writeFileSync(at('markets.json'), listOf({ id: 'higashi', label: '東の市場', url }, west));
      expect(await command.run('markets.json', '--out', 'region')).toBe(0);
      expect(json('region/region.json').markets[0]).toMatchObject({ url, pages: 6 });
      expect(await command.run(`http://localhost:${port}/`, '--out', 'other')).toBe(1);
      expect(command.output).toContain(`http://localhost:${port}/ichiba/catalog.json: 404`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    expect(await command.run('markets.json', '--out', 'region')).toBe(1);
    expect(command.output).toMatch(/東の市場: .*catalog\.json: 読めません/);
    expect(json('region/region.json').markets).toHaveLength(2);
  });
});

describe('markets full of canaries', () => {
  const command = useCommand('federate', {});
  it('make a region that tells nothing above public', { timeout: 180_000 }, async () => {
    vi.stubEnv('INIT_CWD', command.dir);
    const site = path.join(command.dir, 'site');
    await mkdir(site);
    const canaries = plantSite(site);
    const build = async (edition: string, org?: string) => {
      const folder = path.join(command.dir, edition);
      const market = await loadMarket({
        siteDir: site,
        roots: ['market'],
        baseUrl: '/',
        urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
        edition: parseEdition(edition, org),
        images: {
          metadata: 'strip',
          maxSize: 2000,
          cacheDir: mkdtempSync(path.join(tmpdir(), 'ichiba-federate-')),
        },
      });
      await mkdir(path.join(folder, 'ichiba'), { recursive: true });
      writeFileSync(path.join(folder, 'index.html'), '');
      await writeMarketFiles(market, path.join(folder, 'ichiba'), 'ja', []);
    };
    await build('public');
    await build('members');
    await build('inhouse', 'firm-a');
    const name = (from: string) => `${from}=https://${from}.example/`;
    expect(await command.run(name('public'), '--out', 'region'), command.output).toBe(0);
    const told = everythingIn(path.join(command.dir, 'region'));
    expect(told).toContain('public:moto-manual');
    const seen = (text: string) => canaries.filter(({ mark }) => text.includes(String(mark)));
    expect(seen(told).map(({ place, audience }) => `${place} ${audience}`)).toEqual([]);
    // The test sees them where they are.
    expect(seen(everythingIn(path.join(command.dir, 'members/ichiba'))).length).toBeGreaterThan(
      200,
    );
    // With one that is not public nothing is written at all.
    for (const above of ['members', 'inhouse']) {
      expect(await command.run(name('public'), name(above), '--out', 'both')).toBe(1);
      expect(command.output).toContain('公開版より上のものは、地域の入口に入れません');
      expect(seen(command.output)).toEqual([]);
      expect(readdirSync(command.dir).filter((entry) => entry.startsWith('both'))).toEqual([]);
    }
  });
});
