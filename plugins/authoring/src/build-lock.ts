import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * One build of an edition at a time: `.ichiba/build-<slug>.lock` holds the builder's process id.
 *
 * @returns A function that gives the lock back; or the process id that holds it.
 */
export function takeLock(
  workDir: string,
  slug: string,
): (() => void) | { readonly heldBy: number } {
  mkdirSync(workDir, { recursive: true });
  const file = join(workDir, `build-${slug}.lock`);
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(file);
      if (holder !== undefined) return { heldBy: holder };
      rmSync(file, { force: true }); // left by a build that was killed
    }
  }
}

/** Process id of a living holder; a lock without a number counts for the moment of its writing only. */
function holderOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid > 0) return isAlive(pid) ? pid : undefined;
    return Date.now() - statSync(file).mtimeMs < 2000 ? 0 : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process runs, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Working folders of one build: the new one while it grows, and the old one while it is set aside. */
export const growingDir = (workDir: string, slug: string): string =>
  join(workDir, `build-${slug}-${process.pid}`);
export const asideDir = (workDir: string, slug: string): string =>
  join(workDir, `old-${slug}-${process.pid}`);

/**
 * Clear up after builds that were killed; called with the lock held.
 * A build killed between its two renames left the old site aside: it is put back.
 */
export function recover(workDir: string, slug: string, outDir: string): void {
  const leftovers = readdirSync(workDir);
  const aside = leftovers
    .filter((name) => isOf(name, `old-${slug}-`))
    .map((name) => join(workDir, name));
  const [first] = aside;
  if (first && !existsSync(outDir)) renameSync(first, outDir);
  const growing = leftovers
    .filter((name) => isOf(name, `build-${slug}-`))
    .map((name) => join(workDir, name));
  for (const folder of [...aside, ...growing]) rmSync(folder, { recursive: true, force: true });
}

const isOf = (name: string, prefix: string): boolean =>
  name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
