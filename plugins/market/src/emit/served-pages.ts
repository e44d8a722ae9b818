import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RouteConfig } from '@docusaurus/types';
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
  /** After `end`: resolves when a browser has got what has changed, or nothing has, or nobody asks for it. */
  seen(): Promise<void>;
}

/** From a save that changed a page to its data in the browser: the bundler tells it, and it asks. */
const SEEN_WITHIN_MS = 3000;
/** From the answer to the screen, and to the next tab. */
const SEEN_AFTER_MS = 150;

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
  const shapes = new Set<string>();
  let all: string[] = [];
  let isReady: () => Promise<void> = async () => {};
  let pages = next;
  /** What browsers have been told, by file, as hashes. */
  const told = new Map<string, string>();
  let isNew = false;
  let hearOfAnswer = (): void => {};

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
      shapes.clear();
      all = [];
    },
    take(route) {
      const file = pageFileOf(route.path, urls.items);
      if (!isData(route) || !file || next.has(file)) return route;
      all.push(route.path);
      next.set(file, () => ({ component: route.component, code, props: route.props ?? {} }));
      // The bundle has one route with a pattern for all of them: it only must hear of every kind, sheet and part.
      const shape = [route.component, file.split('/')[1], file.split('.')[1]].join(' ');
      if (shapes.has(shape)) return undefined;
      shapes.add(shape);
      components.set(route.path, route.component);
      return bare(route);
    },
    async end(ready = isReady) {
      if (told.size > 0) await ready();
      // From here on without a pause: what is answered is what is compared with the next save.
      isReady = ready;
      pages = next;
      isNew = [...told].some(([file, hash]) => hashOf(make(file)) !== hash);
      if (isNew) told.clear();
      mkdirSync(dir, { recursive: true });
      keepOnly(dir, new Set());
      writeChanged(list, JSON.stringify({ ...dataRoutesOf(urls, code, components), all }));
      if (isNew || !existsSync(news)) writeFileSync(news, JSON.stringify(Date.now()));
    },
    async answer(file) {
      await isReady();
      const json = make(file);
      told.set(file, hashOf(json));
      hearOfAnswer();
      return json;
    },
    async seen() {
      if (!isNew) return;
      const answered = new Promise<void>((resolve) => {
        hearOfAnswer = resolve;
      });
      const isTold = await Promise.race([
        answered.then(() => true),
        wait(SEEN_WITHIN_MS, false, { ref: false }),
      ]);
      if (isTold) await wait(SEEN_AFTER_MS);
    },
  };
}

/** Field by field, as taking the props out would already make them. */
function bare(route: RouteConfig): RouteConfig {
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
