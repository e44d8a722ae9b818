import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RouteConfig } from '@docusaurus/types';
import type { DataRoutes } from '../bundle/data-routes.js';
import { PAGE_DATA_ID, pageFileOf } from '../client/pages/address.js';
import type { PageData } from '../client/pages/pages.js';
import type { Urls } from '../urls.js';
import { readBuiltPage } from './built-page.js';
import { inLanes } from './in-lanes.js';

/** What pages of items show, kept as files from the moment it is known: neither bundle nor memory holds it. */
export interface PageStore {
  /** Where the bundler reads which pages are data ({@link DataRoutes}). */
  readonly list: string;
  /** Folder of the data files, with a slash at its end. */
  readonly dir: string;
  /** Before the first page of a build. */
  begin(): void;
  /** The route without its props when they were stored; any other route as it is. */
  take(route: RouteConfig): RouteConfig;
  /** After the last page. */
  end(): void;
  /** Paths of all pages taken. */
  paths(): Iterable<string>;
}

/** @param dir - A folder of its own for one edition and locale; emptied by `begin`. */
export function createPageStore(dir: string, urls: Pick<Urls, 'files' | 'items'>): PageStore {
  const list = path.join(dir, 'routes.json');
  const code = codeOf(fileURLToPath(new URL('..', import.meta.url)));
  const components = new Map<string, string>();
  const folders = new Set<string>();
  return {
    list,
    dir: dir + path.sep,
    paths: () => components.keys(),
    begin() {
      rmSync(dir, { recursive: true, force: true });
      components.clear();
      folders.clear();
    },
    take(route) {
      const { props, modules, ...rest } = route;
      const file = pageFileOf(route.path, urls.items);
      // An `.mdx` item is code, and its page a route with its module.
      if (!props || modules || !file || components.has(route.path)) return route;
      components.set(route.path, route.component);
      const target = path.join(dir, file);
      const folder = path.dirname(target);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      const data: PageData = { component: route.component, code, props };
      writeFileSync(target, JSON.stringify(data));
      return rest;
    },
    end() {
      mkdirSync(dir, { recursive: true });
      const data: DataRoutes = {
        base: urls.items,
        files: urls.files,
        code,
        components: Object.fromEntries(components),
      };
      writeFileSync(list, JSON.stringify(data));
    },
  };
}

/** Changes with every script that could read a page's data otherwise. */
function codeOf(lib: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(lib, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((file) => file.endsWith('.js')).sort())
    hash.update(readFileSync(path.join(lib, name)));
  return hash.digest('hex').slice(0, 8);
}

export interface PageDataOptions {
  readonly outDir: string;
  readonly baseUrl: string;
  /** Our files' folder in the build. */
  readonly filesDir: string;
  readonly itemsUrl: string;
  /** Pages bring their own data along; a stick has one page for all. */
  readonly inline: boolean;
}

/** Put the stored data into a finished build: a file for who comes by a link, and into the page itself. */
export async function writePageData(store: PageStore, options: PageDataOptions): Promise<void> {
  const { outDir, baseUrl, filesDir, itemsUrl, inline } = options;
  await inLanes(store.paths(), async (url) => {
    const file = pageFileOf(url, itemsUrl) ?? '';
    const text = await readFile(path.join(store.dir, file), 'utf8');
    const target = path.join(filesDir, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
    const page = inline ? await readBuiltPage(url, outDir, baseUrl) : undefined;
    if (page) await writeFile(page.file, withPageData(page.html, file, text));
  });
}

/** At the end, after what is read. Data, no script: a policy for scripts does not ask about it. */
export function withPageData(html: string, file: string, json: string): string {
  const end = html.lastIndexOf('</body>');
  const at = end < 0 ? html.length : end;
  // No text of an author ends the element or begins a comment in it.
  const data = json.replaceAll('<', '\\u003c');
  return `${html.slice(0, at)}<script type="application/json" id="${PAGE_DATA_ID}" data-file="${file}">${data}</script>${html.slice(at)}`;
}
