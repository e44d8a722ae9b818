import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Promises of the house that no other test would notice broken. */
const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

interface LockEntry {
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('package-lock.json', () => {
  const packages: Record<string, LockEntry> = JSON.parse(read('package-lock.json')).packages;

  it('names no registry', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved?.includes('://'))).toEqual([]);
  });

  /**
   * `npm ci` refuses a lock without the native parts of other systems, and Windows and macOS need
   * theirs. npm leaves out what it cannot find while it makes the lock: pick a version that is
   * complete, and make the lock in a folder without node_modules.
   */
  it('holds the native parts of every system', () => {
    const missing = Object.entries(packages).flatMap(
      ([path, { version, optionalDependencies = {} }]) =>
        Object.keys(optionalDependencies)
          .filter(
            (name) =>
              !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
          )
          .map((name) => `${path}@${version} → ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('package.json', () => {
  const { scripts, workspaces } = JSON.parse(read('package.json')) as {
    scripts: Record<string, string>;
    workspaces: string[];
  };

  it.each(Object.entries(scripts))('%s needs no other command before it', (_, script) => {
    expect(script).toMatch(/^node \.ci\/setup\.mjs(?: |$)/);
  });

  it('has the commands the README names', () => {
    const named = [
      ...read('README.md').matchAll(
        /npm (?:run )?(start|test|build|serve|check|[a-z]+:[a-z]+|ichiba)\b/g,
      ),
    ].map((match) => match[1] as string);
    expect(new Set(named).size).toBeGreaterThan(4);
    for (const name of named) expect(scripts).toHaveProperty([name]);
    expect(workspaces).toEqual(['plugins/*']);
  });
});

/** No test starts every bench, and what git is told to ignore is missed only where somebody clones. */
describe('scripts', () => {
  const scripts = ['.ci', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.mjs') && !/(?:^|[/\\])(?:node_modules|out)[/\\]/.test(name))
      .map((name) => join(root, folder, name)),
  );

  it('import nothing of ours that is not there', () => {
    const missing = scripts.flatMap((file) =>
      ts
        .preProcessFile(readFileSync(file, 'utf8'))
        .importedFiles.map(({ fileName }) => fileName)
        .filter((name) => name.startsWith('.') && !name.includes('/lib/'))
        .filter((name) => !existsSync(join(dirname(file), name)))
        .map((name) => `${relative(root, file)} → ${name}`),
    );
    expect(scripts.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  it('begins with the two commands', () => {
    const commands = [...read('README.md').matchAll(/^npm .*?(?=\s{2}|$)/gm)].map(
      (match) => match[0],
    );
    expect(commands.slice(0, 2)).toEqual(['npm start', 'npm test']);
  });
});
