/** A box of an ISO base media file (HEIC, AVIF, MP4). */
export interface Box {
  readonly type: string;
  /** Of its header in the bytes that were read. */
  readonly start: number;
  /** Of what it holds. */
  readonly from: number;
  /** Behind its last byte. */
  readonly end: number;
}

/**
 * The boxes that stand side by side in a part of a file, in order; a box that reaches beyond the part
 * ends with it.
 *
 * @see ISO/IEC 14496-12, 4.2
 */
export function* boxesIn(bytes: Buffer, from = 0, to = bytes.length): Iterable<Box> {
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const isLong = short === 1 && at + 16 <= to;
    // 0: to the end of the file.
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const header = isLong ? 16 : 8;
    if (size < header) return;
    const end = Math.min(at + size, to);
    yield { type, start: at, from: at + header, end };
    at = end;
  }
}

export const findBox = (
  bytes: Buffer,
  type: string,
  from?: number,
  to?: number,
): Box | undefined => {
  for (const box of boxesIn(bytes, from, to)) if (box.type === type) return box;
  return undefined;
};

/** Inside of a HEIF picture's `meta` box; its first four bytes are version and flags. */
export function findMeta(bytes: Buffer): Pick<Box, 'from' | 'end'> | undefined {
  const meta = findBox(bytes, 'meta');
  return meta && { from: meta.from + 4, end: meta.end };
}

/** Types of a HEIF file's items: `hvc1`, `av01`, `Exif`, `mime` … */
export function itemTypes(bytes: Buffer): string[] {
  const meta = findMeta(bytes);
  const list = meta && findBox(bytes, 'iinf', meta.from, meta.end);
  if (!list) return [];
  const from = list.from + 4 + (bytes[list.from] === 0 ? 2 : 4);
  return [...boxesIn(bytes, from, list.end)].flatMap(({ type, from: at }) => {
    const version = bytes[at] ?? 0;
    if (type !== 'infe' || version < 2) return [];
    const name = at + 4 + (version === 2 ? 4 : 6);
    return [bytes.toString('latin1', name, name + 4)];
  });
}

/** Colour profile of a HEIF picture, as the camera wrote it. */
export function heifProfile(bytes: Buffer): Buffer | undefined {
  const meta = findMeta(bytes);
  const properties = meta && findBox(bytes, 'iprp', meta.from, meta.end);
  const container = properties && findBox(bytes, 'ipco', properties.from, properties.end);
  if (!container) return undefined;
  for (const { type, from, end } of boxesIn(bytes, container.from, container.end))
    if (type === 'colr' && /prof|rICC/.test(bytes.toString('latin1', from, from + 4)))
      return bytes.subarray(from + 4, end);
  return undefined;
}
