import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inLanes } from './in-lanes.js';

/**
 * Something that is put into the pages of a finished build.
 *
 * @param html - The page as it is by now.
 * @param at - Which page it is ({@link bareOf}).
 * @returns The page with it; the same text where nothing is to be put.
 */
export type PageEdit = (html: string, at: string) => string | Promise<string>;

/**
 * Put all that is to be put into every page of a build, in order: each page is read and written once, however
 * much that is.
 */
export async function editPages(
  outDir: string,
  baseUrl: string,
  edits: readonly PageEdit[],
): Promise<void> {
  await inLanes(pagesUnder(outDir), async (file) => {
    const at = bareOf(baseUrl + path.relative(outDir, file).split(path.sep).join('/'));
    const built = await readFile(file, 'utf8');
    let html = built;
    for (const edit of edits) html = await edit(html, at);
    if (html !== built) await writeFile(file, html);
  });
}

/** An address as pages are told apart by: of `/a/b`, `/a/b/`, `/a/b.html` and `/a/b/index.html` the same, decoded. */
export function bareOf(url: string): string {
  const plain = decode(url);
  const short = plain.endsWith('.html') ? plain.slice(0, -'.html'.length) : plain;
  const folder = short.endsWith('/index') ? short.slice(0, -'index'.length) : short;
  return folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

/** A name on the disk may hold a sign of percent that is none of an address. */
function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The page with more tags at the end of its head. */
export const withHead = (html: string, tags: string): string =>
  // A function, for `$&` in a text means nothing here.
  html.replace('</head>', () => `${tags}</head>`);

/** Every page of a folder, in the order of their names. */
export async function* pagesUnder(dir: string): AsyncIterable<string> {
  const entries = await readdir(dir, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* pagesUnder(file);
    else if (entry.name.endsWith('.html')) yield file;
  }
}
