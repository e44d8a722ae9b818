// Copies *.css, *.json and *.svg under plugins/*/src to lib: tsc compiles, it does not copy.
// Node built-ins only. Usage: node .ci/copy-assets.mjs [root]
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(
  process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..'),
);
const plugins = path.join(root, 'plugins');
let copied = 0;

for (const room of readdirSync(plugins, { withFileTypes: true })) {
  const src = path.join(plugins, room.name, 'src');
  if (!room.isDirectory() || !existsSync(src)) continue;
  for (const file of readdirSync(src, { recursive: true })) {
    if (!/\.(?:css|json|svg)$/.test(file)) continue;
    const target = path.join(plugins, room.name, 'lib', file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(src, file), target);
    copied++;
  }
}
console.log(`copied ${copied} assets`);
