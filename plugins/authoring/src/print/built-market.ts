import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One page as the catalog of a build lists it. */
export interface BuiltPage {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Absolute path with the site's base. */
  readonly url: string;
  readonly aliases?: readonly string[];
}

export interface BuiltMarket {
  /** Base URL of the site that was built: `/` or `/ichiba/`. */
  readonly baseUrl: string;
  /** Front of the market below it, e.g. `/` or `/market/`. */
  readonly front: string;
  readonly pages: readonly BuiltPage[];
  /** Ids of the manuals that have sheets. */
  readonly papers: ReadonlySet<string>;
}

/** The market inside a build; `undefined` where there is none. */
export function readBuiltMarket(buildDir: string): BuiltMarket | undefined {
  const below = findMarket(buildDir, '');
  if (below === undefined) return undefined;
  const files = join(buildDir, below, 'ichiba');
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(files, name), 'utf8')) as T;
  const { parts } = read<{ parts: { path: string }[] }>('catalog.json');
  const pages = parts.flatMap(({ path }) => read<BuiltPage[]>(path));
  // `…/docs/<kind>/<id>/` is where every page is: what stands before it, less our folder, is the site's base.
  const front = pages[0]?.url.replace(/docs\/[^/]+\/[^/]+\/?$/, '') ?? `/${below}`;
  const paper = join(files, 'paper');
  return {
    baseUrl: front.slice(0, front.length - below.length),
    front,
    pages,
    papers: new Set(
      existsSync(paper) ? readdirSync(paper).map((name) => name.replace(/\.json$/, '')) : [],
    ),
  };
}

/** Folder of the market below the build, with a slash at its end unless it is the build itself. */
export function findMarket(buildDir: string, below: string, depth = 3): string | undefined {
  const dir = join(buildDir, below);
  if (existsSync(join(dir, 'index.html')) && existsSync(join(dir, 'ichiba', 'catalog.json')))
    return below;
  if (depth === 0 || !existsSync(dir)) return undefined;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'assets') continue;
    const found = findMarket(buildDir, `${below}${entry.name}/`, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
