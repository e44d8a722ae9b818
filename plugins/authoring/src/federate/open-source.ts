import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { findMarket } from '../built-market.js';
import type { Tell } from './problem.js';

/** Files of one market's build, below its `ichiba/`. */
export interface MarketFiles {
  /** Where a file lies, for people. */
  placeOf(name: string): string;
  /** @returns `undefined` when it is not there or cannot be had; why is told. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** No file of a market is larger (design: 1 MB); what is sent beyond it is not a market's. */
const MAX_BYTES = 4_000_000;
const WAIT_MS = 30_000;

export const isAddress = (from: string): boolean => /^https?:\/\//.test(from);

/**
 * A market as it is given: the address of its front, the folder of a build, its `ichiba` folder, or the
 * `catalog.json` in it.
 *
 * @param from - Absolute path, or an address.
 */
export function openSource(from: string, tell: Tell): MarketFiles | undefined {
  if (isAddress(from)) return openAddress(from, tell);
  const folder = findFiles(from);
  if (folder === undefined) {
    tell(
      from,
      '組み立てた市場がありません',
      'ichiba/catalog.json のあるフォルダか、市場の入口の住所を期待',
    );
    return undefined;
  }
  const placeOf = (name: string) => join(folder, name);
  return {
    placeOf,
    async read(name) {
      const file = inside(folder, name);
      if (file) return readFileSync(file);
      tell(placeOf(name), 'ファイルがありません', '組み立て直したフォルダを期待');
      return undefined;
    },
  };
}

function findFiles(from: string): string | undefined {
  if (!existsSync(from)) return undefined;
  const dir = statSync(from).isDirectory() ? from : dirname(from);
  if (dir !== from && basename(from) !== 'catalog.json') return undefined;
  if (existsSync(join(dir, 'catalog.json'))) return dir;
  const below = findMarket(dir, '');
  return below === undefined ? undefined : join(dir, below, 'ichiba');
}

/** A file of the folder, links followed; nothing outside it is read. */
function inside(folder: string, name: string): string | undefined {
  try {
    const real = realpathSync(resolve(folder, name));
    const path = relative(realpathSync(folder), real);
    return path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path
      ? undefined
      : real;
  } catch {
    return undefined;
  }
}

function openAddress(front: string, tell: Tell): MarketFiles {
  const placeOf = (name: string) => new URL(`ichiba/${name}`, withSlash(front)).href;
  return {
    placeOf,
    async read(name) {
      const url = placeOf(name);
      try {
        // Another host may be anybody's: a market that has moved is named anew by whoever trusts it.
        const response = await fetch(url, {
          redirect: 'error',
          signal: AbortSignal.timeout(WAIT_MS),
        });
        if (!response.ok) {
          tell(url, `${response.status} が返りました`, '市場の入口の住所を期待');
          return undefined;
        }
        return await readAtMost(response, MAX_BYTES);
      } catch (error) {
        const why =
          error instanceof TooLarge ? `${MAX_BYTES / 1e6} MB を超えます` : reasonOf(error);
        tell(url, `読めません（${why}）`, '30秒以内に、転送なしで返ることを期待');
        return undefined;
      }
    },
  };
}

export const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

class TooLarge extends Error {}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (value === undefined) break;
    size += value.length;
    if (size > most) {
      await reader?.cancel();
      throw new TooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
