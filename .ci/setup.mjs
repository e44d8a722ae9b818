/**
 * What every script begins with: the right Node, the locked packages, compiled plugins.
 * Node built-ins only, because it runs before anything is installed. Says what it does on stderr,
 * so that the output of the command that follows stays clean.
 *
 *   node .ci/setup.mjs            packages and compile, each only when something changed
 *   node .ci/setup.mjs --browser  also Chromium and a Japanese font, for the browser tests
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { listFiles, rooms, root } from './files.mjs';

const NODE_NEEDED = [20, 19];
const installedStamp = join(root, 'node_modules', '.ichiba-setup');
const compiledStamp = join(root, 'node_modules', '.ichiba-compiled');
const wantsBrowser = process.argv.includes('--browser');
const total = wantsBrowser ? 3 : 2;

const say = (step, text) => process.stderr.write(`[${step}/${total}] ${text}\n`);

function main() {
  checkNode();
  const release = lock();
  try {
    install();
    compile();
  } finally {
    release();
  }
  if (wantsBrowser) ensureBrowser((text) => say(3, text), fail);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  fail(
    `Node.js ${NODE_NEEDED.join('.')} 以上が要ります（いまは ${process.versions.node}）。https://nodejs.org/ から新しい版を入れてください。\n` +
      `Node.js ${NODE_NEEDED.join('.')} or newer is needed (this is ${process.versions.node}). Get it from https://nodejs.org/`,
  );
}

/** `npm ci`, unless node_modules already holds what the lock says. */
function install() {
  const lockFile = join(root, 'package-lock.json');
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (read(installedStamp) === wanted) return;
  if (!isInstalled(lockFile)) {
    say(1, '部品を入れています（npm ci。はじめは数分かかります）…');
    const began = Date.now();
    npm(['ci', '--no-audit', '--no-fund']);
    say(1, `部品を入れました（${seconds(began)}）`);
  }
  writeFileSync(installedStamp, wanted);
}

/** Does npm's own record of node_modules agree with the lock? True after a hand-run `npm install`. */
function isInstalled(lockFile) {
  const record = read(join(root, 'node_modules', '.package-lock.json'));
  if (record === undefined) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(record).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.peer || entry.link) return true;
    if (!path.includes('node_modules/')) return true; // a workspace, not a package
    return installed[path]?.version === entry.version;
  });
}

/** The files TypeScript does not copy, then TypeScript of every plugin to its lib/. */
function compile() {
  const before = fingerprint();
  const compiled = rooms().every((room) => existsSync(join(root, 'plugins', room, 'lib')));
  if (compiled && read(compiledStamp) === before) return;
  const began = Date.now();
  say(2, 'プラグインを組み立てています…');
  rmSync(compiledStamp, { force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  // First, because TypeScript remembers that a folder was not there: `#flexsearch` lies in search's lib/.
  run([join(root, '.ci', 'copy-assets.mjs')]);
  const result = run([tsc, '-b', 'tsconfig.build.json']);
  if (result.status !== 0)
    fail('組み立てに失敗しました。上の行を見てください。\nThe plugins did not compile: see above.');
  run([join(root, '.ci', 'own-imports.mjs')]);
  writeFileSync(compiledStamp, before);
  say(2, `組み立てました（${seconds(began)}）`);
}

/** Names, sizes and times of everything that decides what is compiled. */
function fingerprint() {
  const hash = createHash('sha256');
  const configs = ['tsconfig.base.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  const sources = rooms().flatMap((room) => {
    const folder = join(root, 'plugins', room);
    return [
      join(folder, 'package.json'),
      join(folder, 'tsconfig.json'),
      ...listFiles(join(folder, 'src')),
    ];
  });
  for (const file of [...configs, ...sources]) {
    if (!existsSync(file)) continue;
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

/** Two commands started at once must not install or compile over each other: the second waits. */
function lock() {
  const folder = join(root, '.ichiba');
  const file = join(folder, 'setup.lock');
  mkdirSync(folder, { recursive: true });
  for (let waited = 0; ; waited += 250) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const pid = Number(read(file));
      if (pid > 0 ? !isAlive(pid) : waited > 2000) rmSync(file, { force: true });
      else if (waited === 0) say(1, `別の準備（pid ${pid}）が終わるのを待っています…`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The npm that runs this script, else the one on the path. */
function npm(args) {
  const self = process.env.npm_execpath;
  const result = self?.endsWith('.js')
    ? spawnSync(process.execPath, [self, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (result.status !== 0)
    fail(
      '部品を入れられませんでした（npm ci）。ネットワークを確かめて、もう一度実行してください。\n`npm ci` failed: see above.',
    );
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const seconds = (began) => `${((Date.now() - began) / 1000).toFixed(1)} 秒`;

function fail(text) {
  process.stderr.write(`\n${text}\n`);
  rmSync(join(root, '.ichiba', 'setup.lock'), { force: true });
  process.exit(2);
}

main();
