import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltMarket } from '../../plugins/authoring/lib/built-market.js';
import { findBrowser } from '../../plugins/authoring/lib/print/browser.js';
import { hostBuild } from '../../plugins/authoring/lib/print/host.js';

const bin = join(import.meta.dirname, '../../plugins/authoring/bin/ichiba.mjs');
const siteDir = mkdtempSync(join(tmpdir(), 'ichiba-print-test-'));
const out = join(siteDir, 'out');
const buildDir = join(siteDir, 'build');
/** Stands for a browser: asks for the address as one would, and writes what `BEHAVES` says. */
const fake = join(siteDir, 'fake-browser.mjs');
const fakeText = `#!${process.execPath}
import { writeFileSync } from 'node:fs';
const file = process.argv.find((word) => word.startsWith('--print-to-pdf=')).slice(15);
const url = new URL(process.argv.at(-1));
const says = process.env.BEHAVES ?? 'well';
if (says !== 'deaf') {
  await (await fetch(url)).text();
  for (const id of url.searchParams.get('ids')?.split(',') ?? [])
    await (await fetch(url.origin + '/m/ichiba/' + (id.startsWith('opl') ? 'items/' : 'paper/') + id + '.json')).text();
}
if (says === 'dies') { writeFileSync(file, '%PDF-1.4 half'); process.exit(3); }
if (says === 'half') writeFileSync(file, '%PDF-1.4 /Type /Page half');
else if (says !== 'silent') writeFileSync(file, '%PDF-1.4\\n/Type /Page\\n/Type /Pages\\n%%EOF\\n');
`;

/** Not `spawnSync`: the command itself answers the browser it starts. */
function ichiba(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [bin, 'print', ...args], {
    cwd: siteDir,
    env: {
      ...process.env,
      INIT_CWD: out,
      ICHIBA_EDITION: '',
      ICHIBA_ORG: '',
      CHROME_PATH: fake,
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, stdout, stderr })),
  );
}

const write = (path: string, text: string) => {
  mkdirSync(join(buildDir, path, '..'), { recursive: true });
  writeFileSync(join(buildDir, path), text);
};

beforeAll(() => {
  writeFileSync(join(siteDir, 'docusaurus.config.js'), 'module.exports = {};\n');
  writeFileSync(fake, fakeText);
  chmodSync(fake, 0o755);
  write('m/index.html', 'front');
  write('m/ichiba/catalog.json', JSON.stringify({ parts: [{ path: 'catalog/0.json' }] }));
  const pages = [
    {
      id: 'tig-corner',
      kind: 'manual',
      title: '角のなめ付け',
      url: '/base/m/docs/manual/tig-corner/',
      aliases: ['old-tig'],
    },
    { id: 'opl-gap', kind: 'opl', title: 'すき間を見る', url: '/base/m/docs/opl/opl-gap/' },
  ];
  write('m/ichiba/catalog/0.json', JSON.stringify(pages));
  write('m/ichiba/paper/tig-corner.json', '{}');
  write('m/ichiba/items/opl-gap.json', '{}');
  write('m/docs/manual/tig-corner/index.html', 'page');
  write('m/docs/manual/tig-corner/sheet/index.html', 'sheet');
  write('m/docs/opl/opl-gap/index.html', 'opl');
  write('m/print/index.html', 'print');
});
beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
});
afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

const posix = describe.skipIf(process.platform === 'win32');

posix('ichiba print', () => {
  it.each([
    [['tig-corner'], 'tig-corner.pdf'],
    [['docs/manuals/tig-corner.md'], 'tig-corner.pdf'],
    [['https://example.jp/docs/manual/tig-corner/?rev=3#step-a'], 'tig-corner.pdf'],
    [['old-tig', '--sheet', 'page'], 'tig-corner.pdf'],
    [['opl-gap', '--out', 'lesson.pdf'], 'lesson.pdf'],
  ])('%s', async (args, name) => {
    const { status, stdout, stderr } = await ichiba(args);
    expect(stderr).toBe('');
    expect(stdout).toContain(`を印刷しました: ${join(out, name)}（1枚）`);
    expect(status).toBe(0);
    expect(readdirSync(out)).toEqual([name]);
  });

  it.each([
    [[], '印刷するページの id を書いてください', 2],
    [['tig-corner', '--sheet', 'a3'], '--sheet は breakdown', 2],
    [['tig-corner', '--out', 'x.txt'], '.pdf で終わる', 2],
    [['tig-corner', '--out', 'none/x.pdf'], 'がありません。先に作ってください', 2],
    [['tig-corner', '--edition', 'members'], 'npm run build -- --edition members', 2],
    [['tig-coner'], '`tig-coner` というページは公開版にありません。もしかして: tig-corner', 1],
    [['corner'], 'もしかして: tig-corner', 1],
    [['zzzzzzzzz'], 'id は原稿のファイル名', 1],
    [['opl-gap', '--sheet', 'ojt'], '「すき間を見る」にOJT記録はありません', 1],
  ])('%s', async (args, sentence, code) => {
    const { status, stderr } = await ichiba(args);
    expect(stderr).toContain(sentence);
    expect(status).toBe(code);
    expect(readdirSync(out)).toEqual([]);
  });

  it('says what to install without a browser, and where it looked for the one named', async () => {
    const named = await ichiba(['tig-corner'], { CHROME_PATH: '/none/chrome' });
    expect(named).toMatchObject({ status: 2, stderr: expect.stringContaining('`/none/chrome`') });
  });

  it.each([
    ['dies', 'ブラウザが途中で終わりました（3）'],
    ['silent', 'ブラウザが PDF を書きませんでした'],
    ['half', 'ブラウザが PDF を書きませんでした'],
    ['deaf', 'ページがそろわないうちに印刷されました'],
  ])('a browser that %s leaves the old PDF and nothing half', async (BEHAVES, sentence) => {
    writeFileSync(join(out, 'tig-corner.pdf'), 'old');
    const { status, stderr } = await ichiba(['tig-corner'], { BEHAVES });
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
    expect(readdirSync(out)).toEqual(['tig-corner.pdf']);
    expect(readFileSync(join(out, 'tig-corner.pdf'), 'utf8')).toBe('old');
  });

  it('prints nothing when one of several is missing on the way', async () => {
    const { status, stderr } = await ichiba(['tig-corner', 'opl-gap']);
    // The stand-in asks below `/m/`, the site lives below `/base/m/`: nothing of it is served.
    expect(stderr).toContain(
      '/base/m/ichiba/paper/tig-corner.json、/base/m/ichiba/items/opl-gap.json',
    );
    expect(status).toBe(2);
    expect(readdirSync(out)).toEqual([]);
  });

  it('tells to build first', () => {
    const bare = mkdtempSync(join(tmpdir(), 'ichiba-print-bare-'));
    writeFileSync(join(bare, 'docusaurus.config.js'), 'module.exports = {};\n');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'print', 'x'], {
      cwd: bare,
      encoding: 'utf8',
    });
    expect(stderr).toContain('build/ がまだありません。先に `npm run build` を実行してください');
    expect(status).toBe(2);
    rmSync(bare, { recursive: true, force: true });
  });
});

describe('a build on a port of this machine', () => {
  it('knows the base of the site it was built for', () => {
    expect(readBuiltMarket(buildDir)).toMatchObject({ baseUrl: '/base/', front: '/base/m/' });
    expect(readBuiltMarket(join(siteDir, 'none'))).toBeUndefined();
  });

  it('serves what is in the build and nothing beside it', async () => {
    const host = await hostBuild(buildDir, '/base/');
    const status = async (path: string) => (await fetch(host.origin + path)).status;
    expect(await status('/base/m/docs/opl/opl-gap/')).toBe(200);
    expect(await status('/m/docs/opl/opl-gap/')).toBe(404);
    expect(await status('/base/..%2fdocusaurus.config.js')).toBe(404);
    expect(await status('/base/%')).toBe(404);
    expect([...host.served]).toEqual(['/base/m/docs/opl/opl-gap/']);
    await host.close();
  });
});

describe('where a browser is', () => {
  const system = (platform: NodeJS.Platform, env: Record<string, string>, ...there: string[]) =>
    findBrowser({ platform, env, exists: (path) => there.includes(path) });

  it.each([
    ['linux', { PATH: '/opt/bin:/usr/bin' }, '/opt/bin/google-chrome'],
    ['linux', {}, '/snap/bin/chromium'],
    ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { PROGRAMFILES: 'C:\\P' }, 'C:\\P\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', { 'PROGRAMFILES(X86)': 'C:\\X' }, 'C:\\X\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('%s %o', (platform, env, path) => {
    expect(system(platform, env, path)).toBe(path);
    expect(system(platform, env)).toBeUndefined();
  });

  it('is where CHROME_PATH says, and nowhere else then', () => {
    expect(system('linux', { CHROME_PATH: '/a' }, '/a', '/usr/bin/chromium')).toBe('/a');
    expect(system('linux', { CHROME_PATH: '/b' }, '/a', '/usr/bin/chromium')).toBeUndefined();
  });
});
