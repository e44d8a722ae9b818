/** `npm run bench -- <name> […]`: runs test/bench/<name>.mjs. Figures go to test/bench/out/<name>.json. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { listFiles, root } from './files.mjs';

const [name, ...rest] = process.argv.slice(2);
const folder = join(root, 'test', 'bench');
const names = listFiles(folder)
  .filter((file) => file.endsWith('.mjs') && dirname(file) === folder)
  .map((file) => basename(file, '.mjs'));
if (!name || !names.includes(name)) {
  process.stderr.write(
    `usage: npm run bench -- <name>   names: ${names.join(', ') || '(none yet)'}\n`,
  );
  process.exit(2);
}
mkdirSync(join(folder, 'out'), { recursive: true });
const result = spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...rest], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
