import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of material that lies beside the repository; `undefined`, with a line that says so, where it is not at hand. */
export function sharedData(name: string): string | undefined {
  const root = join(import.meta.dirname, '..');
  const found = ['../shared/data', '../../shared/data']
    .map((path) => join(root, path, name))
    .find(existsSync);
  if (!found) console.warn(`skipped: ../shared/data/${name} is not here`);
  return found;
}
