import path from 'node:path';
import { createMDXLoaderRule } from '@docusaurus/mdx-loader';
import type { LoadContext } from '@docusaurus/types';
import { remarkMarket, type RemarkMarketOptions } from './body/remark-market.js';

/**
 * Bundler rule for `.mdx` items. Docusaurus' own MDX loader with three differences: the front matter
 * is not published (it would be, twice, in every page's chunk), our remark plugin goes first, and
 * the site's `markdown.*` settings stay as they are for everything outside the roots.
 */
export async function createItemMdxRule(context: LoadContext, roots: readonly string[], options: RemarkMarketOptions): Promise<object> {
  const { siteDir, siteConfig } = context;
  const rule = await createMDXLoaderRule({
    include: [],
    options: {
      useCrossCompilerCache: siteConfig.future.faster.mdxCrossCompilerCache,
      admonitions: true,
      siteDir,
      staticDirs: siteConfig.staticDirectories.map((dir) => path.resolve(siteDir, dir)),
      isMDXPartial: () => true,
      isMDXPartialFrontMatterWarningDisabled: true,
      markdownConfig: {
        ...siteConfig.markdown,
        format: 'mdx',
        parseFrontMatter: async ({ fileContent }: { fileContent: string }) => ({ frontMatter: {}, content: fileContent.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n?/, '') }),
      },
      remarkPlugins: [],
      rehypePlugins: [],
      recmaPlugins: [],
      beforeDefaultRemarkPlugins: [[remarkMarket, options]],
      beforeDefaultRehypePlugins: [],
    } as unknown as Parameters<typeof createMDXLoaderRule>[0]['options'],
  });
  // `_…` files and folders under a root are no items: another docs instance may own them.
  const isItem = (file: string): boolean =>
    roots.some((root) => file.startsWith(path.join(siteDir, root) + path.sep)) && !/[\\/][_.]/.test(file.slice(siteDir.length));
  return { ...rule, include: [isItem] };
}
