// Copies *.css, *.json and *.svg under plugins/*/src to lib, and FlexSearch's light build: tsc does not copy.
// Node built-ins and TypeScript only. Usage: node .ci/copy-assets.mjs [root]
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
import ts from 'typescript';

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
// FlexSearch's `exports` close its light build off, so it goes into our package.
const main = createRequire(path.join(plugins, 'search', 'package.json')).resolve('flexsearch');
const light = readFileSync(path.join(path.dirname(main), 'flexsearch.light.module.min.js'), 'utf8');
const licence = /^\/\*\*![\s\S]*?\*\/\s*/.exec(light)?.[0] ?? '';
const changed = '// Changed: only what `new Index()` and its `search()` run is left in.\n';
const lib = path.join(plugins, 'search', 'lib');
mkdirSync(lib, { recursive: true });
writeFileSync(path.join(lib, 'flexsearch.light.js'), changed + searchOnly(light));
writeFileSync(path.join(lib, 'flexsearch.LICENSE.txt'), licence + changed);
copied++;
console.log(`copied ${copied} assets`);

/**
 * FlexSearch without what a browser never calls: readers search an index, they do not add to it, and what
 * is asked is cut into terms by our analyzer. A bundler cannot know that a method is never called, nor a
 * property never read.
 */
function searchOnly(text) {
  const file = ts.createSourceFile('light.js', text, ts.ScriptTarget.Latest);
  const written = (node) => node.getText(file);
  const parts = file.statements.map(written);
  const name = /\bIndex:(\w+)/.exec(parts.find((part) => part.startsWith('export default')))?.[1];
  const made = file.statements.find(
    (one) => ts.isFunctionDeclaration(one) && one.name.text === name,
  );
  const kept = parts.filter((part) => part.startsWith(`${name}.prototype.search=`));
  if (kept.length !== 1 || !made)
    throw new Error('another FlexSearch than this knows: look at its light build');
  const declared = file.statements.filter((one) => one.name && one !== made);
  for (let found = kept; found.length > 0; ) {
    const left = declared.filter((one) => !kept.includes(written(one)));
    found = left
      .filter((one) => new RegExp(`\\b${one.name.text}(?:\\.call)?\\(`).test(kept.join()))
      .map(written);
    kept.unshift(...found);
  }
  // Called with `new` and with options that name no preset and bring an encoder.
  const isRead = (statement) => {
    const [, property] = /^this\.(\w+)=/.exec(statement) ?? [];
    return !property || new RegExp(`\\.${property}\\b`).test(kept.join());
  };
  const body = made.body.statements.filter((one) => !ts.isIfStatement(one)).map(written);
  const lines = body.map((one) => one.replace(/typeof d==="object"\?new \w+\(d\):/, ''));
  kept.unshift(
    `function ${name}(${written(made.parameters[0])}){var b;${lines.filter(isRead).join('')}}`,
  );
  return `${kept.join('\n')}\nexport{${name} as Index};\n`;
}
