import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkSite } from '@chishiki-ichiba/market/content';
import { describe, expect, it } from 'vitest';
import { page, published } from '../market/helpers.js';
import { useCommand } from './command.js';

const firm = page(`題名: 甲社（架空）\n区分: 企業\n架空: true\n${published}`);
const term = (id: string, more = '') =>
  page(`題名: ${id}\n意味: x\n見直し期限: 2026-03-01\n${published}\n${more}`);
const files = {
  'docusaurus.config.ts': '',
  'docs/orgs/firm-a.md': firm,
  'docs/terms/one.md': term('one'),
  'docs/terms/two.md': term('two'),
  'docs/terms/own.md': page('題名: own\n意味: x\n公開範囲: 社内\n状態: 承認済み\n所有: firm-a'),
  'docs/requests/help.md': page(
    `題名: 教えてください\n求め: 教えて\n架空: true\n掲載日: 2026-01-01\n期限: 2026-02-01\n聞き先: 窓口\n${published}`,
  ),
};
const FILE = 'docs/activities/review-public-2026-04-01.md';

describe('ichiba report', () => {
  const command = useCommand('report', files);
  const { run } = command;
  const at = (file: string) => path.join(command.dir, file);
  const read = (file: string) => readFileSync(at(file), 'utf8');
  // That the request is past its day is told too; here only what was written counts.
  const messages = async () =>
    (
      await checkSite({ siteDir: command.dir, roots: ['docs'], today: '2026-06-01' })
    ).messages.filter(({ ruleId }) => ruleId !== 'market:expired-open');

  it('prints what is missing, by the day asked for, and writes nothing', async () => {
    expect(await run('--date', '2026-04-01')).toBe(0);
    expect(command.output).toContain('報告（公開版、2026-04-01）　ページ 4件');
    expect(command.output).toMatch(/2件 {2}見直し期限を過ぎたページ\n\s+次の一手: /);
    expect(command.output).toMatch(/1件 {2}期限が過ぎて答えのない募集/);
    expect(command.output).toContain('前回の記録はありません');
    await run('--date', '2026-02-01');
    expect(command.output).toMatch(/2件 {2}90日以内に見直すページ/);
    expect(command.output).not.toMatch(/1件 {2}期限が過ぎて/);
    expect(existsSync(at('docs/activities'))).toBe(false);
  });

  it('saves a draft for the house, which the check accepts and only the house reads', async () => {
    expect(await run('--save', '--date', '2026-04-01')).toBe(0);
    expect(command.output).toContain(`${FILE} に、公開版の数を残しました（2026-04-01）`);
    expect(command.output).toContain('公開範囲: 社内');
    expect(command.output).toContain('承認済み');
    expect(readdirSync(at('docs/activities'))).toEqual(['review-public-2026-04-01.md']);
    expect(await messages()).toEqual([]);
    const text = read(FILE);
    for (const line of [
      '活動: 定期レビュー',
      '日付: 2026-04-01',
      '集計した版: 一般公開',
      '  - 項目: ページ\n    数: 4\n',
      '公開範囲: 社内',
      '状態: 下書き',
      '所有: firm-a',
      '- **見直し期限を過ぎたページ**　2件。',
      '## 決めたこと',
      '## 次にやること',
    ])
      expect(text).toContain(line);
    // No titles and no names of organisations: who may read it one day is not known.
    expect(text).not.toMatch(/教えてください|甲社/);
    // It is not in the edition it counted.
    await run('--format', 'json', '--date', '2026-04-02');
    expect(JSON.parse(command.output).total).toBe(4);
  });

  it('compares with the newest review of earlier days, drafts too, and names what is new', async () => {
    await run('--save', '--date', '2026-04-01');
    writeFileSync(at('docs/terms/three.md'), term('three'));
    await mkdir(at('docs/skills'));
    writeFileSync(at('docs/skills/weld.md'), page(`題名: 付ける\n${published}`));
    expect(await run('--save', '--date', '2026-05-01')).toBe(0);
    expect(command.output).toContain('前回（2026-04-01、');
    const text = read('docs/activities/review-public-2026-05-01.md');
    expect(text).toContain('| 用語 | 3 | 2 | +1 |');
    expect(text).toContain('| 技能（力量） | 1 | ― | 前回なし |');
    expect(text).toContain('- **見直し期限を過ぎたページ**　3件（前回2件、+1）');
    expect(await messages()).toEqual([]);
    await run('--format', 'json', '--date', '2026-05-02');
    const { previous, figures } = JSON.parse(command.output);
    expect(previous).toEqual({ id: 'review-public-2026-05-01', date: '2026-05-01' });
    expect(figures).toContainEqual({ group: 'all', name: 'ページ', now: 6, before: 6 });
  });

  it('never overwrites, and says how to count again', async () => {
    await run('--save', '--date', '2026-04-01');
    writeFileSync(at(FILE), `${read(FILE)}\n決めたことを書いた。\n`);
    const kept = read(FILE);
    expect(await run('--save', '--date', '2026-04-01')).toBe(1);
    expect(command.output).toContain(`${FILE} がもうあります`);
    expect(command.output).toContain('名前を変えるか');
    expect(read(FILE)).toBe(kept);
    // The same id under another name of its file is the same page.
    renameSync(at(FILE), at('docs/activities/moved.md'));
    writeFileSync(
      at('docs/activities/moved.md'),
      kept.replace('---\n', '---\nid: review-public-2026-04-01\n'),
    );
    expect(await run('--save', '--date', '2026-04-01')).toBe(1);
    expect(command.output).toContain('docs/activities/moved.md がもうあります');
    expect(existsSync(at(FILE))).toBe(false);
  });

  it('an in-house edition keeps its own, and counts its own pages', async () => {
    expect(
      await run('--save', '--edition', 'inhouse', '--org', 'firm-a', '--date', '2026-04-01'),
    ).toBe(0);
    const text = read('docs/activities/review-inhouse-firm-a-2026-04-01.md');
    expect(text).toContain('集計した版: 社内');
    expect(text).toContain('  - 項目: ページ\n    数: 5\n');
    expect(await messages()).toEqual([]);
    await run('--date', '2026-04-02');
    expect(command.output).toContain('前回の記録はありません');
  });

  it('saves nothing while pages cannot be read, and says which', async () => {
    writeFileSync(at('docs/terms/bad.md'), '---\n題名: bad\n---\n');
    expect(await run('--save')).toBe(1);
    expect(command.output).toContain('docs/terms/bad.md');
    expect(existsSync(at('docs/activities'))).toBe(false);
    expect(await run()).toBe(1);
    expect(command.output).toContain('数に入っていません');
  });

  it('asks who keeps it when several could', async () => {
    writeFileSync(at('docs/orgs/firm-b.md'), firm);
    writeFileSync(
      at('docs/terms/other.md'),
      page('題名: other\n意味: x\n公開範囲: 会員\n状態: 承認済み\n所有: firm-b'),
    );
    expect(await run('--save', '--date', '2026-04-01')).toBe(2);
    expect(command.output).toContain('ページを持つ組織: firm-a、firm-b');
    expect(await run('--save', '--date', '2026-04-01', '--owner', 'firm-b')).toBe(0);
    expect(read(FILE)).toContain('所有: firm-b');
  });

  it.each([
    [['--save', '--owner', 'nobody'], '組織 `nobody` のページはありません'],
    [['--save', '--edition', 'working'], '作業用の版は残せません'],
    [['--date', '来週'], '日付 `来週` を読めません'],
    [['--date', '2026-04'], '日付 `2026-04` を読めません'],
    [['--date', '2099-01-01'], 'まだ来ていません'],
    [['--format', 'xml'], '--format は text か json です'],
    [['--owner', 'firm-a'], '--save といっしょに'],
    [['--edition', 'inhouse'], '社内版には組織が要ります'],
    [['--what'], '`--what` という引数はありません'],
  ] as const)('%j cannot run', async (args, words) => {
    expect(await run(...args)).toBe(2);
    expect(command.output).toContain(words);
    expect(existsSync(at('docs/activities'))).toBe(false);
  });

  it('killed at any moment, leaves a whole page or none', { timeout: 60_000 }, async () => {
    const bin = path.join(import.meta.dirname, '../../plugins/authoring/bin/ichiba.mjs');
    const start = () =>
      spawn(process.execPath, [bin, 'report', '--save', '--date', '2026-04-01'], {
        cwd: command.dir,
        stdio: 'ignore',
        env: { ...process.env, INIT_CWD: command.dir },
      });
    const ended = (child: ReturnType<typeof start>) =>
      new Promise((resolve) => child.on('exit', resolve));
    const began = Date.now();
    await ended(start());
    const whole = Date.now() - began;
    const expected = read(FILE);
    const seen = new Set<boolean>();
    for (let tries = 0; tries < 6; tries++) {
      renameSync(at('docs/activities'), at(`gone-${tries}`));
      const child = start();
      const end = ended(child);
      await wait(whole * (0.35 + tries * 0.13));
      child.kill('SIGKILL');
      await end;
      const there = existsSync(at(FILE));
      seen.add(there);
      if (there) expect(read(FILE)).toBe(expected);
      // What was left aside is no page.
      expect((await messages()).filter(({ severity }) => severity === 'error')).toEqual([]);
      await mkdir(at('docs/activities'), { recursive: true });
    }
    expect(seen.has(false)).toBe(true);
  });
});
