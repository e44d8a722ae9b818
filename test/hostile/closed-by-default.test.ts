import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LoadOptions, loadMarket } from '../../plugins/market/lib/load-market.js';
import { optionsSchema } from '../../plugins/market/lib/options.js';
import { createUrls } from '../../plugins/market/lib/urls.js';

/** Holes of a plain documentation site, and that they are closed without anybody asking. */
const dirs: string[] = [];
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

const HEAD = '公開範囲: 一般公開\n状態: 承認済み\n';
const guide = (body: string): string =>
  `---\n題名: 手引き\n手引き種別: 使い方\n${HEAD}---\n\n${body}\n`;

async function load(files: Record<string, string | Uint8Array>, more: Partial<LoadOptions> = {}) {
  const siteDir = mkdtempSync(path.join(tmpdir(), 'ichiba-closed-'));
  dirs.push(siteDir);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(siteDir, name)), { recursive: true });
    writeFileSync(path.join(siteDir, name), text);
  }
  const market = await loadMarket({
    siteDir,
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition: { name: 'public' },
    ...more,
  });
  const errors = market.messages.filter(({ severity }) => severity === 'error');
  return {
    market,
    errors: errors.map(({ line, ruleId }) => `${line} ${ruleId}`),
    text: JSON.stringify([...market.pages.values()]),
  };
}

describe('closed by default', () => {
  it('a site names no folder of .mdx unless it says so', () => {
    expect(optionsSchema.validate({}).value.mdxFolders).toEqual([]);
    expect(optionsSchema.validate({ mdxFolders: ['../x'] }).error).toBeDefined();
  });
  it('.mdx outside the named folders is no page and is refused at its first line', async () => {
    const file = guide('{1 + 1}');
    for (const mdxFolders of [[], ['docs/guides/tools'], ['docs/guide'], ['docs/guides/x.mdx']]) {
      const { market, errors } = await load({ 'docs/guides/x.mdx': file }, { mdxFolders });
      expect(errors).toEqual(['1 market:mdx-folder']);
      expect(market.pages.size).toBe(0);
    }
    for (const mdxFolders of [['docs'], ['docs/guides'], ['docs/guides/']]) {
      const { market, errors } = await load({ 'docs/guides/x.mdx': file }, { mdxFolders });
      expect(errors).toEqual([]);
      expect(market.pages.size).toBe(1);
    }
  });
  it('a picture by reference is a picture: none from another host', async () => {
    const { errors } = await load({
      'docs/guides/x.md': guide('![図][r]\n\n[r]: https://xss.invalid/1.png'),
    });
    expect(errors).toEqual(['8 market:remote-image']);
  });
  it('a link by reference is a link: refused like one', async () => {
    const { errors } = await load({
      'docs/guides/x.md': guide('[語][r]\n\n[r]: javascript:alert(1)'),
    });
    expect(errors).toEqual(['8 market:unsafe-link']);
  });
  it('an address inside 会員 stays there', async () => {
    const { errors, text } = await load({
      'docs/guides/x.md': guide(
        '見える文。[語][r]\n\n:::会員\n\n[中][r]\n\n[r]: https://himitsu.example/\n\n:::',
      ),
    });
    expect(errors).toEqual([]);
    expect(text).toContain('見える文。');
    expect(text).not.toContain('himitsu');
  });
  it('raw HTML and `比率 3:1` are text', async () => {
    const { errors, text } = await load({
      'docs/guides/x.md': guide(
        '<base href="//xss.invalid/">\n\n比率 3:1 を 10:05 に、:b[太字] <5mm {1+1}',
      ),
    });
    expect(errors).toEqual([]);
    expect(text).toContain('<base href=\\"//xss.invalid/\\">');
    expect(text).toContain('比率 3:1 を 10:05 に、:b[太字] <5mm {1+1}');
    expect(text).not.toContain('["base"');
  });
  it('an unknown box is refused with the names there are', async () => {
    const { market, errors } = await load({
      'docs/guides/x.md': guide(':::iframe{src=x}\n文\n:::'),
    });
    expect(errors).toEqual(['8 model:directive']);
    expect(market.messages[0]?.hint).toContain(':::注意');
  });
  it('a film is named by its number, never by an address', async () => {
    const film = (number: string) => ({
      'docs/videos/x.md': `---\n題名: 動画\n動画元: {YouTube: ${JSON.stringify(number)}}\n長さ: 10\n${HEAD}---\n\n文\n`,
    });
    for (const number of ['../../x', 'https://xss.inv', 'abcdefghij?', 'abcdefghijkl'])
      expect((await load(film(number))).errors).toEqual(['3 model:youtube-id']);
    expect((await load(film('abcd-fgh_jk'))).errors).toEqual([]);
  });
  it('a file of static/ cannot end the style it is written into', async () => {
    const { errors, text } = await load({
      'static/x.png': Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
      'docs/videos/x.md': `---\n題名: 動画\n動画元: {YouTube: abcdefghijk}\n長さ: 10\n表紙画像: '/x.png?"),url("https://xss.invalid/1'\n${HEAD}---\n\n文\n`,
    });
    expect(errors).toEqual([]);
    expect(text).toContain('"poster":"/x.png"');
    expect(text).not.toContain('xss.invalid');
  });
});
