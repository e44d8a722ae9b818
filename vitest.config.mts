import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * `unit` runs anywhere, on both cores of a small machine; `e2e` wants Chromium and a built site, two files at a time, each with a browser
 * and a host of its own; what holds people to seconds, and the editor that makes photos smaller, is in `e2e-alone` and has the machine to itself.
 */
const alone = ['test/e2e/first-minutes.test.ts', 'test/e2e/edit.test.ts'];

/** What a page shows comes when it comes: a browser test waits for it as long as a busy machine may need. */
const patient = { poll: { timeout: 15_000 } };

/** Minutes long whatever their size: started last, they would leave the other core idle. */
const longest = ['leaks', 'accessibility', 'guarantee', 'xss'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      longest.findIndex((name) => moduleId.endsWith(name)) + 1 || longest.length + 1;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            'test/e2e/**',
            'test/deep/**',
            'test/fixtures/**',
            'test/site/**',
            '**/node_modules/**',
          ],
          maxWorkers: 2,
          // Not a measure of speed: a busy machine must not turn a right answer into a failure.
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          maxConcurrency: 2,
          expect: patient,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e-alone',
          include: alone,
          fileParallelism: false,
          expect: patient,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      // What takes too long for CI: `npm run test:deep`.
      { test: { name: 'deep', include: ['test/deep/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
