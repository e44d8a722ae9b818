import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The one version whose addresses were looked at; another one must be looked at anew. */
export const CMS_VERSION = '0.221.1';

const FONTS = 'https://cdn.jsdelivr.net/fontsource/fonts';

/**
 * Addresses the editor would load by itself, and what stands in their place. Each must be there: a
 * version that has others is refused instead of being let out into the network.
 */
const rewrites: readonly (readonly [from: string, to: string])[] = [
  // Words of the interface, photo encoder, font files, its own version: beside the page.
  ['https://unpkg.com/@sveltia/cms', './cms'],
  ['https://unpkg.com/@sveltia/ui', './none/ui'],
  ['https://unpkg.com/@shikijs', './none/shikijs'],
  ['https://unpkg.com/${', './none/${'],
  ['https://www.githubstatus.com/api/v2/status.json', './none/status.json'],
  ['https://www.githubstatus.com/', './none/'],
  ['https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7', './none/status.json'],
  ['https://{s}.tile.openstreetmap.org', './none/tile'],
  [`${FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2`, './fonts/source-sans-3.woff2'],
  [`${FONTS}/noto-mono@5.3.0/latin-400-normal.woff2`, './fonts/noto-mono.woff2'],
  [`${FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2`, './fonts/icons.woff2'],
  // Always the folder the start page was given, never one it kept itself.
  ['let n=e?null:await Hq?.get(Vq)??null;', 'let n=null;t=!0;'],
  // A folder of this machine may be opened from the https site of members, too.
  ['isLocalHost=e===`127.0.0.1`', 'isLocalHost=!0||e===`127.0.0.1`'],
];

/** Hosts that files are fetched from; none may be left in a script. */
const CDN =
  /https?:\/\/[^\s"'`]*(?:unpkg|jsdelivr|cdnjs|esm\.sh|skypack|fonts\.(?:googleapis|gstatic)|githubstatus|hostedstatus|tile\.openstreetmap)[^\s"'`]*/g;

/** Put the editor's own files, with no address of another host in them, under `target`. */
export async function vendorCms(target: string): Promise<void> {
  const cms = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@sveltia/cms')));
  const { version } = JSON.parse(await readFile(path.join(cms, 'package.json'), 'utf8')) as {
    version: string;
  };
  if (version !== CMS_VERSION)
    throw new Error(
      `@sveltia/cms ${CMS_VERSION} expected, ${version} found: look at its addresses first`,
    );
  const home = path.join(target, `cms@${CMS_VERSION}`);
  const assets = path.join(cms, 'npm', 'assets');
  await writeScript(
    path.join(cms, 'dist', 'sveltia-cms.js'),
    path.join(home, 'sveltia-cms.js'),
    rewrites,
  );
  await copy(path.join(cms, 'locales', 'ja.json'), path.join(home, 'locales', 'ja.json'));
  await copy(path.join(cms, 'LICENSE.txt'), path.join(home, 'LICENSE.txt'));
  for (const [name, file] of fonts)
    await copy(path.join(assets, file), path.join(target, 'fonts', name));
  await mkdir(path.join(target, 'none'), { recursive: true });
  await writeFile(path.join(target, 'none', 'status.json'), '{"status":{"indicator":"none"}}');
  // It asks for its own newest version, and finds the one it is.
  await mkdir(path.join(target, 'cms'), { recursive: true });
  await writeFile(
    path.join(target, 'cms', 'package.json'),
    JSON.stringify({ version: CMS_VERSION }),
  );
}

const fonts: readonly (readonly [name: string, file: string])[] = [
  ['source-sans-3.woff2', 'source-sans-3-latin-wght-normal-BqRLTx4X.woff2'],
  ['source-sans-3.LICENSE.txt', 'source-sans-3.LICENSE.txt'],
  ['noto-mono.woff2', 'noto-mono-latin-400-normal-DiC8lJru.woff2'],
  ['noto-mono.LICENSE.txt', 'noto-mono.LICENSE.txt'],
  ['icons.woff2', 'material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2'],
  ['icons.LICENSE.txt', 'material-symbols-outlined.LICENSE.txt'],
];

/** A script with every rewrite made, or an error that names what is left. */
export async function writeScript(
  from: string,
  to: string,
  changes: readonly (readonly [from: string, to: string])[],
): Promise<void> {
  const script = rewriteAddresses(await readFile(from, 'utf8'), changes);
  await mkdir(path.dirname(to), { recursive: true });
  await writeFile(to, script);
}

/** @throws {Error} When an address to be rewritten is not there, or one of another host is left. */
export function rewriteAddresses(
  script: string,
  changes: readonly (readonly [from: string, to: string])[] = rewrites,
): string {
  let text = script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`The editor has no address ${from}: look at it anew`);
    text = text.replaceAll(from, to);
  }
  const left = text.match(CDN);
  if (left)
    throw new Error(`The editor would load from another host: ${[...new Set(left)].join(', ')}`);
  return text;
}

const BARE: Readonly<Record<string, string>> = {
  '@chishiki-ichiba/model/scalars': 'model/front-matter/scalars.js',
  '@chishiki-ichiba/model/repair': 'model/front-matter/repair.js',
  '@chishiki-ichiba/model/messages': 'model/messages.js',
  yaml: 'yaml/index.js',
};

/**
 * Our own modules as the browser loads them, unbundled: the shell, the merge and what they import.
 *
 * @returns Import map for the page.
 */
export async function vendorModules(target: string): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const here = path.dirname(fileURLToPath(import.meta.url));
  const model = path.dirname(require.resolve('@chishiki-ichiba/model'));
  const yaml = path.join(path.dirname(require.resolve('yaml/package.json')), 'browser');
  await copyModules(path.join(here, 'browser', 'shell.js'), here, path.join(target, 'edit'));
  for (const name of ['front-matter/scalars.js', 'front-matter/repair.js', 'messages.js'])
    await copyModules(path.join(model, name), model, path.join(target, 'model'));
  await copyModules(path.join(yaml, 'index.js'), yaml, path.join(target, 'yaml'));
  return Object.fromEntries(Object.entries(BARE).map(([name, file]) => [name, `./${file}`]));
}

/** A module and every module it imports by a relative path. */
async function copyModules(
  file: string,
  base: string,
  target: string,
  seen = new Set<string>(),
): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  if (!existsSync(file)) throw new Error(`No such module: ${file}`);
  const text = await readFile(file, 'utf8');
  const to = path.join(target, path.relative(base, file));
  await mkdir(path.dirname(to), { recursive: true });
  await writeFile(to, text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'));
  for (const [, name = ''] of text.matchAll(
    /(?:^|\n)(?:import|export)[^'"]*?from\s*['"]([^'"]+)['"]/g,
  )) {
    if (name.startsWith('.'))
      await copyModules(path.resolve(path.dirname(file), name), base, target, seen);
    else if (!(name in BARE))
      throw new Error(`${path.basename(file)} imports ${name}, which no browser has`);
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
}
