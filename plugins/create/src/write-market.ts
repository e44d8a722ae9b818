import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './answers.js';

export interface MarketOptions {
  /** Where the market comes to lie; must not be there, or be empty (a `.git` may lie in it). */
  readonly folder: string;
  readonly title: string;
  /** ISO date the sample pages bear. */
  readonly today: string;
}

const template = fileURLToPath(new URL('../template', import.meta.url));

/**
 * Write a new market, whole or not at all: it grows in a folder beside its place and then gets its name.
 *
 * @returns The folder's full path.
 * @throws {UsageError} When something lies there, or the place cannot be written.
 */
export function writeMarket({ folder, title, today }: MarketOptions): string {
  const target = resolve(folder);
  refuseTaken(target);
  const made = mkdirSync(dirname(target), { recursive: true });
  const aside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    mkdirSync(aside);
    fill(aside, { name: packageName(target), title, today });
    // Asked again: somebody may have written there meanwhile.
    refuseTaken(target);
    if (existsSync(target)) moveInto(aside, target);
    else renameSync(aside, target);
    return target;
  } catch (error) {
    // Folders above it that were made for it go too.
    if (made) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function refuseTaken(target: string): void {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory())
    throw new UsageError(`\`${target}\` はファイルです。まだないフォルダの名前を書いてください`);
  const there = readdirSync(target).filter((name) => name !== '.git');
  if (there.length > 0)
    throw new UsageError(
      `\`${target}\` は空ではありません（${there.slice(0, 3).join('、')}${there.length > 3 ? ' など' : ''}）。何も書いていません。別のフォルダの名前を書いてください`,
    );
}

function fill(folder: string, words: { name: string; title: string; today: string }): void {
  cpSync(template, folder, { recursive: true });
  // npm leaves a file of this name out of a package.
  renameSync(join(folder, '_gitignore'), join(folder, '.gitignore'));
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  edit('package.json', (text) => text.replace('"my-market"', JSON.stringify(words.name)));
  edit('docusaurus.config.ts', (text) => text.replaceAll("'知識市場'", () => quoted(words.title)));
  edit('README.md', (text) => text.replace('# 知識市場', () => `# ${words.title}`));
  const nextYear = dayOfNextYear(words.today);
  for (const file of readdirSync(join(folder, 'docs'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.md'))
      edit(join('docs', file), (text) =>
        text.replaceAll('NEXT_YEAR', nextYear).replaceAll('TODAY', words.today),
      );
}

/** Into a folder that stays (the one we stand in, a new git repository); what came is taken out again on failure. */
function moveInto(aside: string, target: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(aside)) {
      renameSync(join(aside, name), join(target, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) rmSync(join(target, name), { recursive: true, force: true });
    throw error;
  }
}

/** A name npm takes: the folder's own where it can be one. */
const packageName = (target: string): string =>
  /^[a-z0-9][a-z0-9._-]{0,200}$/.test(basename(target)) ? basename(target) : 'my-market';

const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const dayOfNextYear = (today: string): string =>
  `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('02-29', '02-28')}`;
