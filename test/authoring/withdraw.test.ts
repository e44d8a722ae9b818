import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../plugins/authoring/lib/check/look.js';
import { page, published } from '../market/helpers.js';
import { useCommand } from './command.js';

const manual = (fields: string, body: string) =>
  page(
    `${fields}\n改訂日: 2026-11-01\n語り手: [ベテランA]\n書き手: [ベテランA]\n${published}`,
    `\n## 手順\n### 1. 継手を合わせる\n- 急所（成否）: すき間をなくす\n  - 理由: 溶け落ちる\n\n${body}`,
  );
const FILE = 'docs/manuals/tig.md';
const files = {
  'docusaurus.config.ts': '',
  [FILE]: manual(
    '題名: TIGの角\naliases: [old-tig]\n所有: firm-a',
    '![断面](./tig.svg)\n![共通](./both.svg)\n',
  ),
  'docs/manuals/tig.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'docs/manuals/both.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  'docs/manuals/next.md': manual(
    '題名: 次の手順\n前提: [tig]',
    '![共通](./both.svg)\n\n[前の手順](/docs/manual/old-tig/)\n',
  ),
  'docs/orgs/firm-a.md': page(`題名: A製作所（架空）\n区分: 企業\n${published}`),
};

describe('ichiba withdraw', () => {
  const command = useCommand('withdraw', files);
  const { run } = command;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid', ...args], {
      cwd: command.dir,
      stdio: 'ignore',
    });
  const commit = () => {
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'a');
  };
  const at = (file: string) => path.join(command.dir, file);
  const order = ['tig', '--reason', '組織の退会', '--date', '2026-10-03'];

  it('takes the page out, leaves a tombstone, and says who still points there', async () => {
    commit();
    const kept = at('node_modules/.cache/chishiki-ichiba');
    mkdirSync(at('node_modules'));
    await lookAt({
      siteDir: command.dir,
      roots: ['docs'],
      today: '2026-10-03',
      wanted: () => true,
      prose: false,
      score: false,
    });
    expect(existsSync(kept)).toBe(true);
    // It worked; what is left to do elsewhere is said, and the check holds it.
    expect(await run(...order)).toBe(0);
    expect(existsSync(at(FILE))).toBe(false);
    // Nor is its text left where checks keep what they read.
    expect(existsSync(kept)).toBe(false);
    expect(readFileSync(at('docs/withdrawn.yml'), 'utf8')).toMatch(
      /^# .*\n- id: tig\n {2}種類: manual\n {2}日付: 2026-10-03\n {2}理由: 組織の退会\n {2}公開範囲: public\n {2}所有: firm-a\n {2}旧id:\n {4}- old-tig\n$/,
    );
    expect(command.output).toContain('docs/manuals/next.md:3:');
    expect(command.output).toContain('本文のリンク');
    expect(command.output).toContain('注意: まだここを指しているところが 2 か所');
    const { messages } = await checkSite({ siteDir: command.dir, roots: ['docs'] });
    const left = messages.filter(({ file }) => file === 'docs/manuals/next.md');
    expect(left.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        '`前提` の `tig` は、2026-10-03 に取り下げたページです。ページにも紙にも出せません',
        '`本文のリンク` の `old-tig` は、2026-10-03 に取り下げたページです。ページにも紙にも出せません',
      ]),
    );
    for (const { message, hint } of left.filter((one) => one.message.includes('取り下げた'))) {
      expect(hint, message).toMatch(/消すか、ほかのページ/);
      expect(hint).not.toContain('作って');
    }
    // Pictures of its own are named, those of others are not.
    expect(command.output).toContain('docs/manuals/tig.svg');
    expect(command.output).not.toContain('both.svg');
    // Doing it again changes nothing.
    const tombstones = readFileSync(at('docs/withdrawn.yml'), 'utf8');
    expect(await run('old-tig', '--reason', 'もう一度')).toBe(0);
    expect(command.output).toContain('もう取り下げてあります（2026-10-03');
    expect(readFileSync(at('docs/withdrawn.yml'), 'utf8')).toBe(tombstones);
  });

  it('keeps the tombstones that are there', async () => {
    commit();
    await run(...order);
    writeFileSync(at('docs/manuals/next.md'), manual('題名: 次の手順', ''));
    expect(await run('next', '--reason', '本人の同意の撤回', '--yes')).toBe(0);
    expect(readFileSync(at('docs/withdrawn.yml'), 'utf8').match(/^- id: .*/gm)).toEqual([
      '- id: tig',
      '- id: next',
    ]);
  });

  it.each(['no history', 'unsaved changes'])(
    'changes nothing with %s, unless told so',
    async (state) => {
      if (state === 'unsaved changes') {
        commit();
        writeFileSync(at(FILE), `${files[FILE]}\n書きかけ\n`);
      }
      expect(await run(...order)).toBe(1);
      expect(command.output).toContain('--yes');
      expect(existsSync(at(FILE))).toBe(true);
      expect(existsSync(at('docs/withdrawn.yml'))).toBe(false);
      await run(...order, '--yes');
      expect(existsSync(at(FILE))).toBe(false);
    },
  );

  it('finishes what was stopped between tombstone and file; until then the check says so', async () => {
    commit();
    await run(...order);
    writeFileSync(at(FILE), files[FILE] ?? '');
    const { messages } = await checkSite({ siteDir: command.dir, roots: ['docs'] });
    const found = messages.filter(({ ruleId }) => ruleId === 'market:withdrawn-id');
    expect(found.map(({ file, message }) => `${file} ${message}`)).toEqual([
      expect.stringContaining('`old-tig`'),
      expect.stringMatching(
        /^docs\/manuals\/tig\.md id `tig` は、取り下げたページ（2026-10-03）のもの/,
      ),
    ]);
    expect(found[1]?.hint).toContain('ichiba withdraw tig');
    await run(...order, '--yes');
    expect(existsSync(at(FILE))).toBe(false);
    expect(readFileSync(at('docs/withdrawn.yml'), 'utf8').match(/id: tig/g)).toHaveLength(1);
  });

  it.each([
    [['tig'], 2, '--reason'],
    [['--reason', 'x'], 2, 'id を一つ'],
    [['tig', 'next', '--reason', 'x'], 2, 'id を一つ'],
    [['tig', '--reason', 'x', '--date', '来週'], 2, '日付 `来週`'],
    [['nai', '--reason', 'x'], 1, 'id `nai` のページはありません'],
  ] as const)('%j', async (args, code, words) => {
    expect(await run(...args)).toBe(code);
    expect(command.output).toContain(words);
    expect(existsSync(at(FILE))).toBe(true);
  });
});
