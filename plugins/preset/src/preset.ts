import { createRequire } from 'node:module';
import path from 'node:path';
import type { LoadContext, PluginConfig, Preset } from '@docusaurus/types';
import { cutSitemap, datedSitemap, type RequiredPlugin } from './sitemap.js';

const require = createRequire(import.meta.url);

/** Options of the market; every other key goes to preset-classic as it is. */
export interface PresetOptions {
  /** Folders that are a market; default `['market']`. */
  roots?: string[];
  /** Folders below the roots whose `.mdx` files are pages; default none, for they run as code. */
  mdxFolders?: string[];
  /** Where the market's pages live; default `/market/`. */
  routeBasePath?: string;
  edition?: string;
  org?: string;
  /** Readers can keep pages on their device; default `true`. */
  offline?: boolean;
  /** A Content Security Policy in every page; default where the market is the whole site. */
  csp?: boolean;
  /** Other hosts that readers' browsers may ask; default none. */
  hosts?: string[];
  /** An OpenSearch or Elasticsearch server that answers the search; default none. */
  searchServer?: { url: string; index?: string };
  /** Other markets that the search asks too: `{ id, label, url }`; default none. */
  markets?: { id: string; label: string; url: string; edition?: 'public' | 'members' }[];
  /** Folder that `ichiba federate` wrote; default none. */
  region?: string;
  /** What stands in the place of a link to a page of a higher edition: its words, or also a note. */
  hiddenLinks?: 'text' | 'note';
  /** A picture of every page, shown where its address is shared; default `true`. */
  socialCards?: boolean;
  /** Colours and type of the whole site: the market's where it is the whole site, else the site's own. */
  look?: 'market' | 'site';
  /** How pictures and films are published: `{ metadata: 'strip' | 'fail', maxSize: 2000 }`. */
  images?: { metadata?: 'strip' | 'fail'; maxSize?: number };
  /** preset-classic's options; `docs: { path }` must not be one of the roots. */
  docs?: false | { path?: string; exclude?: string[]; [key: string]: unknown };
  [classicOption: string]: unknown;
}

const ownKeys = [
  'roots',
  'mdxFolders',
  'routeBasePath',
  'edition',
  'org',
  'offline',
  'csp',
  'hosts',
  'searchServer',
  'markets',
  'region',
  'hiddenLinks',
  'images',
  'socialCards',
  'look',
] as const;

const classicKeys = [
  'debug',
  'docs',
  'blog',
  'pages',
  'sitemap',
  'svgr',
  'theme',
  'googleAnalytics',
  'gtag',
  'googleTagManager',
] as const;

/** preset-classic plus the knowledge market: one line in a site's config. */
export default function preset(context: LoadContext, options: PresetOptions = {}): Preset {
  refuseWrong(options);
  const market: Record<string, unknown> = {};
  const classic: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    if ((ownKeys as readonly string[]).includes(key)) market[key] = value;
    else classic[key] = value;
  }
  const roots = options.roots ?? ['market'];
  classic.docs = withoutRoots(options.docs, roots);
  if (options.sitemap !== false)
    classic.sitemap = { ...datedSitemap, ...(options.sitemap as object) };
  const classicPreset = require('@docusaurus/preset-classic') as {
    default: (context: LoadContext, options: object) => Preset;
  };
  const { themes = [], plugins = [] } = classicPreset.default(context, classic);
  return {
    // As themes, because a preset's plugins come before its themes: theme-classic's own parts (an
    // empty SearchBar among them) would replace ours.
    themes: [
      ...themes,
      [require.resolve('@chishiki-ichiba/market'), market],
      [require.resolve('@chishiki-ichiba/search'), {}],
    ],
    plugins: plugins.map(withCutSitemap),
  };
}

/** Named by its file, as preset-classic lists it. */
function withCutSitemap(plugin: PluginConfig): PluginConfig {
  const [name, options] = Array.isArray(plugin) ? plugin : [plugin];
  if (typeof name !== 'string' || !name.includes('plugin-sitemap')) return plugin;
  return [cutSitemap(require(name) as RequiredPlugin), options ?? {}] as PluginConfig;
}

/** What this file itself reads; the rest is judged by the plugin it goes to. @throws {Error} */
function refuseWrong(options: PresetOptions): void {
  const refuse = (key: string, expected: string) => {
    throw new Error(
      `@chishiki-ichiba/preset: "${key}" ${expected}, found ${JSON.stringify(options[key])}`,
    );
  };
  const known: readonly string[] = [...ownKeys, ...classicKeys];
  for (const key of Object.keys(options))
    if (!known.includes(key))
      refuse(
        key,
        `is no option of the market (${ownKeys.join(', ')}) or of preset-classic (${classicKeys.join(', ')})`,
      );
  const { roots = [] } = options;
  if (!Array.isArray(roots) || roots.some((root) => typeof root !== 'string'))
    refuse('roots', 'must be a list of folders like ["market"]');
  for (const key of ['docs', 'sitemap'])
    if (options[key] !== undefined && options[key] !== false && !isPlain(options[key]))
      refuse(key, 'must be false or an object of options');
  const { docs } = options;
  if (docs && docs.exclude !== undefined && !Array.isArray(docs.exclude))
    throw new Error(
      `@chishiki-ichiba/preset: "docs.exclude" must be a list of patterns, found ${JSON.stringify(docs.exclude)}`,
    );
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Docs options that leave the market's roots alone. The list is made here and not in the site's
 * config, because a config is published with every page.
 */
function withoutRoots(
  docs: PresetOptions['docs'],
  roots: readonly string[],
): PresetOptions['docs'] {
  if (docs === false) return false;
  const docsPath = docs?.path ?? 'docs';
  const exclude = roots.flatMap((root) => {
    const inner = path.posix.relative(docsPath, root);
    if (inner === '') {
      throw new Error(
        `@chishiki-ichiba/preset: "roots" and "docs.path" are both "${root}". A folder is either a market or classic docs: set "docs: false", another "docs.path" or other "roots".`,
      );
    }
    return inner.startsWith('..') ? [] : [`${inner}/**`];
  });
  if (exclude.length === 0) return docs;
  const defaults = [
    '**/_*.{js,jsx,ts,tsx,md,mdx}',
    '**/_*/**',
    '**/*.test.{js,jsx,ts,tsx}',
    '**/__tests__/**',
  ];
  return { ...docs, exclude: [...(docs?.exclude ?? defaults), ...exclude] };
}
