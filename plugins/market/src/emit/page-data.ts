import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RouteConfig } from '@docusaurus/types';
import type { DataRoutes } from '../bundle/data-routes.js';
import { PAGE_DATA_ID, pageFileOf } from '../client/pages/address.js';
import type { PageData } from '../client/pages/pages.js';
import type { Urls } from '../urls.js';
import { bareOf, type PageEdit } from './edit-pages.js';
import { inLanes } from './in-lanes.js';
import { addScripts } from './kept-results.js';

/** Takes what pages of items show out of the bundle's routes. */
export interface PageTaker {
  /** Where the bundler reads which pages are data ({@link DataRoutes}). */
  readonly list: string;
  /** A module that is written anew whenever a page's data has changed. */
  readonly news: string;
  /** Folder of its own, with a slash at its end. */
  readonly dir: string;
  /** What addresses of such pages begin with. */
  readonly base: string;
  /** Before the first page. */
  begin(): void;
  /** The route without its props when they were taken, `undefined` if another stands for it; any other route as it is. */
  take(route: RouteConfig): RouteConfig | undefined;
  /**
   * After the last page.
   *
   * @param ready - What {@link take}n props wait for where they are read later.
   */
  end(ready?: () => Promise<void>): void | Promise<void>;
}

/** What pages of items show, kept as files from the moment it is known: neither bundle nor memory holds it. */
export interface PageStore extends PageTaker {
  end(): void;
  /** Paths of all pages taken. */
  paths(): Iterable<string>;
  /** Their data files. */
  readonly files: ReadonlySet<string>;
}

/** @param dir - A folder of its own for one edition and locale; emptied of other pages by `end`. */
export function createPageStore(dir: string, urls: Pick<Urls, 'files' | 'items'>): PageStore {
  const list = path.join(dir, 'routes.json');
  const news = path.join(dir, 'news.json');
  const code = codeOf();
  const components = new Map<string, string>();
  const files = new Set<string>();
  const writeChanged = createWriter();
  let isNew = false;
  return {
    list,
    news,
    dir: dir + path.sep,
    base: urls.items,
    paths: () => components.keys(),
    files,
    begin() {
      components.clear();
      files.clear();
    },
    take(route) {
      const file = pageFileOf(route.path, urls.items);
      if (!isData(route) || !file || components.has(route.path)) return route;
      const { props = {}, modules: _, ...rest } = route;
      components.set(route.path, route.component);
      files.add(file);
      const data: PageData = { component: route.component, code, props };
      if (writeChanged(path.join(dir, file), JSON.stringify(data))) isNew = true;
      return rest;
    },
    end() {
      mkdirSync(dir, { recursive: true });
      writeChanged(list, JSON.stringify(dataRoutesOf(urls, code, components)));
      if (keepOnly(dir, files) || isNew || !existsSync(news))
        writeFileSync(news, JSON.stringify(Date.now()));
      isNew = false;
    },
  };
}

/** An `.mdx` item is code, and its page a route with its module. Does not read the props. */
export const isData = (route: RouteConfig): boolean => 'props' in route && !route.modules;

/** For the bundler. */
export const dataRoutesOf = (
  { files, items }: Pick<Urls, 'files' | 'items'>,
  code: string,
  components: ReadonlyMap<string, string>,
): DataRoutes => ({ base: items, files, code, components: Object.fromEntries(components) });

/**
 * Most pages are what they were: reading one takes less than writing it, and a server that makes all of them
 * anew for each save knows by a hash what it wrote.
 *
 * @returns A function that writes a file and says whether it was another one before.
 */
export function createWriter(): (file: string, text: string) => boolean {
  const written = new Map<string, string>();
  return (file, text) => {
    const hash = createHash('sha1').update(text).digest('base64');
    if (written.get(file) === hash && existsSync(file)) return false;
    written.set(file, hash);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return true;
  };
}

/**
 * Of a folder by pages, what no page of the edition has any more goes: a withdrawn page must not stay.
 *
 * @param files - As {@link pageFileOf} names them.
 * @returns Whether anything went.
 */
export function keepOnly(dir: string, files: ReadonlySet<string>): boolean {
  const pages = path.join(dir, 'pages');
  if (!existsSync(pages)) return false;
  let gone = false;
  for (const entry of readdirSync(pages, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(dir, file).split(path.sep).join('/');
    if (!entry.isFile() || files.has(name)) continue;
    rmSync(file, { force: true });
    gone = true;
  }
  return gone;
}

/** Changes with every script of ours: any could read a page's data otherwise. */
export function codeOf(): string {
  const hash = createHash('sha256');
  addScripts(hash, fileURLToPath(new URL('..', import.meta.url)));
  return hash.digest('hex').slice(0, 8);
}

/** Put the stored data into a finished build, a file for who comes by a link. */
export async function writePageData(
  store: PageStore,
  filesDir: string,
  itemsUrl: string,
): Promise<void> {
  const folders = new Set<string>();
  await inLanes(store.paths(), async (url) => {
    const file = pageFileOf(url, itemsUrl) ?? '';
    const target = path.join(filesDir, file);
    const folder = path.dirname(target);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await copyFile(path.join(store.dir, file), target);
  });
}

/** Each page as it is served brings its own data along. */
export function pageDataEdit(store: PageStore, itemsUrl: string): PageEdit {
  const files = new Map(
    [...store.paths()].map((url) => [bareOf(url), pageFileOf(url, itemsUrl) ?? '']),
  );
  return async (html, at) => {
    const file = files.get(at);
    if (file === undefined) return html;
    return withPageData(html, file, await readFile(path.join(store.dir, file), 'utf8'));
  };
}

/** At the end, after what is read. Data, no script: a policy for scripts does not ask about it. */
export function withPageData(html: string, file: string, json: string): string {
  const end = html.lastIndexOf('</body>');
  const at = end < 0 ? html.length : end;
  // No text of an author ends the element or begins a comment in it.
  const data = json.replaceAll('<', '\\u003c');
  return `${html.slice(0, at)}<script type="application/json" id="${PAGE_DATA_ID}" data-file="${file}">${data}</script>${html.slice(at)}`;
}
