import { constants, crc32, deflateSync } from 'node:zlib';

/** `#fdfcf8` */
export type Colour = `#${string}`;

/**
 * Pixels as a PNG of few, given colours: each becomes the nearest of them. A quantiser would look for the
 * colours anew in every picture, for longer than it takes to draw it, and miss each by a shade.
 *
 * Same pixels, same bytes, on every machine: only runs of one colour are packed (`Z_RLE`). How zlib looks for
 * other repetitions differs by processor; here that would save a twelfth, and packers in JavaScript, ten times
 * slower, little more.
 *
 * @param rgba - Four bytes a pixel, row by row; all of them opaque.
 * @param palette - At most 256.
 */
export function palettePng(
  {
    width,
    height,
    rgba,
  }: { readonly width: number; readonly height: number; readonly rgba: Uint8Array },
  palette: readonly Colour[],
): Uint8Array {
  const colours = palette.map(channels);
  const pixels = new DataView(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const rows = new Uint8Array((width + 1) * height);
  const known = new Map<number, number>();
  let last = -1;
  let index = 0;
  for (let y = 0, at = 0, to = 0; y < height; y++) {
    rows[to++] = NO_FILTER;
    for (const end = to + width; to < end; at += 4) {
      const colour = pixels.getUint32(at);
      if (colour !== last) {
        index = known.get(colour) ?? nearest(colour >>> 8, colours);
        known.set(colour, index);
        last = colour;
      }
      rows[to++] = index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Depth 8, one number of a colour each.
  head.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(rows, { strategy: constants.Z_RLE, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** PNG (ISO/IEC 15948): a filter helps photographs, not areas of one colour. */
const NO_FILTER = 0;
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}

/** Some shades between two colours, for the edges of what is drawn in one on the other. */
export function shades(from: Colour, to: Colour, steps: number): Colour[] {
  const end = channels(to);
  return Array.from({ length: steps }, (_, step): Colour => {
    const part = (step + 1) / (steps + 1);
    const mixed = channels(from).map((value, index) =>
      Math.round(value + ((end[index] ?? value) - value) * part),
    );
    return `#${Buffer.from(mixed).toString('hex')}`;
  });
}

const channels = (colour: Colour): number[] => [...Buffer.from(colour.slice(1), 'hex')];

function nearest(colour: number, palette: readonly (readonly number[])[]): number {
  const parts = [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distances = palette.map((other) =>
    other.reduce((sum, value, index) => sum + (value - (parts[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}
