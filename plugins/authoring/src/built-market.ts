import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '@chishiki-ichiba/model';

/** One page as the catalog of a build lists it. */
export interface BuiltPage {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Absolute path with the site's base. */
  readonly url: string;
  readonly aliases?: readonly string[];
  /** ISO date. */
  readonly revised?: string;
}

export interface BuiltMarket {
  /** Base URL of the site that was built: `/` or `/ichiba/`. */
  readonly baseUrl: string;
  /** Front of the market below it, e.g. `/` or `/market/`. */
  readonly front: string;
  /** Folder of our files: `…/ichiba`. */
  readonly files: string;
  readonly manifest: CatalogManifest;
  readonly pages: readonly BuiltPage[];
  /** Ids of the manuals that have sheets. */
  readonly papers: ReadonlySet<string>;
}

/** `catalog.json` of a build, as far as commands read it. */
export interface CatalogManifest {
  readonly schemaVersion?: number;
  /** `public`, `members` or `inhouse-<org>`. */
  readonly edition?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly parts?: readonly { readonly path: string; readonly count: number }[];
  readonly withdrawn?: readonly { readonly id: string; readonly date: string }[];
}

/** The market inside a build; `undefined` where there is none. */
export function readBuiltMarket(buildDir: string): BuiltMarket | undefined {
  const below = findMarket(buildDir, '');
  if (below === undefined) return undefined;
  const files = join(buildDir, below, 'ichiba');
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(files, name), 'utf8')) as T;
  const manifest = read<CatalogManifest>('catalog.json');
  const pages = (manifest.parts ?? []).flatMap(({ path }) => read<BuiltPage[]>(path));
  // `…/docs/<kind>/<id>/` is where every page is: what stands before it, less our folder, is the site's base.
  const front = pages[0]?.url.replace(/docs\/[^/]+\/[^/]+\/?$/, '') ?? `/${below}`;
  // A folder that only holds a build somewhere inside is none itself.
  if (!front.endsWith(`/${below}`)) return undefined;
  const paper = join(files, 'paper');
  return {
    baseUrl: front.slice(0, front.length - below.length),
    front,
    files,
    manifest,
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

/** A page by id, old id, file name or address as people copy it. */
export function findPage(typed: string, pages: readonly BuiltPage[]): BuiltPage | undefined {
  const id = idIn(typed);
  return pages.find((page) => page.id === id || page.aliases?.includes(id));
}

/** Ids that may have been meant, at most three: nearest first, then those that hold what was typed. */
export function nearIds(typed: string, pages: readonly BuiltPage[]): string[] {
  const id = idIn(typed);
  const ids = pages.flatMap((page) => [page.id, ...(page.aliases ?? [])]);
  const close = nearest(id, ids);
  const holding = id.length >= 3 ? ids.filter((other) => other.includes(id)) : [];
  return [...new Set([...(close ? [close] : []), ...holding])].slice(0, 3);
}

const idIn = (typed: string): string =>
  typed
    .replace(/[?#].*$/, '')
    .replace(/(?<!\/)\/+$/, '')
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.mdx?$/, '') ?? '';
