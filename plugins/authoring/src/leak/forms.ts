import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { textsOfIndexFile } from '@chishiki-ichiba/search/inspect';

/** One way of reading some bytes of the output. */
export interface Form {
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** How it was unpacked, for the message: `gzip`, `base64` … */
  readonly how: string;
}

/** Never unpack further than this: a packed file may be a bomb. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_DEPTH = 3;

/**
 * Every form in which a secret could stand in a file: as it is, unpacked, and with each encoding of the
 * web undone.
 *
 * @param path - Under the build, POSIX: its ending tells how to read it.
 */
export function* formsOf(path: string, bytes: Uint8Array, depth = 0, how = ''): Iterable<Form> {
  const name = how || 'そのまま';
  yield { bytes, how: name };
  const packed = unpack(path, bytes);
  if (packed) {
    if (depth < MAX_DEPTH)
      yield* formsOf(path.replace(/\.(gz|br)$/, ''), packed.bytes, depth + 1, packed.how);
    return;
  }
  const index = textsOfIndexFile(bytes);
  if (index) {
    yield { text: index.join('\u0001'), how: '検索の索引' };
    return;
  }
  if (isBinary(path, bytes)) {
    yield* metadataOf(path, bytes, depth);
    return;
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  yield { text, how: name };
  yield* decoded(path, text, depth);
}

/** The text with one encoding undone each; a form only where the encoding occurs. */
function* decoded(path: string, text: string, depth: number): Iterable<Form> {
  if (/\\u[0-9a-f]{4}/i.test(text))
    yield {
      text: text.replace(/\\u([0-9a-f]{4})/gi, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
      how: '\\uXXXX',
    };
  if (/%[0-9a-f]{2}%[0-9a-f]{2}/i.test(text)) yield { text: percent(text), how: 'URL' };
  if (/&(#\d+|#x[0-9a-f]+|amp|lt|gt|quot);/i.test(text))
    yield { text: entities(text), how: 'HTML' };
  // Marks inside a sentence (a link, a word in bold) must not hide it.
  if (/\.(html?|xml|svg)$/i.test(path))
    yield { text: entities(text.replace(/<[^>]*>/g, '')), how: 'タグを除いて' };
  if (depth >= MAX_DEPTH) return;
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
    const bytes = Buffer.from(run, 'base64');
    const inner = bytes.toString('utf8');
    // What is no base64 decodes to noise; noise holds no text, and costs time.
    if (isText(inner)) {
      yield { text: inner, how: 'base64' };
      yield* decoded('', inner, depth + 1);
    } else if (run.length > 200) yield* formsOf('', bytes, depth + 1, 'base64');
  }
}

const isText = (text: string): boolean =>
  !text.includes('\ufffd') && ![...text].some((c) => c < '\t');

function unpack(path: string, bytes: Uint8Array): { bytes: Uint8Array; how: string } | undefined {
  const options = { maxOutputLength: MAX_UNPACKED };
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
      return { bytes: gunzipSync(bytes, options), how: 'gzip' };
    if (path.endsWith('.br')) return { bytes: brotliDecompressSync(bytes, options), how: 'brotli' };
  } catch {
    // Cut short or no such thing: then it is looked at as it is.
  }
  return undefined;
}

function percent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
function entities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot));/gi, (whole, dec, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = dec ? Number(dec) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const BINARY =
  /\.(png|jpe?g|webp|avif|gif|ico|woff2?|ttf|otf|mp4|webm|m4a|mp3|pdf|zip|bin|wasm|heic)$/i;
const isBinary = (path: string, bytes: Uint8Array): boolean =>
  BINARY.test(path) || bytes.subarray(0, 1000).includes(0);

/** Text in pictures, films and papers: as UTF-8 and UTF-16, with packed parts unpacked. */
function* metadataOf(path: string, bytes: Uint8Array, depth: number): Iterable<Form> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const how = /\.pdf$/i.test(path) ? 'PDF' : '画像・動画の中';
  yield { text: buffer.toString('utf8'), how };
  for (const from of [0, 1]) {
    const even = buffer.subarray(from, from + ((buffer.length - from) & ~1));
    yield { text: even.toString('utf16le'), how };
    yield { text: Buffer.from(even).swap16().toString('utf16le'), how };
  }
  if (depth >= MAX_DEPTH) return;
  for (const part of packedParts(path, buffer)) {
    yield { bytes: part, how };
    yield { text: part.toString('utf8'), how };
    if (how === 'PDF') yield { text: pdfStrings(part.toString('latin1')), how };
  }
  if (how === 'PDF') yield { text: pdfStrings(buffer.toString('latin1')), how };
}

/** Deflated parts of a PDF (streams) and a PNG (zTXt, iTXt). */
function* packedParts(path: string, buffer: Buffer): Iterable<Buffer> {
  const options = { maxOutputLength: MAX_UNPACKED };
  const inflate = (from: number): Buffer | undefined => {
    const part = buffer.subarray(from);
    for (const open of [inflateSync, inflateRawSync])
      try {
        return open(part, options);
      } catch {
        // No deflate stream here.
      }
    return undefined;
  };
  if (/\.pdf$/i.test(path))
    for (let at = buffer.indexOf('stream'); at >= 0; at = buffer.indexOf('stream', at + 6)) {
      if (buffer.subarray(at - 3, at).toString('latin1') === 'end') continue;
      const from = at + 6 + (buffer[at + 6] === 13 ? 2 : 1);
      const part = inflate(from);
      if (part) yield part;
    }
  if (buffer.subarray(1, 4).toString('latin1') === 'PNG')
    for (let at = 8; at + 12 <= buffer.length; ) {
      const length = buffer.readUInt32BE(at);
      const type = buffer.subarray(at + 4, at + 8).toString('latin1');
      const data = buffer.subarray(at + 8, at + 8 + length);
      if (type === 'zTXt' || type === 'iTXt') {
        const start = data.indexOf(0x78);
        if (start >= 0)
          try {
            yield inflateSync(data.subarray(start), options);
          } catch {
            // Not packed: it was read as it is.
          }
      }
      at += 12 + length;
    }
}

/** Hexadecimal strings of a PDF (`<FEFF6EB6…>`), which is how it keeps Japanese titles. */
const pdfStrings = (text: string): string =>
  [...text.matchAll(/<([0-9A-Fa-f\s]{8,})>/g)]
    .map((match) => {
      const bytes = Buffer.from((match[1] as string).replace(/\s/g, ''), 'hex');
      return bytes.length % 2 === 0
        ? Buffer.from(bytes)
            .swap16()
            .toString('utf16le')
            .replace(/^\ufeff/, '')
        : '';
    })
    .join('\u0001');
