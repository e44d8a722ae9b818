import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../plugins/authoring/lib/cli.js';

/** `ichiba check --search` over two terms and one manual, in this process: its dictionary is read once. */
const siteDir = mkdtempSync(join(tmpdir(), 'ichiba-search-'));

const page = (fields: string, body: string) =>
  `---\n${fields}\n公開範囲: 一般公開\n状態: 承認済み\n---\n\n${body}\n`;

const files: Record<string, string> = {
  'docs/terms/uranami.md': page(
    '題名: 裏波\nよみ: うらなみ\n意味: 裏に出るビードです。\n別名: [裏ビード]',
    '表から溶かします。',
  ),
  'docs/terms/ana-aki.md': page(
    '題名: 穴あき\nよみ: あなあき\n意味: 板に穴があくことです。\n別名: [溶け落ち]',
    'すき間が元です。',
  ),
  'docs/guides/draft.md':
    '---\n題名: 書きかけの話\n手引き種別: 使い方\n公開範囲: 一般公開\n状態: 下書き\n---\n\nまだです。\n',
  'docs/guides/sukima.md': page(
    '題名: すき間の話\n手引き種別: 使い方',
    '## はじめに {#hajime}\n\nあいさつです。\n\n## すき間をなくす {#nakusu}\n\nゲージで測ります。',
  ),
};

async function ichiba(...args: string[]) {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += text;
      return true;
    });
  for (const [name, value] of Object.entries({
    INIT_CWD: siteDir,
    ICHIBA_EDITION: '',
    ICHIBA_ORG: '',
  }))
    vi.stubEnv(name, value);
  const before = process.cwd();
  process.chdir(siteDir);
  try {
    const status = await main(['check', ...args]);
    return { status, ...said };
  } finally {
    process.chdir(before);
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}

const write = (name: string, text: string) => writeFileSync(join(siteDir, name), text);
const queries = (minimum: string, ...lines: string[]) =>
  write(
    'test/queries.yml',
    `minimum: ${minimum}\n\nqueries:\n${lines.map((line) => `  - {${line}}\n`).join('')}`,
  );

const passing = 'q: うらなみ, expect: [uranami], class: kana';
const failing = 'q: 裏ビード, expect: [ana-aki], class: variant';

beforeAll(() => {
  for (const folder of ['docs/terms', 'docs/guides', 'test'])
    mkdirSync(join(siteDir, folder), { recursive: true });
  write('docusaurus.config.js', 'module.exports = {};\n');
  for (const [name, text] of Object.entries(files)) write(name, text);
});
afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

describe('check --search', () => {
  it('names the query, its line and what stood first; exits 1 below the minimum', async () => {
    queries('0.95', passing, failing);
    const { status, stdout, stderr } = await ichiba('--search');
    expect(stderr).toBe('');
    expect(stdout).toContain(
      'test/queries.yml:5:5  エラー  `裏ビード` の3件目までに `ana-aki` が出ません。先に出たのは 1. `uranami`（裏波）  search:query',
    );
    expect(stdout).toContain('`ana-aki` のページに、この言い方が `検索語`');
    expect(stdout).toMatch(/ 1\/1 +100% {2}かな（kana）/);
    expect(stdout).toMatch(/ 0\/1 +0% {2}現場の言い方（variant）/);
    expect(stdout).toMatch(/ 1\/2 +50% {2}合計（95% 以上で合格）\n$/);
    expect(status).toBe(1);
  });

  it('only warns while the share is large enough', async () => {
    queries('0.5', passing, failing);
    const { status, stdout } = await ichiba('--search');
    expect(stdout).toContain('test/queries.yml:5:5  注意  `裏ビード`');
    expect(status).toBe(0);
  });

  it('takes any of the pages, and what is still being typed', async () => {
    queries('1', passing, 'q: 裏びーd, expect: [ana-aki, uranami], within: 1, class: typed');
    expect(await ichiba('--search')).toMatchObject({ status: 0, stderr: '' });
  });

  it('looks where the hit lands', async () => {
    queries('1', 'q: ゲージで測り, expect: [sukima], section: naku, class: symptom');
    expect(await ichiba('--search')).toMatchObject({ status: 0, stderr: '' });
    queries('1', 'q: あいさつ, expect: [sukima], section: naku, class: symptom');
    const { status, stdout } = await ichiba('--search');
    expect(stdout).toContain('`sukima` は出ますが、`naku` でなく `hajime` に着きます');
    expect(status).toBe(1);
  });

  it('prints the fixed JSON shape', async () => {
    queries('0.95', passing, failing, 'q: 鋳物, expect: [ana-aki], class: symptom');
    const { status, stdout } = await ichiba('--search', '--format', 'json');
    const found = JSON.parse(stdout) as Record<string, unknown>[];
    expect(found).toHaveLength(2);
    expect(Object.keys(found[0] ?? {})).toEqual([
      'file',
      'line',
      'column',
      'severity',
      'ruleId',
      'message',
      'hint',
    ]);
    expect(found[1]).toMatchObject({
      file: 'test/queries.yml',
      line: 6,
      column: 5,
      severity: 'error',
      ruleId: 'search:query',
      message: '`鋳物` の3件目までに `ana-aki` が出ません。一件も見つかりません',
    });
    expect(status).toBe(1);
  });

  it('takes another file', async () => {
    write('test/mine.yml', `minimum: 1\nqueries:\n  - {${passing}}\n`);
    expect(await ichiba('--search', '--queries', 'test/mine.yml')).toMatchObject({ status: 0 });
  });

  it.each([
    [
      'q: 話, expect: [draft], class: guide',
      '`話` の `expect` にある `draft` は、公開版にありません',
    ],
    ['q: 裏波, expect: [uranam], class: kana', 'もしかして `uranami`'],
    ['q: 裏波, expect: [uranami], class: kanna', 'もしかして `kana`'],
    ['q: 裏波, expect: [uranami], with: 3, class: kana', '`with` という欄はありません'],
    ['q: 裏波, expect: [uranami], within: 0, class: kana', '`within` は 1 以上の整数です（`0`）'],
    ['q: 裏波, expect: [], class: kana', '`裏波` で出るはずのページ `expect` がありません'],
    ['expect: [uranami], class: kana', '探すことば `q` がありません'],
  ])('a wrong line is an error at its place: %s', async (line, sentence) => {
    queries('0', passing, line);
    const { status, stdout } = await ichiba('--search');
    expect(stdout).toContain('test/queries.yml:5:5  エラー  ');
    expect(stdout).toContain(sentence);
    expect(stdout).toContain('検索は試していません');
    expect(status).toBe(1);
  });

  it.each([
    [
      'minimum: 95\nqueries:\n  - {q: a, expect: [uranami], class: kana}\n',
      '`minimum` は 0 から 1',
    ],
    ['queries:\n  - {q: a\n', '検索の一覧を読めません'],
    ['- {q: a}\n', '検索の一覧がありません'],
    ['queries: []\n', '検索が一つもありません'],
    [`queries:\n  - {${passing}}\n  - {${passing}}\n`, '`うらなみ` は2行目にもあります'],
  ])('a file it cannot read: %j', async (text, sentence) => {
    write('test/queries.yml', text);
    const { status, stdout } = await ichiba('--search');
    expect(stdout).toContain(sentence);
    expect(status).toBe(1);
  });

  it('asks nothing over content with errors', async () => {
    queries('1', passing);
    write('docs/guides/bad.md', page('題名: 手引き\n手引き種別: 使い方\n段階: 開発記', '本文。'));
    const { status, stdout } = await ichiba('--search');
    rmSync(join(siteDir, 'docs/guides/bad.md'));
    expect(stdout).toContain('docs/guides/bad.md:');
    expect(stdout).toContain('検索は試していません');
    expect(status).toBe(1);
  });

  it.each([
    [['--search', '--queries', 'test/none.yml'], '`test/none.yml` が見つかりません'],
    [['--search', 'docs/terms'], '--search はページを選べません（`docs/terms`）'],
    [['--queries', 'test/mine.yml'], '--queries は --search といっしょに使います'],
  ])('%s cannot run', async (args, sentence) => {
    const { status, stderr, stdout } = await ichiba(...args);
    expect(stderr).toContain(sentence);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
