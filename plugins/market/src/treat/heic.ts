import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { heifProfile } from './boxes.js';
import { BrokenFile } from './broken-file.js';

/** As far as it is used here; the package has no types. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(
    target: { data: Uint8ClampedArray; width: number; height: number },
    done: (result: { data: Uint8ClampedArray } | null) => void,
  ): void;
  free(): void;
}
interface LibHeif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

/** All pixels stand in memory at once, four bytes each; the largest phone has 48 million. */
export const MAX_HEIC_PIXELS = 100_000_000;

let libheif: LibHeif | undefined;

/**
 * A HEIC photo as something sharp goes on with, upright and in sRGB; its own libheif has no HEVC.
 *
 * @param longest - Longest side that is wanted.
 */
export async function openHeic(bytes: Buffer, longest: number): Promise<Sharp> {
  const { data, width, height } = await decode(bytes);
  const small = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 0 })
    .toBuffer();
  // Pixels are in the camera's colours (Display P3): told so, sharp converts them.
  const profile = heifProfile(bytes);
  return sharp(profile ? withProfile(small, profile) : small);
}

async function decode(bytes: Buffer) {
  // Loaded for the first HEIC file only: it is 2 MB of WebAssembly.
  libheif ??= createRequire(import.meta.url)('libheif-js/wasm-bundle') as LibHeif;
  const images = quietly(() => new (libheif as LibHeif).HeifDecoder().decode(bytes));
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (!image) throw new BrokenFile('写真として読めません');
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > MAX_HEIC_PIXELS)
      throw new BrokenFile(`大きすぎます（${width}×${height} 画素）`);
    const pixels = await new Promise<Uint8ClampedArray>((resolve, reject) => {
      image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (result) =>
        result ? resolve(result.data) : reject(new BrokenFile('写真として読めません')),
      );
    });
    const data = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    return { data, width, height };
  } finally {
    for (const image of images) image.free();
  }
}

/** The decoder prints what it could not read; the author is told in his own words. */
function quietly<T>(run: () => T): T {
  const { log } = console;
  console.log = () => undefined;
  try {
    return run();
  } finally {
    console.log = log;
  }
}

/** A PNG with a colour profile, before its pixels. */
function withProfile(png: Buffer, profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(profile)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  // Signature and IHDR are 33 bytes.
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
