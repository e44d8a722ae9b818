import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  browserPath,
  copySite,
  desktop,
  launch,
  openPage,
  root,
  runIchiba,
  serve,
} from './browser.js';

/** `test/site` in a folder of its own, built members first and public after it, with whatever cache that leaves. */
describe('editions of a site that is not ours', () => {
  let dir: string;
  const out = (edition: string) => path.join(dir, `out-${edition}`);
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'ichiba-site-'));
    await cp(path.join(root, 'test/site'), dir, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    for (const edition of ['members', 'public']) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'),
          'build',
          '--out-dir',
          out(edition),
        ],
        {
          cwd: dir,
          env: { ...process.env, NODE_ENV: 'production', ICHIBA_EDITION: edition },
          encoding: 'utf8',
        },
      );
      if (status !== 0) throw new Error(`${edition}: ${stdout}${stderr}`);
    }
  }, 240_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const marks = [
    'カイインダケノブンA',
    'カイインタイトルC',
    'カイインキュウショD',
    'カイインズE',
    'カイインセクションF',
    'himitsu',
    'kakushi-org',
    '隠し工業G',
    'シャナイダケノブンB',
  ];
  const holding = (edition: string, mark: string) => {
    const escaped = [
      mark,
      encodeURIComponent(mark),
      JSON.stringify(mark)
        .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .slice(1, -1),
    ];
    return files(out(edition)).filter((file) => {
      const text = readFileSync(file, 'utf8');
      return escaped.some(
        (form) => file.slice(out(edition).length).includes(form) || text.includes(form),
      );
    });
  };

  test.each(marks)(
    'the public edition holds nothing of %s, not even after a members build',
    (mark) => {
      expect(holding('public', mark)).toEqual([]);
    },
  );
  test.each(marks.slice(0, 8))(
    'the members edition holds %s (so that the test above can fail)',
    (mark) => {
      expect(holding('members', mark).length).toBeGreaterThan(0);
    },
  );
  test('what is in-house is in neither', () => {
    expect(holding('members', 'シャナイダケノブンB')).toEqual([]);
  });
  test('search of the lower edition knows nothing of the higher one', async () => {
    const search = async (edition: string, query: string) => {
      const client = createSearchClient({
        baseUrl: 'http://x/sub/market/ichiba/search/',
        fetch: async (url) => {
          const file = path.join(out(edition), new URL(String(url)).pathname.slice('/sub/'.length));
          return existsSync(file)
            ? new Response(readFileSync(file))
            : new Response('', { status: 404 });
        },
      });
      const result = await client.search(query);
      return {
        total: result.relaxed ? 0 : result.total,
        first: result.hits[0]?.id,
        problems: result.problems,
      };
    };
    expect(await search('public', 'カイインキュウショ')).toMatchObject({ total: 0, problems: [] });
    expect(await search('members', 'カイインキュウショ')).toMatchObject({ first: 'himitsu' });
    expect(await search('public', '部品で合わせる')).toMatchObject({ first: 'mdx-manual' });
    expect(await search('public', 'クラシックドキュメント')).toMatchObject({
      first: 'page:/sub/docs/',
    });
    expect(await search('public', 'ブログの本文')).toMatchObject({ total: 1 });
  });
  test('the site’s own pages stay, the market is under its own path, old ids lead on', () => {
    const html = (file: string) =>
      readFileSync(path.join(out('public'), file, 'index.html'), 'utf8');
    expect(html('docs')).toContain('クラシックドキュメントの本文');
    expect(html('blog')).toContain('はじまり');
    expect(html('market')).toContain('創成期');
    expect(html('market/docs/manual/mukashi')).toContain('url=/sub/market/docs/manual/mdx-manual/');
    const term = html('market/docs/term/yaku');
    expect(term).toContain(
      '板厚&lt;5mm、{0.5～1.0}mm、比率 3:1、<strong>「太字」</strong>です。次の行も続きます。',
    );
    expect(term).toContain('/sub/market/docs/manual/mdx-manual/#step-awase');
    expect(term).toContain('秘密の手順');
    expect(existsSync(path.join(out('public'), 'market/docs/manual/himitsu'))).toBe(false);
  });
  test.skipIf(!browserPath)('an MDX item has the same steps, key points and head', async () => {
    const base = mkdtempSync(path.join(tmpdir(), 'ichiba-sub-'));
    symlinkSync(out('public'), path.join(base, 'sub'), 'dir');
    const [browser, host] = await Promise.all([launch(), serve(base)]);
    try {
      const errors: string[] = [];
      const page = await openPage(
        await browser.newContext({ viewport: desktop, locale: 'ja-JP' }),
        errors,
      );
      await page.goto(`${host.url}/sub/market/docs/manual/mdx-manual/`, {
        waitUntil: 'networkidle',
      });
      await expect.poll(() => page.locator('h1').innerText()).toBe('部品で書いた手順');
      await expect.poll(() => page.locator('#step-awase').innerText()).toContain('部品で合わせる');
      await expect
        .poll(() => page.locator('#kp-sukima').innerText())
        .toContain('すき間から穴があく');
      const main = await page.locator('main').innerText();
      expect(main).toContain('6 グラム');
      expect(main).toContain('さわらない');
      expect(main).toContain('はかりの絵');
      // At the bench the same step, as data; what only the compiled page can show is named and linked.
      await page.getByRole('link', { name: '作業モードで開く', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: '部品で書いた手順' }).waitFor();
      await page.goto(`${host.url}/sub/market/work/?id=mdx-manual#step-awase`);
      const step = page.locator('main[data-work="step"]');
      await step.waitFor();
      await expect.poll(() => step.innerText()).toContain('すき間から穴があく');
      await expect
        .poll(() => step.innerText())
        .toContain('<Scale> という部品は、作業モードでは出せません');
      await step.getByRole('link', { name: 'ページのこの手順を開く' }).click();
      await page.getByText('はかりの絵').waitFor();
      await expect
        .poll(() => page.url())
        .toBe(`${host.url}/sub/market/docs/manual/mdx-manual/#step-awase`);
      await page.keyboard.press('/');
      await page.keyboard.type('やく');
      await page.getByRole('option').filter({ hasText: '焼く' }).first().waitFor();
      expect(errors).toEqual([]);
    } finally {
      await browser.close();
      await host.close();
    }
  });
});

describe('a build that fails', () => {
  test('lists every error and leaves build/ as it was', async () => {
    const dir = await copySite();
    try {
      await rm(path.join(dir, 'build'), { recursive: true, force: true });
      await cp(path.join(root, 'build'), path.join(dir, 'build'), { recursive: true });
      const before = files(path.join(dir, 'build')).map(
        (file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`,
      );
      await writeFile(path.join(dir, 'docs/terms/a-broken.md'), '---\n題名: [\n---\n');
      await writeFile(
        path.join(dir, 'docs/terms/b-broken.md'),
        '---\n題名: x\n意味: y\n段階: 開発記\n公開範囲: 一般公開\n---\n',
      );
      const { code, output } = await runIchiba(dir, ['build']);
      expect(code).toBe(1);
      expect(output).toContain('docs/terms/a-broken.md:2:');
      expect(output).toContain('docs/terms/b-broken.md:4:5');
      expect(output).toContain('開発期');
      expect(
        files(path.join(dir, 'build')).map(
          (file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`,
        ),
      ).toEqual(before);
      expect(
        readdirSync(path.join(dir, '.ichiba')).filter((name) => name.startsWith('build-')),
      ).toEqual([]);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const file = path.join(dir, name);
    return statSync(file).isDirectory() ? files(file) : [file];
  });
}
