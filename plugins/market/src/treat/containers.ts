import { itemTypes } from './boxes.js';
import { BrokenFile } from './broken-file.js';
import { readExif } from './exif.js';

/** Records that say something of a person, a place or a time; what else was left out is `other`. */
export type Removed = 'exif' | 'place' | 'xmp' | 'iptc' | 'text' | 'other';

/** A picture's parts, without a look at its pixels. */
export interface Container {
  /** The same picture, pixel for pixel, without its records; the bytes themselves when it has none. */
  readonly bytes: Buffer;
  readonly removed: readonly Removed[];
  /** As stored, before {@link orientation}. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly frames: number;
  /** Its colours need a profile that is more than a note: they are converted. */
  readonly largeProfile?: boolean;
  /** Its records cannot be cut out of the file. */
  readonly mustEncode?: boolean;
  /** What stands behind the picture's end. */
  readonly trailing: Buffer;
}

/** sRGB, Display P3 and Adobe RGB have about 0.5 to 3 kB; larger ones are a device's own. */
const PROFILE_BYTES = 4096;

/** Collects the parts that stay. */
function createKeeper(whole: Buffer) {
  const parts: Buffer[] = [];
  const removed = new Set<Removed>();
  let orientation = 1;
  return {
    keep: (from: number, to: number) => parts.push(whole.subarray(from, to)),
    put: (part: Buffer) => parts.push(part),
    drop: (what: Removed) => removed.add(what),
    exif(tiff: Buffer) {
      const exif = readExif(tiff);
      orientation = exif.orientation;
      removed.add('exif');
      if (exif.hasPlace) removed.add('place');
    },
    result(
      end: number,
      rest: Omit<Container, 'bytes' | 'removed' | 'orientation' | 'trailing'>,
    ): Container {
      if (!(rest.width > 0 && rest.height > 0)) throw new BrokenFile('大きさが書かれていません');
      const trailing = whole.subarray(end);
      // Zeros behind the end are padding.
      if (trailing.some((byte) => byte !== 0)) removed.add('other');
      const bytes = Buffer.concat(parts);
      return {
        bytes: bytes.equals(whole) ? whole : bytes,
        removed: [...removed].sort(),
        orientation,
        trailing,
        ...rest,
      };
    },
  };
}

const cutShort = (): BrokenFile => new BrokenFile('途中で切れています');

/** @see ITU-T T.81, B.1 */
export function readJpeg(whole: Buffer): Container {
  const keeper = createKeeper(whole);
  keeper.keep(0, 2);
  let width = 0;
  let height = 0;
  let profile = 0;
  for (let at = 2; ; ) {
    if (at + 2 > whole.length) throw cutShort();
    if (whole[at] !== 0xff) throw new BrokenFile(`${at}バイト目から先を読めません`);
    const marker = whole[at + 1] as number;
    // A marker may be filled up with further 0xff.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) {
      keeper.keep(at, at + 2);
      return keeper.result(at + 2, {
        width,
        height,
        frames: 1,
        largeProfile: profile > PROFILE_BYTES,
      });
    }
    if (at + 4 > whole.length) throw cutShort();
    const end = at + 2 + whole.readUInt16BE(at + 2);
    if (end > whole.length) throw cutShort();
    const starts = (text: string) =>
      whole.toString('latin1', at + 4, at + 4 + text.length) === text;
    if (marker === 0xe1 && starts('Exif\0')) keeper.exif(whole.subarray(at + 10, end));
    else if (marker === 0xe1) keeper.drop(starts('http://ns.adobe.com/') ? 'xmp' : 'other');
    else if (marker === 0xe2 && starts('ICC_PROFILE\0')) {
      profile += end - at - 18;
      keeper.keep(at, end);
    } else if (marker === 0xed) keeper.drop('iptc');
    else if (marker === 0xfe) keeper.drop('text');
    else if (
      marker >= 0xe0 &&
      marker <= 0xef &&
      !(marker === 0xe0 && starts('JFIF\0') && end - at === 18) &&
      !(marker === 0xee && starts('Adobe') && end - at === 16)
    )
      keeper.drop('other');
    else keeper.keep(at, end);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      height = whole.readUInt16BE(at + 5);
      width = whole.readUInt16BE(at + 7);
    }
    at = end;
    if (marker !== 0xda) continue;
    // Pixels: up to the next marker that is none of theirs (0xff00, restarts).
    for (;;) {
      at = whole.indexOf(0xff, at);
      const next = at < 0 ? undefined : whole[at + 1];
      if (next === undefined) throw cutShort();
      if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) break;
      at += next === 0xff ? 1 : 2;
    }
    keeper.keep(end, at);
  }
}

const PNG_KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT pHYs bKGD hIST cICP acTL fcTL fdAT'.split(' '),
);
const PNG_TEXT = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME']);

/** @see PNG (third edition), 5.3 and 11.3 */
export function readPng(whole: Buffer): Container {
  const keeper = createKeeper(whole);
  keeper.keep(0, 8);
  const width = whole.length >= 24 ? whole.readUInt32BE(16) : 0;
  const height = whole.length >= 24 ? whole.readUInt32BE(20) : 0;
  let frames = 1;
  let largeProfile = false;
  for (let at = 8; ; ) {
    if (at + 12 > whole.length) throw cutShort();
    const end = at + 12 + whole.readUInt32BE(at);
    if (end > whole.length) throw cutShort();
    const type = whole.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') frames = whole.readUInt32BE(at + 8);
    if (type === 'iCCP') largeProfile = end - at > PROFILE_BYTES;
    if (PNG_KEPT.has(type) || type === 'iCCP') keeper.keep(at, end);
    else if (type === 'eXIf') keeper.exif(whole.subarray(at + 8, end - 4));
    else if (PNG_TEXT.has(type))
      keeper.drop(whole.subarray(at, end).includes('XML:com.adobe.xmp') ? 'xmp' : 'text');
    else keeper.drop('other');
    if (type === 'IEND') return keeper.result(end, { width, height, frames, largeProfile });
    at = end;
  }
}

const WEBP_KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** @see RFC 9649 */
export function readWebp(whole: Buffer): Container {
  const keeper = createKeeper(whole);
  if (whole.length < 30) throw cutShort();
  const limit = 8 + whole.readUInt32LE(4);
  if (limit > whole.length) throw cutShort();
  const u24 = (at: number) => whole.readUIntLE(at, 3);
  const chunks: Buffer[] = [];
  let [width, height, frames, largeProfile] = [0, 0, 0, false];
  for (let at = 12; at + 8 <= limit; ) {
    const type = whole.toString('latin1', at, at + 4);
    const size = whole.readUInt32LE(at + 4);
    const end = at + 8 + size + (size & 1);
    if (at + 8 + size > limit) throw cutShort();
    const data = whole.subarray(at + 8, at + 8 + size);
    if (type === 'VP8X' && size >= 10) [width, height] = [u24(at + 12) + 1, u24(at + 15) + 1];
    if (type === 'VP8 ' && width === 0 && size >= 10)
      [width, height] = [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
    if (type === 'VP8L' && width === 0 && size >= 5) {
      const bits = data.readUInt32LE(1);
      [width, height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    if (type === 'ANMF') frames++;
    if (type === 'ICCP') largeProfile = size > PROFILE_BYTES;
    if (WEBP_KEPT.has(type)) chunks.push(whole.subarray(at, Math.min(end, limit)));
    else if (type === 'EXIF')
      // Some programs write JPEG's mark before it.
      keeper.exif(data.toString('latin1', 0, 4) === 'Exif' ? data.subarray(6) : data);
    else keeper.drop(type === 'XMP ' ? 'xmp' : 'other');
    at = end;
  }
  const body = Buffer.concat(chunks);
  const head = Buffer.from(whole.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  // The flags for EXIF and XMP.
  if (body.toString('latin1', 0, 4) === 'VP8X') body[8] = (body[8] as number) & ~0x0c;
  keeper.put(head);
  keeper.put(body);
  return keeper.result(limit, { width, height, frames: Math.max(frames, 1), largeProfile });
}

const GIF_APPLICATIONS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** @see GIF89a specification, 17–26 */
export function readGif(whole: Buffer): Container {
  const keeper = createKeeper(whole);
  if (whole.length < 14) throw cutShort();
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const [width, height] = [whole.readUInt16LE(6), whole.readUInt16LE(8)];
  let at = 13 + tableBytes(whole[10] as number);
  if (at > whole.length) throw cutShort();
  keeper.keep(0, at);
  let frames = 0;
  /** Behind a row of blocks that each say their length. */
  const behindBlocks = (from: number): number => {
    for (let next = from; ; ) {
      const length = whole[next];
      if (length === undefined) throw cutShort();
      next += length + 1;
      if (length === 0) return next;
    }
  };
  for (;;) {
    const kind = whole[at];
    if (kind === 0x3b) {
      keeper.keep(at, at + 1);
      return keeper.result(at + 1, { width, height, frames: Math.max(frames, 1) });
    }
    if (kind === 0x2c && at + 10 <= whole.length) {
      const end = behindBlocks(at + 11 + tableBytes(whole[at + 9] as number));
      keeper.keep(at, end);
      frames++;
      at = end;
    } else if (kind === 0x21) {
      const label = whole[at + 1];
      const end = behindBlocks(at + 2);
      const name = whole.toString('latin1', at + 3, at + 14);
      if (label === 0xf9 || (label === 0xff && GIF_APPLICATIONS.has(name))) keeper.keep(at, end);
      else if (label === 0xff) keeper.drop(name.startsWith('XMP Data') ? 'xmp' : 'other');
      else keeper.drop('text');
      at = end;
    } else if (kind === undefined) throw cutShort();
    else throw new BrokenFile(`${at}バイト目から先を読めません`);
  }
}

/** Only whether it has records: they cannot be cut out without moving the pixels. Size comes from the decoder. */
export function readAvif(
  whole: Buffer,
  size: { readonly width: number; readonly height: number },
): Container {
  const types = itemTypes(whole);
  const removed: Removed[] = [
    ...(types.includes('Exif') ? (['exif'] as const) : []),
    ...(types.includes('mime') ? (['xmp'] as const) : []),
  ];
  return {
    ...size,
    bytes: whole,
    removed,
    orientation: 1,
    frames: 1,
    trailing: Buffer.alloc(0),
    ...(removed.length > 0 ? { mustEncode: true } : {}),
  };
}
