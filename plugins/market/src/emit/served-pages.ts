import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageFileOf } from '../client/pages/address.js';
import type { PageData } from '../client/pages/pages.js';
import type { Urls } from '../urls.js';
import {
  codeOf,
  createWriter,
  dataRoutesOf,
  isData,
  keepOnly,
  type PageTaker,
} from './page-data.js';

/** What pages of items show while a site is served as it is written: each is made when a browser asks for it. */
export interface ServedPages extends PageTaker {
  /** @returns The data file of a page as JSON; `undefined` where there is none. */
  answer(file: string): Promise<string | undefined>;
}

type Make = () => PageData;

/** @param dir - Folder of its own for what the bundler reads. No page is in it: a withdrawn one cannot stay. */
export function createServedPages(dir: string, urls: Pick<Urls, 'files' | 'items'>): ServedPages {
  const list = path.join(dir, 'routes.json');
  const news = path.join(dir, 'news.json');
  const code = codeOf();
  const writeChanged = createWriter();
  /** Of the save that is being read: nobody sees it before it is whole. */
  let next = new Map<string, Make>();
  let components = new Map<string, string>();
  let isReady: () => Promise<void> = async () => {};
  let pages = next;
  /** What browsers have been told, by file, as hashes. */
  const told = new Map<string, string>();

  const make = (file: string): string | undefined => {
    const one = pages.get(file);
    return one && JSON.stringify(one());
  };
  return {
    list,
    news,
    dir: dir + path.sep,
    base: urls.items,
    begin() {
      next = new Map();
      components = new Map();
    },
    take(route) {
      const file = pageFileOf(route.path, urls.items);
      if (!isData(route) || !file || components.has(route.path)) return route;
      components.set(route.path, route.component);
      next.set(file, () => ({ component: route.component, code, props: route.props ?? {} }));
      return bare(route);
    },
    async end(ready = isReady) {
      if (told.size > 0) await ready();
      // From here on without a pause: what is answered is what is compared with the next save.
      isReady = ready;
      pages = next;
      const isNew = [...told].some(([file, hash]) => hashOf(make(file)) !== hash);
      if (isNew) told.clear();
      mkdirSync(dir, { recursive: true });
      keepOnly(dir, new Set());
      writeChanged(list, JSON.stringify(dataRoutesOf(urls, code, components)));
      if (isNew || !existsSync(news)) writeFileSync(news, JSON.stringify(Date.now()));
    },
    async answer(file) {
      await isReady();
      const json = make(file);
      told.set(file, hashOf(json));
      return json;
    },
  };
}

/** Field by field, as taking the props out would already make them. */
function bare(route: Parameters<PageTaker['take']>[0]): Parameters<PageTaker['take']>[0] {
  const { path: at, component, exact, metadata } = route;
  return {
    path: at,
    component,
    ...(exact === undefined ? {} : { exact }),
    ...(metadata ? { metadata } : {}),
  };
}

const hashOf = (json: string | undefined): string =>
  json === undefined ? '' : createHash('sha1').update(json).digest('base64');
