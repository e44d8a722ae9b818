import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { I18N_DIR } from './i18n-dir.js';

/** Site-relative path → size and time of every file a build reads. */
export type Stamps = ReadonlyMap<string, string>;

/** Files of the content roots and their translated copies, of static/ and src/, and those beside the config. */
export function stampFiles(siteDir: string, roots: readonly string[]): Stamps {
  const stamps = new Map<string, string>();
  const add = (path: string): void => {
    const stats = statSync(join(siteDir, path), { throwIfNoEntry: false });
    if (stats?.isFile()) stamps.set(path, `${stats.size} ${stats.mtimeMs}`);
    if (!stats?.isDirectory()) return;
    // What editors and our own writer keep beside a file for a moment.
    for (const name of readdirSync(join(siteDir, path)).sort())
      if (!name.startsWith('.') && !/~$|\.(?:tmp|swp)$/.test(name) && name !== 'node_modules')
        add(`${path}/${name}`);
  };
  for (const path of [...roots, 'static', 'src', I18N_DIR]) add(path);
  for (const entry of readdirSync(siteDir, { withFileTypes: true }))
    if (entry.isFile() && /^(?:docusaurus\.config|sidebars)\./.test(entry.name)) add(entry.name);
  return stamps;
}

/** Files that came, went or changed between two looks, by path. */
export const changedFiles = (before: Stamps, after: Stamps): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .sort();
