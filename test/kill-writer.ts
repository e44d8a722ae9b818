import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { random } from './search/corpus.js';

const lib = path.resolve(import.meta.dirname, '../plugins/authoring/lib');

/** What a killed writer left behind. */
export interface Killed {
  /** Files that are neither as they were nor as they should be. */
  readonly corrupted: readonly string[];
  /** Kills that fell while a file was growing beside its place. */
  readonly caught: number;
}

/**
 * Processes that do nothing but write, each ended by SIGKILL at a random moment.
 *
 * `page.md` is always one of two whole texts, `once-<n>.md` whole or not there, `kept.md` as it was, and
 * nothing outside the folder changes.
 */
export async function killWriters(kills: number, seed: number): Promise<Killed> {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-kill-'));
  const next = random(seed);
  const corrupted: string[] = [];
  let caught = 0;
  const texts = ['あ', 'い'].map((letter) => `${letter.repeat(200_000)}\n`);
  const once = '一度だけ\n'.repeat(20_000);
  const docs = path.join(dir, 'docs');
  mkdirSync(docs);
  writeFileSync(path.join(docs, 'page.md'), texts[0] as string);
  writeFileSync(path.join(docs, 'kept.md'), 'そのまま\n');
  writeFileSync(path.join(dir, 'outside.md'), '外\n');
  const script = path.join(dir, 'writer.mjs');
  writeFileSync(
    script,
    `import { removeFile, replaceFile, writeOnce } from ${JSON.stringify(path.join(lib, 'write.js'))};
const within = ${JSON.stringify(docs)};
const texts = ['あ', 'い'].map((letter) => letter.repeat(200_000) + '\\n');
const once = '一度だけ\\n'.repeat(20_000);
process.stdout.write('ready');
for (let at = 0; ; at++) {
  replaceFile(within + '/page.md', texts[at % 2], { within });
  const file = within + '/once-' + (at % 3) + '.md';
  if (writeOnce(file, once, { within })) removeFile(file, { within });
}
`,
  );
  const whole = (name: string, text: string): boolean =>
    name === 'page.md'
      ? texts.includes(text)
      : name === 'kept.md'
        ? text === 'そのまま\n'
        : /^once-\d\.md$/.test(name) && text === once;
  for (let kill = 0; kill < kills; kill++) {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await wait(next() * 40);
    await end(child);
    for (const name of readdirSync(docs)) {
      const file = path.join(docs, name);
      if (name.endsWith('.tmp')) {
        caught++;
        rmSync(file);
      } else if (!whole(name, readFileSync(file, 'utf8'))) corrupted.push(`#${kill} ${name}`);
      if (name.startsWith('once-')) rmSync(file, { force: true });
    }
    if (readFileSync(path.join(dir, 'outside.md'), 'utf8') !== '外\n') corrupted.push('outside.md');
  }
  rmSync(dir, { recursive: true, force: true });
  return { corrupted, caught };
}

export const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/**
 * SIGKILL, after `ms`, the moment the next file grows beside its place in `dir`: a command spends so little
 * of its time writing that moments drawn at random seldom meet it. After 3 s without such a file, anyway.
 */
export async function endWhileWriting(child: ChildProcess, dir: string, ms: number): Promise<void> {
  await wait(ms);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const watcher = watch(dir, { recursive: true }, (_, name) => {
    if (name?.endsWith('.tmp')) child.kill('SIGKILL');
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  if (child.exitCode === null && child.signalCode === null) await gone;
  clearTimeout(timer);
  watcher.close();
}

/** SIGKILL, and until the process is no more. */
export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** Name → hash of every file of a folder, but those of running writers. */
export function snapshot(dir: string, base = dir): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(dir, entry.name);
      if (entry.isDirectory())
        return entry.name === '.git' ? [] : Object.entries(snapshot(file, base));
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
      return [[path.relative(base, file).split(path.sep).join('/'), hash]];
    }),
  );
}
