import { defineConfig } from 'vitest/config';

/**
 * `unit` runs anywhere, on both cores of a small machine; `e2e` wants Chromium and a built site, two files at a time, each with a browser
 * and a host of its own; what holds people to seconds is in `e2e-alone` and has the machine to itself.
 */
const alone = ['test/e2e/first-minutes.test.ts'];

export default defineConfig({
  test: {
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
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e-alone',
          include: alone,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      // What takes too long for CI: `npm run test:deep`.
      { test: { name: 'deep', include: ['test/deep/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
