import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a cache by name. */
export type KeptFiles = ReadonlyMap<string, Uint8Array>;

/**
 * A folder of files that are each named by the hash of their bytes and of the program that wrote them: one that
 * is damaged, half written or of another version has another hash, and is not looked into.
 */
export interface KeptFolder {
  /** The sound ones. */
  read(): KeptFiles;
  /** Have these in the folder and no others. @param names - Of those that are there and stay. */
  replace(names: Iterable<string>, added: readonly Uint8Array[]): void;
}

/** @param program - Stamp of the code that reads and writes them. */
export function openKept(folder: string, program: string): KeptFolder {
  const nameOf = (bytes: Uint8Array): string =>
    createHash('sha256').update(program).update(bytes).digest('hex');
  return {
    read() {
      const files = new Map<string, Uint8Array>();
      for (const name of namesIn(folder)) {
        const bytes = bytesOf(join(folder, name));
        if (bytes && nameOf(bytes) === name) files.set(name, bytes);
      }
      return files;
    },
    replace(names, added) {
      const stay = new Set(names);
      try {
        mkdirSync(folder, { recursive: true });
        for (const bytes of added) {
          const name = nameOf(bytes);
          // Not aside first, nor with a wait for the disk (a second for two hundred): its name proves it whole.
          writeFileSync(join(folder, name), bytes);
          stay.add(name);
        }
        for (const name of namesIn(folder)) if (!stay.has(name)) rmSync(join(folder, name));
      } catch {
        // A folder that cannot be written costs the next run its time, no more.
      }
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
