import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inLanes } from './in-lanes.js';

/** Paths and bytes below a folder, created if missing. */
export async function writeFiles(
  files: Iterable<readonly [path: string, bytes: Uint8Array]>,
  dir: string,
): Promise<void> {
  const folders = new Set<string>();
  await inLanes(files, async ([file, bytes]) => {
    const target = path.join(dir, file);
    const folder = path.dirname(target);
    if (!folders.has(folder)) await mkdir(folder, { recursive: true });
    folders.add(folder);
    await writeFile(target, bytes);
  });
}
