import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshot, wait } from '../kill-writer.js';
import { type FaultResults, faults, resultsFile } from './fault-results.js';
import { coveredHash, root } from './kill-results.js';

/** What can go wrong around a build: one clear line each, and the last good build stays. Resumable. */
const bin = path.join(root, 'plugins/authoring/bin/ichiba.mjs');
const covered = coveredHash('builds');
const kept = existsSync(resultsFile)
  ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as FaultResults)
  : undefined;
const results: FaultResults = {
  commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  covered,
  faults: kept?.covered === covered ? kept.faults : {},
};

describe('faults around a build', () => {
  let dir: string;
  let good: Record<string, string>;
  const out = () => path.join(dir, 'build');
  const start = () => {
    const child = spawn(process.execPath, [bin, 'build'], {
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, INIT_CWD: dir },
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    return new Promise<{ code: number | null; said: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, said })),
    );
  };
  /** The last line is ours; what Docusaurus says of its own failure stands before. */
  const lineOf = (said: string) => said.trim().split('\n').at(-1) ?? '';
  const keep = (fault: (typeof faults)[number], line: string) => {
    results.faults[fault] = line;
    mkdirSync(path.dirname(resultsFile), { recursive: true });
    writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  };
  const isNew = (fault: (typeof faults)[number]) => results.faults[fault] === undefined;

  beforeAll(async () => {
    if (!faults.some(isNew)) return;
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-faults-'));
    cpSync(path.join(root, 'test/site'), dir, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
    // Nowhere above it is a repository: the first build is also the one without a history.
    const { code, said } = await start();
    expect(code, said).toBe(0);
    good = snapshot(out());
    keep('no history (git)', 'builds');
  }, 300_000);
  afterAll(() => dir && rmSync(dir, { recursive: true, force: true }));

  test('no history (git)', () => expect(results.faults['no history (git)']).toBe('builds'));

  test('two builds at once, and a file that changes while the first runs', async () => {
    if (!isNew('two builds at once') && !isNew('a file that changes while it runs')) return;
    const first = start();
    for (
      let left = 200;
      left > 0 && !existsSync(path.join(dir, '.ichiba/build-public.lock'));
      left--
    )
      await wait(50);
    const second = await start();
    expect(second.code).toBe(2);
    expect(second.said.trim()).toMatch(
      /^公開版の組み立てがほかで動いています（pid \d+）。終わってから、もう一度実行してください$/,
    );
    keep('two builds at once', lineOf(second.said).replace(/\d+/, '…'));
    appendFileSync(path.join(dir, 'market/sources.yml'), '# 直しました\n');
    const { code, said } = await first;
    expect(code).toBe(2);
    expect(lineOf(said)).toMatch(
      /^組み立てている間に `market\/sources\.yml` が変わりました。.*もう一度実行してください。前の組み立ては、そのまま残っています$/,
    );
    keep('a file that changes while it runs', lineOf(said));
    expect(snapshot(out())).toEqual(good);
  }, 300_000);

  test.each([
    [
      'a full disk',
      'size=600k',
      /^ディスクがいっぱいです.*要らないファイルを消してから、もう一度実行してください。前の組み立ては、そのまま残っています$/,
    ],
    [
      'a disk that cannot be written',
      'ro',
      /^`[^`]+` は、書きこめないディスク（読み取り専用）の上にあります。.*前の組み立ては、そのまま残っています$/,
    ],
  ] as const)(
    '%s',
    async (fault, option, line) => {
      if (!isNew(fault)) return;
      const work = path.join(dir, '.ichiba');
      mkdirSync(work, { recursive: true });
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', option, 'tmpfs', work], { stdio: 'ignore' });
      } catch {
        console.log(`skipped: ${fault} needs mount (root)`);
        return;
      }
      try {
        const { code, said } = await start();
        expect(code).toBe(2);
        expect(lineOf(said)).toMatch(line);
        keep(fault, lineOf(said).replaceAll(dir, '…'));
        expect(snapshot(out())).toEqual(good);
      } finally {
        execFileSync('umount', [work]);
      }
    },
    300_000,
  );
});
