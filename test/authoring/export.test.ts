import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ExportFile, exportMarket } from '../../plugins/authoring/lib/export/export-market.js';
import { MANIFEST, toManifest } from '../../plugins/authoring/lib/export/manifest.js';
import { importMarket } from '../../plugins/authoring/lib/import/market.js';
import { toCatalogFiles } from '../../plugins/market/lib/emit/catalog-files.js';
import { loadMarket, type Market } from '../../plugins/market/lib/load-market.js';
import { toGazeFiles } from '../../plugins/market/lib/pages/gaze.js';
import { toLogFiles } from '../../plugins/market/lib/pages/logs.js';
import { toFrontPage, toListPages } from '../../plugins/market/lib/pages/to-list-pages.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from '../market/helpers.js';
import { editionsOf, plantSite } from '../planted-site.js';
import { useCommand } from './command.js';

const repository = path.resolve(import.meta.dirname, '../..');
/** Seconds of work, on a machine that may have other work. */
const PATIENT = 180_000;
const open = { name: 'public' } as const;
const members = { name: 'members' } as const;
const made: string[] = [];
const folder = (): string => {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-export-'));
  made.push(dir);
  return dir;
};
afterAll(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));

const bytesOf = (file: ExportFile): Buffer =>
  typeof file === 'string'
    ? Buffer.from(file)
    : 'copyOf' in file
      ? readFileSync(file.copyOf)
      : Buffer.from(file);

/** As the command writes it. */
async function exportTo(siteDir: string, root: string, edition: typeof open | typeof members) {
  const dir = folder();
  const exported = await exportMarket({ siteDir, root, edition, cacheDir: folder() });
  const files = new Map([...exported.files].map(([name, file]) => [name, bytesOf(file)]));
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), bytes);
  }
  await writeFile(path.join(dir, MANIFEST), toManifest(edition.name, exported.pages, files));
  return { ...exported, dir, files };
}
async function importTo(siteDir: string, from: string, more: object = {}) {
  await mkdir(path.join(siteDir, 'docs'), { recursive: true });
  const output: string[] = [];
  const log = (text: string | Uint8Array) => output.push(String(text)) > 0;
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(log),
  );
  const target = { siteDir, site: { roots: ['docs'] }, dryRun: false, ...more };
  const code = await importMarket(from, target).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { code, output: output.join('') };
}

const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
const load = (siteDir: string, root: string) =>
  loadMarket({
    siteDir,
    roots: [root],
    baseUrl: '/',
    urls,
    edition: open,
    images: { metadata: 'strip', maxSize: 2000, cacheDir: folder() },
  });

const MEDIA = /media\/(?:[0-9a-f]{16}\.([0-9a-f]{8})|([0-9a-f]{8})[0-9a-f]{8})\./g;

/** Everything of a market that readers and machines get, by name. A link that was none is words. */
function shownBy({ pages, context }: Market): Map<string, unknown> {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const parts = value.flatMap((part) =>
        Array.isArray(part) && part[0] === 'span' && part[1] === null ? part.slice(2) : [part],
      );
      // [type, props, …children]: texts that touch are one.
      const isNode =
        typeof parts[0] === 'string' && (parts[1] === null || typeof parts[1] === 'object');
      const merged: unknown[] = [];
      for (const [index, part] of parts.entries()) {
        const last = merged.at(-1);
        if (isNode && index > 2 && typeof part === 'string' && typeof last === 'string')
          merged[merged.length - 1] = last + part;
        else merged.push(part);
      }
      return merged.map(plain);
    }
    // Named by the author's bytes and the published ones; only the latter are the same.
    if (typeof value === 'string') return value.replace(MEDIA, 'media/$1$2.');
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  };
  const read = (bytes: Uint8Array) => plain(JSON.parse(new TextDecoder().decode(bytes)));
  return new Map<string, unknown>([
    ...[...toCatalogFiles(pages, context, 'ja')].map(
      ([name, bytes]) => [name, read(bytes)] as const,
    ),
    ...toLogFiles(context),
    ...toGazeFiles(context),
    ['front', plain(toFrontPage(context))],
    ['lists', plain(toListPages(context))],
    ['furigana', [...pages.values()].map(({ item }) => item.furigana)],
  ]);
}

/** Everything that is shown of both, and nothing else. */
async function expectSame(before: Promise<Market>, after: Promise<Market>) {
  const [left, right] = [shownBy(await before), shownBy(await after)];
  expect([...right.keys()].sort()).toEqual([...left.keys()].sort());
  for (const [name, shown] of left) expect(right.get(name), name).toEqual(shown);
}

test('each page of the sample reads the same when it is read again', {
  timeout: PATIENT,
}, async () => {
  const { pages, problems } = await exportMarket({
    siteDir: repository,
    root: 'docs',
    edition: open,
    cacheDir: folder(),
  });
  expect(problems).toEqual([]);
  expect(pages.length).toBeGreaterThan(450);
});

describe('a market full of canaries', () => {
  test.each([open, members])(
    'exported for $name is the same market, and tells nothing of a higher edition',
    { timeout: PATIENT },
    async (edition) => {
      const siteDir = folder();
      const canaries = plantSite(siteDir);
      const { dir, files, pages, problems } = await exportTo(siteDir, 'market', edition);
      expect(problems).toEqual([]);
      const all = Buffer.concat([...files].flatMap(([name, bytes]) => [Buffer.from(name), bytes]));
      const seen = canaries.filter(({ mark }) => all.includes(mark));
      const leaks = seen.filter(({ audience }) => !editionsOf[audience].includes(edition.name));
      expect(leaks.map(({ place, audience }) => `${place} ${audience}`)).toEqual([]);
      expect(pages.length).toBeGreaterThan(40);
      if (edition === members) {
        expect(seen.length).toBeGreaterThan(300);
        return;
      }
      const target = folder();
      const { code, output } = await importTo(target, dir, {
        site: { roots: ['docs'], mdxFolders: ['docs'] },
      });
      expect({ code, output }).toMatchObject({
        code: 0,
        output: expect.stringMatching(/エラー 0 件/),
      });
      await expectSame(load(siteDir, 'market'), load(target, 'docs'));
      // Once more: nothing is new, nothing is written.
      const again = await importTo(target, dir);
      expect(again.output).toContain(': 0 ページとファイル 0');
    },
  );
});

describe('a page in an export', () => {
  const firm = page(`題名: 甲社\n区分: 企業\n${published}`);
  const own = '公開範囲: 社内\n所有: firm-a\n状態: 承認済み';
  const content = {
    'docs/orgs/firm-a.md': firm,
    'docs/persons/taro.md': page(`題名: 秘密太郎\nよみ: ひみつたろう\n役割: 溶接工A\n${published}`),
    'docs/terms/closed.md': page(`題名: 社内の語\n意味: 試し\n${own}`),
    'docs/terms/_defaults.yml': '段階: 開発期\n',
    'docs/terms/open.md': page(
      `# だれにも見せない覚え書き\n題名: 開いた語\n意味: "{裏波|うらなみ}の話"\n語り手: [秘密太郎]\n関連: [closed, firm-a]\n旧ID: [old-open]\n${published}`,
      '\n頭[社内の**語**](./closed.md)、[別](/docs/term/closed/)尾。[^S1]\n\n:::会員\n会員の文\n:::\n\n終わり',
    ),
    'docs/sources.yml': '# 覚え書き\nS1: {題名: 本}\nS2: {題名: 社内の本}\n',
    'docs/furigana.yml': '研削: けんさく\n終わる: おわる\n',
    'docs/withdrawn.yml':
      '- {id: gone, 種類: term, 日付: 2026-01-02, 理由: 秘密のわけ, 公開範囲: public}\n',
  };
  let files: ReadonlyMap<string, Buffer>;
  const text = (name: string) => files.get(name)?.toString() ?? '';
  let dir: string;
  beforeAll(async () => {
    const siteDir = await site(content);
    made.push(siteDir);
    const exported = await exportTo(siteDir, 'docs', open);
    expect(exported.problems).toEqual([]);
    ({ files, dir } = exported);
  });

  test('is what its author wrote, without what the edition may not read', () => {
    expect(text('pages/terms/open.md')).toBe(`---
id: open
旧ID:
  - old-open
種類: 用語
題名: 開いた語
語り手:
  - taro
状態: 承認済み
公開範囲: 一般公開
関連:
  - firm-a
意味: {裏波|うらなみ}の話
---

頭社内の**語**、別尾。[^S1]


終わり`);
    expect(text('pages/persons/taro.md')).toContain('題名: 溶接工A\n');
    expect([...files.values()].join()).not.toMatch(/秘密|ひみつ|覚え書き|会員の文|社内の本|closed/);
  });

  test('stands beside lists of what it uses', () => {
    expect(text('pages/terms/_defaults.yml')).toBe('段階:\n  - 開発期\n');
    expect(text('pages/sources.yml')).toBe('S1:\n  題名: 本\n');
    expect(text('pages/furigana.yml')).toBe('終わる: おわる\n');
    expect(text('pages/withdrawn.yml')).toContain('id: gone\n');
  });

  test('never takes the place of another, and a damaged export is not taken', async () => {
    const siteDir = await site({
      'docs/orgs/firm-a.md': page(`題名: 乙社\n区分: 企業\n${published}`),
    });
    made.push(siteDir);
    const dry = await importTo(siteDir, dir, { dryRun: true });
    expect(dry.output).toContain('まだ何も書いていません');
    expect(readdirSync(path.join(siteDir, 'docs'))).toEqual(['orgs']);
    const copy = folder();
    await cp(dir, copy, { recursive: true });
    writeFileSync(path.join(copy, 'pages/terms/open.md'), 'x');
    expect((await importTo(siteDir, copy)).output).toContain('中身が違います');
    const manifest = JSON.parse(readFileSync(path.join(dir, MANIFEST), 'utf8'));
    for (const wrong of [
      { ...manifest, format: 2 },
      { ...manifest, files: [{ path: '../../etc/passwd', sha256: 'x' }] },
      { ...manifest, files: [{ path: MANIFEST, sha256: 'x' }] },
    ]) {
      writeFileSync(path.join(copy, MANIFEST), JSON.stringify(wrong));
      const { code, output } = await importTo(siteDir, copy);
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringMatching(/何も書いていません/),
      });
    }
    expect(readdirSync(path.join(siteDir, 'docs'))).toEqual(['orgs']);
    const { code, output } = await importTo(siteDir, dir);
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain(
      '残したもの: pages/orgs/firm-a.md: docs/orgs/firm-a.md が同じ id です',
    );
    expect(readFileSync(path.join(siteDir, 'docs/orgs/firm-a.md'), 'utf8')).toContain('乙社');
    expect(readFileSync(path.join(siteDir, 'docs/terms/open.md'), 'utf8')).toBe(
      text('pages/terms/open.md'),
    );
  });
});

describe('ichiba export', () => {
  const secret = 'ヒミツノシサクヒン';
  const ichiba = useCommand('export', {
    'docs/terms/closed.md': page(
      `題名: ${secret}\n意味: 試し\n公開範囲: 会員\n所有: x\n状態: 承認済み`,
    ),
    'docs/terms/open.md': page(`題名: 開いた語\n意味: 試し\n${published}`),
  });

  test('writes a folder that is not there, and no other', async () => {
    expect(await ichiba.run('--out', path.join(ichiba.dir, 'out'))).toBe(0);
    expect(ichiba.output).toContain('1 ページとファイル 0 を書き出しました');
    expect(readdirSync(path.join(ichiba.dir, 'out')).sort()).toEqual([MANIFEST, 'pages']);
    expect(await ichiba.run('--out', path.join(ichiba.dir, 'out'))).toBe(1);
    expect(ichiba.output).toContain('何も書いていません');
    expect(await ichiba.run('--out', path.join(ichiba.dir, 'docs/out'))).toBe(2);
  });

  test('leaves nothing when a page tells what it must not', async () => {
    const told = page(`題名: 表のある語\n意味: 試し\n${published}`, '\n[表](./list.csv)\n');
    writeFileSync(path.join(ichiba.dir, 'docs/terms/told.md'), told);
    writeFileSync(path.join(ichiba.dir, 'docs/terms/list.csv'), `a,b\n1,${secret}\n`);
    expect(await ichiba.run('--out', path.join(ichiba.dir, 'out'))).toBe(1);
    expect(ichiba.output).toContain('pages/terms/list.csv');
    expect(existsSync(path.join(ichiba.dir, 'out'))).toBe(false);
    expect(readdirSync(ichiba.dir).filter((name) => name.includes('out'))).toEqual([]);
  });
});
