import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Asset } from '../content/assets.js';
import type { Market } from '../load-market.js';
import { writeAsset } from './output.js';
import type { ServedPages } from './served-pages.js';

type Next = (error?: unknown) => void;
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

interface Answering {
  /** Address of the market's folder of files: `/ichiba/`. */
  readonly filesUrl: string;
  /** Folder that is served there. */
  readonly dir: string;
  readonly pages: Pick<ServedPages, 'answer'>;
}

/**
 * What a browser that looks at a served site may ask for before it lies on the disk: the data of a page, and the
 * pictures and films in it. Anything else is left to the folders that are served.
 */
export function createAnswers({ filesUrl, dir, pages }: Answering): {
  readonly middleware: Middleware;
  /** The market that is on the screen from now on. */
  show(market: Market): void;
} {
  /** Of this save, and of those before: a page that has not changed may ask for its pictures an hour later. */
  let assets: ReadonlyMap<string, Asset> = new Map();
  const earlier = new Map<string, Asset>();
  const written = new Map<string, Promise<void>>();

  const putThere = (name: string): Promise<void> => {
    const asset = assets.get(name) ?? earlier.get(name);
    if (!asset) return Promise.resolve();
    // Named by its bytes: once written it is right for good.
    const pending = written.get(name) ?? writeOne(asset, path.join(dir, name));
    written.set(name, pending);
    pending.catch(() => written.delete(name));
    return pending;
  };

  async function answer(name: string, response: ServerResponse, next: Next): Promise<void> {
    if (!name.startsWith('pages/')) return void (await putThere(name).finally(() => next()));
    const json = await pages.answer(name);
    response.statusCode = json === undefined ? 404 : 200;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Cache-Control', 'no-cache');
    response.end(json ?? '');
  }
  return {
    middleware(request, response, next) {
      const [pathname = ''] = (request.url ?? '').split('?');
      const name = pathname.startsWith(filesUrl) ? pathname.slice(filesUrl.length) : '';
      if (!/^(?:pages|media)\//.test(name)) return next();
      answer(name, response, next).catch(next);
    },
    show({ context }) {
      for (const [name, asset] of assets) earlier.set(name, asset);
      assets = context.assets.assets;
    },
  };
}

async function writeOne({ file }: Asset, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  await writeAsset(file, target);
}
