/**
 * Two real Japanese sites, each built as their own and with the market added: the same pages with the same
 * text, and each of them found by its title.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../files.mjs';
import { fileOf, filesUnder, openSearch } from './built.mjs';
import { writeSite } from './site.mjs';

/** What the material lacks: parts and pictures of the sites' own. */
export const realSites = [
  {
    name: 'yytypescript-book',
    docs: 'docs',
    // Its own part, which is no Markdown and not in the material.
    files: {
      'src/theme/MDXComponents.js': `import Original from '@theme-original/MDXComponents';
export default { ...Original, PostILearned: ({ children }) => <aside className="learned">{children}</aside> };
`,
    },
  },
  // Two of its documents bear one `id`, which Docusaurus refuses with and without us.
  { name: 'specdojo-handbook', docs: 'docs/ja', files: {}, withoutIds: true },
];

/** Folder of a site's material; `undefined` where it is not at hand. */
export function materialOf({ name, docs }) {
  return ['../shared/data', '../../shared/data']
    .map((path) => join(root, path, 'ja-docs', name, docs))
    .find(existsSync);
}

/** The site on disk, alone or with the market. */
export function writeRealSite(siteDir, site, market) {
  writeSite(siteDir, { ...bare, use: market ? 'options' : 'none' });
  for (const made of ['docs', 'blog', 'src/pages', ...(market ? [] : ['market'])])
    rmSync(join(siteDir, made), { recursive: true, force: true });
  cpSync(materialOf(site), join(siteDir, 'docs'), { recursive: true });
  if (site.withoutIds)
    for (const name of filesUnder(join(siteDir, 'docs')).filter((file) => file.endsWith('.md'))) {
      const file = join(siteDir, 'docs', name);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/^(---\n(?:(?!---).*\n)*?)id:.*\n/, '$1'));
    }
  for (const [file, content] of Object.entries(site.files)) {
    mkdirSync(dirname(join(siteDir, file)), { recursive: true });
    writeFileSync(join(siteDir, file), content);
  }
  writeFileSync(join(siteDir, 'docusaurus.config.ts'), configOf(market));
}

const bare = { config: 'ts', baseUrl: '/', locales: ['ja'], versions: false, dark: false };

/** Pictures and some targets are not in the material: what is broken without us may be so with us. */
const configOf = (market) => `import type { Config } from '@docusaurus/types';

const config: Config = {
  title: 'A real site',
  url: 'https://adopter.example',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  future: { v4: true, faster: true },
  i18n: { defaultLocale: 'ja', locales: ['ja'] },
  markdown: {
    format: 'detect',
    hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' },
  },
  presets: [[${market ? "'@chishiki-ichiba/preset', { roots: ['market']," : "'classic', {"} blog: false, pages: false }]],
};

export default config;
`;

/** Keep a build beside the next one. @returns Its folder. */
export function putAside(siteDir) {
  const aside = join(siteDir, 'build-without');
  rmSync(aside, { recursive: true, force: true });
  renameSync(join(siteDir, 'build'), aside);
  return aside;
}

/** @returns Pairs as of `checkSite`. */
export async function compareBuilds(siteDir, without) {
  const withUs = join(siteDir, 'build');
  const pagesOf = (dir) => filesUnder(dir).filter((name) => /^docs\/.*\.html$/.test(name));
  const before = pagesOf(without);
  const after = new Set(pagesOf(withUs));
  const other = before
    .filter((page) => after.has(page))
    .flatMap((page) => {
      const difference = differenceOf(mainOf(join(without, page)), mainOf(join(withUs, page)));
      return difference ? [`${page}: ${difference}`] : [];
    });
  const search = await openSearch(siteDir, join(withUs, 'market/ichiba/search'));
  const lost = [];
  for (const page of before) {
    const title = titleOf(join(without, page));
    // Lists of a category and of tags are made by Docusaurus of other pages.
    if (!isDocument(join(without, page))) continue;
    const { hits } = await search.search(title ?? '', { limit: 50, prefixLast: false });
    const files = hits.map(({ url }) => fileOf(withUs, '/', url.replace(/[#?].*/, '')));
    if (!files.includes(join(withUs, page))) lost.push(`${page} by 「${title}」`);
  }
  const documents = before.filter((page) => isDocument(join(without, page))).length;
  const few = (list) =>
    list.length === 0 ? true : `${list.length}: ${list.slice(0, 5).join('; ')}`;
  return [
    [
      `${before.length} pages, and the same with us`,
      few(before.filter((page) => !after.has(page))),
    ],
    ['no page more', few([...after].filter((page) => !before.includes(page)))],
    ['the same text on every page', few(other)],
    [`all ${documents} documents are found by their titles`, few(lost)],
  ];
}

/** Where two texts part, with what each says there; `undefined` for the same. */
function differenceOf(one, other) {
  if (one === other) return undefined;
  const at = one.split('').findIndex((letter, index) => letter !== other[index]);
  const from = Math.max(0, at - 40);
  return `${one.slice(from, at + 80)} ≠ ${other.slice(from, at + 80)}`;
}

const isDocument = (file) => readFileSync(file, 'utf8').includes('docs-doc-page');

/** What a page says, and with which elements: addresses of scripts and styles are not in it. */
function mainOf(file) {
  const html = readFileSync(file, 'utf8');
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  // Names of CSS modules hold a hash of the file's place; React puts comments between pieces of text.
  return main
    .replace(/<!--.*?-->/g, '')
    .replace(/ class=(?:"[^"]*"|[^\s>]+)/g, '')
    .replace(/\/assets\/[^"'\s>]+/g, '');
}

/** Its title; the first heading with letters where the title is a dash to fill in. */
function titleOf(file) {
  const headings = [...readFileSync(file, 'utf8').matchAll(/<h[12][^>]*>([\s\S]*?)<\/h[12]>/g)].map(
    ([, inner]) =>
      inner
        .replace(/<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#x27;|&#39;/g, "'")
        .replace(/&amp;/g, '&')
        .trim(),
  );
  return headings.find((heading) => /\p{L}/u.test(heading));
}
