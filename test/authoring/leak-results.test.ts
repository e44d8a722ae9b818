import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from '../deep/leak-mutants.js';
import { coveredHash, type LeakResults, resultsFile } from '../deep/leak-results.js';

/** `npm run test:deep` takes too long for CI: its results are kept, and must be of this code. */
test('every seeded leak was caught by the leak check as it is now', () => {
  const results = JSON.parse(readFileSync(resultsFile, 'utf8')) as LeakResults;
  expect(results.covered, 'run `npm run test:deep` and commit its results').toBe(coveredHash());
  expect(mutants.length).toBeGreaterThanOrEqual(30);
  const missed = mutants.filter(({ name, refused }) => {
    const result = results.mutants[name];
    return !result || (result.findings === 0 && !(refused && result.refused));
  });
  expect(missed.map(({ name }) => name)).toEqual([]);
});
