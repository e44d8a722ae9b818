/**
 * Our packages in somebody else's site: packs every room, puts them into a bare classic site (docs,
 * tutorial, blog, a React page) and builds it. One line per thing that must hold.
 *
 *   node .ci/adopters.mjs                      the first cell, also in Chromium, and a market of `npm create`, as in CI
 *   node .ci/adopters.mjs --matrix [cell…]     every kind of site, or those named; one line each
 *   node .ci/adopters.mjs --real [site…]       two real Japanese sites, without and with us
 *
 * What the long ones find is kept in test/deep/results/adopters.json: commit it.
 * The sites' node_modules stay in the temporary folder between runs, keyed by what they depend on.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cells } from './adopters/cells.mjs';
import { checkSite } from './adopters/checks.mjs';
import { openInBrowser } from './adopters/open.mjs';
import { folderOf, installedBin, installPacked, run } from './adopters/packages.mjs';
import {
  compareBuilds,
  materialOf,
  putAside,
  realSites,
  writeRealSite,
} from './adopters/real-sites.mjs';
import { keepResult } from './adopters/results.mjs';
import { writeSite } from './adopters/site.mjs';

const [flag, ...names] = process.argv.slice(2);
const installed = new Set();
const detail = (holds) => (typeof holds === 'string' ? `: ${holds}` : '');

if (flag === '--matrix') await runNamed('cells', cells, tryCell);
else if (flag === '--real') await runNamed('sites', realSites, tryRealSite);
else await runOne();

async function runOne() {
  const siteDir = build(cells[0]);
  const checks = [
    ...(await checkSite(siteDir, cells[0])),
    ...(await openInBrowser(join(siteDir, 'build'), cells[0].baseUrl)),
    ...checkCommands(siteDir),
  ];
  for (const [name, holds] of checks)
    console.log(`  ${holds === true ? 'ok  ' : 'FAIL'}  ${name}${detail(holds)}`);
  if (checks.every(([, holds]) => holds === true)) return;
  console.log(`  the site: ${siteDir}`);
  process.exitCode = 1;
}

/** Each of a list, or those named on the command line; a line each, and a line for what is wrong. */
async function runNamed(kind, all, attempt) {
  const unknown = names.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0) {
    console.log(`no ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  for (const one of all.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const began = Date.now();
    let checks;
    try {
      checks = await attempt(one);
    } catch (error) {
      // What a build prints is long; what went wrong stands first.
      checks = [[error.message.slice(0, 2000), false]];
    }
    if (!checks) continue;
    const wrong = checks.filter(([, holds]) => holds !== true);
    const seconds = Math.round((Date.now() - began) / 1000);
    keepResult(kind, one.name, checks, seconds);
    console.log(`  ${wrong.length > 0 ? 'FAIL' : 'ok  '}  ${one.name} (${seconds} s)`);
    for (const [name, holds] of kind === 'sites' ? checks : wrong)
      console.log(`          ${name}${detail(holds)}`);
    if (wrong.length > 0) process.exitCode = 1;
  }
}

async function tryCell(cell) {
  return checkSite(build(cell), cell);
}

async function tryRealSite(site) {
  if (!materialOf(site)) {
    console.log(`  skipped: ../shared/data/ja-docs/${site.name} is not here`);
    return undefined;
  }
  const siteDir = prepare('npm');
  writeRealSite(siteDir, site, false);
  buildIn(siteDir);
  const without = putAside(siteDir);
  writeRealSite(siteDir, site, true);
  buildIn(siteDir);
  return compareBuilds(siteDir, without);
}

/** @returns Folder of the built site. */
function build(cell) {
  const siteDir = prepare(cell.manager);
  writeSite(siteDir, cell);
  if (cell.swizzled) swizzle(siteDir);
  buildIn(siteDir);
  return siteDir;
}

function prepare(manager) {
  const siteDir = folderOf(manager);
  if (!installed.has(siteDir)) installPacked(siteDir, manager);
  installed.add(siteDir);
  return siteDir;
}

/** As somebody does it who wants another 404 page, and something beside the search box. */
function swizzle(siteDir) {
  const docusaurus = join(siteDir, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  const change = (theme, part, action, file, from, to) => {
    run(
      process.execPath,
      [docusaurus, 'swizzle', theme, part, `--${action}`, '--javascript'],
      siteDir,
    );
    const path = join(siteDir, 'src/theme', file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  const market = '@chishiki-ichiba/market';
  const search = '@chishiki-ichiba/search';
  const heading = 'ページが見つかりません';
  change(market, 'NotFound/Content', 'eject', 'NotFound/Content/index.js', heading, 'ADOPTED 404');
  const box = '<SearchBar {...props} />';
  change(search, 'SearchBar', 'wrap', 'SearchBar/index.js', box, `${box}<i id="adopted-wrap" />`);
}

function buildIn(siteDir) {
  const docusaurus = join(siteDir, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  run(process.execPath, [docusaurus, 'build'], siteDir, {
    ICHIBA_EDITION: '',
    ICHIBA_ORG: '',
    DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
  });
}

/** The commands from the tarballs. */
function checkCommands(siteDir) {
  const ichiba = '@chishiki-ichiba/authoring/bin/ichiba.mjs';
  const check = installedBin(siteDir, ichiba, ['check', '--root', 'market']);
  // Below the site, so that it finds what is installed there.
  const newMarket = join(siteDir, 'new-market');
  rmSync(newMarket, { recursive: true, force: true });
  const create = 'create-chishiki-ichiba/bin/create-chishiki-ichiba.mjs';
  const created = installedBin(siteDir, create, [newMarket, '--no-install']);
  const fresh = installedBin(siteDir, ichiba, ['check'], newMarket);
  const clean = created.status === 0 && /0件のエラー、0件の注意/.test(fresh.stdout);
  return [
    ['`ichiba check` from the tarball', check.status === 0 || check.stdout + check.stderr],
    [
      'a market made by `npm create chishiki-ichiba`, without a complaint',
      clean || created.stdout + created.stderr + fresh.stdout + fresh.stderr,
    ],
  ];
}
