import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { takeReadings } from '@chishiki-ichiba/model';
import { createMDXLoaderRule } from '@docusaurus/mdx-loader';
import type { LoadContext } from '@docusaurus/types';
import { type RemarkMarketOptions, remarkMarket } from './body/remark-market.js';
import { namedFiles } from './content/named-files.js';
import type { Market } from './load-market.js';

/** Addresses of the files that `.mdx` pages name, made ready like those of every page. */
export function mdxFiles({ context }: Market): NonNullable<RemarkMarketOptions['files']> {
  return Object.fromEntries(
    [...context.entries].flatMap(([item, entry]) => {
      if (item.format !== 'mdx') return [];
      const files = namedFiles(item).flatMap(({ url }) => {
        const asset = context.assets.add(entry, url);
        // What has an address of its own in static/ keeps it.
        if (!asset?.path) return [];
        const { url: address, width, height } = asset;
        return [[url, { url: address, ...(width && height ? { width, height } : {}) }] as const];
      });
      return files.length > 0 ? [[item.file, Object.fromEntries(files)] as const] : [];
    }),
  );
}

/** A bundler rule as far as it is looked at here. */
interface Rule {
  readonly test?: unknown;
  readonly include?: unknown;
}

/**
 * Bundler rule for `.mdx` below the roots. Docusaurus' own MDX loader with three differences: the
 * front matter is not published (it would be, twice, in every page's chunk), our remark plugin goes
 * first, and the site's `markdown.*` settings stay as they are for everything else.
 */
export async function createItemMdxRule(
  context: LoadContext,
  options: RemarkMarketOptions,
): Promise<Rule> {
  const { siteDir, siteConfig } = context;
  // The bundler's persistent cache does not look at a loader's options. As a file that every module
  // depends on, they part one edition from another: without it a public build after a members build
  // put the members' text into public pages (test/e2e/editions.test.ts holds this).
  const dependency = path.join(
    context.generatedFilesDir,
    'chishiki-ichiba-market',
    'mdx-options.json',
  );
  await mkdir(path.dirname(dependency), { recursive: true });
  await writeFile(dependency, JSON.stringify(options));
  return createMDXLoaderRule({
    include: [],
    options: {
      dependencies: [dependency],
      useCrossCompilerCache: siteConfig.future.faster.mdxCrossCompilerCache,
      admonitions: true,
      siteDir,
      staticDirs: siteConfig.staticDirectories.map((dir) => path.resolve(siteDir, dir)),
      isMDXPartial: () => true,
      isMDXPartialFrontMatterWarningDisabled: true,
      markdownConfig: {
        ...siteConfig.markdown,
        format: 'mdx',
        parseFrontMatter: async ({ fileContent }: { fileContent: string }) => ({
          frontMatter: {},
          // An author's reading would be an expression of MDX: the page's furigana know it.
          content: takeReadings(blankFrontMatter(fileContent)).text,
        }),
      },
      remarkPlugins: [],
      rehypePlugins: [],
      recmaPlugins: [],
      beforeDefaultRemarkPlugins: [[remarkMarket, options]],
      beforeDefaultRehypePlugins: [],
    } as unknown as Parameters<typeof createMDXLoaderRule>[0]['options'],
  });
}

/**
 * The rule for every file under the roots, partials too, but for folders that another content plugin
 * has a rule for (classic docs inside a root).
 *
 * @param rules - Rules of the bundler config so far.
 */
export function withRoots(
  rule: Rule,
  rules: readonly Rule[],
  siteDir: string,
  roots: readonly string[],
): Rule {
  const taken = rules.flatMap((other) =>
    other.test instanceof RegExp && other.test.test('x.mdx') && Array.isArray(other.include)
      ? other.include
      : [],
  );
  const folders = taken.filter((include): include is string => typeof include === 'string');
  const isOurs = (file: string): boolean =>
    roots.some((root) => file.startsWith(path.join(siteDir, root) + path.sep)) &&
    !folders.some((folder) => file.startsWith(folder));
  return { ...rule, include: [isOurs] };
}

/** Blank lines for the front matter's, so that line numbers of errors stay true. */
function blankFrontMatter(text: string): string {
  const match = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(?=\r?\n|$)/.exec(text);
  return match ? match[0].replace(/[^\n]/g, '') + text.slice(match[0].length) : text;
}
