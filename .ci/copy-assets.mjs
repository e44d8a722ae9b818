// Copies *.css, *.json and *.svg under plugins/*/src to lib, and FlexSearch's light build: tsc does not copy.
// Node built-ins only. Usage: node .ci/copy-assets.mjs [root]
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
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
// FlexSearch's `exports` close its light build off (4.3 kB gzip instead of 17.5), so it goes into our package.
const main = createRequire(path.join(plugins, 'search', 'package.json')).resolve('flexsearch');
const light = readFileSync(path.join(path.dirname(main), 'flexsearch.light.module.min.js'), 'utf8');
const licence = /^\/\*\*![\s\S]*?\*\/\s*/.exec(light)?.[0] ?? '';
writeFileSync(
  path.join(plugins, 'search', 'lib', 'flexsearch.light.js'),
  light.slice(licence.length),
);
writeFileSync(path.join(plugins, 'search', 'lib', 'flexsearch.LICENSE.txt'), licence);
copied++;
console.log(`copied ${copied} assets`);
