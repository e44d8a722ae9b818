import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLeaks } from '../../plugins/authoring/lib/leak/find-leaks.js';
import { plantSite } from '../planted-site.js';
import { type Mutant, mutants } from './leak-mutants.js';
import { coveredHash, type LeakResults, resultsFile, root } from './leak-results.js';

/**
 * Every seeded leak must be caught by `ichiba leak-check`. Resumable: what was caught with the same code
 * is not built again. The table goes to `results/leak-mutants.json`.
 */
describe('seeded leaks', () => {
  const covered = coveredHash();
  const results: LeakResults = {
    ...(existsSync(resultsFile)
      ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as LeakResults)
      : {}),
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  } as LeakResults;
  if (results.covered !== covered) results.mutants = {};
  results.covered = covered;
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-mutants-'));
    cpSync(path.join(root, 'test/site'), dir, { recursive: true });
    rmSync(path.join(dir, 'market'), { recursive: true });
    plantSite(dir);
  }, 120_000);
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
    const rows = Object.entries(results.mutants);
    console.log(
      rows
        .map(([name, { findings, first }]) => `${String(findings).padStart(6)}  ${name}  ${first}`)
        .join('\n'),
    );
  });

  test('without a change nothing is found', async () => {
    const leaks = await leaksOf({ name: '', edits: [] });
    expect(leaks).toEqual([]);
  }, 300_000);
  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    '%s',
    async (name, mutant) => {
      const known = results.mutants[name];
      if (known && (known.findings > 0 || known.refused)) return;
      const leaks = await leaksOf(mutant).catch((error: unknown) => {
        if (mutant.refused) return undefined;
        throw error;
      });
      if (!leaks) {
        results.mutants[name] = { findings: 0, refused: true, first: '組み立てそのものが止まる' };
        writeResults();
        return;
      }
      // A mutant said to stop the build that does not must be caught like any other.
      const [first] = leaks;
      results.mutants[name] = {
        findings: leaks.length,
        first: first ? `${first.origin} → ${first.file}（${first.how}）` : '',
      };
      writeResults();
      expect(leaks.length).toBeGreaterThan(0);
    },
    300_000,
  );

  function writeResults(): void {
    mkdirSync(path.dirname(resultsFile), { recursive: true });
    writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  }

  /** Build the planted site with changed plugins, and look for leaks with unchanged ones. */
  async function leaksOf(mutant: Mutant) {
    const site = path.join(dir, '..', `${path.basename(dir)}-site`);
    rmSync(site, { recursive: true, force: true });
    cpSync(dir, site, { recursive: true });
    linkModules(site);
    for (const { file, find, replace } of mutant.edits) {
      const target = file.startsWith('site:')
        ? path.join(site, file.slice(5))
        : path.join(site, 'node_modules/@chishiki-ichiba', file.replace('/', '/lib/'));
      const text = readFileSync(target, 'utf8');
      if (!text.includes(find)) throw new Error(`${file} holds no \`${find}\``);
      writeFileSync(
        target,
        text.replace(find, () => replace),
      );
    }
    const name = mutant.edition ?? 'public';
    const edition = name === 'inhouse' ? ({ name, org: 'firm-b' } as const) : ({ name } as const);
    const cached = mutant.afterMembers === true;
    if (cached) build(site, 'members', cached);
    build(site, name, cached);
    const { leaks } = await findLeaks({
      siteDir: site,
      roots: ['market'],
      edition,
      buildDir: path.join(site, 'out'),
    });
    rmSync(site, { recursive: true, force: true });
    return leaks;
  }
});

/** All packages of the house, ours as copies that can be changed. */
function linkModules(site: string): void {
  const modules = path.join(site, 'node_modules');
  mkdirSync(path.join(modules, '@chishiki-ichiba'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '@chishiki-ichiba' && !name.startsWith('.'))
      symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  for (const room of readdirSync(path.join(root, 'plugins'))) {
    const from = path.join(root, 'plugins', room);
    const to = path.join(modules, '@chishiki-ichiba', room);
    mkdirSync(to);
    for (const part of ['package.json', 'lib', 'bin'])
      if (existsSync(path.join(from, part)))
        cpSync(path.join(from, part), path.join(to, part), { recursive: true });
  }
}

function build(site: string, edition: string, cached: boolean): void {
  rmSync(path.join(site, 'out'), { recursive: true, force: true });
  const bin = path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, 'build', '--out-dir', 'out'],
    {
      cwd: site,
      encoding: 'utf8',
      maxBuffer: 64e6,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ICHIBA_EDITION: edition,
        ICHIBA_ORG: edition === 'inhouse' ? 'firm-b' : '',
        ...(cached ? {} : { DOCUSAURUS_NO_PERSISTENT_CACHE: 'true' }),
      },
    },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`.slice(-3000));
}
