import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './command.js';

const configNames = ['ts', 'js', 'mjs', 'cjs', 'mts', 'cts'].map(
  (extension) => `docusaurus.config.${extension}`,
);

/**
 * The site a command works on: the nearest folder upwards with a Docusaurus config.
 *
 * @throws {UsageError} When there is none.
 */
export function findSiteDir(from = process.cwd()): string {
  const found = siteAbove(from);
  if (found) return found;
  throw new UsageError(
    `docusaurus.config.ts が見つかりません（${from} から上を探しました）。サイトのフォルダの中で実行してください`,
  );
}

/** The same for commands that only read content: a folder without a config will do. */
export const findContentDir = (from = process.cwd()): string => siteAbove(from) ?? resolve(from);

function siteAbove(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (hasConfig(folder)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Whether a Docusaurus config lies in the folder. */
export const hasConfig = (folder: string): boolean =>
  configNames.some((name) => existsSync(join(folder, name)));

/** Name of the site's config in its folder. @throws {UsageError} When there is none. */
export function findConfig(siteDir: string): string {
  const found = configNames.find((name) => existsSync(join(siteDir, name)));
  if (found) return found;
  throw new UsageError(`docusaurus.config.ts が ${siteDir} に見つかりません`);
}

/** The `docusaurus` program of the site itself, never one of ours. */
export function docusaurusBin(siteDir: string): string {
  const require = createRequire(join(siteDir, 'package.json'));
  try {
    return require.resolve('@docusaurus/core/bin/docusaurus.mjs');
  } catch (cause) {
    throw new UsageError(
      'このサイトに @docusaurus/core が入っていません。npm install を実行してください',
      { cause },
    );
  }
}

/**
 * A path as the author typed it, relative to the site, with `/`.
 *
 * npm runs scripts in the site's folder; `INIT_CWD` is where the author stood.
 *
 * @throws {UsageError} When nothing lies there, or it lies outside the site.
 */
export function sitePath(typed: string, siteDir: string): string {
  const bases = [process.cwd(), process.env.INIT_CWD ?? siteDir, siteDir];
  const found = bases.map((base) => resolve(base, typed)).find(existsSync);
  if (!found) throw new UsageError(`\`${typed}\` が見つかりません`);
  const path = relative(siteDir, found).split(sep).join('/');
  if (path === '..' || path.startsWith('../') || isAbsolute(path))
    throw new UsageError(`\`${typed}\` はこのサイトの外にあります`);
  return path;
}
