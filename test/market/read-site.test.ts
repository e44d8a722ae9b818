import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { checkSite, readSite } from '@chishiki-ichiba/market/content';
import { describe, expect, test } from 'vitest';
import { page, published, site } from './helpers.js';

const good = page(`題名: 仮付け\n意味: 止めること\n${published}`, '本文です。\n');
const terms = (name: string, content: string | Uint8Array) =>
  site({ [`docs/terms/${name}`]: content });

describe('files as Windows and macOS make them', () => {
  test.each([
    ['CRLF', good.replaceAll('\n', '\r\n')],
    ['BOM', `\uFEFF${good}`],
    ['BOM and CRLF', `\uFEFF${good.replaceAll('\n', '\r\n')}`],
  ])('%s', async (_, text) => {
    const { entries, messages } = await readSite({
      siteDir: await terms('kari-zuke.md', text),
      roots: ['docs'],
    });
    expect(messages).toEqual([]);
    expect(entries.map(({ item }) => [item.id, item.title])).toEqual([['kari-zuke', '仮付け']]);
  });
  test('Notepad’s “Unicode” (UTF-16 with BOM)', async () => {
    const { entries } = await readSite({
      siteDir: await terms('kari-zuke.md', Buffer.from(`\uFEFF${good}`, 'utf16le')),
      roots: ['docs'],
    });
    expect(entries[0]?.item.title).toBe('仮付け');
  });
  test('a decomposed (NFD) file name is the same file as its composed twin', async () => {
    const nfd = 'ガイド'.normalize('NFD');
    const { entries } = await readSite({
      siteDir: await terms(`${nfd}.md`, page(`id: gaido\n題名: x\n意味: y\n${published}`)),
      roots: ['docs'],
    });
    expect(entries[0]?.item.file).toBe('docs/terms/ガイド.md');
  });
  test('blanks and full-width names need an id, and the message proposes one', async () => {
    const { broken } = await readSite({
      siteDir: await terms('仮 付け　手順.md', good),
      roots: ['docs'],
    });
    expect(broken[0]?.messages[0]).toMatchObject({ ruleId: 'model:id', line: 2, column: 1 });
    expect(broken[0]?.messages[0]?.hint).toMatch(/^例: `id: term-[a-z0-9-]+`$/);
  });
  test('columns in a CRLF file with BOM are the editor’s', async () => {
    const text = `\uFEFF${page(`題名: x\n意味: y\n段階: 開発記\n${published}`).replaceAll('\n', '\r\n')}`;
    const { messages } = await readSite({ siteDir: await terms('x.md', text), roots: ['docs'] });
    expect(messages).toMatchObject([{ line: 4, column: 5, ruleId: 'model:value' }]);
    expect(messages[0]?.hint).toContain('開発期');
  });
});

describe('what is no page', () => {
  test.each([
    [
      'Shift_JIS',
      Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0x91, 0xe8, 0x96, 0xbc, 0x3a, 0x20, 0x78, 0x0a]),
      'model:file-encoding',
    ],
    ['empty', '', 'model:file-empty'],
    ['only blanks', ' \n　\n', 'model:file-empty'],
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'model:file-binary'],
    ['10 MB', 'あ'.repeat(3_400_000), 'model:file-size'],
  ])('%s is one message', async (_, content, ruleId) => {
    const result = await checkSite({ siteDir: await terms('x.md', content), roots: ['docs'] });
    expect(result.messages.map((message) => message.ruleId)).toEqual([ruleId]);
  });
  test('drafts of the file system: _ and . are left alone, links are not followed', async () => {
    const dir = await site({
      'docs/_見本.md': '〔',
      'docs/.hidden.md': 'x',
      'docs/_private/x.md': 'x',
    });
    expect((await readSite({ siteDir: dir, roots: ['docs'] })).files).toBe(0);
  });
});

test('one bad page does not take the others with it', async () => {
  const dir = await site({ 'docs/terms/a.md': good, 'docs/terms/b.md': page('題名: [') });
  const result = await readSite({ siteDir: dir, roots: ['docs'] });
  expect(result.entries.map(({ item }) => item.id)).toEqual(['a']);
  expect(result.broken.map(({ file }) => file)).toEqual(['docs/terms/b.md']);
});

test('folder defaults fill in, a page’s own words win, and publishing is never a default', async () => {
  const dir = await site({
    'docs/_defaults.yml': '所有: firm-a\n段階: [創成期]\n',
    'docs/terms/_defaults.yml': '段階: [開発期]\n公開範囲: 一般公開\n',
    'docs/terms/a.md': page('題名: a\n意味: b'),
    'docs/terms/c.md': page('題名: c\n意味: d\n段階: [事業化期]'),
  });
  const { entries, messages } = await readSite({ siteDir: dir, roots: ['docs'] });
  expect(entries.map(({ item }) => [item.id, item.owner, item.phases, item.visibility])).toEqual([
    ['a', 'firm-a', [{ id: 'kaihatsu', stated: false }], 'inhouse'],
    ['c', 'firm-a', [{ id: 'jigyoka', stated: true }], 'inhouse'],
  ]);
  expect(messages.map((message) => [message.file, message.ruleId])).toEqual([
    ['docs/terms/_defaults.yml', 'model:folder-default'],
  ]);
});

test('pictures: missing, outside the site, on another host', async () => {
  const body =
    '![a](./none.png)\n\n![b](../../../etc/passwd.png)\n\n![c](https://example.com/x.png)\n\n![d](@site/../x.png)\n';
  const dir = await site({ 'docs/terms/a.md': page(`題名: a\n意味: b\n${published}`, body) });
  const { messages } = await checkSite({ siteDir: dir, roots: ['docs'] });
  expect(messages.map((message) => [message.line, message.column, message.ruleId])).toEqual([
    [7, 1, 'market:missing-image'],
    [9, 1, 'market:outside'],
    [11, 1, 'market:remote-image'],
    [13, 1, 'market:outside'],
  ]);
});

test('files a page links to: missing, of a type that is not published, behind a link out of the site', async () => {
  const body = '[図面](./zumen.pdf)\n\n[道具](./tool.exe)\n\n![外](./soto.svg)\n';
  const dir = await site({
    'docs/terms/a.md': page(`題名: a\n意味: b\n${published}`, body),
    'docs/terms/tool.exe': 'x',
  });
  const outside = await site({ 'secret.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  symlinkSync(path.join(outside, 'secret.svg'), path.join(dir, 'docs/terms/soto.svg'));
  const { messages } = await checkSite({ siteDir: dir, roots: ['docs'] });
  expect(messages.map((message) => [message.line, message.ruleId])).toEqual([
    [7, 'market:missing-file'],
    [9, 'market:file-type'],
    [11, 'market:outside'],
  ]);
});
