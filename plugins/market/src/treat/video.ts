import { type Box, boxesIn } from './boxes.js';
import type { Removed } from './containers.js';

/**
 * Records of a film: where and when it was taken, with what, its title. They are written over where they
 * stand, so that nothing moves and no frame is touched; a film without any stays byte for byte.
 */
export interface TreatedVideo {
  readonly bytes: Buffer;
  readonly removed: readonly Removed[];
}

/** Boxes that hold boxes on the way to records. */
const MP4_INNER = new Set(['moov', 'trak', 'mdia']);
const MP4_RECORDS = new Set(['udta', 'meta', 'uuid']);
const MP4_TIMES = new Set(['mvhd', 'tkhd', 'mdhd']);

/** @see ISO/IEC 14496-12; `©xyz` and `com.apple.quicktime.location.ISO6709` lie in `udta` and `meta` */
export function treatMp4(whole: Buffer): TreatedVideo {
  const removed = new Set<Removed>();
  let bytes = whole;
  const own = (): Buffer => {
    if (bytes === whole) bytes = Buffer.from(whole);
    return bytes;
  };
  const walk = (from: number, to: number): void => {
    for (const box of boxesIn(whole, from, to)) {
      if (MP4_INNER.has(box.type)) walk(box.from, box.end);
      else if (MP4_RECORDS.has(box.type) && !isProgramOnly(whole, box)) {
        removed.add(/\xa9xyz|ISO6709|loci/.test(latin1(whole, box)) ? 'place' : 'text');
        // A box that players skip, of the same size.
        own().write('free', box.start + 4, 'latin1');
        own().fill(0, box.from, box.end);
      } else if (MP4_TIMES.has(box.type)) {
        const length = whole[box.from] === 1 ? 16 : 8;
        const times = whole.subarray(box.from + 4, box.from + 4 + length);
        if (!times.some((byte) => byte !== 0)) continue;
        removed.add('other');
        own().fill(0, box.from + 4, box.from + 4 + length);
      }
    }
  };
  walk(0, whole.length);
  return { bytes, removed: [...removed].sort() };
}

const latin1 = (bytes: Buffer, { from, end }: Pick<Box, 'from' | 'end'>): string =>
  bytes.toString('latin1', from, Math.min(end, from + 100_000));

/** `udta` with nothing but the name of the program, as ffmpeg writes it. */
function isProgramOnly(bytes: Buffer, { type, from, end }: Box): boolean {
  if (type !== 'udta') return false;
  const text = latin1(bytes, { from, end });
  const list = text.indexOf('ilst');
  return (
    list > 0 &&
    end - from < 200 &&
    /^ilst\0\0\0.\xa9too\0\0\0.data[\s\S]{8}[\w. ]*$/.test(text.slice(list))
  );
}

/** Kinds of tracks a player plays; others (`gpmd` of a camera, a drone's log) are records of the place. */
const PLAYED = new Set([
  'vide',
  'soun',
  'subt',
  'text',
  'sbtl',
  'clcp',
  'tmcd',
  'hint',
  'auxv',
  'pict',
]);

/** Name of a track that is a record, which cannot be cut out here; `undefined` when there is none. */
export function recordTrack(moov: Buffer): string | undefined {
  for (const track of boxesIn(moov)) {
    if (track.type !== 'trak') continue;
    for (const media of boxesIn(moov, track.from, track.end)) {
      if (media.type !== 'mdia') continue;
      for (const { type, from } of boxesIn(moov, media.from, media.end)) {
        const handler = moov.toString('latin1', from + 8, from + 12);
        if (type !== 'hdlr' || PLAYED.has(handler)) continue;
        const text = moov.toString('latin1', track.from, track.end);
        return /gpmd|camm|mebx|djmd|dbgi/.exec(text)?.[0] ?? handler;
      }
    }
  }
  return undefined;
}

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const INFO = 0x1549a966;
const TAGS = 0x1254c367;
const ATTACHMENTS = 0x1941a469;
/** Children of a segment: what ends a cluster that does not say its size. */
const TOP = new Set([
  CLUSTER,
  INFO,
  TAGS,
  ATTACHMENTS,
  0x114d9b74,
  0x1654ae6b,
  0x1c53bb6b,
  0x1043a770,
]);
const DATE = 0x4461;
const TITLE = 0x7ba9;
/** Tags that programs write of the file itself. */
const PROGRAM_TAGS =
  /^(?:ENCODER|ENCODED_BY|DURATION|BPS.*|NUMBER_OF_.*|_STATISTICS_.*|MAJOR_BRAND|MINOR_VERSION|COMPATIBLE_BRANDS|HANDLER_NAME|VENDOR_ID|ALPHA_MODE)$/i;

/** @see RFC 9559 */
export function treatWebm(whole: Buffer): TreatedVideo {
  const removed = new Set<Removed>();
  let bytes = whole;
  const blank = (element: Element, what: Removed): void => {
    removed.add(what);
    if (bytes === whole) bytes = Buffer.from(whole);
    writeVoid(bytes, element.start, element.end);
  };
  for (const outer of elementsIn(whole, 0, whole.length)) {
    if (outer.id !== SEGMENT) continue;
    for (const element of elementsIn(whole, outer.from, outer.end, TOP)) {
      if (element.id === ATTACHMENTS) blank(element, 'other');
      if (element.id === TAGS && !tagNames(whole, element).every((name) => PROGRAM_TAGS.test(name)))
        blank(element, 'text');
      if (element.id === INFO)
        for (const part of elementsIn(whole, element.from, element.end))
          if (part.id === DATE || part.id === TITLE) blank(part, 'text');
    }
  }
  return { bytes, removed: [...removed].sort() };
}

interface Element {
  readonly id: number;
  readonly start: number;
  readonly from: number;
  readonly end: number;
}

/** @param ends - Ids that end an element of unknown size, as recorders in browsers write them. */
function* elementsIn(
  bytes: Buffer,
  from: number,
  to: number,
  ends?: Set<number>,
): Iterable<Element> {
  for (let at = from; at < to; ) {
    const idLength = Math.clz32(bytes[at] as number) - 23;
    if (idLength > 4 || at + idLength >= to) return;
    const id = bytes.readUIntBE(at, idLength);
    const first = bytes[at + idLength] as number;
    const sizeLength = Math.clz32(first) - 23;
    if (sizeLength > 8 || at + idLength + sizeLength > to) return;
    let size = first & (0xff >> sizeLength);
    let isUnknown = size === 0xff >> sizeLength;
    for (let index = 1; index < sizeLength; index++) {
      const byte = bytes[at + idLength + index] as number;
      isUnknown &&= byte === 0xff;
      size = size * 256 + byte;
    }
    const inner = at + idLength + sizeLength;
    const end = isUnknown ? endOfUnknown(bytes, inner, to, ends) : Math.min(inner + size, to);
    yield { id, start: at, from: inner, end };
    at = end;
  }
}

function endOfUnknown(bytes: Buffer, from: number, to: number, ends?: Set<number>): number {
  if (!ends) return to;
  for (const { id, start } of elementsIn(bytes, from, to)) if (ends.has(id)) return start;
  return to;
}

/** `TagName`s; the whole element's text when they cannot be told apart. */
function tagNames(bytes: Buffer, tags: Element): string[] {
  const names: string[] = [];
  for (const tag of elementsIn(bytes, tags.from, tags.end))
    if (tag.id === 0x7373)
      for (const simple of elementsIn(bytes, tag.from, tag.end))
        if (simple.id === 0x67c8)
          for (const part of elementsIn(bytes, simple.from, simple.end))
            if (part.id === 0x45a3) names.push(bytes.toString('utf8', part.from, part.end));
  return names;
}

/** An element that players skip, of exactly this size. */
function writeVoid(bytes: Buffer, start: number, end: number): void {
  const total = end - start;
  bytes.fill(0, start, end);
  bytes[start] = 0xec;
  if (total < 10) {
    bytes[start + 1] = 0x80 | (total - 2);
    return;
  }
  // Eight bytes of size: 0x01 and seven of the number.
  bytes[start + 1] = 0x01;
  bytes.writeUIntBE(total - 9, start + 3, 6);
}
