import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../plugins/authoring/bin/ichiba.mjs');
const siteDir = mkdtempSync(join(tmpdir(), 'ichiba-cli-'));

const page = (lines: string) =>
  `---\n題名: 手引き\n手引き種別: 使い方\n公開範囲: 一般公開\n${lines}---\n\n本文です。\n`;

const ichiba = (...args: string[]) => ichibaIn(siteDir, ...args);
function ichibaIn(cwd: string, ...args: string[]) {
  const env = { ...process.env, INIT_CWD: cwd, ICHIBA_EDITION: '', ICHIBA_ORG: '' };
  return spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8', env });
}

beforeAll(() => {
  mkdirSync(join(siteDir, 'docs/guides'), { recursive: true });
  writeFileSync(join(siteDir, 'docusaurus.config.js'), 'module.exports = {};\n');
  writeFileSync(join(siteDir, 'docs/guides/good.md'), page(''));
});
afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

describe('ichiba', () => {
  it('names the commands for an unknown one, and exits 2', () => {
    const { status, stderr } = ichiba('chekc');
    expect(status).toBe(2);
    expect(stderr).toBe(
      '`chekc` という命令はありません。使える命令: check、new、interview、import、export、export-search、furigana、start、edit、lsp、build、serve、print、federate、leak-check、report、doctor、translate、withdraw、mcp\n',
    );
  });

  it('takes no names of objects for commands', () => {
    expect(ichiba('constructor').status).toBe(2);
    expect(ichiba('__proto__').status).toBe(2);
  });

  it('explains itself', () => {
    expect(ichiba('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('ichiba check'),
    });
    expect(ichiba('build', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('build/ に作ります'),
    });
  });

  it.each([
    [['check', '--foo'], '`--foo` という引数はありません'],
    [['check', '--format'], '`--format` の値を読めません'],
    [['check', '--format', 'xml'], '--format は text・json・github・unix のどれかです（`xml`）'],
    [['check', 'docs/none.md'], '`docs/none.md` が見つかりません'],
    [['check', '..'], '`..` はこのサイトの外にあります'],
    [['check', '--root', 'none'], '`none` が見つかりません'],
    [['build', '--edition', 'secret'], '版 `secret` はありません'],
    [['build', '--edition', 'working'], '作業用の版は組み立てません'],
    [['build', '--edition', 'inhouse'], '社内版には組織が要ります'],
    [['build', '--edition', 'inhouse', '--org', '../x'], '組織の id `../x` は使えません'],
    [['build', '--out', 'docs'], '組み立ての置き場所ではありません'],
    [['start', '--port', '99999'], 'ポート `99999` は使えません'],
  ])('%s', (args, sentence) => {
    const { status, stderr, stdout } = ichiba(...args);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('使い方: ichiba ');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('refuses to serve what is not built', () => {
    expect(ichiba('serve')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm run build'),
    });
  });

  it('exits 0 when content is fine, 1 when it is not', () => {
    expect(ichiba('check')).toMatchObject({
      status: 0,
      stdout: '0件のエラー、0件の注意（1個のページ）\n',
    });
    writeFileSync(join(siteDir, 'docs/guides/bad.md'), page('段階: 開発記\n'));
    expect(ichiba('check').status).toBe(1);
    expect(ichiba('check', 'docs/guides/good.md').status).toBe(0);
  });

  it('does not build over errors: the list, exit 1, the old build as it was', () => {
    mkdirSync(join(siteDir, 'build'), { recursive: true });
    writeFileSync(join(siteDir, 'build/404.html'), 'old');
    const { status, stdout, stderr } = ichiba('build');
    expect(status).toBe(1);
    expect(stdout).toContain('docs/guides/bad.md:5:5  エラー');
    expect(stderr).toContain('前の組み立ては、そのまま残っています');
  });
});

describe('what the site’s config says', () => {
  const site = mkdtempSync(join(tmpdir(), 'ichiba-config-'));
  const config = (text: string) => writeFileSync(join(site, 'docusaurus.config.ts'), text);
  beforeAll(() => {
    mkdirSync(join(site, 'market/guides/code'), { recursive: true });
    mkdirSync(join(site, 'docs'));
    writeFileSync(join(site, 'market/guides/good.md'), page(''));
    writeFileSync(join(site, 'market/guides/code/parts.mdx'), page(''));
    writeFileSync(join(site, 'docs/classic.md'), '# no page of the market\n');
  });
  afterAll(() => rmSync(site, { recursive: true, force: true }));

  it.each([
    ['the preset', `presets: [['@chishiki-ichiba/preset', { roots: ['market'] }]]`],
    ['the preset without options', `presets: ['@chishiki-ichiba/preset']`],
    ['the market by itself', `themes: [['@chishiki-ichiba/market', { roots: ['market'] }]]`],
  ])('%s: its roots, and no `.mdx` from a folder it does not name', (_, entry) => {
    config(`export default { title: 'x', ${entry} };`);
    const { status, stdout } = ichibaIn(site, 'check');
    expect(stdout).toContain('market/guides/code/parts.mdx:1:1');
    expect(stdout).toContain('market:mdx-folder');
    expect(stdout).toContain('1件のエラー、0件の注意（2個のページ）');
    expect(status).toBe(1);
  });

  it('a function, folders that it names, and `--root` before all', () => {
    config(
      `export default async (): Promise<object> => ({ presets: [['@chishiki-ichiba/preset', { mdxFolders: ['market/guides/code'] }]] });`,
    );
    expect(ichibaIn(site, 'check')).toMatchObject({
      status: 0,
      stdout: '0件のエラー、0件の注意（2個のページ）\n',
    });
    expect(ichibaIn(site, 'check', '--root', 'docs').status).toBe(1);
  });

  it('says why it cannot be read', () => {
    config('export default { presets: [nothing] };');
    const { status, stderr } = ichibaIn(site, 'check');
    expect(stderr).toContain(
      'サイトの設定（docusaurus.config）を読めません: nothing is not defined',
    );
    expect(status).toBe(2);
  });
});
