import path from 'node:path';

export const resultsFile = path.join(import.meta.dirname, 'results/faults.json');

export interface FaultResults {
  commit: string;
  /** Hash of the code that builds, as of {@link file://./kill-results.ts}. */
  covered: string;
  /** Fault → what the build said, in one line. */
  faults: Record<string, string>;
}
export const faults = [
  'two builds at once',
  'no history (git)',
  'a file that changes while it runs',
  'a full disk',
  'a disk that cannot be written',
] as const;
