import { fetchFile } from '@chishiki-ichiba/search/fetch';
import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react';
import { createLoader, LoadError, prefetchFile } from '../loadFile.js';
import { PAGE_DATA_ID, pageFileOf } from './address.js';
import { createIdleQueue } from './when-idle.js';

/** What a page of an item needs besides the scripts of its kind. */
export interface PageData {
  /** Theme part that draws it: `@theme/ItemPage`. */
  readonly component: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** Of the scripts it was made for; others may not understand it. */
  readonly code: string;
}

/** As Docusaurus' `ComponentCreator` makes them. */
type Part = ComponentType<Record<string, unknown>> & { preload?(): Promise<unknown> };

/** Written into the site's route list by `bundle/data-routes.ts`. */
export interface PagesSettings {
  readonly base: string;
  /** Folder of our files. */
  readonly files: string;
  readonly code: string;
  /** Files that addresses of such pages name which are routes of their own: there are none. */
  readonly others: readonly string[];
  /** All files there are, where nothing else may be asked for (a stick). Default: the host knows. */
  readonly only?: readonly string[];
  readonly components: Readonly<Record<string, Part>>;
  readonly missing: Part;
  /** While pages are rendered at build; in the browser there is none. */
  readonly read?: (file: string) => PageData;
}

type Answer = PageData | 'missing';

interface Pages {
  /** `undefined` for an address that is no item's. */
  preload(pathname: string): Promise<unknown> | undefined;
  prefetch(pathname: string): void;
  renew(): Promise<void>;
  readonly Page: Part;
}

let pages: Pages | undefined;

/**
 * The one component of all items' pages. What a page shows is a file of its own, so that no page pays
 * for another: a script would stand in the site's tables of scripts, which every page loads.
 */
export function createPages(settings: PagesSettings): Part {
  const { base, files, code, components, missing, read } = settings;
  const others = new Set(settings.others);
  const only = settings.only && new Set(settings.only);
  const fileOf = (pathname: string): string | undefined => {
    const file = pageFileOf(pathname, base);
    return file === undefined || others.has(file) || only?.has(file) === false ? undefined : file;
  };
  const loadFile = createLoader(fetchFile, files);
  const known = new Map<string, Answer>();
  const asked = new Map<string, Promise<void>>();
  const prefetched = new Set<string>();
  let alive = false;
  /** Of the page on the screen. */
  let shown: { readonly file: string; redraw(): void } | undefined;

  const load = async (file: string): Promise<void> => {
    const answer = read?.(file) ?? inlineData(file) ?? (await fetchData(file));
    if (answer === 'missing') await missing.preload?.();
    else {
      const part = components[answer.component];
      // Thrown on: the site was published anew, and Docusaurus then loads the page from the host.
      if (answer.code !== code || !part) throw new Error(`made for other scripts: ${file}`);
      await part.preload?.();
    }
    // At build each page is drawn once, and there are many.
    if (!read) known.set(file, answer);
  };
  const fetchData = (file: string): Promise<Answer> =>
    loadFile(file).then(
      (data) => data as PageData,
      (error: unknown) => {
        if (error instanceof LoadError && error.kind === 'missing') return 'missing';
        throw error;
      },
    );
  const ask = (file: string): Promise<void> => {
    const pending =
      asked.get(file) ??
      load(file).catch((error: unknown) => {
        asked.delete(file);
        throw error;
      });
    if (!read) asked.set(file, pending);
    return pending;
  };
  /** A page that cannot be had must not keep the one that was served from coming alive. */
  const giveUp = async (file: string): Promise<void> => {
    await missing.preload?.();
    known.set(file, 'missing');
  };

  function Page(props: Record<string, unknown>): ReactNode {
    const file = fileOf((props.location as { pathname: string }).pathname);
    const answer = file === undefined ? 'missing' : read ? read(file) : known.get(file);
    const [, draw] = useState(0);
    useEffect(() => {
      shown = file === undefined ? undefined : { file, redraw: () => draw((n) => n + 1) };
    }, [file]);
    // Most pages are there before they are drawn; not the first one of a stick.
    useEffect(() => {
      if (answer || file === undefined) return;
      ask(file)
        .catch(() => giveUp(file))
        .then(() => draw((n) => n + 1));
    }, [file, answer]);
    if (!answer) return null;
    if (answer === 'missing') return createElement(missing, props);
    const part = components[answer.component] as Part;
    // Two items are two pages, as two routes are: nothing of one is left in the other.
    return createElement(part, { key: file, ...answer.props, ...props });
  }

  pages = {
    Page,
    preload(pathname) {
      const file = fileOf(pathname);
      const isFirst = !alive;
      alive = true;
      if (file === undefined) return undefined;
      const pending = known.has(file) ? Promise.resolve() : ask(file);
      return isFirst && !read ? pending.catch(() => giveUp(file)) : pending;
    },
    prefetch(pathname) {
      const file = fileOf(pathname);
      if (file === undefined || known.has(file) || prefetched.has(file)) return;
      prefetched.add(file);
      prefetchFile(files, file);
    },
    async renew() {
      asked.clear();
      prefetched.clear();
      for (const file of [...known.keys()]) if (file !== shown?.file) known.delete(file);
      if (!shown) return;
      const { file, redraw } = shown;
      // Its old data stays on the screen until the new is there, or is known to be gone.
      await ask(file).catch(() => giveUp(file));
      redraw();
    },
  };
  return Page;
}

/** In a served site, when the data of a page has changed. */
export const renewPages = (): void => void pages?.renew();

/** A page brings its own data along: it is of the same making, and nothing more is asked for. */
function inlineData(file: string): PageData | undefined {
  const element = globalThis.document?.getElementById(PAGE_DATA_ID);
  if (element?.dataset.file !== file) return undefined;
  return JSON.parse(element.textContent ?? '') as PageData;
}

type Load = (pathname: string) => Promise<unknown>;

/** Around Docusaurus' `preload`, which readies the parts of a route before it is drawn. */
export const aroundPreload =
  (original: Load): Load =>
  (pathname) =>
    Promise.all([original(pathname), pages?.preload(pathname)]);

interface Docusaurus {
  prefetch(pathname: string): false | Promise<unknown>;
  preload(pathname: string): false | Promise<unknown>;
}

/**
 * Around `window.docusaurus`, which links call when they come into view. A page full of links comes into view
 * at once and asks for as many scripts as it has links: they wait until that page stands, and those of a page
 * the reader has left are not asked for.
 */
export function aroundDocusaurus(original: Docusaurus): Docusaurus {
  const later = createIdleQueue();
  return Object.freeze({
    ...original,
    prefetch(pathname: string) {
      const seenOn = location.pathname;
      return new Promise((resolve) => {
        later(() => {
          const answer = location.pathname === seenOn && original.prefetch(pathname);
          // `false`: done before, or a line so poor that nothing is fetched ahead.
          if (answer !== false) pages?.prefetch(pathname.replace(/[?#].*$/, ''));
          resolve(answer);
        });
      });
    },
  });
}
