import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDiskPage, writeDiskTwins } from '../../plugins/market/src/emit/disk.js';
import { toRoute } from '../../plugins/market/src/ui/disk.js';

describe('a build for a USB stick', () => {
  test('gives every data file a script twin, and pictures none', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'ichiba-disk-'));
    await mkdir(path.join(dir, 'search/a1'), { recursive: true });
    await mkdir(path.join(dir, 'media'));
    const bytes = new Uint8Array([0, 255, 128, 10]);
    await writeFile(path.join(dir, 'catalog.json'), '{"題":"市場"}\n');
    await writeFile(path.join(dir, 'search/a1/0.bin'), bytes);
    await writeFile(path.join(dir, 'media/a.svg'), '<svg/>');
    await writeFile(path.join(dir, 'media/a.vtt'), 'WEBVTT\n');
    await writeDiskTwins(dir);
    const files = (await readdir(dir, { recursive: true })).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(files.filter((file) => file.endsWith('.js')).sort()).toEqual([
      'catalog.json.js',
      'media/a.vtt.js',
      'search/a1/0.bin.js',
    ]);
    const twin = await readFile(path.join(dir, 'search/a1/0.bin.js'), 'utf8');
    const [, base64 = ''] = /^ichibaFile\("([^"]*)"\)\n$/.exec(twin) ?? [];
    expect(new Uint8Array(Buffer.from(base64, 'base64'))).toEqual(bytes);
  });

  test('says language, title and what a browser without script needs', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'ichiba-disk-'));
    const file = path.join(dir, 'index.html');
    await writeFile(
      file,
      '<html >\n<head>\n</head><body><div id="__docusaurus"></div></body></html>',
    );
    await writeDiskPage(dir, '技と<知識>', 'ja');
    const html = await readFile(file, 'utf8');
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('<title>技と&lt;知識></title>');
    expect(html).toContain('name="viewport"');
    expect(html).toMatch(/<noscript><p>.+JavaScript/);
  });

  test.each([
    ['#step-2', '#/docs/manual/a/', '/docs/manual/a/#step-2'],
    ['#step-2', '#/docs/manual/a/?q=x#step-1', '/docs/manual/a/?q=x#step-2'],
    ['#top', '', '/#top'],
    ['/cases/', '#/matrix/', '/cases/'],
    ['#/cases/', '#/matrix/', undefined],
    ['//host.invalid/', '#/', undefined],
    ['https://host.invalid/', '#/', undefined],
    ['./ichiba/media/a.svg', '#/', undefined],
    ['mailto:a@example.invalid', '#/', undefined],
    ['', '#/', undefined],
  ])('%s on %s leads to %s', (href, here, route) => {
    expect(toRoute(href, here)).toBe(route);
  });
});
