import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Every deliberate mistake of the fixture folder is reported once, at the place an author would
 * point at, by the command itself. `expected.json` was written from the fixtures, not from output.
 */
interface Found {
  file: string;
  line: number;
  column: number;
  severity: string;
  ruleId: string;
  message: string;
  hint: string;
}

const fixtures = join(import.meta.dirname, '../fixtures/mistakes');
const bin = join(import.meta.dirname, '../../plugins/authoring/bin/ichiba.mjs');
const expected: Pick<Found, 'file' | 'line' | 'column' | 'ruleId'>[] = JSON.parse(
  readFileSync(join(fixtures, 'expected.json'), 'utf8'),
);
const siteDir = mkdtempSync(join(tmpdir(), 'ichiba-mistakes-'));
let status: number | null;
let found: Found[];

const check = (...args: string[]) =>
  spawnSync(process.execPath, [bin, 'check', '--root', 'mistakes', ...args], {
    cwd: siteDir,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: siteDir },
    maxBuffer: 64e6,
  });

beforeAll(() => {
  cpSync(fixtures, join(siteDir, 'mistakes'), { recursive: true });
  const head =
    '---\n種類: 手引き\n題名: 手引き\n手引き種別: 使い方\n公開範囲: 一般公開\n状態: 承認済み\n';
  const write = (name: string, text: string) =>
    writeFileSync(join(siteDir, 'mistakes', name), text);
  write('109-over-one-megabyte.md', `${head}---\n\n${'あいうえお\n'.repeat(70_000)}`);
  // As macOS hands it out: か + ◌゙. The message names the file as people type it.
  write('110-がぞう.md'.normalize('NFD'), `${head}---\n\n本文です。\n`);
  write('111-long-front-matter.md', `${head}要約: ${'長い。'.repeat(22_000)}\n---\n\n本文です。\n`);
  // Next year, whenever this runs.
  const nextYear = new Date().getFullYear() + 1;
  write(
    '196-decided-before-it-met.md',
    `---\n種類: 活動記録\n題名: 勉強会\n公開範囲: 一般公開\n状態: 承認済み\n活動: 勉強会\n日付: ${nextYear}-10-05\n決めたこと: [見本をそろえる]\n---\n\n本文です。\n`,
  );
  const result = check('--format', 'json');
  status = result.status;
  found = JSON.parse(result.stdout);
});
afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

const key = ({ file, line, column, ruleId }: (typeof expected)[number]) =>
  `${file}:${line}:${column} ${ruleId}`;

describe('ichiba check over deliberate mistakes', () => {
  it('has at least 60 of them and exits 1', () => {
    expect(expected.length).toBeGreaterThanOrEqual(60);
    expect(status).toBe(1);
  });

  it('reports nothing else, and nothing twice', () => {
    expect(found.map(key).sort()).toEqual(expected.map(key).sort());
  });

  it.each(expected.map((mistake) => [mistake.file, mistake] as const))('%s', (file, mistake) => {
    expect(found.filter((message) => message.file === file).map(key)).toEqual([key(mistake)]);
  });

  it('speaks Japanese, and has the fixed shape', () => {
    for (const message of found) {
      expect(Object.keys(message)).toEqual([
        'file',
        'line',
        'column',
        'severity',
        'ruleId',
        'message',
        'hint',
      ]);
      expect(message.message).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    }
  });

  it('names the file as given and keeps to the paths asked for', () => {
    const only = JSON.parse(
      check('--format', 'json', 'mistakes/35-wrong-phase.md', 'mistakes/orgs').stdout,
    ) as Found[];
    expect(only.map((message) => message.file)).toEqual([
      'mistakes/35-wrong-phase.md',
      'mistakes/orgs/_defaults.yml',
    ]);
    const clean = check('mistakes/ok-manual.md');
    expect(clean.status).toBe(0);
    expect(clean.stdout).toMatch(/^0件のエラー、0件の注意（\d+個のページ）\n$/);
  });

  it('prints file, place, sentence and cure as text, then counts', () => {
    const { stdout } = check('mistakes/35-wrong-phase.md');
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'mistakes/35-wrong-phase.md:7:6  エラー  `段階` に `開発記` は使えません  model:value',
      '  ヒント: もしかして `開発期`。使える値: 創成期、構築期、開発期、製品化期、事業化期',
      '',
      expect.stringMatching(/^1件のエラー、0件の注意（\d+個のページ）$/),
    ]);
  });
});
