import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '@chishiki-ichiba/model';
import { publishableTypes, resolveFile } from './files.js';
import { namedFiles } from './named-files.js';
import type { SiteContent } from './read-site.js';

/** A picture, film or document that no page names. */
export interface Orphan {
  /** Site-relative, POSIX. */
  readonly file: string;
  readonly bytes: number;
}

export interface OrphanOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** Default `static`. */
  readonly staticDir?: string;
}

/** What people put beside pages, also in formats that cannot be published. */
const media = [
  ...publishableTypes,
  ...['.bmp', '.tif', '.tiff', '.mov', '.avi', '.wmv', '.m4v', '.mp3', '.wav', '.srt', '.sbv'],
];
const isMedia = (file: string): boolean => media.includes(path.extname(file).toLowerCase());

/**
 * Files of the content roots and of static/ that nothing names, by path.
 *
 * A page that cannot be read, `.mdx` and the site's own code may name files in ways only they know:
 * there the bare name in the text counts as naming it, so that nothing in use is called left over.
 */
export function findOrphans(content: SiteContent, options: OrphanOptions): Orphan[] {
  const { siteDir, roots, staticDir = 'static' } = options;
  // Many pages of a folder name the same file; the disk is asked once.
  const asked = new Map<string, () => string>();
  for (const entry of content.entries) {
    const folder = path.dirname(entry.absolute);
    const urls = namedFiles(entry.item).map(({ url }) => url);
    addTexts(entry.item.fields, urls);
    for (const url of urls)
      asked.set(`${url.startsWith('/') ? '' : folder}\0${url}`, () =>
        resolveFile(entry, url, siteDir, staticDir),
      );
  }
  const named = new Set([...asked.values()].flatMap((resolve) => realOf(resolve())));
  const left = [...roots, staticDir]
    .flatMap((folder) => listFiles(path.join(siteDir, folder)))
    .filter((file) => isMedia(file) && !named.has(realOf(file)[0] ?? ''));
  if (left.length === 0) return [];
  const elsewhere = otherTexts(content, options);
  return left
    .filter((file) => !elsewhere.includes(path.basename(file).normalize('NFC')))
    .map((file) => ({
      file: path.relative(siteDir, file).split(path.sep).join('/').normalize('NFC'),
      bytes: statSync(file).size,
    }))
    .sort((a, b) => compareText(a.file, b.file));
}

function realOf(file: string): string[] {
  try {
    return [realpathSync(file)];
  } catch {
    return [];
  }
}

/** Every text of a page's fields that ends like the name of a file. */
function addTexts(value: unknown, found: string[]): void {
  if (typeof value === 'string') {
    if (value.includes('.', value.length - 6) && /\.[a-z0-9]{2,5}$/i.test(value)) found.push(value);
  } else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) addTexts(inner, found);
}

/** One text of everything but readable `.md` pages. */
function otherTexts({ broken, entries }: SiteContent, { siteDir, roots }: OrphanOptions): string {
  const readable = new Set(
    entries.filter(({ item }) => item.format === 'md').map(({ absolute }) => absolute),
  );
  const files = [
    ...broken.map(({ file }) => path.join(siteDir, file)),
    ...roots.flatMap((root) => listFiles(path.join(siteDir, root), true)),
    ...['src', 'blog'].flatMap((folder) => listFiles(path.join(siteDir, folder), true)),
    ...entriesOf(siteDir).map(({ name }) => path.join(siteDir, name)),
  ];
  return files
    .filter((file) => /\.(?:mdx?|ya?ml|[cm]?[jt]sx?|css|json|html)$/i.test(file))
    .filter((file) => !readable.has(file) && path.basename(file) !== 'package-lock.json')
    .map((file) => readText(file).normalize('NFC'))
    .join('\n');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch {
    return [];
  }
}

/** @param hidden - Also folders that begin with `_`: they hold no pages of the market, but texts. */
function listFiles(folder: string, hidden = false): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules' || (!hidden && name.startsWith('_')))
      return [];
    const file = path.join(folder, name);
    // Of a link, what it leads to.
    const kind = entry.isSymbolicLink() ? statSync(file, { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory()) return listFiles(file, hidden);
    return kind?.isFile() ? [file] : [];
  });
}
