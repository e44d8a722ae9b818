import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedFiles, stampFiles } from '../../plugins/authoring/src/changed-files.js';
import { diskComplaint, fullComplaint } from '../../plugins/authoring/src/disk-errors.js';
import { page, published } from '../market/helpers.js';
import { useCommand } from './command.js';

const term = (at: number) => page(`題名: 用語${at}\n意味: 試し\n${published}`);

describe('one bad page among 1,000', () => {
  const command = useCommand('build', {
    'docusaurus.config.ts': 'export default {};\n',
    'build/404.html': '',
    'build/index.html': 'good',
    ...Object.fromEntries(
      Array.from({ length: 999 }, (_, at) => [`docs/terms/t${at}.md`, term(at)]),
    ),
    'docs/terms/bad.md': page('題名: 悪い\n意味: 試し\n公開範囲: 一般公間\n状態: 承認済み'),
  });

  it('stops a build with its place, and the last build stays', async () => {
    expect(await command.run()).toBe(1);
    expect(command.output).toMatch(/^docs\/terms\/bad\.md:4:\d+ {2}エラー/);
    expect(command.output).toContain('1件のエラー、0件の注意（1000個のページ）');
    expect(command.output).toContain('前の組み立ては、そのまま残っています');
    expect(readFileSync(path.join(command.dir, 'build/index.html'), 'utf8')).toBe('good');
    expect(existsSync(path.join(command.dir, '.ichiba/build-public.lock'))).toBe(false);
  });

  it('a second build says who builds', async () => {
    mkdirSync(path.join(command.dir, '.ichiba'));
    writeFileSync(path.join(command.dir, '.ichiba/build-public.lock'), String(process.pid));
    expect(await command.run()).toBe(2);
    expect(command.output).toBe(
      `公開版の組み立てがほかで動いています（pid ${process.pid}）。終わってから、もう一度実行してください\n`,
    );
  });
});

describe('files that change while a build runs', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-changed-'));
    for (const folder of ['docs/terms', 'static', 'build'])
      mkdirSync(path.join(dir, folder), { recursive: true });
    for (const name of ['docs/terms/a.md', 'static/a.svg', 'docusaurus.config.ts', 'build/x.html'])
      writeFileSync(path.join(dir, name), 'a');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const changed = (act: () => void) => {
    const before = stampFiles(dir, ['docs']);
    act();
    return changedFiles(before, stampFiles(dir, ['docs']));
  };
  const write = (name: string, text: string) => writeFileSync(path.join(dir, name), text);

  it('are named: changed, new, gone', () => {
    expect(changed(() => {})).toEqual([]);
    expect(
      changed(() => {
        write('docs/terms/a.md', 'bb');
        write('docs/terms/b.md', 'a');
        rmSync(path.join(dir, 'static/a.svg'));
        utimesSync(path.join(dir, 'docusaurus.config.ts'), 1, 1);
      }),
    ).toEqual(['docs/terms/a.md', 'docs/terms/b.md', 'docusaurus.config.ts', 'static/a.svg']);
  });

  it('what a build or an editor writes for itself is none', () =>
    expect(
      changed(() => {
        for (const name of [
          'build/x.html',
          'docs/.a.md.swp',
          'docs/a.md~',
          'docs/a.md.12.tmp',
          'notes.txt',
        ])
          write(name, 'bb');
      }),
    ).toEqual([]));
});

describe('a disk that refuses', () => {
  it.each([
    ['ENOSPC', 'ディスクがいっぱいです。要らないファイルを消してから'],
    ['EROFS', '`/x/y` は、書きこめないディスク（読み取り専用）の上にあります。'],
    ['EACCES', '`/x/y` に書きこむ権限がありません。フォルダの権限を直すか'],
  ])('%s is one line with its cure', (code, words) => {
    const complaint = diskComplaint(Object.assign(new Error('x'), { code, path: '/x/y' }));
    expect(complaint).toContain(words);
    expect(complaint).not.toContain('\n');
  });

  it('other errors are not taken for it', () => {
    for (const error of [new Error('x'), undefined, { code: 'constructor' }, 'ENOSPC'])
      expect(diskComplaint(error)).toBeUndefined();
    expect(fullComplaint(1e9)).toBeUndefined();
    expect(fullComplaint(undefined)).toBeUndefined();
    expect(fullComplaint(1000)).toContain('空き 1 kB');
  });

  const mounts = (() => {
    const probe = mkdtempSync(path.join(tmpdir(), 'ichiba-mount-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
      execFileSync('umount', [probe], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    } finally {
      rmSync(probe, { recursive: true, force: true });
    }
  })();
  if (!mounts) console.log('skipped: a full and a read-only disk need mount (root)');

  describe.skipIf(!mounts)('in truth', () => {
    const furigana = useCommand('furigana', {
      'docusaurus.config.ts': 'export default {};\n',
      'docs/terms/a.md': term(1),
      'docs/furigana.yml': '溶接: ようせつ\n',
    });
    afterEach(() => {
      process.chdir('/');
      execFileSync('umount', [furigana.dir], { stdio: 'ignore' });
    });
    /** The site again on a small disk of its own, of `options`. */
    const mount = (fill: boolean) => {
      const files = ['docusaurus.config.ts', 'docs/furigana.yml'].map(
        (name) => [name, readFileSync(path.join(furigana.dir, name), 'utf8')] as const,
      );
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', furigana.dir]);
      mkdirSync(path.join(furigana.dir, 'docs'));
      for (const [name, text] of files) writeFileSync(path.join(furigana.dir, name), text);
      if (fill)
        try {
          writeFileSync(path.join(furigana.dir, 'rest'), Buffer.alloc(100_000));
        } catch {
          // As full as it gets.
        }
      else execFileSync('mount', ['-o', 'remount,ro', furigana.dir]);
      process.chdir(furigana.dir);
    };

    it.each([
      ['full', true, 'ディスクがいっぱいです。'],
      ['read-only', false, '書きこめないディスク（読み取り専用）の上にあります。'],
    ])('a %s disk: one line, and the file as it was', async (_, fill, words) => {
      mount(fill);
      expect(await furigana.run('--add', '角=かど')).toBe(2);
      expect(furigana.output).toContain(words);
      expect(furigana.output.trim()).not.toContain('\n');
      expect(readFileSync(path.join(furigana.dir, 'docs/furigana.yml'), 'utf8')).toBe(
        '溶接: ようせつ\n',
      );
      expect(existsSync(path.join(furigana.dir, `docs/furigana.yml.${process.pid}.tmp`))).toBe(
        false,
      );
    });
  });
});
