/** The site in `build/` (an edition in `build-…/`), built at most once for one state of the tree. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, root } from './files.mjs';

/** @returns Whether `build/` now holds the public site of this tree. */
export const buildPublicSite = () => buildSite('public', 'build');

/** @returns Whether `folder` now holds that edition of this tree. */
export function buildSite(edition, folder, ...more) {
  const stamp = join(root, '.ichiba', `${folder.replace(/^build$/, 'build-public')}.tree`);
  const tree = treeHash();
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === tree &&
    existsSync(join(root, folder, 'index.html'))
  )
    return true;
  rmSync(stamp, { force: true });
  const bin = join(root, 'plugins', 'authoring', 'bin', 'ichiba.mjs');
  const result = spawnSync(process.execPath, [bin, 'build', '--edition', edition, ...more], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) return false;
  mkdirSync(join(root, '.ichiba'), { recursive: true });
  writeFileSync(stamp, tree);
  return true;
}

/** What a build of the site depends on, as one short text: equal means a new build would be the same. */
function treeHash() {
  const hash = createHash('sha256');
  const folders = ['docs', 'plugins', 'src', 'static', 'i18n'].map((name) => join(root, name));
  const files = [
    'docusaurus.config.ts',
    'sidebars.ts',
    'package-lock.json',
    'tsconfig.base.json',
  ].map((name) => join(root, name));
  for (const file of [...folders.flatMap(listFiles), ...files.filter((name) => existsSync(name))]) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}
