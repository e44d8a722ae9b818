import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mutants } from '../deep/code-mutants.js';
import { type CodeResults, coveredHash, resultsFile } from '../deep/code-results.js';
import * as faults from '../deep/fault-results.js';
import * as kills from '../deep/kill-results.js';
import * as same from '../deep/same-bytes-results.js';

/** The long runs of `npm run test:deep`: their results are kept, and must be of this code. */
const rerun = 'run `npm run test:deep` and commit its results';
const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

describe('kept results', () => {
  test('every change of our own code for the worse was caught by its test', () => {
    const results = read<CodeResults>(resultsFile);
    expect(mutants.length).toBeGreaterThanOrEqual(40);
    const missed = mutants.filter((mutant) => {
      const result = results.mutants[mutant.name];
      return !result?.caught || result.covered !== coveredHash(mutant);
    });
    expect(
      missed.map(({ name }) => name),
      rerun,
    ).toEqual([]);
  });

  test('faults around a build were each one line', () => {
    const results = read<faults.FaultResults>(faults.resultsFile);
    expect(results.covered, rerun).toBe(kills.coveredHash('builds'));
    expect(Object.keys(results.faults).sort()).toEqual([...faults.faults].sort());
    for (const line of Object.values(results.faults)) expect(line).not.toContain('\n');
  });

  test('two builds of one input are the same bytes', () => {
    const results = read<same.SameBytesResults>(same.resultsFile);
    expect(results.covered, rerun).toBe(same.coveredHash());
    expect(results.files).toBeGreaterThan(1000);
    expect(results.differing).toEqual([]);
  });

  test('killed commands and builds left nothing broken', () => {
    const results = read<kills.KillResults>(kills.resultsFile);
    expect(results.covered.writers, rerun).toBe(kills.coveredHash('writers'));
    expect(results.covered.authors, rerun).toBe(kills.coveredHash('authors'));
    expect(results.covered.builds, rerun).toBe(kills.coveredHash('builds'));
    expect(results.authors.kills).toBeGreaterThanOrEqual(40);
    expect(results.writers.kills + results.commands.kills).toBeGreaterThanOrEqual(200);
    expect(results.builds.kills).toBeGreaterThanOrEqual(20);
    expect([
      ...results.writers.corrupted,
      ...results.commands.corrupted,
      ...results.authors.corrupted,
      ...results.builds.damaged,
    ]).toEqual([]);
  });
});
