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

export const isPublishable = (file: string): boolean =>
  publishableTypes.some((type) =>
    file
      .toLowerCase()
      .replace(/[?#].*$/, '')
      .endsWith(type),
  );

/** Absolute path of a file a page names, or `outside` when it leaves the site's own folders. */
export function resolveFile(
  entry: Pick<Entry, 'absolute'>,
  url: string,
  siteDir: string,
  staticDir = 'static',
): string {
  const clean = safeDecode(url.replace(/[?#].*$/, ''));
  if (clean === undefined || clean.includes('\0') || clean.startsWith('@') || clean.includes('\\'))
    return 'outside';
  const base = clean.startsWith('/') ? path.join(siteDir, staticDir) : path.dirname(entry.absolute);
  const file = path.join(base, clean);
  const allowed = clean.startsWith('/') ? path.join(siteDir, staticDir) : siteDir;
  if (
    !file.startsWith(allowed + path.sep) ||
    /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(path.relative(siteDir, file))
  )
    return 'outside';
  // A link in the folder may lead out of it.
  const leads =
    existsSync(file) && !realpathSync(file).startsWith(realpathSync(siteDir) + path.sep);
  return leads ? 'outside' : file;
}

function safeDecode(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}
