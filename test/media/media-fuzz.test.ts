import path from 'node:path';
import { expect, test } from 'vitest';
import { formats, fuzzReaders } from './mutants.js';

/** A sample of `test/deep/media-fuzz.test.ts`. */
test('mutated captions, logs and gaze are read or refused, never thrown at, within a second each', () => {
  const runs = 2100;
  const { counts, slowest } = fuzzReaders(
    runs,
    7,
    path.resolve(import.meta.dirname, '../../../shared/data'),
  );
  for (const format of formats) expect(counts[format]).toBe(runs / formats.length);
  expect(slowest.ms).toBeLessThan(1000);
});
