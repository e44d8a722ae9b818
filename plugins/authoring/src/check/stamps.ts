import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What package managers write in node_modules at every install. */
const INSTALLS = ['.package-lock.json', '.modules.yaml', '.yarn-integrity'];

/** Where a site's checks keep what they found; nowhere without a node_modules, for it may be a folder of somebody's pages. */
export function cacheFolder(siteDir: string): string | undefined {
  const modules = join(siteDir, 'node_modules');
  return existsSync(modules) ? join(modules, '.cache', 'chishiki-ichiba') : undefined;
}

/** Forget what checks kept, texts of pages among it: the next one reads all anew. */
export function forgetKept(siteDir: string): void {
  const folder = cacheFolder(siteDir);
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/** Where its pages are kept. @param cache - `cacheFolder`. */
export const pagesFolder = (cache: string, roots: readonly string[]): string =>
  join(cache, `pages-${shortName(roots)}`);

/** A short name for what belongs to some options only. */
export const shortName = (options: unknown): string =>
  createHash('sha256').update(JSON.stringify(options)).digest('hex').slice(0, 12);

/** Changes with the code that messages come from: ours, the packages it reads with, and Node. */
export function programStamp(siteDir: string): string {
  const known = programs.get(siteDir);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(`${process.version}\n`);
  for (const folder of ourFolders()) stampFolder(folder, hash);
  for (const name of INSTALLS) stampFile(join(siteDir, 'node_modules', name), hash);
  const stamp = hash.digest('hex');
  programs.set(siteDir, stamp);
  return stamp;
}
/** By site. What runs was loaded once, whatever becomes of its files. */
const programs = new Map<string, string>();

/** Compiled code of this room, and of the rooms it reads with. */
function ourFolders(): string[] {
  const require = createRequire(import.meta.url);
  return [
    dirname(dirname(fileURLToPath(import.meta.url))),
    ...['model', 'market', 'media'].map((room) =>
      join(dirname(require.resolve(`@chishiki-ichiba/${room}/package.json`)), 'lib'),
    ),
  ];
}

/** @param deep - Also the folders in it. */
export function stampFolder(folder: string, hash: Hash, deep = true): void {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(folder);
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (deep) stampFolder(path, hash);
    } else if (deep || entry.isFile()) stampFile(path, hash);
  }
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true });

/** What a link leads to; the link itself where that is gone. */
function stampFile(path: string, hash: Hash): void {
  const stats =
    statSync(path, { throwIfNoEntry: false }) ?? lstatSync(path, { throwIfNoEntry: false });
  if (stats) hash.update(`${path}\0${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}\n`);
}
