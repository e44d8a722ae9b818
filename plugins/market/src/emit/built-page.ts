import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The page of a finished build at an address, with or without a slash at its end. */
export async function readBuiltPage(
  url: string,
  outDir: string,
  baseUrl: string,
): Promise<{ readonly file: string; readonly html: string } | undefined> {
  const name = decodeURI(url.slice(baseUrl.length)).replace(/\/$/, '');
  const folder = path.join(outDir, name);
  const inside = await readdir(folder).catch(() => [] as string[]);
  if (name === '' && !inside.includes('index.html')) return undefined;
  const file = inside.includes('index.html') ? path.join(folder, 'index.html') : `${folder}.html`;
  const html = await readFile(file, 'utf8').catch(() => undefined);
  return html === undefined ? undefined : { file, html };
}

/** The page with more tags at the end of its head. */
export const withHead = (html: string, tags: string): string =>
  // A function, for `$&` in a text means nothing here.
  html.replace('</head>', () => `${tags}</head>`);
