import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './kill-results.js';

export const resultsFile = path.join(import.meta.dirname, 'results/same-bytes.json');

export interface SameBytesResults {
  /** Commit the run began on. */
  commit: string;
  /** Hash of the code that writes what is built. */
  covered: string;
  files: number;
  bytes: number;
  /** Files that two builds of one input wrote differently, or only one of them wrote. */
  differing: readonly string[];
}

/** What puts files into a build. */
const folders = [
  'plugins/authoring/src/build.ts',
  'plugins/market/src/cards',
  'plugins/market/src/emit',
  'plugins/market/src/machine',
  'plugins/market/src/offline',
  'plugins/market/src/treat',
  'plugins/search/src/codec',
  'plugins/search/src/indexer',
];

export function coveredHash(): string {
  const hash = createHash('sha256');
  const add = (file: string) =>
    hash.update(
      `${file}\0${readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n')}\0`,
    );
  for (const folder of folders)
    if (folder.endsWith('.ts')) add(folder);
    else
      for (const name of readdirSync(path.join(root, folder), {
        recursive: true,
        encoding: 'utf8',
      }).sort())
        if (/\.tsx?$/.test(name)) add(`${folder}/${name.replaceAll('\\', '/')}`);
  return hash.digest('hex').slice(0, 16);
}
