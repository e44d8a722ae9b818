import {
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Write a file that is not there yet, whole or not at all.
 *
 * @returns `false` when it is there: nothing was changed.
 */
export function writeOnce(file: string, content: string | Uint8Array): boolean {
  if (existsSync(file)) return false;
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(aside, content);
    // Unlike a rename, a link never takes the place of a file that came in between.
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Put new content in the place of a file, whole or not at all; who may read it stays. */
export function replaceFile(file: string, content: Uint8Array): void {
  const aside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(aside, content, { mode: statSync(file).mode });
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}
