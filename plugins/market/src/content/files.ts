import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Entry } from './read-site.js';

/** Endings of files that a page may link to; what they are is known by their bytes (`treat/file-type.ts`). */
export const publishableTypes = [
  '.png',
  '.jpg',
  '.jpeg',
  '.webp',
  '.avif',
  '.gif',
  '.heic',
  '.heif',
  '.svg',
  '.webm',
  '.mp4',
  '.vtt',
  '.pdf',
  '.csv',
] as const;

export function isPublishable(file: string): boolean {
  const name = file.toLowerCase().replace(/[?#].*$/, '');
  return publishableTypes.some((type) => name.endsWith(type));
}

/** Absolute path of a file a page names, or `outside` when it leaves the site's own folders. */
export function resolveFile(
  entry: Pick<Entry, 'absolute'>,
  url: string,
  siteDir: string,
  staticDir = 'static',
): string {
  const clean = safeDecode(url.replace(/[?#].*$/, ''));
  // A second slash names another host to a browser, as does a control character between the two.
  if (clean === undefined || /[\p{Cc}\\]|^(?:@|\/\/)/u.test(clean)) return 'outside';
  const base = clean.startsWith('/') ? path.join(siteDir, staticDir) : path.dirname(entry.absolute);
  const file = path.join(base, clean);
  const allowed = clean.startsWith('/') ? path.join(siteDir, staticDir) : siteDir;
  if (!file.startsWith(allowed + path.sep) || isPrivate(path.relative(siteDir, file)))
    return 'outside';
  if (!existsSync(file)) return file;
  // A link in the folder may lead out of it, or to what is not for readers.
  const real = path.relative(realSite(siteDir), realpathSync(file));
  return path.isAbsolute(real) || isPrivate(real) ? 'outside' : file;
}

/** Asked for every file of every page, and a site does not move while it is read. */
function realSite(siteDir: string): string {
  const known = realSites.get(siteDir) ?? realpathSync(siteDir);
  realSites.set(siteDir, known);
  return known;
}
const realSites = new Map<string, string>();

/** Above the site, installed packages, and folders and files that begin with a dot: caches, history, keys. */
const isPrivate = (relative: string): boolean =>
  /(^|[\\/])(node_modules|\.[^\\/]*)([\\/]|$)/.test(relative);

function safeDecode(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}
