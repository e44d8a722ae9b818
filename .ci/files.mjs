/** Folders of the repository, for the scripts beside this file. Node built-ins only. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Names of the plugins, sorted. */
export const rooms = () =>
  readdirSync(join(root, 'plugins'))
    .filter((name) => existsSync(join(root, 'plugins', name, 'package.json')))
    .sort();

/** Every file under a folder, sorted, without what was installed or made; empty when it is missing. */
export function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory())
        return ['node_modules', 'lib'].includes(entry.name) ? [] : listFiles(path);
      return entry.isFile() ? [path] : [];
    });
}
