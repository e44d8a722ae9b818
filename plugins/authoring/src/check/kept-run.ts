import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Message } from '@chishiki-ichiba/model';

/** Folders of the site's own code, which may name pictures. */
const CODE = ['src', 'blog'];

/** What a run found, kept for the next one. */
export interface KeptRun {
  readonly messages: readonly Message[];
  readonly files: number;
}

interface RunKey {
  readonly siteDir: string;
  readonly roots: readonly string[];
  readonly mdxFolders?: readonly string[];
  readonly today: string;
}

/**
 * The messages of the last run, when nothing they depend on has changed since: no file under the roots
 * or static/, no code of the site (size, times, number on the disk), no program of ours, and not the day.
 *
 * @returns `save` to keep this run's; nothing is kept where the site has no node_modules.
 */
export function lookForRun(key: RunKey): { run?: KeptRun; save(run: KeptRun): void } {
  const modules = join(key.siteDir, 'node_modules');
  if (!existsSync(modules)) return { save: () => undefined };
  const name = createHash('sha256')
    .update(JSON.stringify([key.roots, key.mdxFolders]))
    .digest('hex')
    .slice(0, 12);
  const file = join(modules, '.cache', 'chishiki-ichiba', `check-${name}.json`);
  const stamp = stampOf(key);
  const kept = read(file);
  return {
    ...(kept?.stamp === stamp ? { run: kept.run } : {}),
    save(run) {
      // What was saved while this run was reading is not in its messages.
      if (stampOf(key) !== stamp) return;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ stamp, run }));
      } catch {
        // A folder that cannot be written costs the next run its time, no more.
      }
    },
  };
}

function read(file: string): { stamp: string; run: KeptRun } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function stampOf({ siteDir, roots, today }: RunKey): string {
  const hash = createHash('sha256').update(`${today} ${process.version}\n`);
  for (const folder of [
    ...ourFolders(),
    ...[...roots, 'static', ...CODE].map((root) => join(siteDir, root)),
  ])
    stampFolder(folder, hash);
  // Of the site's own folder only its files: the config may name pictures.
  stampFolder(siteDir, hash, false);
  return hash.digest('hex');
}

/** Compiled code that messages come from: this room's, and that of the rooms it reads with. */
function ourFolders(): string[] {
  const require = createRequire(import.meta.url);
  return [
    dirname(dirname(fileURLToPath(import.meta.url))),
    ...['model', 'market', 'media'].map((room) =>
      join(dirname(require.resolve(`@chishiki-ichiba/${room}/package.json`)), 'lib'),
    ),
  ];
}

function stampFolder(folder: string, hash: ReturnType<typeof createHash>, deep = true): void {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(folder);
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (deep) stampFolder(path, hash);
    } else if (deep || entry.isFile()) {
      // What a link leads to; the link itself where that is gone.
      const { size, mtimeMs, ctimeMs, ino } =
        statSync(path, { throwIfNoEntry: false }) ?? lstatSync(path);
      hash.update(`${path}\0${size} ${mtimeMs} ${ctimeMs} ${ino}\n`);
    }
  }
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true });
