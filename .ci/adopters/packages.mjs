/** Our packages as others get them: packed, and installed by npm or pnpm. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rooms, root } from '../files.mjs';

const PNPM = 'pnpm@10';
const npmScript = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** package.json of every room. */
export const packages = rooms().map((room) =>
  JSON.parse(readFileSync(join(root, 'plugins', room, 'package.json'), 'utf8')),
);

/** Folder of the sites of one package manager, keyed by what they depend on: its node_modules stay between runs. */
export function folderOf(manager) {
  const named = packages.map(({ name, dependencies, peerDependencies }) => [
    name,
    dependencies,
    peerDependencies,
  ]);
  const key = createHash('sha256')
    .update(JSON.stringify([named, ours.dependencies, process.versions.node, manager, root]))
    .digest('hex')
    .slice(0, 12);
  return join(tmpdir(), `ichiba-adopters-${key}`);
}

/** Pack every room into `tarballs/` of a site and install them there, with what `create-docusaurus` writes. */
export function installPacked(siteDir, manager) {
  const folder = join(siteDir, 'tarballs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inPlugins = rooms().map((room) => `./plugins/${room}`);
  npm(['pack', '--silent', '--pack-destination', folder, ...inPlugins], root);
  const tarballs = Object.fromEntries(
    packages.map(({ name, version }) => [
      name,
      `file:tarballs/${name.replace('@', '').replace('/', '-')}-${version}.tgz`,
    ]),
  );
  const { dependencies: of } = ours;
  const site = {
    name: 'bare-classic-site',
    version: '0.0.0',
    private: true,
    dependencies: {
      '@docusaurus/core': of['@docusaurus/core'],
      '@docusaurus/faster': of['@docusaurus/faster'],
      '@docusaurus/preset-classic': of['@docusaurus/core'],
      '@mdx-js/react': '^3.0.0',
      clsx: '^2.1.1',
      'prism-react-renderer': '^2.4.1',
      react: of.react,
      'react-dom': of['react-dom'],
      ...tarballs,
    },
    devDependencies: { '@docusaurus/types': of['@docusaurus/core'] },
    browserslist: ours.browserslist,
    // pnpm asks the registry for our own packages by their names otherwise.
    ...(manager === 'pnpm'
      ? { pnpm: { overrides: { ...ours.overrides, ...tarballs } } }
      : { overrides: ours.overrides }),
  };
  writeFileSync(join(siteDir, 'package.json'), JSON.stringify(site, null, 2));
  // The tarballs' contents change while their names stay: the lock and our packages are made anew.
  const modules = join(siteDir, 'node_modules');
  for (const { name } of packages) rmSync(join(modules, name), { recursive: true, force: true });
  for (const name of ['node_modules/.package-lock.json', 'package-lock.json'])
    rmSync(join(siteDir, name), { force: true });
  const quiet = ['install', '--prefer-offline', '--loglevel=error'];
  if (manager === 'pnpm') {
    rmSync(join(siteDir, 'pnpm-lock.yaml'), { force: true });
    // Nothing is lifted to where a package that did not ask for it would find it.
    writeFileSync(join(siteDir, '.npmrc'), 'hoist=false\n');
    npm(['exec', '--yes', '--', PNPM, ...quiet, '--no-frozen-lockfile'], siteDir);
  } else npm([...quiet, '--no-audit', '--no-fund'], siteDir);
  for (const { name } of packages)
    if (!existsSync(join(modules, name, 'lib'))) throw new Error(`${name} was not installed`);
}

function npm(args, cwd) {
  if (npmScript) run(process.execPath, [npmScript, ...args], cwd);
  else run('npm', args, cwd, {}, process.platform === 'win32');
}

/** @throws {Error} With all that was printed, when the program fails. */
export function run(command, args, cwd, env = {}, shell = false) {
  const result = spawnSync(command, args, {
    cwd,
    shell,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64e6,
  });
  if (result.status === 0) return result.stdout + result.stderr;
  throw new Error(
    `${result.stdout}${result.stderr}\n${[command, ...args].join(' ').slice(0, 200)}\nin ${cwd}`,
  );
}

/** A program that was installed in the site. */
export const installedBin = (siteDir, path, args, cwd = siteDir) =>
  spawnSync(process.execPath, [join(siteDir, 'node_modules', path), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: cwd },
  });
