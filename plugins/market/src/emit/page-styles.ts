import { bareOf, type PageEdit } from './edit-pages.js';
import type { SiteChunks } from './site-chunks.js';

/**
 * Looks of pages that few readers open first: the overviews, paper, work mode. They stay
 * out of the one style sheet every page waits for, and come with their page's script. They style
 * classes of their own only, so it does not matter which of them comes first.
 */
const LATE = [
  'activities/',
  'ask/',
  'board/(?!parts)',
  'canvas/paper',
  'cases/',
  'compare/',
  'course/slip',
  'front/',
  'gaze/',
  'log/',
  'matrix/',
  'letters/',
  'paper/(?!corner|qr)',
  'phase/',
  'tracks/',
  'trial/slip',
  'report/',
  'review/',
  'valleys/',
  'work/',
];

/** Resources of the one style sheet: all but those of {@link LATE}. For the bundler's `styles` group. */
export const everyPageStyles = new RegExp(
  `^(?!.*[\\\\/]lib[\\\\/]ui[\\\\/](?:${LATE.join('|').replaceAll('/', '[\\\\/]')}))`,
);

/** The one style sheet, by the name Docusaurus gives it. */
const MAIN = /\/styles\.[0-9a-f]+\.css$/;
const MAIN_LINK = /<link[^<>]*\/styles\.[0-9a-f]+\.css[^<>]*>/;

/** Docusaurus links the one style sheet; a page's own come here, so that it looks right without script. */
export function pageStylesEdit(baseUrl: string, chunks: SiteChunks): PageEdit {
  const styles = new Map<string, string>();
  for (const route of chunks.routes) {
    const links = chunks
      .of(route)
      .filter((file) => file.endsWith('.css') && !MAIN.test(file))
      .map((file) => `<link rel="stylesheet" href="${baseUrl}${file}">`);
    if (links.length > 0) styles.set(bareOf(route), links.join(''));
  }
  return (html, at) => {
    const links = styles.get(at);
    return links === undefined ? html : html.replace(MAIN_LINK, (main) => main + links);
  };
}
