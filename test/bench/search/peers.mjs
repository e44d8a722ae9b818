/**
 * Installs the other engines: they belong to the bench, not to the project.
 *
 * peers/package.json replaces what easyops brings of Docusaurus by tslib: its index and search code
 * use none of it, and it would be 1,200 packages. In the lock, Pagefind's binaries for macOS, Windows
 * and FreeBSD stand without checksums: the registry it was made with lacked them. Where one cannot be
 * had, npm leaves it out and only Pagefind fails.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'peers');

/** `npm ci` in peers/, unless what its lock says is there already. @returns {boolean} whether they are there. */
export function installPeers(say) {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const stamp = join(folder, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  say('installing the other engines into test/bench/search/peers/node_modules (npm ci, once) …');
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...before, 'ci'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (status === 0) writeFileSync(stamp, wanted);
  return status === 0;
}
