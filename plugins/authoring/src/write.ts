import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from './command.js';

/**
 * The one place where commands change authors' files. Whatever stops a command in between, a file is as it
 * was or as it should be, never half of both: it grows beside its place under the name of the process
 * (`page.md.1234.tmp`) and is then put there in one step.
 *
 * @param within - Content root: nothing outside it is ever touched, links followed.
 */
export interface WriteOptions {
  readonly within?: string;
}

/**
 * Write a file that is not there yet, whole or not at all.
 *
 * @returns `false` when it is there: nothing was changed.
 */
export function writeOnce(
  file: string,
  content: string | Uint8Array,
  { within }: WriteOptions = {},
): boolean {
  if (existsSync(file)) return false;
  refuseOutside(file, within);
  mkdirSync(dirname(file), { recursive: true });
  const aside = asideOf(file);
  try {
    writeWhole(aside, content);
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

/** Put new content in the place of a file, or make it, whole or not at all; who may read it stays. */
export function replaceFile(
  file: string,
  content: string | Uint8Array,
  { within }: WriteOptions = {},
): void {
  refuseOutside(file, within);
  const aside = asideOf(file);
  try {
    writeWhole(aside, content, statSync(file, { throwIfNoEntry: false })?.mode);
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Take a file away. */
export function removeFile(file: string, { within }: WriteOptions = {}): void {
  refuseOutside(file, within);
  rmSync(file);
}

const asideOf = (file: string): string => `${file}.${process.pid}.tmp`;

/** On the disk before it gets its name: after a power cut the name must not lead to an empty file. */
function writeWhole(file: string, content: string | Uint8Array, mode?: number): void {
  const handle = openSync(file, 'w', mode);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function refuseOutside(file: string, within: string | undefined): void {
  if (within === undefined) return;
  const path = relative(realpathSync(within), realFolder(dirname(resolve(file))));
  if (path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path)
    throw new UsageError(`\`${file}\` は \`${within}\` の外にあるので、書きません`);
}

/** Where a folder truly lies, also one that is yet to be made. */
function realFolder(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  const parent = dirname(folder);
  return parent === folder ? folder : resolve(realFolder(parent), relative(parent, folder));
}
