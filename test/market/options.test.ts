import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DocusaurusConfig, LoadContext } from '@docusaurus/types';
import { describe, expect, it } from 'vitest';
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
