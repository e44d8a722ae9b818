import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors write a file in several goes. */
const SETTLE_MS = 80;

/**
 * Run again whenever something under the roots changes, one run at a time, until the signal.
 *
 * @param run - Gets the files that changed since the last run, site-relative; none at first.
 */
export async function watchRoots(
  siteDir: string,
  roots: readonly string[],
  run: (changed: readonly string[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let changed = new Set<string>();
  let wake: () => void = () => undefined;
  const watchers: FSWatcher[] = roots
    .filter((root) => existsSync(join(siteDir, root)))
    .map((root) =>
      watch(join(siteDir, root), { recursive: true }, (_, name) => {
        // Our own part files and editors' swap files come and go.
        if (name === null || /(?:^|[\\/])\.|~$|\.tmp$|\.sw[px]$/.test(name)) return;
        changed.add(`${root}/${name.replaceAll('\\', '/')}`);
        wake();
      }),
    );
  try {
    await run([]);
    while (!signal.aborted) {
      if (changed.size === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      if (signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      const files = [...changed].sort();
      changed = new Set();
      await run(files);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
