import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { page, site } from '../market/helpers.js';
import { useCommand } from './command.js';

const bin = join(import.meta.dirname, '../../plugins/authoring/bin/ichiba.mjs');
const PUBLIC = '公開範囲: 一般公開\n状態: 承認済み';
const BODY = `
## 手順

### 1. 板を合わせる {#a}

電流を少し上げてから、ゆっくり送ります。

- 急所（成否）: すき間をなくす {#k}
`;
const files = {
  'docs/manuals/tack.md': page(
    `題名: 薄板の仮付け\n語り手: [ベテラン]\n書き手: [指導員]\n技能: skill-tack\n改訂日：2026/11/21\n見直し期限: 2026-11-22\n公開範囲: 一般公開\n状態: 下書き`,
    BODY,
  ),
  'docs/skills/skill-tack.md': page(`題名: 仮付けの力量\n要約: 仮付けができる。\n${PUBLIC}`),
};

describe('ichiba check', () => {
  const ichiba = useCommand('check', files);
  const tack = () => readFileSync(join(ichiba.dir, 'docs/manuals/tack.md'), 'utf8');

  it('--fix shows each line before and after, and changes that line only', async () => {
    const before = tack();
    expect(await ichiba.run('--fix', '--dry-run')).toBe(0);
    expect(ichiba.output).toContain('1行を直せます（まだ何も書いていません）（1個のページ）');
    expect(tack()).toBe(before);
    const path = join(ichiba.dir, 'docs/manuals/tack.md');
    chmodSync(path, 0o640);
    expect(await ichiba.run('--fix')).toBe(0);
    expect(ichiba.output.split('\n').slice(0, 3)).toEqual([
      'docs/manuals/tack.md',
      '    6 - 改訂日：2026/11/21',
      '    6 + 改訂日: 2026-11-21',
    ]);
    expect(tack()).toBe(before.replace('改訂日：2026/11/21', '改訂日: 2026-11-21'));
    expect(statSync(path).mode & 0o777).toBe(0o640);
    await ichiba.run('--fix');
    expect(ichiba.output).toContain('直し方が一つに決まる間違いはありません');
  });

  it('names pages to look at again, and pictures that no page shows', async () => {
    const picture = join(ichiba.dir, 'docs/manuals/wasure.png');
    writeFileSync(picture, 'x');
    await ichiba.run('--format', 'unix', 'docs/manuals');
    expect(ichiba.output).toMatch(
      /docs\/manuals\/tack.md:7:8: .*見直し期限 `2026-11-22` を過ぎています.*\[market:overdue\]/,
    );
    expect(ichiba.output).toMatch(/docs\/manuals\/wasure.png:1:1: .*\[market:orphan\]/);
    rmSync(picture);
    await ichiba.run('--format', 'unix', 'docs/manuals');
    expect(ichiba.output).not.toContain('orphan');
  });

  it('--score names the three most useful things to add, with their lines', async () => {
    await ichiba.run('--score', 'docs/manuals');
    const lines = ichiba.output.split('\n');
    const at = lines.findIndex((line) => line.includes('点  docs/manuals/tack.md'));
    expect(lines[at]).toMatch(/^ \d\d点 {2}docs\/manuals\/tack.md {2}薄板の仮付け（文は/);
    expect(lines.slice(at + 1, at + 5)).toEqual([
      '      あと3つ',
      '        1. 18行: 急所「すき間をなくす」の理由（なぜか。しないとどうなるか）を書く',
      '        2. 2行: `安全`（起こりうる危険と備え）を書く',
      '        3. 14行: 手順「板を合わせる」に、写真か動画の場面を付ける',
    ]);
    const score = async () => {
      await ichiba.run('--score', '--format', 'json', 'docs/manuals');
      return JSON.parse(ichiba.output)[0].score as number;
    };
    const before = await score();
    writeFileSync(
      join(ichiba.dir, 'docs/manuals/tack.md'),
      `${tack().replace('見直し期限: 2026-11-22', '見直し期限: 2099-11-22\n安全: 遮光面をかぶる')}  - 理由: 穴があく\n`,
    );
    expect(await score()).toBeGreaterThan(before + 15);
  });

  it('--prose hints and never stops', async () => {
    expect(await ichiba.run('--prose', '--format', 'json')).toBe(0);
    const hints = JSON.parse(ichiba.output).filter((m: { ruleId: string }) =>
      m.ruleId.startsWith('prose:'),
    );
    expect(hints).toMatchObject([
      { line: 16, severity: 'info', ruleId: 'prose:two-actions' },
      {
        line: 16,
        severity: 'info',
        ruleId: 'prose:vague',
        message: expect.stringContaining('`少し`'),
      },
    ]);
  });

  it('speaks to CI and to editors', async () => {
    await ichiba.run('--format', 'github');
    expect(ichiba.output).toContain(
      '::warning file=docs/manuals/tack.md,line=6,col=4,title=model%3Ayaml-colon::全角のコロン `：` があります。半角 `: ` を期待%0Aヒント: 直した行: `改訂日: 2026/11/21`\n',
    );
    await ichiba.run('--format', 'unix');
    expect(ichiba.output).toContain(
      'docs/manuals/tack.md:18:3: warning: 急所「すき間をなくす」に理由が',
    );
    expect(ichiba.output.trimEnd().split('\n')).toSatisfy((lines: string[]) =>
      lines.every((line) =>
        /^[^:]+:\d+:\d+: (?:error|warning|note): .+ \[\w+:[\w-]+\]$/.test(line),
      ),
    );
  });

  it.each([
    [['--dry-run'], '--fix といっしょに'],
    [['--search', '--fix'], '--fix は --search といっしょに使えません'],
    [['--watch', '--fix'], '--watch は --fix や --format json といっしょに使えません'],
    [['--score', '--format', 'github'], '--score の --format は text か json です'],
  ])('%s', async (args, sentence) => {
    expect(await ichiba.run(...args)).toBe(2);
    expect(ichiba.output).toContain(sentence);
  });
});

describe('ichiba check --watch', () => {
  it('checks again when a page is saved', { timeout: 120_000 }, async () => {
    const dir = await site(files);
    const child = spawn(process.execPath, [bin, 'check', '--watch', 'docs/manuals'], {
      cwd: dir,
      env: { ...process.env, INIT_CWD: dir },
    });
    let output = '';
    child.stdout.on('data', (text) => {
      output += text;
    });
    const exit = new Promise((resolve) => child.on('exit', resolve));
    try {
      await expect.poll(() => output, { timeout: 60_000 }).toContain('0件のエラー、3件の注意');
      const file = join(dir, 'docs/manuals/tack.md');
      writeFileSync(
        file,
        `${readFileSync(file, 'utf8').replace('改訂日：', '改訂日: ')}  - 理由: 穴があく\n`,
      );
      await expect.poll(() => output, { timeout: 50_000 }).toContain('0件のエラー、1件の注意');
      expect(output).toContain('―― docs/manuals/tack.md が変わりました');
    } finally {
      child.kill('SIGINT');
    }
    expect(await exit).toBe(0);
  });
});
