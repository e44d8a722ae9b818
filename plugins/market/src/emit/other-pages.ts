import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { plainPageSections } from '@chishiki-ichiba/model';
import type { SearchDocument } from '@chishiki-ichiba/search';
import type { AllContent } from '@docusaurus/types';
import utilsCommon from '@docusaurus/utils-common';

interface PageLike {
  readonly title?: string;
  readonly description?: string;
  readonly permalink: string;
  /** `@site/…` */
  readonly source: string;
  readonly unlisted?: boolean;
  readonly type?: string;
}

/**
 * The site's own docs (last version only), blog posts and Markdown pages as search documents, so that
 * one box finds all a reader may read here. Drafts and unlisted pages are left out.
 */
export async function readOtherPages(
  allContent: AllContent,
  options: { siteDir: string; baseUrl: string; trailingSlash: boolean | undefined },
): Promise<SearchDocument[]> {
  const pages: PageLike[] = [];
  for (const content of Object.values(allContent['docusaurus-plugin-content-docs'] ?? {})) {
    const versions =
      (content as { loadedVersions?: { isLast: boolean; docs: PageLike[] }[] } | undefined)
        ?.loadedVersions ?? [];
    for (const version of versions) if (version.isLast) pages.push(...version.docs);
  }
  for (const content of Object.values(allContent['docusaurus-plugin-content-blog'] ?? {})) {
    const posts =
      (content as { blogPosts?: { metadata: PageLike }[] } | undefined)?.blogPosts ?? [];
    pages.push(...posts.map((post) => post.metadata));
  }
  for (const content of Object.values(allContent['docusaurus-plugin-content-pages'] ?? {})) {
    pages.push(...((content as PageLike[] | null) ?? []).filter((page) => page.type === 'mdx'));
  }
  const documents: SearchDocument[] = [];
  for (const page of pages
    .filter((candidate) => !candidate.unlisted)
    .sort((a, b) => (a.permalink < b.permalink ? -1 : 1))) {
    const file = path.join(options.siteDir, page.source.replace(/^@site\//, ''));
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const url = utilsCommon.applyTrailingSlash(page.permalink, options);
    documents.push({
      id: `page:${page.permalink}`,
      url,
      title: page.title ?? page.permalink,
      ...(page.description ? { summary: page.description } : {}),
      sections: plainPageSections(
        text.replace(/^\uFEFF/, ''),
        file.endsWith('.mdx') ? 'mdx' : 'md',
      ).map((section) => ({ ...section })),
      facets: { kind: ['page'] },
      prior: 0.2,
    });
  }
  return documents;
}
