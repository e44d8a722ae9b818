import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const resultsFile = path.join(import.meta.dirname, 'results/kills.json');

export interface KillResults {
  /** Commit the run began on. */
  commit: string;
  /** Hash of the code the results speak of. */
  covered: Readonly<Record<'writers' | 'authors' | 'builds', string>>;
  /** Processes that only write, killed at random moments. */
  writers: { kills: number; whileWriting: number; corrupted: readonly string[] };
  /** Commands killed at random moments. */
  commands: { kills: number; whileWriting: number; corrupted: readonly string[] };
  /** The same for those that make and mend pages: `check --fix`, `new`, `import`, `interview`. */
  authors: { kills: number; whileWriting: number; corrupted: readonly string[] };
  /** Builds killed at random moments: how far they were, and what was wrong afterwards. */
  builds: { kills: number; stages: Readonly<Record<string, number>>; damaged: readonly string[] };
}

const covers = {
  writers: ['write.ts', 'furigana.ts', 'withdraw.ts', 'report.ts'],
  authors: ['write.ts', 'check/fix.ts', 'new.ts', 'import/import.ts', 'interview/interview.ts'],
  builds: ['build.ts', 'build-lock.ts', 'changed-files.ts', 'child.ts', 'end-with-parent.ts'],
} as const;

/** Of the files that write: when one changes, the run is old. */
export function coveredHash(part: keyof typeof covers): string {
  const hash = createHash('sha256');
  for (const file of covers[part]) {
    const text = readFileSync(path.join(root, 'plugins/authoring/src', file), 'utf8');
    hash.update(`${file}\0${text.replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}
