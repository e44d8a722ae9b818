import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeMarketFiles } from '../../plugins/market/lib/emit/output.js';
import {
  countCleaned,
  findUnusedPlaces,
  writeChangedStatic,
} from '../../plugins/market/lib/emit/static-files.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { optionsSchema } from '../../plugins/market/lib/options.js';
import { treatPicture } from '../../plugins/market/lib/treat/picture.js';
import { recordTrack, treatMp4, treatWebm } from '../../plugins/market/lib/treat/video.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

const sharp: typeof import('sharp').default = createRequire(
  path.join(import.meta.dirname, '../../plugins/market/package.json'),
)('sharp');
type Exif = NonNullable<Parameters<ReturnType<typeof sharp>['withExif']>[0]>;

const MARK = 'ICHIBA-SECRET-MARK';
const MAX = 400;
/** Red at the top left, blue at the bottom right, grey elsewhere. */
const drawing = (width: number, height: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#888"/><rect width="50%" height="50%" fill="#d00"/><rect x="50%" y="50%" width="50%" height="50%" fill="#00d"/></svg>`,
    ),
  );
const exif = (): Exif => ({
  IFD0: { Make: MARK },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 40/1 30/1', GPSLongitudeRef: 'E' },
});
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${MARK}"/></rdf:RDF></x:xmpmeta>`;

const jpegSegment = (marker: number, text: string) => {
  const body = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const afterStart = (bytes: Buffer, ...parts: Buffer[]) =>
  Buffer.concat([bytes.subarray(0, 2), ...parts, bytes.subarray(2)]);
const pngChunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};
const withChunk = (png: Buffer, type: string, data: Buffer) =>
  Buffer.concat([png.subarray(0, 33), pngChunk(type, data), png.subarray(33)]);
/** Also as UTF-16 and unpacked. */
const holdsMark = (bytes: Buffer) =>
  bytes.includes(MARK) || bytes.includes(MARK, 0, 'utf16le') || bytes.includes('GPS');

/** A pixel in the middle of the four quarters, as `r`, `b` or `-`. */
async function quarters(bytes: Buffer): Promise<string> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (Math.floor(info.height * y) * info.width + Math.floor(info.width * x)) * 3;
    const [r = 0, , b = 0] = data.subarray(from, from + 3);
    return r > b + 80 ? 'r' : b > r + 80 ? 'b' : '-';
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].join('');
}

describe('records of a picture', () => {
  const small: Record<string, Buffer> = {};
  beforeAll(async () => {
    for (const type of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const)
      small[type] = await drawing(120, 80).toFormat(type).toBuffer();
  });
  const of = (type: string) => small[type] as Buffer;

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'a %s that has none and is small stays byte for byte',
    async (type) => {
      const { bytes, removed, width, height } = await treatPicture(of(type), type, MAX);
      expect(bytes.equals(of(type))).toBe(true);
      expect([removed, width, height]).toEqual([[], 120, 80]);
    },
  );

  const made: [string, 'jpeg' | 'png' | 'webp' | 'gif' | 'avif', () => Buffer | Promise<Buffer>][] =
    [
      [
        'EXIF with a place, JPEG',
        'jpeg',
        () => drawing(120, 80).jpeg().withExif(exif()).toBuffer(),
      ],
      ['EXIF with a place, PNG', 'png', () => drawing(120, 80).png().withExif(exif()).toBuffer()],
      [
        'EXIF with a place, WebP',
        'webp',
        () => drawing(120, 80).webp().withExif(exif()).toBuffer(),
      ],
      [
        'EXIF with a place, AVIF',
        'avif',
        () => drawing(120, 80).avif().withExif(exif()).toBuffer(),
      ],
      ['XMP, JPEG', 'jpeg', () => drawing(120, 80).jpeg().withXmp(xmp).toBuffer()],
      ['XMP, PNG', 'png', () => drawing(120, 80).png().withXmp(xmp).toBuffer()],
      ['XMP, WebP', 'webp', () => drawing(120, 80).webp().withXmp(xmp).toBuffer()],
      ['a comment, JPEG', 'jpeg', () => afterStart(of('jpeg'), jpegSegment(0xfe, MARK))],
      [
        'IPTC, JPEG',
        'jpeg',
        () => afterStart(of('jpeg'), jpegSegment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0${MARK}`)),
      ],
      [
        'a thumbnail, JPEG',
        'jpeg',
        () => afterStart(of('jpeg'), jpegSegment(0xe0, `JFXX\0\x10${MARK}`)),
      ],
      [
        'a second picture behind the first, JPEG',
        'jpeg',
        () =>
          Buffer.concat([
            afterStart(of('jpeg'), jpegSegment(0xe2, 'MPF\0')),
            afterStart(of('jpeg'), jpegSegment(0xfe, MARK)),
          ]),
      ],
      ['text, PNG', 'png', () => withChunk(of('png'), 'tEXt', Buffer.from(`Author\0${MARK}`))],
      [
        'packed text, PNG',
        'png',
        () =>
          withChunk(of('png'), 'zTXt', Buffer.concat([Buffer.from('A\0\0'), deflateSync(MARK)])),
      ],
      ['a part of its own, PNG', 'png', () => withChunk(of('png'), 'stUF', Buffer.from(MARK))],
      [
        'a comment, GIF',
        'gif',
        () =>
          Buffer.concat([
            of('gif').subarray(0, -1),
            Buffer.from([0x21, 0xfe, MARK.length]),
            Buffer.from(`${MARK}\0;`),
          ]),
      ],
    ];
  test.each(made)('%s: gone, and the pixels are the same', async (_, type, make) => {
    const before = await make();
    const { bytes, removed } = await treatPicture(before, type, MAX);
    expect(removed.length).toBeGreaterThan(0);
    expect(holdsMark(bytes)).toBe(false);
    for (const chunk of ['zTXt', 'tEXt', 'stUF', 'eXIf', 'EXIF', 'XMP '])
      expect(bytes.includes(chunk)).toBe(false);
    const { exif: left, xmp: leftXmp, iptc } = await sharp(bytes).metadata();
    expect([left, leftXmp, iptc]).toEqual([undefined, undefined, undefined]);
    if (type !== 'avif')
      expect(
        (await sharp(bytes).raw().toBuffer()).equals(await sharp(before).raw().toBuffer()),
      ).toBe(true);
    expect(await quarters(bytes)).toBe('r--b');
  });
  test('the tests above can fail: the marks are in what they begin with', async () => {
    for (const [name, , make] of made)
      if (!/^packed|^XMP, PNG/.test(name))
        expect([name, holdsMark(await make())]).toEqual([name, true]);
  });

  test.each([
    [1, 'r--b', [120, 80]],
    [3, 'b--r', [120, 80]],
    [6, '-rb-', [80, 120]],
    [8, '-br-', [80, 120]],
  ] as const)(
    'a photo held another way (%i) is turned upright',
    async (orientation, seen, size) => {
      const before = await drawing(120, 80)
        .jpeg()
        .withMetadata({ orientation: orientation, exif: exif() })
        .toBuffer();
      const { bytes, width, height } = await treatPicture(before, 'jpeg', MAX);
      expect(await quarters(bytes)).toBe(seen);
      expect([width, height]).toEqual(size);
      expect(holdsMark(bytes)).toBe(false);
    },
  );

  test('a large photo is made smaller, twice the same bytes', async () => {
    const before = await drawing(1600, 1200)
      .jpeg()
      .withMetadata({ orientation: 6, exif: exif() })
      .toBuffer();
    const first = await treatPicture(before, 'jpeg', MAX);
    const second = await treatPicture(before, 'jpeg', MAX);
    expect([first.width, first.height]).toEqual([300, 400]);
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.removed).toEqual(['exif', 'place']);
    expect(holdsMark(first.bytes)).toBe(false);
  });

  test("a phone's wide colours become a browser's usual ones when it is made smaller", async () => {
    const before = await sharp({
      create: { width: 800, height: 600, channels: 3, background: '#c00' },
    })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const { bytes } = await treatPicture(before, 'jpeg', MAX);
    expect((await sharp(bytes).metadata()).icc).toBeUndefined();
    const [r = 0, g = 0] = await sharp(bytes).resize(1).raw().toBuffer();
    expect(r).toBeGreaterThan(195);
    expect(g).toBeLessThan(12);
  });

  test('what moves goes on moving', async () => {
    const frames = await Promise.all(
      ['#d00', '#0d0', '#00d'].map((background) =>
        sharp({ create: { width: 600, height: 300, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    for (const type of ['gif', 'webp'] as const) {
      const before = await sharp(frames, { join: { animated: true } })
        .toFormat(type)
        .toBuffer();
      const { bytes, width, height } = await treatPicture(before, type, MAX);
      expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
      expect([width, height]).toEqual([400, 200]);
    }
  });

  test('HEIC of a phone: WebP, without its place', async () => {
    const before = readFileSync(path.join(import.meta.dirname, '../fixtures/pictures/phone.heic'));
    expect(before.includes('ICHIBA-MAKE')).toBe(true);
    const { bytes, width, height, removed } = await treatPicture(before, 'heic', MAX);
    const { format, exif: left } = await sharp(bytes).metadata();
    expect([format, left, width, height, removed]).toEqual(['webp', undefined, 160, 120, ['exif']]);
    expect(bytes.includes('ICHIBA-MAKE')).toBe(false);
    expect(await quarters(bytes)).toBe('r--b');
    expect((await treatPicture(before, 'heic', MAX)).bytes.equals(bytes)).toBe(true);
  });

  test('a damaged picture is told, and nothing hangs', async () => {
    const photo = await drawing(900, 600).jpeg().toBuffer();
    const png = await drawing(90, 60).png().toBuffer();
    const flipped = Buffer.from(png);
    flipped[60] = (flipped[60] as number) ^ 0xff;
    const heic = readFileSync(path.join(import.meta.dirname, '../fixtures/pictures/phone.heic'));
    for (const [bytes, type] of [
      [photo.subarray(0, 2000), 'jpeg'],
      [flipped, 'png'],
      [png.subarray(0, 70), 'png'],
      [heic.subarray(0, 700), 'heic'],
      [Buffer.from('GIF89a=1;alert(1)//;'), 'gif'],
    ] as const)
      await expect(treatPicture(bytes, type, MAX)).rejects.toThrow(/切れて|読めません|大きさ/);
  });
});

test('options are validated in their own words', () => {
  const read = (images: unknown) => optionsSchema.validate({ images });
  expect(read(undefined).value?.images).toEqual({ metadata: 'strip', maxSize: 2000 });
  expect(read({ maxSize: 1200 }).value?.images).toEqual({ metadata: 'strip', maxSize: 1200 });
  expect(read({ metadata: 'keep' }).error?.message).toMatch(/must be "strip".*found "?keep/);
  expect(read({ maxSize: 20 }).error?.message).toMatch(/from 200 to 10000, found 20/);
  expect(read({ quality: 80 }).error?.message).toMatch(/quality.*metadata.*maxSize/);
});

const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

describe('records of a film', () => {
  const handler = (type: string) => box('hdlr', '\0\0\0\0\0\0\0\0', type, '\0'.repeat(13));
  const film = (records: Buffer, track = 'vide') =>
    Buffer.concat([
      box('ftyp', 'isom\0\0\0\0mp42'),
      box(
        'moov',
        box('mvhd', '\0\0\0\0', '\x11\x22\x33\x44\x55\x66\x77\x88', '\0'.repeat(84)),
        box('trak', box('mdia', handler(track))),
        records,
      ),
      box('mdat', 'frames'),
    ]);

  test('place and time of an MP4 are written over where they stand; nothing moves', () => {
    const before = film(box('udta', box('\xa9xyz', `\0\x12\x15\xc7+35.6812+139.7671/${MARK}`)));
    const { bytes, removed } = treatMp4(before);
    expect(removed).toEqual(['other', 'place']);
    expect(bytes.length).toBe(before.length);
    expect(
      bytes.includes(MARK) ||
        bytes.includes('35.68') ||
        bytes.includes('\x11\x22\x33', 0, 'latin1'),
    ).toBe(false);
    expect(bytes.indexOf('frames')).toBe(before.indexOf('frames'));
    expect(treatMp4(bytes).removed).toEqual([]);
  });
  test('a track that is a record is named', () => {
    const moov = (bytes: Buffer) => bytes.subarray(bytes.indexOf('moov') + 4);
    expect(recordTrack(moov(film(Buffer.alloc(0))))).toBeUndefined();
    expect(recordTrack(moov(film(Buffer.alloc(0), 'meta')))).toBe('meta');
  });
  test('tags and date of a WebM become nothing; what its program writes stays', () => {
    const element = (id: string, ...parts: (Buffer | string)[]) => {
      const body = Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
      return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x80 | body.length]), body]);
    };
    const tag = (name: string, value: string) =>
      element(
        '1254c367',
        element('7373', element('67c8', element('45a3', name), element('4487', value))),
      );
    const webm = (...parts: Buffer[]) =>
      Buffer.concat([
        element('1a45dfa3', element('4282', 'webm')),
        // As a browser's recorder writes it: neither segment nor cluster says its size.
        Buffer.from('18538067ff', 'hex'),
        element('1549a966', element('4461', '12345678'), element('7ba9', MARK)),
        Buffer.from('1f43b675ff', 'hex'),
        element('a3', 'frame'),
        ...parts,
      ]);
    const { bytes, removed } = treatWebm(webm(tag('LOCATION', `+35.68/${MARK}`)));
    expect(removed).toEqual(['text']);
    expect(bytes.includes(MARK) || bytes.includes('35.68') || bytes.includes('12345678')).toBe(
      false,
    );
    expect(bytes.includes('frame')).toBe(true);
    expect(treatWebm(bytes).removed).toEqual([]);
    const plain = Buffer.concat([
      element('1a45dfa3', element('4282', 'webm')),
      element('18538067', tag('ENCODER', 'Lavf')),
    ]);
    expect(treatWebm(plain).bytes).toBe(plain);
  });
});

describe('pictures of a market', () => {
  let files: Record<string, string | Uint8Array>;
  beforeAll(async () => {
    files = {
      'docs/terms/t.md': page(
        `題名: 言葉\n意味: 試し\n図: {ファイル: ./held.jpg, 説明: 絵}\n${published}`,
        '\n![写真](./phone.jpg)\n\n![図](/zu.svg)\n\n![置いた写真](/oita.jpg)\n\n[大きく](./phone.jpg) [紙](./kami.pdf)\n',
      ),
      'docs/terms/other.md': page(
        `題名: ほか\n意味: 試し\n公開範囲: 会員\n所有: a\n状態: 承認済み`,
        '\n![見えない](./hidden.jpg)\n',
      ),
      'docs/orgs/a.md': page(`題名: 甲\n区分: 企業\n${published}`),
      // As phones send it.
      'docs/terms/phone.jpg': readFileSync(
        path.join(import.meta.dirname, '../fixtures/pictures/phone.heic'),
      ),
      'docs/terms/held.jpg': await drawing(900, 600)
        .jpeg()
        .withMetadata({ orientation: 6, exif: exif() })
        .toBuffer(),
      'docs/terms/hidden.jpg': await drawing(90, 60).jpeg().withExif(exif()).toBuffer(),
      'docs/terms/kami.pdf': '%PDF-1.4\n%%EOF\n',
      'static/zu.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>alert(1)</script></svg>',
      'static/oita.jpg': await drawing(90, 60).jpeg().withExif(exif()).toBuffer(),
      'static/mikaishi.jpg': await drawing(90, 60).jpeg().withExif(exif()).toBuffer(),
    };
  });
  const load = (siteDir: string, metadata: 'strip' | 'fail' = 'strip') =>
    loadMarket({
      siteDir,
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition: { name: 'public' },
      images: { metadata, maxSize: MAX, cacheDir: path.join(siteDir, 'cache') },
    });

  test('every one that is written is treated, under a name that tells its source; the rest is not read', async () => {
    const siteDir = await site(files);
    const market = await load(siteDir);
    expect(market.messages.map(({ ruleId }) => ruleId)).toEqual(['market:svg-removed']);
    const out = path.join(siteDir, 'out');
    await writeMarketFiles(market, out, 'ja', []);
    const media = readdirSync(path.join(out, 'media'));
    expect(media.map((name) => path.extname(name)).sort()).toEqual(['.jpg', '.pdf', '.webp']);
    for (const name of media) {
      const bytes = readFileSync(path.join(out, 'media', name));
      expect([name, holdsMark(bytes), bytes.includes('ICHIBA')]).toEqual([name, false, false]);
    }
    const [item] = [...market.pages].filter(([{ id }]) => id === 't').map(([, page]) => page);
    const text = JSON.stringify(item);
    expect(text).toMatch(/"src":"[^"]*\.webp","alt":"写真","width":160,"height":120/);
    expect(text).not.toContain('phone.jpg');
    expect(item?.item.picture).toMatchObject({ width: 267, height: 400 });
    expect(countCleaned(market)).toBe('写真3枚から、撮影場所などの記録を消しました');
    // static/ as the site's builder copied it.
    for (const name of ['zu.svg', 'oita.jpg', 'mikaishi.jpg'])
      writeFileSync(path.join(out, name), files[`static/${name}`] as string);
    await writeChangedStatic(market, out);
    expect(readFileSync(path.join(out, 'zu.svg'), 'utf8')).not.toContain('script');
    expect(holdsMark(readFileSync(path.join(out, 'oita.jpg')))).toBe(false);
    expect(await findUnusedPlaces(market, path.join(siteDir, 'static'))).toEqual([
      expect.stringContaining('static/mikaishi.jpg'),
    ]);
  });

  test('a second build takes what the first made, and drops what no page uses any more', async () => {
    const siteDir = await site(files);
    const first = await load(siteDir);
    const cached = () => readdirSync(path.join(siteDir, 'cache')).sort();
    const before = cached();
    expect(before.filter((name) => name.endsWith('.bin')).length).toBe(3);
    // Would be seen if it were made anew.
    const bin = before.find((name) => name.endsWith('.bin')) as string;
    writeFileSync(path.join(siteDir, 'cache', bin), 'from the cache');
    const names = (market: typeof first) => [...market.context.assets.assets.keys()].sort();
    expect(names(await load(siteDir))).toEqual(names(first));
    expect(readFileSync(path.join(siteDir, 'cache', bin), 'utf8')).toBe('from the cache');
    writeFileSync(
      path.join(siteDir, 'docs/terms/t.md'),
      page(`題名: 言葉\n意味: 試し\n${published}`),
    );
    await load(siteDir);
    expect(cached()).toEqual([]);
  });

  test('the same photo under many names is made side by side without harm', async () => {
    const phone = files['docs/terms/phone.jpg'] as Uint8Array;
    const names = Array.from({ length: 12 }, (_, at) => `copy-${at}.heic`);
    const siteDir = await site({
      ...Object.fromEntries(names.map((name) => [`docs/terms/${name}`, phone])),
      'docs/terms/t.md': page(
        `題名: 言葉\n意味: 試し\n${published}`,
        names.map((name) => `\n![写真](./${name})\n`).join(''),
      ),
    });
    const market = await load(siteDir);
    expect(market.context.assets.assets.size).toBe(1);
    expect(
      readdirSync(path.join(siteDir, 'cache'))
        .map((name) => path.extname(name))
        .sort(),
    ).toEqual(['.bin', '.json']);
  });

  test('with `fail` each picture with records is an error where the page names it', async () => {
    const siteDir = await site(files);
    const { messages } = await load(siteDir, 'fail');
    expect(
      messages
        .filter(({ severity }) => severity === 'error')
        .map(({ file, line, ruleId, message }) => `${file}:${line} ${ruleId} ${message}`),
    ).toEqual([
      expect.stringMatching(/t\.md:4 market:picture-metadata .*held\.jpg.*撮った場所/),
      expect.stringMatching(/t\.md:9 market:picture-metadata .*phone\.jpg/),
      expect.stringMatching(/t\.md:13 market:picture-metadata .*oita\.jpg/),
      expect.stringMatching(/t\.md:15 market:picture-metadata .*phone\.jpg/),
    ]);
  });

  test('without `images` nothing may be written', async () => {
    const siteDir = await site(files);
    const market = await loadMarket({
      siteDir,
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition: { name: 'public' },
    });
    const out = mkdtempSync(path.join(tmpdir(), 'ichiba-out-'));
    await mkdir(out, { recursive: true });
    await expect(writeMarketFiles(market, out, 'ja', [])).rejects.toThrow('images');
  });
});

test('captions of another format are published as what browsers show', async () => {
  const dir = await site({
    'docs/videos/v.md': page(
      `題名: 映像\n動画元: {ファイル: ./v.webm}\n長さ: "0:30"\n字幕:\n  - {言語: ja, ファイル: ./v.srt}\n  - {言語: en, ファイル: ./v.sbv}\n${published}`,
    ),
    'docs/videos/v.webm': readFileSync(
      path.join(import.meta.dirname, '../fixtures/mistakes/ok.webm'),
    ),
    'docs/videos/v.srt': '1\n00:00:01,000 --> 00:00:02,500\n合わせる\n',
    'docs/videos/v.sbv': '0:00:01.000,0:00:02.500\nFit\n',
  });
  const market = await loadMarket({
    siteDir: dir,
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition: { name: 'public' },
    images: { metadata: 'strip', maxSize: MAX, cacheDir: path.join(dir, 'cache') },
  });
  const [page1] = [...market.pages.values()];
  const captions = page1?.item.video?.captions ?? [];
  expect(captions.map(({ lang, url }) => [lang, path.extname(url)])).toEqual([
    ['ja', '.vtt'],
    ['en', '.vtt'],
  ]);
  const out = path.join(dir, 'out');
  await writeMarketFiles(market, out, 'ja', []);
  const texts = captions.map(({ url }) =>
    readFileSync(path.join(out, url.replace('/ichiba/', '')), 'utf8'),
  );
  expect(texts[0]).toMatch(/^WEBVTT\n[\s\S]*00:00:01\.000 --> 00:00:02\.500\n合わせる/);
  expect(texts[1]).toMatch(/^WEBVTT\n[\s\S]*00:00:01\.000 --> 00:00:02\.500\nFit/);
});
