import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Edition } from '@chishiki-ichiba/model';
import type { DocusaurusConfig, LoadContext } from '@docusaurus/types';
import { describe, expect, it, vi } from 'vitest';
import { toPolicy } from '../../plugins/market/lib/emit/csp.js';
import { hostsOf, marketsOf, toNeighboursProp } from '../../plugins/market/lib/neighbours.js';
import { validateOptions } from '../../plugins/market/lib/plugin.js';
import { hideOwnOptions } from '../../plugins/market/lib/published-config.js';
import preset, { type PresetOptions } from '../../plugins/preset/lib/preset.js';
import { validateOptions as validateSearch } from '../../plugins/search/lib/index.js';

const require = createRequire(join(import.meta.dirname, '../../plugins/market/package.json'));
// As Docusaurus calls it.
const { normalizePluginOptions: validate } = require('@docusaurus/utils-validation');
const context = {
  siteDir: '/',
  siteConfig: { themeConfig: {}, future: { v4: {} } },
} as unknown as LoadContext;

const entry = {
  id: 'higashi',
  label: '東の知識市場',
  url: 'https://higashi.example/',
  edition: 'public',
} as const;

describe('a wrong option of the market names itself, what was found and what is allowed', () => {
  it.each<[option: string, options: object, found: string, allowed: string]>([
    ['roots', { roots: 'docs' }, 'docs', '["market"]'],
    ['roots', { roots: [] }, 'an empty one', '["market"]'],
    ['roots[0]', { roots: ['/abs'] }, '/abs', 'a folder below the site'],
    ['roots[0]', { roots: ['../x'] }, '../x', 'a folder below the site'],
    ['roots[0]', { roots: ['docs/../x'] }, 'docs/../x', 'a folder below the site'],
    ['roots[0]', { roots: [3] }, '3', 'a folder below the site'],
    ['roots[0]', { roots: ['a\\b'] }, 'a\\b', 'with forward slashes'],
    ['roots[1]', { roots: ['a', 'a/b'] }, 'a/b', 'names a folder twice'],
    ['mdxFolders', { mdxFolders: 'x' }, 'x', '["market/guides"]'],
    ['mdxFolders[0]', { mdxFolders: ['marketing'] }, '"marketing"', '"roots" ("market")'],
    ['routeBasePath', { routeBasePath: 3 }, '3', '"/market/" or "/"'],
    ['routeBasePath', { routeBasePath: 'https://x.jp/' }, 'https://x.jp/', '"/market/" or "/"'],
    ['routeBasePath', { routeBasePath: '/a?b' }, '/a?b', '"/market/" or "/"'],
    ['edition', { edition: 'pubic' }, 'pubic', '"public", "members", "inhouse", "working"'],
    ['org', { org: 'ABC' }, 'ABC', 'a-z, 0-9, "-"'],
    ['offline', { offline: 'yes' }, 'yes', 'true (readers can keep pages'],
    ['csp', { csp: 1 }, '1', 'or false (none)'],
    ['images', { images: 5 }, '5', 'metadata, maxSize'],
    ['images.size', { images: { size: 1 } }, '1', 'metadata, maxSize'],
    ['images.metadata', { images: { metadata: 'keep' } }, 'keep', '"strip"'],
    ['images.maxSize', { images: { maxSize: '2000' } }, '2000', 'from 200 to 10000'],
    ['hosts', { hosts: 'https://a.jp' }, 'https://a.jp', '["https://example.jp"]'],
    ['hosts[0]', { hosts: ['http://a.jp'] }, 'http://a.jp', 'an origin like'],
    ['searchServer', { searchServer: 'https://a.jp' }, 'https://a.jp', 'url, index'],
    ['searchServer.url', { searchServer: {} }, 'missing', '"https://search.example.jp"'],
    ['searchServer.url', { searchServer: { url: 'http://a.jp' } }, 'http://a.jp', '"/engine"'],
    ['searchServer.url', { searchServer: { url: '//a.jp' } }, '//a.jp', '"/engine"'],
    ['searchServer.index', { searchServer: { url: '/e', index: 'A*' } }, 'A*', 'like "ichiba"'],
    ['markets', { markets: 'https://a.jp' }, 'https://a.jp', 'an id, a label and a url'],
    ['markets[0]', { markets: ['https://a.jp'] }, 'https://a.jp', 'id, label, url, edition'],
    ['markets[0].id', { markets: [{ ...entry, id: 'Ａ' }] }, 'Ａ', 'like "higashi"'],
    ['markets[0].id', { markets: [{ ...entry, id: 'here' }] }, 'here', 'which is this market'],
    ['markets[0].id', { markets: [{ label: 'A', url: 'https://a.jp' }] }, 'missing', 'higashi'],
    ['markets[0].label', { markets: [{ ...entry, label: 3 }] }, 'found 3', '40 characters'],
    ['markets[0].url', { markets: [{ ...entry, url: 'http://a.jp' }] }, 'http://a.jp', 'https://'],
    ['markets[0].url', { markets: [{ ...entry, url: 'a.jp' }] }, 'a.jp', 'https://'],
    ['markets[0].url', { markets: [{ ...entry, url: 'https://a.jp/?q' }] }, '?q', 'https://'],
    ['markets[0].edition', { markets: [{ ...entry, edition: 'inhouse' }] }, 'inhouse', '"members"'],
    ['markets[1]', { markets: [entry, entry] }, 'id', 'another market'],
    ['region', { region: '../x' }, '../x', 'a folder below the site'],
    ['hiddenLinks', { hiddenLinks: 'hide' }, 'hide', '"text", "note"'],
    ['rootz', { rootz: ['x'] }, '[x]', 'roots, mdxFolders, routeBasePath'],
  ])('%s %j', (option, options, found, allowed) => {
    let said = '';
    try {
      validateOptions({ validate, options });
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toMatch(/^@chishiki-ichiba\/market: /);
    for (const part of [`"${option}"`, found, allowed]) expect(said).toContain(part);
  });

  it('lets right ones be', () => {
    const options = { roots: ['docs', 'more/'], mdxFolders: ['more/code'], routeBasePath: '市場' };
    expect(validateOptions({ validate, options })).toMatchObject({ ...options, edition: 'public' });
  });
});

it.each<[options: object, said: string]>([
  [{ highlightOnArrival: 'no' }, '"highlightOnArrival" must be true or false, found "no"'],
  [{ mark: true }, '"mark" is no option, found true; there is highlightOnArrival'],
])('of the search %j', (options, said) => {
  expect(() => validateSearch({ validate, options })).toThrow(said);
});

it.each<[options: object, said: string]>([
  [{ roots: 'docs' }, '"roots" must be a list of folders like ["market"], found "docs"'],
  [{ rootz: ['x'] }, '"rootz" is no option of the market (roots, mdxFolders,'],
  [{ docs: true }, '"docs" must be false or an object of options, found true'],
  [{ docs: { exclude: 'x' } }, '"docs.exclude" must be a list of patterns, found "x"'],
  [{ sitemap: 'x' }, '"sitemap" must be false or an object of options, found "x"'],
  [{ roots: ['docs'] }, '"roots" and "docs.path" are both "docs"'],
])('of the preset %j', (options, said) => {
  expect(() => preset(context, options as PresetOptions)).toThrow(
    `@chishiki-ichiba/preset: ${said}`,
  );
});

describe('other markets', () => {
  const { markets } = validateOptions({
    validate,
    options: {
      markets: [
        entry,
        { id: 'nishi', label: '西', url: 'https://nishi.example/m', edition: 'members' },
        { ...entry, id: 'try', url: 'http://localhost:3001/' },
      ],
    },
  });

  it('are asked by readers of the edition that lies there, and by no other', () => {
    const names = (edition: Edition) => marketsOf(markets, edition).map(({ id }) => id);
    expect(names({ name: 'public' })).toEqual(['higashi', 'try']);
    expect(names({ name: 'members' })).toEqual(['nishi']);
    expect(names({ name: 'working' })).toEqual([]);
    expect(names({ name: 'inhouse', org: 'aoba' })).toEqual([]);
  });

  it('are the only hosts that scripts may ask', () => {
    const edition = { name: 'public' } as const;
    const own = marketsOf(markets, edition);
    const policy = toPolicy([], { hosts: [], asked: hostsOf(own), youtube: false });
    expect(policy).toContain(
      "connect-src 'self' https://higashi.example http://localhost:3001; frame-src 'none'",
    );
    expect(policy).not.toContain('nishi.example');
  });

  it('are found below the address of their front', () => {
    const { sources } = toNeighboursProp(markets, { name: 'public' }, 'ここ') ?? {};
    expect(sources?.map(({ baseUrl }) => baseUrl)).toEqual([
      'https://higashi.example/ichiba/search/',
      'https://nishi.example/m/ichiba/search/',
      'http://localhost:3001/ichiba/search/',
    ]);
  });

  it('cost a site nothing that names none', () => {
    expect(toNeighboursProp([], { name: 'public' }, 'ここ')).toBeUndefined();
    const region = toNeighboursProp([], { name: 'members' }, 'ここ', '/ichiba/region/');
    expect(region).toMatchObject({ sources: [], region: '/ichiba/region/' });
  });

  it('do not go with a search server', () => {
    const options = { markets: [entry], searchServer: { url: '/engine', index: 'x' } };
    expect(() => validateOptions({ validate, options })).toThrow(
      '"markets" and "searchServer" exclude each other',
    );
  });
});

describe('the config that is published', () => {
  it('holds no options of ours, and all of others', () => {
    const options = { org: 'secret-org', docs: { sidebarPath: '/home/someone/sidebars.js' } };
    const foreign = ['some-plugin', { key: 1 }];
    const entries = [
      ['@chishiki-ichiba/preset', options],
      ['/home/someone/node_modules/@chishiki-ichiba/market/lib/index.js', options],
      '@chishiki-ichiba/search',
      foreign,
      false,
    ];
    const config = { presets: entries, themes: entries, plugins: entries };
    hideOwnOptions(config as unknown as DocusaurusConfig);
    expect(JSON.stringify(config)).not.toMatch(/secret-org|someone/);
    expect(config.themes).toEqual([
      '@chishiki-ichiba/preset',
      '@chishiki-ichiba/market',
      '@chishiki-ichiba/search',
      foreign,
      false,
    ]);
    expect(entries[0]).toEqual(['@chishiki-ichiba/preset', options]);
  });
});

it('the preset hands out the sitemap plugin with a file that is cut where it is large', () => {
  vi.stubEnv('NODE_ENV', 'production');
  const { plugins = [] } = preset(context);
  vi.unstubAllEnvs();
  const cut = plugins.filter((plugin) => Array.isArray(plugin) && typeof plugin[0] === 'function');
  expect(cut).toHaveLength(1);
  expect(JSON.stringify(plugins)).not.toContain('plugin-sitemap');
});
