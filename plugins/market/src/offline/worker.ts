import { cacheNames, fileKey, isNamedByContent, isSetKey } from './keys.js';
import { sliceOf } from './range.js';

/**
 * The service worker, as plain functions. The build joins this file and the two it imports into one
 * classic script (`emit/worker-script.ts`), so it may import nothing else.
 */

export interface WorkerConfig {
  /** `chishiki-ichiba:<edition>:<base>` */
  readonly store: string;
  /** Changes with the shell. */
  readonly version: string;
  /** Addresses of the shell: `/offline/` and what it looks like. Does not grow with the site. */
  readonly shell: readonly string[];
  /** `/offline/` */
  readonly page: string;
}

/** What a worker is given by the browser, as far as it is used. */
export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  readonly registration: { unregister(): Promise<boolean> };
  fetch(request: Request): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}
interface WorkerEvent {
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

interface Saved {
  readonly savedAt: string;
  readonly files: readonly { readonly url: string; readonly hash: string }[];
}

/** What has a copy is shown from it after this many milliseconds of waiting. */
const PATIENCE_MS = 4000;

/** Shell at install, copies when the network does not answer; everything else is the network's. */
export function startWorker(scope: WorkerScope, config: WorkerConfig): void {
  const shell = `${config.store}:shell:${config.version}`;
  scope.addEventListener('install', (event) => {
    event.waitUntil(
      scope.caches
        .open(shell)
        .then((cache) =>
          cache.addAll(
            // What is named by its content has just come with the page.
            config.shell.map(
              (url) => new Request(url, { cache: isNamedByContent(url) ? 'default' : 'reload' }),
            ),
          ),
        )
        .then(() => scope.skipWaiting()),
    );
  });
  scope.addEventListener('activate', (event) => {
    event.waitUntil(
      deleteCaches(
        scope,
        (name) => name.startsWith(`${config.store}:shell:`) && name !== shell,
      ).then(() => scope.clients.claim()),
    );
  });
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET' || new URL(request.url).origin !== scope.location.origin) return;
    // A save or a contact asks for what the host has now; a copy would be a lie.
    if (request.mode !== 'navigate' && /^(?:no-cache|reload|no-store)$/.test(request.cache)) return;
    event.respondWith(answer(request, scope, config));
  });
}

/** In the place of the worker once a site has dropped it: takes everything of it away, then itself. */
export function endWorker(scope: WorkerScope, config: Pick<WorkerConfig, 'store'>): void {
  scope.addEventListener('install', () => void scope.skipWaiting());
  scope.addEventListener('activate', (event) => {
    event.waitUntil(
      deleteCaches(scope, (name) => name.startsWith(`${config.store}:`)).then(() =>
        scope.registration.unregister(),
      ),
    );
  });
}

async function deleteCaches(scope: WorkerScope, isOld: (name: string) => boolean): Promise<void> {
  for (const name of await scope.caches.keys()) if (isOld(name)) await scope.caches.delete(name);
}

/** @returns Never rejects: a failure is `Response.error()`, as the page would have seen it. */
export async function answer(
  request: Request,
  scope: WorkerScope,
  config: WorkerConfig,
): Promise<Response> {
  const url = new URL(request.url).pathname;
  if (request.mode === 'navigate') return answerPage(request, url, scope, config);
  if (isNamedByContent(url)) {
    const kept = await (await scope.caches.open(cacheNames(config.store).files)).match(url);
    if (kept) return sliceOf(kept, request.headers.get('range'));
  }
  const asked = scope.fetch(request);
  try {
    return await inTime(asked, PATIENCE_MS);
  } catch {
    const copy = await findCopy(url, scope, config);
    if (copy) return sliceOf(copy.response, request.headers.get('range'));
    // Slow, or gone: nothing else has it.
    return (await fromShell(url, scope, config)) ?? asked.catch(() => Response.error());
  }
}

/** The network's page; else the newest copy, marked as one; else the page about being offline. */
async function answerPage(
  request: Request,
  url: string,
  scope: WorkerScope,
  config: WorkerConfig,
): Promise<Response> {
  const asked = scope.fetch(request);
  // Awaited below; until then a failure is nobody's fault.
  asked.catch(() => undefined);
  const copy = await findCopy(url, scope, config).catch(() => undefined);
  try {
    const response = await inTime(asked, copy ? PATIENCE_MS : undefined);
    if (!copy || response.status < 500) return response;
  } catch {
    // Offline, or too slow to wait for.
  }
  if (copy) return markCopy(copy.response, copy.savedAt);
  const shell = await fromShell(url, scope, config).catch(() => undefined);
  if (shell || url === config.page) return shell ?? Response.error();
  const wanted = encodeURIComponent(url + new URL(request.url).search);
  return Response.redirect(`${scope.location.origin}${config.page}?from=${wanted}`, 302);
}

/** A file of the set saved last that has it. Another build's page never gets its neighbour's files: pages name them by content. */
async function findCopy(
  url: string,
  scope: WorkerScope,
  config: WorkerConfig,
): Promise<{ response: Response; savedAt: string } | undefined> {
  const names = cacheNames(config.store);
  const records = await scope.caches.open(names.sets);
  const sets: Saved[] = [];
  for (const key of await records.keys()) {
    const record = isSetKey(key.url) ? await records.match(key) : undefined;
    if (record) sets.push((await record.json()) as Saved);
  }
  sets.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  const files = await scope.caches.open(names.files);
  for (const { savedAt, files: list } of sets) {
    const file = list.find((candidate) => isSamePage(candidate.url, url));
    const response = file && (await files.match(fileKey(file)));
    if (response) return { response, savedAt };
  }
  return undefined;
}

/** With or without its last slash: hosts send readers from one to the other. */
const isSamePage = (a: string, b: string): boolean => a === b || a === `${b}/` || `${a}/` === b;

async function fromShell(
  url: string,
  scope: WorkerScope,
  { store, version }: WorkerConfig,
): Promise<Response | undefined> {
  return (await scope.caches.open(`${store}:shell:${version}`)).match(url);
}

/** The page can see that it is a copy, and of when; `SavedBar` says it. */
async function markCopy(page: Response, savedAt: string): Promise<Response> {
  const html = (await page.text()).replace(/<html\b/i, `<html data-ichiba-saved="${savedAt}"`);
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function inTime<T>(work: Promise<T>, ms: number | undefined): Promise<T> {
  if (ms === undefined) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('slow')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
