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

type Version = { readonly isLast: boolean; readonly docs: readonly PageLike[] };

const versionsOf = (allContent: AllContent): Version[] =>
  Object.values(allContent['docusaurus-plugin-content-docs'] ?? {}).flatMap(
    (content) => (content as { loadedVersions?: Version[] } | undefined)?.loadedVersions ?? [],
  );

/**
 * Classic docs know no editions: a page of the market that they publish too is published for everybody.
 *
 * @throws Error with the files, before anything is written.
 */
export function refuseDocsOfRoots(allContent: AllContent, roots: readonly string[]): void {
  const ours = versionsOf(allContent)
    .flatMap(({ docs }) => docs.map(({ source }) => source.replace(/^@site\//, '')))
    // `_` and `.` are left out by the market too.
    .filter((file) => roots.some((root) => file.startsWith(`${root}/`)) && !/\/[_.]/.test(file));
  if (ours.length === 0) return;
  const more = ours.length > 5 ? `, and ${ours.length - 5} more` : '';
  throw new Error(
    `chishiki-ichiba-market: classic docs would publish ${ours.length} page(s) of the market to everybody, whatever their edition: ${ours.slice(0, 5).join(', ')}${more}. Give the docs plugin another "path", or exclude ${roots.map((root) => `"${root}/**"`).join(', ')} from it (the preset does that).`,
  );
}

/** A text as its sections; a dev server asks for all of them at each save of one page. */
const sectionsOfFiles = new Map<string, { readonly text: string; readonly sections: Sections }>();
type Sections = ReturnType<typeof plainPageSections>;

function sectionsOf(file: string, text: string): Sections {
  const known = sectionsOfFiles.get(file);
  if (known?.text === text) return known.sections;
  const sections = plainPageSections(
    text.replace(/^\uFEFF/, ''),
    file.endsWith('.mdx') ? 'mdx' : 'md',
  );
  sectionsOfFiles.set(file, { text, sections });
  return sections;
}

/**
 * The site's own docs (last version only), blog posts and Markdown pages as search documents, so that
 * one box finds all a reader may read here. Drafts and unlisted pages are left out.
 */
export async function readOtherPages(
  allContent: AllContent,
  options: { siteDir: string; baseUrl: string; trailingSlash: boolean | undefined },
): Promise<SearchDocument[]> {
  const pages: PageLike[] = versionsOf(allContent).flatMap(({ isLast, docs }) =>
    isLast ? docs : [],
  );
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
      sections: sectionsOf(file, text).map((section) => ({ ...section })),
      facets: { kind: ['page'] },
      prior: 0.2,
    });
  }
  return documents;
}
