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
import { mutants } from './code-mutants.js';
import { type CodeResults, coveredHash, resultsFile, root } from './code-results.js';

/**
 * Every change for the worse must make its test fail. Each runs in a copy of the house, one test file at a
 * time. Resumable: what was caught, with the same change and the same test, is not run again.
 */
describe('our own code, changed for the worse', () => {
  const results: CodeResults = existsSync(resultsFile)
    ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as CodeResults)
    : { commit: '', mutants: {} };
  results.commit = execFileSync('git', ['rev-parse', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const names = new Set(mutants.map(({ name }) => name));
  for (const name of Object.keys(results.mutants))
    if (!names.has(name)) delete results.mutants[name];
  let house: string;

  beforeAll(() => {
    house = path.join(mkdtempSync(path.join(tmpdir(), 'ichiba-code-')), 'house');
    mkdirSync(path.join(house, 'node_modules/@chishiki-ichiba'), { recursive: true });
    for (const name of ['plugins', 'test', '.ci', 'docs', 'static'])
      cpSync(path.join(root, name), path.join(house, name), {
        recursive: true,
        filter: (file) => !/[\\/](?:out|node_modules)$/.test(file),
      });
    for (const name of readdirSync(root))
      if (/\.(?:json|mts|ts|md)$/.test(name)) cpSync(path.join(root, name), path.join(house, name));
    // Some tests ask git for the files of the house.
    for (const args of [
      ['init', '-q'],
      ['add', 'docs', 'static'],
    ])
      execFileSync('git', args, { cwd: house, stdio: 'ignore' });
    for (const name of readdirSync(path.join(root, 'node_modules')))
      if (name !== '@chishiki-ichiba')
        symlinkSync(path.join(root, 'node_modules', name), path.join(house, 'node_modules', name));
    for (const room of readdirSync(path.join(root, 'plugins'))) {
      symlinkSync(
        path.join(house, 'plugins', room),
        path.join(house, 'node_modules/@chishiki-ichiba', room),
      );
      const own = path.join(root, 'plugins', room, 'node_modules');
      if (existsSync(own)) symlinkSync(own, path.join(house, 'plugins', room, 'node_modules'));
    }
  }, 120_000);
  afterAll(() => rmSync(path.dirname(house), { recursive: true, force: true }));

  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    '%s',
    (name, mutant) => {
      const covered = coveredHash(mutant);
      const known = results.mutants[name];
      if (known?.covered === covered && known.caught !== '') return;
      const file = path.join(house, mutant.file);
      const text = readFileSync(file, 'utf8');
      if (!text.includes(mutant.find))
        throw new Error(`${mutant.file} holds no \`${mutant.find}\``);
      writeFileSync(
        file,
        text.replaceAll(mutant.find, () => mutant.replace),
      );
      const began = Date.now();
      try {
        const caught = firstFailure(mutant.test, mutant.only);
        results.mutants[name] = {
          covered,
          caught,
          seconds: Math.round((Date.now() - began) / 1000),
        };
        mkdirSync(path.dirname(resultsFile), { recursive: true });
        writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
        expect(caught).not.toBe('');
      } finally {
        writeFileSync(file, text);
      }
    },
    180_000,
  );

  /** Name of the first test that fails; empty when all pass. */
  function firstFailure(file: string, only: string | undefined): string {
    const out = path.join(house, 'report.json');
    rmSync(out, { force: true });
    const vitest = path.join(house, 'node_modules/vitest/vitest.mjs');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        vitest,
        'run',
        '--project',
        'unit',
        '--bail',
        '1',
        '--reporter=json',
        `--outputFile=${out}`,
        ...(only ? ['-t', only] : []),
        file,
      ],
      { cwd: house, encoding: 'utf8', timeout: 150_000 },
    );
    if (!existsSync(out)) throw new Error(`${stdout}${stderr}`.slice(-1500));
    const report = JSON.parse(readFileSync(out, 'utf8')) as {
      numTotalTests: number;
      testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[];
    };
    const failed = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find(({ status }) => status === 'failed');
    // A file that cannot even be loaded has noticed nothing.
    if (!failed && report.numTotalTests === 0)
      throw new Error(report.testResults[0]?.message ?? 'no tests');
    return failed?.fullName ?? '';
  }
});
