/** What the long runs (`--matrix`, `--real`) found: kept in the repository, and old when what they try is another. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, rooms, root } from '../files.mjs';

export const resultsFile = join(root, 'test', 'deep', 'results', 'adopters.json');

/** Scripts of each kind of run. */
const tried = { cells: ['cells', 'checks', 'site'], sites: ['real-sites', 'site'] };

/** What decides whether our packages get along with a site: how they are packed, wired and bundled. */
export function coveredHash(kind) {
  const hash = createHash('sha256');
  const add = (name, text) => hash.update(`${name}\0${text.replaceAll('\r\n', '\n')}\0`);
  for (const room of rooms()) {
    const file = join(root, 'plugins', room, 'package.json');
    const { name, type, exports, files, dependencies, peerDependencies } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    add(room, JSON.stringify({ name, type, exports, files, dependencies, peerDependencies }));
  }
  const market = 'plugins/market/src';
  const sources = [
    ...['plugins/preset/src', `${market}/bundle`].flatMap((folder) =>
      listFiles(join(root, folder)).map((file) =>
        file.slice(root.length + 1).replaceAll('\\', '/'),
      ),
    ),
    ...['packages', 'built', ...tried[kind]].map((name) => `.ci/adopters/${name}.mjs`),
    ...['plugin', 'options', 'published-config'].map((name) => `${market}/${name}.ts`),
  ];
  for (const file of sources) add(file, readFileSync(join(root, file), 'utf8'));
  return hash.digest('hex').slice(0, 16);
}

/** @returns By kind (`cells`, `sites`) and name: hash, seconds, what held, what did not. */
export const readResults = () =>
  existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {};

/** Keep what one run found, in the place of what it found before. */
export function keepResult(kind, name, checks, seconds) {
  const results = readResults();
  const line = ([what, holds]) => (typeof holds === 'string' ? `${what}: ${holds}` : what);
  const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' });
  const found = {
    commit: git.stdout?.trim() ?? '',
    covered: coveredHash(kind),
    seconds,
    held: checks.filter(([, holds]) => holds === true).map(line),
    wrong: checks.filter(([, holds]) => holds !== true).map(line),
  };
  const next = { ...results, [kind]: { ...results[kind], [name]: found } };
  writeFileSync(resultsFile, `${JSON.stringify(next, null, 2)}\n`);
}
