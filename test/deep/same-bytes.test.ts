import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { SITE_PARTS } from '../e2e/browser.js';
import { snapshot } from '../kill-writer.js';
import { root } from './kill-results.js';
import { coveredHash, resultsFile, type SameBytesResults } from './same-bytes-results.js';

/**
 * The market's own site built twice from the same input: in folders of other names and depth, its files
 * put there in opposite order, 400 days apart, in another time zone and language; one of them after a build of
 * what stood there before its author corrected a page, with all that such a build keeps for the next. Resumable.
 */
const BIN = 'plugins/authoring/bin/ichiba.mjs';
const covered = coveredHash();
const kept = existsSync(resultsFile)
  ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as SameBytesResults)
  : undefined;

describe('same input, same bytes', () => {
  const made: string[] = [];
  afterAll(() => {
    for (const dir of made) rmSync(dir, { recursive: true, force: true });
  });

  test('two folders, two orders, two days, two places', () => {
    if (kept?.covered === covered) return expect(kept.differing).toEqual([]);
    const used = siteIn('a', false);
    const before = snapshot(build(used, { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' }));
    correct(used);
    const here = build(used, { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' });
    const fresh = siteIn('別/の/深い フォルダ', true);
    correct(fresh);
    const there = build(fresh, {
      TZ: 'America/New_York',
      LANG: 'C',
      NODE_OPTIONS: `--import ${laterClock()}`,
    });
    const first = snapshot(here);
    const second = snapshot(there);
    const page = 'docs/manual/butt-fit-up/index.html';
    expect(first[page], 'the correction shows').not.toBe(before[page]);
    const differing = [...new Set([...Object.keys(first), ...Object.keys(second)])]
      .filter((name) => first[name] !== second[name])
      .sort();
    const results: SameBytesResults = {
      commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
      covered,
      files: Object.keys(first).length,
      bytes: Object.keys(first).reduce(
        (sum, name) => sum + statSync(path.join(here, name)).size,
        0,
      ),
      differing,
    };
    writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
    expect(differing).toEqual([]);
  }, 1_200_000);

  function siteIn(name: string, backwards: boolean): string {
    const base = mkdtempSync(path.join(tmpdir(), 'ichiba-same-'));
    made.push(base);
    const dir = path.join(base, name);
    mkdirSync(dir, { recursive: true });
    const files = SITE_PARTS.flatMap((entry) => listFiles(entry));
    for (const file of backwards ? files.reverse() : files)
      cpSync(path.join(root, file), path.join(dir, file));
    // Programs lie inside the site, as on a fresh machine: a bundler names its modules by the way to them.
    for (const programs of ['node_modules', 'plugins'])
      execFileSync('cp', ['-al', path.join(root, programs), path.join(dir, programs)]);
    rmSync(path.join(dir, 'node_modules/.cache'), { recursive: true, force: true });
    return dir;
  }

  /** Title and text: other pages name the one, the search index knows the other. */
  function correct(dir: string): void {
    const file = path.join(dir, 'docs/manuals/butt-fit-up.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      `${text.replace(/^題名: (.*)$/m, '題名: $1（改め）')}\n書き足した一文です。\n`,
    );
  }

  function build(dir: string, env: NodeJS.ProcessEnv): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(dir, BIN), 'build'], {
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: dir, ...env },
    });
    if (status !== 0) throw new Error(`${stdout}${stderr}`.slice(-3000));
    return path.join(dir, 'build');
  }

  /** A module that sets every clock of a process 400 days on. */
  function laterClock(): string {
    const base = mkdtempSync(path.join(tmpdir(), 'ichiba-clock-'));
    made.push(base);
    const file = path.join(base, 'later.mjs');
    writeFileSync(
      file,
      `const Then = Date;
const LATER = 400 * 86_400_000;
globalThis.Date = class Date extends Then {
  constructor(...args) {
    if (args.length === 0) super(Then.now() + LATER);
    else super(...args);
  }
  static now() {
    return Then.now() + LATER;
  }
};
`,
    );
    return pathToFileURL(file).href;
  }
});

function listFiles(entry: string): string[] {
  const at = path.join(root, entry);
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [entry];
  return readdirSync(at)
    .sort()
    .flatMap((name) => listFiles(`${entry}/${name}`));
}
