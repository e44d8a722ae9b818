import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formats, fuzzReaders } from '../media/mutants.js';

/** More than a hundred thousand; `MEDIA_FUZZ_RUNS` and `MEDIA_FUZZ_SEED` for others. */
const RUNS = Number(process.env.MEDIA_FUZZ_RUNS ?? 140_000);
const SEED = Number(process.env.MEDIA_FUZZ_SEED ?? 20_261_129);
/** A reader that kept what it read would be above it a hundred times over. */
const MOST_HEAP = 400_000_000;

test('every mutated text is read or refused within a second, and nothing is kept', {
  timeout: 3_600_000,
}, () => {
  const shared = path.resolve(import.meta.dirname, '../../../shared/data');
  const { counts, slowest, heap } = fuzzReaders(
    RUNS,
    SEED,
    existsSync(shared) ? shared : undefined,
  );
  const total = formats.reduce((sum, format) => sum + counts[format], 0);
  console.log(
    [
      `${total} texts (seed ${SEED})`,
      ...formats.map((format) => `${format} ${counts[format]}`),
      `slowest ${slowest.ms.toFixed(1)} ms (${slowest.format} ${slowest.number})`,
      `heap at most ${Math.round(heap / 1e6)} MB more`,
    ].join(', '),
  );
  expect(total).toBe(RUNS);
  expect(slowest.ms).toBeLessThan(1000);
  expect(heap).toBeLessThan(MOST_HEAP);
});
