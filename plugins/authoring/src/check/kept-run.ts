import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Message } from '@chishiki-ichiba/model';
import { I18N_DIR } from '../i18n-dir.js';
import { cacheFolder, programStamp, shortName, stampFolder } from './stamps.js';

/** Folders of the site's own code, which may name pictures, and of its translated copies. */
const CODE = ['src', 'blog', I18N_DIR];

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
  const folder = cacheFolder(key.siteDir);
  if (folder === undefined) return { save: () => undefined };
  const file = join(folder, `check-${shortName([key.roots, key.mdxFolders])}.json`);
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
  const hash = createHash('sha256').update(`${today} ${programStamp(siteDir)}\n`);
  for (const root of [...roots, 'static', ...CODE]) stampFolder(join(siteDir, root), hash);
  // Of the site's own folder only its files: the config may name pictures.
  stampFolder(siteDir, hash, false);
  return hash.digest('hex');
}
