import { createReporter } from '../messages.js';
import { parseBody } from './parse-body.js';
import { anchorHeadings, type Section, toSections } from './sections.js';
import { tidyBody } from './tidy.js';

/**
 * Sections of a page that is not ours (a site's other docs, blog, pages): what its reader sees, for
 * search. Component code is left out; a page that cannot be read as MDX is read as Markdown.
 */
export function plainPageSections(text: string, format: 'md' | 'mdx'): Section[] {
  const reporter = createReporter('');
  const body =
    (format === 'mdx' ? parseBody(text, 'mdx', reporter) : undefined) ??
    parseBody(text, 'md', reporter);
  if (!body) return [];
  tidyBody(body, reporter);
  anchorHeadings(body);
  return toSections(body);
}
