/** A built site as a plain static host serves it, and as its search finds it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Files under a folder, with `/`. */
export const filesUnder = (dir) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

/** File that a host answers a path with: itself, `index.html` of a folder, or `.html`; `undefined` for 404. */
export function fileOf(build, baseUrl, path) {
  if (!path.startsWith(baseUrl)) return undefined;
  const inside = join(build, decodeURIComponent(path.slice(baseUrl.length)));
  const isFile = (file) => existsSync(file) && statSync(file).isFile();
  return [inside, join(inside, 'index.html'), `${inside.replace(/[\\/]$/, '')}.html`].find(isFile);
}

/** Every address in `href` and `src` of the site's own pages that no file answers, with the page. */
export function deadAddresses(build, baseUrl, site) {
  const dead = new Map();
  const asked = new Map();
  for (const page of filesUnder(build).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(build, page), 'utf8');
    for (const [, found] of html.matchAll(/<[a-z][^>]*?\s(?:href|src)=["']?([^"'\s>]+)/g)) {
      const url = new URL(found.replaceAll('&amp;', '&'), `${site}${baseUrl}${page}`);
      // The 404 page's own canonical address, which Docusaurus gives a slash.
      if (url.origin !== site || url.pathname.endsWith('/404.html/')) continue;
      if (!asked.has(url.pathname))
        asked.set(url.pathname, fileOf(build, baseUrl, url.pathname) !== undefined);
      if (!asked.get(url.pathname)) dead.set(url.pathname, page);
    }
  }
  return [...dead].map(([path, page]) => `${path} on ${page}`);
}

/** The search of a built market, by the installed client. */
export async function openSearch(siteDir, folder) {
  const client = join(siteDir, 'node_modules/@chishiki-ichiba/search/lib/client/index.js');
  const { createSearchClient } = await import(pathToFileURL(client).href);
  return createSearchClient({
    baseUrl: 'https://adopter.example/',
    fetch: async (url) => {
      const file = join(folder, decodeURIComponent(new URL(url).pathname));
      return existsSync(file)
        ? new Response(await readFile(file))
        : new Response('', { status: 404 });
    },
  });
}
