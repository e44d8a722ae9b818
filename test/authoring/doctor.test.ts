import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { examineEnvironment } from '../../plugins/authoring/lib/doctor/environment.js';
import { page, published } from '../market/helpers.js';
import { useCommand } from './command.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
const versions = {
  '@docusaurus/core': '3.10.2',
  '@docusaurus/types': '3.10.2',
  '@docusaurus/react-loadable': '6.0.0',
  '@chishiki-ichiba/preset': '0.1.0',
  react: '19.2.0',
  'react-dom': '19.2.0',
};
const lock = (more: object = {}) =>
  JSON.stringify({
    packages: Object.fromEntries(
      Object.entries({ ...versions, ...more }).map(([name, version]) => [
        `node_modules/${name}`,
        { version },
      ]),
    ),
  });
const files = {
  'docusaurus.config.ts': "export default { favicon: 'img/mark.svg' };\n",
  'package.json': '{}',
  'package-lock.json': lock(),
  'node_modules/.package-lock.json': lock(),
  ...Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version }),
    ]),
  ),
  'static/img/mark.svg': svg,
  'docs/terms/bead.md': page(
    `題名: ビード\n意味: 溶接のあと\n見直し期限: 2026-06-30\n${published}`,
    '\n![断面](./bead.svg)\n',
  ),
  'docs/terms/bead.svg': svg,
};

describe('ichiba doctor', () => {
  const command = useCommand('doctor', files);
  const at = (name: string) => path.join(command.dir, name);
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  const commit = () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: command.dir });
    git('init', '-q');
    git(
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.invalid',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'a',
    );
  };
  /** Findings as `rule file:line`. */
  const findings = async (...args: string[]) => {
    const code = await command.run('--date', '2026-01-01', '--format', 'json', ...args);
    const found = JSON.parse(command.output) as Record<string, string | number>[];
    for (const one of found) {
      expect(one.hint).not.toBe('');
      expect(one.message).not.toBe('');
    }
    return {
      code,
      rules: found.map(
        ({ severity, ruleId, file, line }) => `${severity} ${ruleId} ${file}:${line}`,
      ),
    };
  };

  it('finds nothing wrong where nothing is, and says what it looked at', async () => {
    commit();
    expect(await findings()).toEqual({ code: 0, rules: [] });
    expect(await command.run('--date', '2026-01-01')).toBe(0);
    expect(command.output).toContain('よい　  Docusaurus: 3.10.2');
    expect(command.output).toContain('よい　  履歴（git）: 1回の記録');
    expect(command.output).toContain('組み立て\n  よい　  build/: まだありません');
    expect(command.output).toMatch(/悪い所は見つかりませんでした\n$/);
  });

  it('names overdue pages, dead links and files that nobody names, each at its place', async () => {
    commit();
    write('docs/terms/other.svg', svg);
    write('static/img/left.png', '');
    write('docs/terms/bad.md', page(`題名: 不良\n${published}`, '![図](./of-a-broken-page.svg)'));
    write('docs/terms/of-a-broken-page.svg', svg);
    write(
      'docs/terms/pool.md',
      page(`題名: 溶融池\n意味: 溶けた所\n${published}`, '\n[なし](/docs/term/nothing/)\n'),
    );
    const { code, rules } = await findings('--date', '2026-07-01');
    expect(code).toBe(1);
    expect(rules).toEqual([
      'error model:required docs/terms/bad.md:2',
      'error market:broken-link docs/terms/pool.md:8',
      'warning market:overdue docs/terms/bead.md:4',
      'warning market:orphan docs/terms/other.svg:1',
      'warning market:orphan static/img/left.png:1',
    ]);
    await command.run('--date', '2026-07-01');
    expect(command.output).toContain(
      '「ビード」の見直し期限 `2026-06-30` を過ぎています（今日は2026-07-01）',
    );
  });

  it('names packages of two versions, and what the lock file says otherwise', async () => {
    commit();
    write('node_modules/@docusaurus/types/package.json', '{"version":"3.9.0"}');
    write('node_modules/react-dom/package.json', '{"version":"18.3.1"}');
    write('node_modules/@docusaurus/core/node_modules/react/package.json', '{"version":"18.3.1"}');
    write('package-lock.json', lock({ clsx: '2.1.1' }));
    const { code, rules } = await findings();
    expect(code).toBe(1);
    expect(rules).toEqual([
      'error doctor:mixed-versions package.json:1',
      'error doctor:mixed-versions package.json:1',
      'error doctor:two-reacts package.json:1',
      'error doctor:lock-differs package-lock.json:1',
    ]);
    expect(command.output).toContain('npm install @docusaurus/types@3.10.2');
    rmSync(at('node_modules'), { recursive: true });
    expect((await findings()).rules).toEqual(['error doctor:not-installed .:1']);
  });

  it('finds what killed commands left, and leaves what still runs alone', async () => {
    commit();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    write('.ichiba/build-public.lock', String(dead));
    write(`.ichiba/build-public-${dead}/index.html`, '');
    write(`.ichiba/old-inhouse-firm-a-${dead}/index.html`, '');
    write('.ichiba/build-members.lock', String(process.pid));
    write(`docs/terms/bead.md.${dead}.tmp`, 'half');
    write(`docs/terms/bead.md.${process.pid}.tmp`, 'half');
    write(`.docusaurus-usb-${dead}.config.mjs`, '');
    const { code, rules } = await findings();
    expect(code).toBe(0);
    expect(rules.sort()).toEqual([
      `warning doctor:leftover .docusaurus-usb-${dead}.config.mjs:1`,
      `warning doctor:leftover .ichiba/build-public-${dead}:1`,
      'warning doctor:leftover .ichiba/build-public.lock:1',
      `warning doctor:leftover .ichiba/old-inhouse-firm-a-${dead}:1`,
      `warning doctor:leftover docs/terms/bead.md.${dead}.tmp:1`,
    ]);
    await command.run('--date', '2026-01-01');
    expect(command.output).toContain(`動いている命令: build-members.lock（pid ${process.pid}）`);
  });

  it('says what is lost without a history', async () => {
    expect((await findings()).rules).toEqual(['warning doctor:git .:1']);
    execFileSync('git', ['init', '-q'], { cwd: command.dir });
    expect((await findings()).rules).toEqual(['warning doctor:git .:1']);
    expect(command.output).toContain('まだ1回もありません');
  });

  it('compares a finished build with the formats of this code', async () => {
    commit();
    const build = (name: string) => {
      rmSync(at('build'), { recursive: true, force: true });
      cpSync(path.resolve('..', import.meta.dirname, '../fixtures/builds', name), at('build'), {
        recursive: true,
      });
    };
    build('index-4-catalog-1');
    expect(await findings()).toEqual({ code: 0, rules: [] });
    build('index-3-catalog-1');
    expect(await findings()).toEqual({
      code: 1,
      rules: ['error doctor:index-version build/ichiba/search/manifest.json:1'],
    });
    expect(command.output).toContain('検索の索引の形は `3-2-16-2` です');
    build('index-4-catalog-1');
    const catalog = at('build/ichiba/catalog.json');
    const text = readFileSync(catalog, 'utf8');
    writeFileSync(catalog, text.replace('"schemaVersion":1', '"schemaVersion":9'));
    expect((await findings()).rules).toEqual([
      'error doctor:catalog-version build/ichiba/catalog.json:1',
    ]);
    writeFileSync(catalog, text.replace('"count":3', '"count":4'));
    expect((await findings()).rules).toEqual([
      'error doctor:catalog build/ichiba/catalog/0.json:1',
    ]);
    writeFileSync(catalog, '{');
    expect((await findings()).rules).toEqual(['error doctor:catalog build/ichiba/catalog.json:1']);
    expect((await findings('--build', 'docs')).rules).toEqual(['error doctor:no-build docs:1']);
  });

  it('takes only arguments it knows', async () => {
    expect(await command.run('--format', 'xml')).toBe(2);
    expect(await command.run('--date', '2026-99')).toBe(2);
    expect(await command.run('--root', 'nowhere')).toBe(2);
  });
});

describe('the machine', () => {
  const examine = (node: string, free?: { bytes: number; files: number }) =>
    examineEnvironment({ siteDir: import.meta.dirname, roots: [], node, ...(free ? { free } : {}) })
      .flatMap(({ findings }) => findings)
      .filter(({ ruleId }) => /node|space|inodes/.test(ruleId))
      .map(({ severity, ruleId }) => `${severity} ${ruleId}`);
  const plenty = { bytes: 1e12, files: 1e6 };

  it.each([
    ['20.18.9', ['error doctor:node']],
    ['18.20.0', ['error doctor:node']],
    ['20.19.0', []],
    ['21.0.0', []],
    ['24.1.0', []],
  ])('Node %s', (version, expected) => expect(examine(version, plenty)).toEqual(expected));

  it.each([
    [{ bytes: 999e6, files: 1e6 }, ['warning doctor:space']],
    [{ bytes: 10e6, files: 1e6 }, ['error doctor:space']],
    [{ bytes: 1e12, files: 100 }, ['warning doctor:inodes']],
    [{ bytes: 1e12, files: 0 }, []],
    [undefined, []],
  ])('a disk with %o free', (free, expected) => expect(examine('22.0.0', free)).toEqual(expected));
});
