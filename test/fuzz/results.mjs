import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const resultsFile = join(root, 'test/deep/results/fuzz.json');

/** Hash of the code that results of a target speak of, of its own text, and of how its inputs are made. */
export function coveredHash({ name, covers }) {
  const all = readFileSync(join(root, 'test/fuzz/targets.mjs'), 'utf8').replaceAll('\r\n', '\n');
  const from = all.indexOf(`name: '${name}'`);
  const to = all.indexOf("\n    name: '", from);
  const hash = createHash('sha256').update(all.slice(from, to < 0 ? undefined : to));
  const files = [...covers, 'test/fuzz/random.mjs', 'test/fixtures/fuzz'].flatMap(listFiles);
  for (const file of files.sort())
    hash.update(`${file}\0${readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')}\0`);
  return hash.digest('hex').slice(0, 16);
}

function listFiles(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(`${path}/${name}`));
}

export const readResults = () =>
  existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : { targets: {} };

export function writeResults(results) {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  writeFileSync(resultsFile, `${JSON.stringify({ ...results, commit }, null, 2)}\n`);
}
