import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const resultsFile = path.join(import.meta.dirname, 'results/leak-mutants.json');

export interface LeakResults {
  /** Commit the run began on. */
  commit: string;
  /** Hash of the code the results speak of; see {@link coveredHash}. */
  covered: string;
  mutants: Record<string, { findings: number; first: string; refused?: true }>;
}

/** The check itself, who may read what, and the list of mutants: when these change, the run is old. */
export function coveredHash(): string {
  const folder = 'plugins/authoring/src/leak';
  const files = [
    ...readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
    'plugins/model/src/editions.ts',
    'test/deep/leak-mutants.ts',
  ].sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(
      `${file}\0${readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n')}\0`,
    );
  return hash.digest('hex').slice(0, 16);
}
