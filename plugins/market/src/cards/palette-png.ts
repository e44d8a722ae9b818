import { encode } from 'fast-png';

/** `#fdfcf8` */
export type Colour = `#${string}`;

/**
 * Pixels as a PNG of few, given colours: each becomes the nearest of them. A quantiser would look for the
 * colours anew in every picture, for longer than it takes to draw it, and miss each by a shade.
 *
 * Same pixels, same bytes, on every machine: `fast-png` packs in JavaScript; Node's zlib and sharp differ
 * by processor and version.
 *
 * @param rgb - Three bytes a pixel, row by row.
 * @param palette - At most 256.
 */
export function palettePng(
  {
    width,
    height,
    rgb,
  }: { readonly width: number; readonly height: number; readonly rgb: Uint8Array },
  palette: readonly Colour[],
): Uint8Array {
  const colours = palette.map(channels);
  const data = new Uint8Array(width * height);
  const known = new Map<number, number>();
  let last = -1;
  let index = 0;
  const byte = (at: number) => rgb[at] as number;
  for (let pixel = 0, at = 0; pixel < data.length; pixel++, at += 3) {
    const colour = (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
    if (colour !== last) {
      index = known.get(colour) ?? nearest(colour, colours);
      known.set(colour, index);
      last = colour;
    }
    data[pixel] = index;
  }
  return encode(
    { width, height, data, depth: 8, channels: 1, palette: colours },
    // Level 6 takes two and a half times as long, for 7 % less: of a large market half an hour.
    { zlib: { level: 3 } },
  );
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
