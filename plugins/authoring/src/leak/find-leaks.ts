import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { I18N_PLUGIN, readSite } from '@chishiki-ichiba/market/content';
import type { Edition } from '@chishiki-ichiba/model';
import { parse } from 'yaml';
import { type Form, formsOf } from './forms.js';
import { createNeedles, type Hit, type Needles, normalize } from './needles.js';
import { readSecrets } from './secrets.js';

/** Words a coordinator has looked at and lets out, one a line; beside the other lists of a root. */
export const PUBLIC_WORDS = 'public-words.yml';

export interface Leak {
  /** Under the build, POSIX. */
  readonly file: string;
  /** How it had to be unpacked to be seen. */
  readonly how: string;
  readonly secret: string;
  /** Where its author wrote it. */
  readonly origin: string;
}
export interface LeakReport {
  readonly leaks: readonly Leak[];
  readonly files: number;
  /** Parts of hidden text, words and files that were looked for. */
  readonly needles: number;
  /** Hidden words too short or too common to be told apart. */
  readonly left: number;
}

export interface LeakOptions {
  readonly siteDir: string;
  /** Content roots relative to the site, POSIX. */
  readonly roots: readonly string[];
  readonly edition: Edition;
  /** Folder of the finished build. */
  readonly buildDir: string;
  readonly progress?: (done: number, total: number) => void;
}

/** Look for everything an edition must not hold in every byte of its build. */
export async function findLeaks(options: LeakOptions): Promise<LeakReport> {
  const { siteDir, roots, edition, buildDir, progress } = options;
  const content = await readSite({ siteDir, roots });
  const dirs = roots.map((name) => ({ name, dir: join(siteDir, name) }));
  const secrets = readSecrets(content, edition, dirs, join(siteDir, 'static'));
  const needles = createNeedles(
    secrets,
    [...readCommon(siteDir, dirs), ...dirs.flatMap(({ dir }) => readPublicWords(dir))],
    readSettings(siteDir),
  );
  const files = listFiles(buildDir);
  const leaks: Leak[] = [];
  for (const [index, file] of files.entries()) {
    if (index % 200 === 0) {
      progress?.(index, files.length);
      await setImmediate();
    }
    leaks.push(...leaksIn(file, readFileSync(join(buildDir, file)), needles));
  }
  progress?.(files.length, files.length);
  return { leaks, files: files.length, needles: needles.size, left: needles.left };
}

/** Findings in one file, each once however many forms show it. */
export function leaksIn(file: string, bytes: Uint8Array, needles: Needles): Leak[] {
  const leaks = new Map<string, Leak>();
  const note = (hits: readonly Hit[], how: string) => {
    for (const { secret, origin } of hits) {
      const key = `${origin}\0${secret.slice(0, 10)}`;
      if (!leaks.has(key)) leaks.set(key, { file, how, secret, origin });
    }
  };
  note(needles.inText(normalize(safeDecode(file))), 'ファイルの名前');
  note(needles.inWords(file), 'ファイルの名前');
  for (const form of formsOf(file, bytes)) note(hitsIn(form, needles), form.how);
  return [...leaks.values()];
}

function hitsIn({ text, bytes }: Form, needles: Needles): Hit[] {
  if (bytes) return needles.inBytes(bytes);
  if (text === undefined) return [];
  return [
    ...(needles.latin || /[^\p{ASCII}]/u.test(text) ? needles.inText(normalize(text)) : []),
    ...needles.inWords(text),
  ];
}

function safeDecode(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}

/** Texts that everybody may read whatever the pages say: the programs' words and the site's own pages. */
function* readCommon(
  siteDir: string,
  roots: readonly { readonly dir: string }[],
): Iterable<string> {
  const require = createRequire(join(siteDir, 'package.json'));
  const folders = [join(siteDir, 'src'), join(siteDir, 'i18n'), join(siteDir, 'blog')];
  for (const name of ['market', 'search', 'media', 'model', 'preset', 'reading'])
    try {
      folders.push(join(dirname(require.resolve(`@chishiki-ichiba/${name}/package.json`)), 'lib'));
    } catch {
      // Not a package of this site.
    }
  try {
    folders.push(
      join(
        dirname(require.resolve('@docusaurus/theme-translations/package.json')),
        'locales',
        'ja',
      ),
    );
  } catch {
    // Nested elsewhere; its words are few.
  }
  const classic = join(siteDir, 'docs');
  if (!roots.some(({ dir }) => dir === classic)) folders.push(classic);
  // `_…` folders of a root belong to the site's other plugins.
  for (const { dir } of roots)
    for (const name of existsSync(dir) ? readdirSync(dir) : [])
      if (name.startsWith('_') && statSync(join(dir, name)).isDirectory())
        folders.push(join(dir, name));
  for (const folder of folders)
    for (const file of listFiles(folder).filter((name) => !isCopy(name)))
      if (/\.(m?[jt]sx?|json|mdx?|css)$/.test(file)) yield readFileSync(join(folder, file), 'utf8');
  for (const { dir } of roots)
    for (const name of ['sources.yml', 'furigana.yml'])
      if (existsSync(join(dir, name))) yield readFileSync(join(dir, name), 'utf8');
}

/** A translated copy of a page: for whoever may read its original. Words of the interface lie there, too. */
const isCopy = (file: string): boolean =>
  /\.mdx?$/i.test(file) && file.split(/[\\/]/).includes(I18N_PLUGIN);

/** Settings of the site: they are published with every page, a list of hidden pages in them too. */
function* readSettings(siteDir: string): Iterable<string> {
  for (const name of readdirSync(siteDir))
    if (/^(docusaurus\.config|sidebars)\./.test(name) || name === 'package.json')
      yield readFileSync(join(siteDir, name), 'utf8');
}

function readPublicWords(dir: string): string[] {
  const file = join(dir, PUBLIC_WORDS);
  if (!existsSync(file)) return [];
  const list: unknown = parse(readFileSync(file, 'utf8'));
  return Array.isArray(list) ? list.map(String) : [];
}

/** Files under a folder, POSIX, sorted; empty when it is missing. */
function listFiles(dir: string, at = ''): string[] {
  if (!existsSync(join(dir, at))) return [];
  return readdirSync(join(dir, at), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = at ? `${at}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return basename(file) === 'node_modules' ? [] : listFiles(dir, file);
      return entry.isFile() ? [file] : [];
    });
}
