import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import { describe, expect, test } from 'vitest';
import { findLeaks } from '../../plugins/authoring/lib/leak/find-leaks.js';
import { page, published, site } from '../market/helpers.js';

const SECRET = 'うちだけの配合は七対三で混ぜてから焼く';
const hidden = '公開範囲: 会員\n状態: 承認済み\n所有: firm-a';
const firm = page(`題名: 甲\n区分: 企業\n${published}`);

/** Findings of a market with one members page in a build that holds one file. */
async function leaksIn(
  name: string,
  bytes: string | Uint8Array,
  more: Record<string, string | Uint8Array> = {},
) {
  const siteDir = await site({
    'docs/orgs/firm-a.md': firm,
    'docs/terms/himitsu-no-haigo.md': page(
      `題名: 秘密の配合表\n意味: まぜ方\n${hidden}`,
      `\n${SECRET}。\n`,
    ),
    'docs/terms/mieru.md': page(
      `題名: 見える\n意味: 見えること\n${published}`,
      '\n見えるページです。\n',
    ),
    ...more,
  });
  const buildDir = mkdtempSync(path.join(tmpdir(), 'ichiba-leak-'));
  mkdirSync(path.dirname(path.join(buildDir, name)), { recursive: true });
  writeFileSync(path.join(buildDir, name), bytes);
  return findLeaks({ siteDir, roots: ['docs'], edition: { name: 'public' }, buildDir });
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const escaped = [...SECRET]
  .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
  .join('');
const png = (type: string, data: Buffer) => {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk]);
};

describe('a hidden sentence is found', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['as it is', 'a.html', `<p>${SECRET}</p>`],
    ['with blanks and line ends in it', 'a.txt', SECRET.replace('は', 'は\n  ')],
    ['in other width and case', 'a.txt', SECRET.replace('七', '七').normalize('NFD')],
    [
      'cut by marks',
      'a.html',
      '<p>うちだけの<b>配合</b>は<a href="/x/">七対三</a>で混ぜてから</p>',
    ],
    ['in a part of ten characters', 'a.js', '"合は七対三で混ぜてか"'],
    ['as \\uXXXX', 'a.js', `var a="${escaped}"`],
    [
      'as numbers of HTML',
      'a.html',
      [...SECRET].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
    ],
    ['in an address', 'a.html', `<a href="?q=${encodeURIComponent(SECRET)}">`],
    [
      'as base64',
      'a.css',
      `url(data:text/plain;base64,${Buffer.from(`xx ${SECRET}`).toString('base64')})`,
    ],
    ['in gzip', 'a.json.gz', gzipSync(`{"a":"${SECRET}"}`)],
    ['in brotli', 'a.json.br', brotliCompressSync(`{"a":"${SECRET}"}`)],
    [
      'in gzip as base64',
      'a.js',
      `x="${gzipSync(`${SECRET}${'。'.repeat(400)}${Array.from({ length: 200 }, (_, i) => String.fromCharCode(0x4e00 + i * 7)).join('')}`).toString('base64')}"`,
    ],
    [
      'in a source map',
      'a.js.map',
      JSON.stringify({ version: 3, sourcesContent: [`// ${SECRET}`] }),
    ],
    [
      'in EXIF as UTF-16',
      'a.jpg',
      Buffer.concat([Buffer.from([255, 216, 255, 225, 0]), Buffer.from(SECRET, 'utf16le')]),
    ],
    ['in a picture’s text', 'a.png', png('iTXt', Buffer.from(`Title\0\0\0\0\0${SECRET}`))],
    [
      'in a picture’s packed text',
      'a.png',
      png('zTXt', Buffer.concat([Buffer.from('Title\0\0'), deflateSync(SECRET)])),
    ],
    [
      'in a PDF stream',
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.4\nstream\n'),
        deflateSync(SECRET),
        Buffer.from('\nendstream'),
      ]),
    ],
    ['in a PDF title', 'a.pdf', `%PDF-1.4\n/Title <FEFF${utf16be(SECRET).toString('hex')}>`],
    ['in the name of a file', `${SECRET.slice(0, 12)}/index.html`, ''],
  ])('%s', async (_, name, bytes) => {
    const { leaks } = await leaksIn(name, bytes);
    expect(leaks.map(({ origin }) => origin)).toContain('docs/terms/himitsu-no-haigo.md:9');
    expect(leaks[0]?.file).toBe(name);
  });
  test('in the search index, through its own reader', async () => {
    const { files } = await buildSearchIndex([
      { id: 'x', url: '/x/', title: 'x', sections: [{ id: '', heading: '', text: `${SECRET}。` }] },
    ]);
    const found = [];
    for (const [name, bytes] of files)
      found.push(...(await leaksIn(`ichiba/search/${name}`, bytes)).leaks);
    expect(found.some(({ how }) => how === '検索の索引')).toBe(true);
  });
});

describe('names and files', () => {
  test.each([
    ['its title', 'a.html', '<a>秘密の配合表</a>', 2],
    ['its id', 'a.json', '{"id":"himitsu-no-haigo"}', 1],
    [
      'its id inside the name of a chunk',
      'assets/site-docs-terms-himitsu-no-haigo-md-3a4.js',
      '',
      1,
    ],
  ])('%s', async (_, name, text, line) => {
    const { leaks } = await leaksIn(name, text);
    expect(leaks.map(({ origin }) => origin)).toEqual([`docs/terms/himitsu-no-haigo.md:${line}`]);
  });
  test('the bytes of a picture that only a hidden page shows, under any name', async () => {
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, i) => (i * i * 31 + i * 7) % 256));
    const files = {
      'docs/terms/zu-himitsu.png': bytes,
      'docs/terms/himitsu-no-haigo.md': page(
        `題名: 秘密の配合表\n意味: まぜ方\n${hidden}`,
        '\n![図](./zu-himitsu.png)\n',
      ),
    };
    const { leaks } = await leaksIn('media/0123.png', bytes, files);
    expect(leaks).toMatchObject([
      { origin: 'docs/terms/zu-himitsu.png', secret: 'ファイルの中身' },
    ]);
    const inBase64 = await leaksIn('a.js', `"${bytes.toString('base64')}"`, files);
    expect(inBase64.leaks).toMatchObject([{ how: 'base64' }]);
  });
  test('a hidden file that has the name of a visible one in another folder', async () => {
    const [secret, open] = [7, 13].map((by) =>
      Buffer.from(Array.from({ length: 300 }, (_, i) => (i * i * by + i) % 251)),
    ) as [Buffer, Buffer];
    const { leaks } = await leaksIn('media/0123.png', secret, {
      'docs/terms/zu.png': secret,
      'docs/guides/zu.png': open,
      'docs/guides/mieru-zu.md': page(
        `題名: 図\n手引き種別: 使い方\n${published}`,
        '\n![図](./zu.png)\n',
      ),
      'docs/terms/himitsu-no-haigo.md': page(
        `題名: 秘密の配合表\n意味: まぜ方\n${hidden}`,
        '\n![図](./zu.png)\n',
      ),
    });
    expect(leaks).toMatchObject([{ origin: 'docs/terms/zu.png', secret: 'ファイルの中身' }]);
    const visible = await leaksIn('media/0123.png', open, {
      'docs/guides/zu.png': open,
      'docs/guides/mieru-zu.md': page(
        `題名: 図\n手引き種別: 使い方\n${published}`,
        '\n![図](./zu.png)\n',
      ),
    });
    expect(visible.leaks).toEqual([]);
  });
  test('a person who did not agree, even where a visible page says the name', async () => {
    const { leaks } = await leaksIn('a.html', '<p>山田太郎さんに聞きました</p>', {
      'docs/persons/y.md': page(`題名: 山田太郎\n役割: 溶接工\n${published}`),
      'docs/terms/mieru.md': page(
        `題名: 見える\n意味: 見えること\n${published}`,
        '\n山田太郎さんに聞きました\n',
      ),
    });
    expect(leaks).toMatchObject([{ secret: '山田太郎', origin: 'docs/persons/y.md:2' }]);
  });
  test('why a page was taken back', async () => {
    const reason = '本人からの申し出により会社をやめたため';
    const { leaks } = await leaksIn('withdrawn.json', JSON.stringify({ reason }), {
      'docs/withdrawn.yml': `- id: x\n  種類: term\n  日付: 2026-01-02\n  理由: ${reason}\n  公開範囲: public\n`,
    });
    expect(leaks).toMatchObject([{ origin: 'docs/withdrawn.yml' }]);
  });
});

describe('what is no leak', () => {
  test('what a visible page says too, in one piece or cut by marks', async () => {
    const { leaks } = await leaksIn('a.html', `<p>${SECRET}</p>`, {
      'docs/terms/mieru.md': page(
        `題名: 見える\n意味: 見えること\n${published}`,
        '\nうちだけの**配合は七対三**で混ぜてから焼く\n',
      ),
    });
    expect(leaks).toEqual([]);
  });
  test('words a coordinator has let out', async () => {
    const { leaks } = await leaksIn('a.html', '<p>秘密の配合表</p>', {
      'docs/public-words.yml': '- 秘密の配合表\n',
    });
    expect(leaks).toEqual([]);
  });
  test('but a reading is one in the other kana too', async () => {
    const { leaks } = await leaksIn('a.json', '"うらはいごうひょう"', {
      'docs/terms/himitsu-no-haigo.md': page(
        `題名: 秘密の配合表\nよみ: ウラハイゴウヒョウ\n意味: まぜ方\n${hidden}`,
      ),
    });
    expect(leaks).toHaveLength(1);
  });
  test('the id of a visible page that holds a hidden one', async () => {
    const { leaks } = await leaksIn('a.json', '"himitsu-no-haigo-nyumon"', {
      'docs/terms/himitsu-no-haigo-nyumon.md': page(`題名: 入門\n意味: はじめ\n${published}`),
    });
    expect(leaks).toEqual([]);
  });
  test('a sentence in an edition whose readers may see it', async () => {
    const siteDir = await site({
      'docs/orgs/firm-a.md': firm,
      'docs/terms/himitsu-no-haigo.md': page(
        `題名: 秘密の配合表\n意味: まぜ方\n${hidden}`,
        `\n${SECRET}。\n`,
      ),
      'out/a.html': SECRET,
    });
    const options = { siteDir, roots: ['docs'], buildDir: path.join(siteDir, 'out') };
    expect((await findLeaks({ ...options, edition: { name: 'members' } })).leaks).toEqual([]);
    expect((await findLeaks({ ...options, edition: { name: 'public' } })).leaks).toHaveLength(1);
  });
});
