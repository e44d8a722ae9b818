/**
 * Theme parts import what lies beside them by the package's name: `docusaurus swizzle --eject` copies a
 * part as it is into somebody's `src/theme/`, where `../../ui/x.js` leads nowhere. The names lead to the
 * same files. Runs on what TypeScript wrote; nothing to do the second time.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { rooms, root } from './files.mjs';

const dirs = process.argv.slice(2).length > 0 ? process.argv.slice(2) : rooms().map(folderOf);
for (const folder of dirs) {
  const theme = join(folder, 'lib', 'theme');
  if (!existsSync(theme)) continue;
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const file of readdirSync(theme, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const path = join(theme, file);
    const text = readFileSync(path, 'utf8');
    const from = relative(join(folder, 'lib'), dirname(path)).split(sep).join('/');
    const named = text.replace(/((?:from|import)\s*\(?\s*)'(\.\.?\/[^']+)'/g, (all, head, to) => {
      const inside = posix.join(from, to);
      return inside.startsWith('theme/') ? all : `${head}'${name}/${inside}'`;
    });
    if (named !== text) writeFileSync(path, named);
  }
}

function folderOf(room) {
  return join(root, 'plugins', room);
}
