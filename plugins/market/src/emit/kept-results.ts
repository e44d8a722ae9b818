import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What long work on one page came to, kept from build to build. Named by what it was made from, so nothing
 * old is ever taken for new: another text, another program, another name.
 */
export interface KeptResults {
  /**
   * @param input - All that the result depends on besides the programs ({@link hashOfPrograms}).
   * @param make - Only called where nothing is kept; its answer must survive JSON and not be a bare number.
   */
  of<T extends object | string>(input: readonly string[], make: () => T): T;
  /** The same where making takes its time. */
  later<T extends object | string>(input: readonly string[], make: () => Promise<T>): Promise<T>;
  /** After all work of a build: what no page of the edition came to any more goes, a withdrawn text must not stay. */
  end(): void;
}

/**
 * @param dir - A folder of its own for one edition and locale; created when something is kept.
 * @param programs - Goes into every name.
 */
export function createKeptResults(dir: string, programs: string): KeptResults {
  const used = new Set<string>();
  let isThere = false;
  const fileOf = (input: readonly string[]): string => {
    const hash = createHash('sha256').update(programs);
    for (const part of input) hash.update(`\0${part.length}\0`).update(part);
    const name = `${hash.digest('hex').slice(0, 32)}.json`;
    used.add(name);
    return path.join(dir, name);
  };
  const keep = <T>(file: string, made: T): T => {
    if (!isThere) mkdirSync(dir, { recursive: true });
    isThere = true;
    writeFileSync(file, JSON.stringify(made));
    return made;
  };
  return {
    of(input, make) {
      const file = fileOf(input);
      return (read(file) as ReturnType<typeof make> | undefined) ?? keep(file, make());
    },
    async later(input, make) {
      const file = fileOf(input);
      return (read(file) as Awaited<ReturnType<typeof make>>) ?? keep(file, await make());
    },
    end() {
      if (!existsSync(dir)) return;
      for (const name of readdirSync(dir))
        if (!used.has(name)) rmSync(path.join(dir, name), { force: true });
    },
  };
}

/** A build that was stopped may have left half a file: that is none, as half a JSON text is no JSON. */
function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Ours whose code has a part in what is kept. */
const ROOMS = ['market', 'search', 'reading', 'model', 'media'];
/** Lists of what is installed, as npm, pnpm and Yarn leave them. */
const LOCKS = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml', '.yarn-integrity'];

/** Changes with every script of ours and with every package installed. */
export function hashOfPrograms(siteDir: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const room of ROOMS) {
    const index = fileURLToPath(import.meta.resolve(`@chishiki-ichiba/${room}`));
    addScripts(hash, path.dirname(index));
  }
  for (let at = path.resolve(siteDir); ; at = path.dirname(at)) {
    for (const name of LOCKS) {
      const lock = path.join(at, 'node_modules', name);
      if (existsSync(lock)) hash.update(readFileSync(lock));
    }
    if (at === path.dirname(at)) break;
  }
  return hash.digest('hex');
}

/** Every script of a folder, in an order that no disk decides. */
export function addScripts(hash: Hash, lib: string): void {
  const names = readdirSync(lib, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((file) => file.endsWith('.js')).sort())
    hash.update(readFileSync(path.join(lib, name)));
}
