import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Treated } from './picture.js';

/** What a file became, without its bytes. */
export interface Known extends Omit<Treated, 'bytes'> {
  /** Its bytes stayed as they were. */
  readonly same: boolean;
  /** First eight digits of its SHA-256. */
  readonly hash: string;
  readonly length: number;
}

/** Treated files of one edition, kept from build to build. */
export interface TreatedCache {
  /** Where the bytes of a key lie. */
  file(key: string): string;
  read(key: string): Promise<Known | undefined>;
  write(key: string, known: Known, bytes: Buffer): Promise<void>;
  /** What no page of the edition uses any more goes: a withdrawn picture must not stay. */
  keepOnly(keys: ReadonlySet<string>): Promise<void>;
}

/** @param dir - Created when something is kept. */
export function createTreatedCache(dir: string): TreatedCache {
  const at = (name: string) => path.join(dir, name);
  let writes = 0;
  // Whole or not at all: a build may be stopped at any time. Two files of the same bytes are made side by side.
  const put = async (name: string, content: string | Buffer) => {
    const next = at(`${name}.${process.pid}-${writes++}.tmp`);
    await writeFile(next, content);
    await rename(next, at(name));
  };
  return {
    file: (key) => at(`${key}.bin`),
    async read(key) {
      try {
        return JSON.parse(await readFile(at(`${key}.json`), 'utf8')) as Known;
      } catch {
        return undefined;
      }
    },
    async write(key, known, bytes) {
      await mkdir(dir, { recursive: true });
      if (!known.same) await put(`${key}.bin`, bytes);
      await put(`${key}.json`, JSON.stringify(known));
    },
    async keepOnly(keys) {
      const names = await readdir(dir).catch(() => [] as string[]);
      await Promise.all(
        names
          .filter((name) => !keys.has(name.replace(/\.(?:json|bin)$/, '')))
          .map((name) => rm(at(name), { force: true })),
      );
    },
  };
}
