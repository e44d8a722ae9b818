import sharp, { type Sharp } from 'sharp';
import { itemTypes } from './boxes.js';
import { BrokenFile } from './broken-file.js';
import {
  type Container,
  type Removed,
  readAvif,
  readGif,
  readJpeg,
  readPng,
  readWebp,
} from './containers.js';
import { openHeic } from './heic.js';

export type PictureType = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'heic';

/** A file as it is published. */
export interface Treated {
  readonly bytes: Buffer;
  /** Records that were in it. */
  readonly removed: readonly Removed[];
  /** As it stands on the page. */
  readonly width?: number;
  readonly height?: number;
}

/** More than any camera has; what says it is larger is made to fill the memory. */
export const MAX_PIXELS = 250_000_000;
const SECONDS = 60;

const readers = { jpeg: readJpeg, png: readPng, webp: readWebp, gif: readGif } as const;

/** A picture's parts. @throws {BrokenFile} When it is cut short, or no picture after all. */
export const readContainer = (bytes: Buffer, type: keyof typeof readers): Container =>
  readers[type](bytes);

/**
 * A picture upright, without records and not longer than `longest` on either side. One that is all that
 * already stays byte for byte; where only records go, the pixels stay as they are. Same input, same bytes.
 *
 * @throws {BrokenFile} For a picture that cannot be shown.
 */
export async function treatPicture(
  bytes: Buffer,
  type: PictureType,
  longest: number,
): Promise<Treated> {
  try {
    if (type === 'heic') {
      const photo = await openHeic(bytes, longest);
      const removed: Removed[] = itemTypes(bytes).includes('Exif') ? ['exif'] : [];
      return { ...(await encode(photo, 'webp')), removed };
    }
    const container = type === 'avif' ? await openAvif(bytes) : readContainer(bytes, type);
    const { width, height, frames, removed } = container;
    if (width * height > MAX_PIXELS || width * height * frames > MAX_PIXELS * 4)
      throw new BrokenFile(`大きすぎます（${width}×${height} 画素）`);
    // What sharp would make of a moving PNG is its first picture.
    const moves = type === 'png' && frames > 1;
    const asIs =
      !container.mustEncode &&
      ((Math.max(width, height) <= longest &&
        container.orientation === 1 &&
        !container.largeProfile) ||
        moves);
    if (asIs) {
      await proveWhole(container.bytes);
      return { bytes: container.bytes, removed, width, height };
    }
    const picture = open(bytes, frames > 1)
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true });
    return { ...(await encode(picture, type)), removed };
  } catch (error) {
    if (error instanceof BrokenFile) throw error;
    throw new BrokenFile('画像として読めません（途中で切れているか、壊れています）', {
      cause: error,
    });
  }
}

const open = (bytes: Buffer, animated: boolean): Sharp =>
  // `warning` would refuse what some phones write; less than `error`, a photo whose lower half is missing.
  sharp(bytes, { animated, failOn: 'error', limitInputPixels: MAX_PIXELS * 4 });

async function openAvif(bytes: Buffer): Promise<Container> {
  const { autoOrient } = await open(bytes, false).metadata();
  return readAvif(bytes, autoOrient);
}

/** Every pixel is read once, so that a damaged picture is told here and not by a reader. */
async function proveWhole(bytes: Buffer): Promise<void> {
  await open(bytes, false).timeout({ seconds: SECONDS }).resize(16).raw().toBuffer();
}

/** Settings are part of what is published: a change of them needs a new number in `TREATMENT`. */
async function encode(picture: Sharp, type: Exclude<PictureType, 'heic'>) {
  const srgb = picture.timeout({ seconds: SECONDS }).toColourspace('srgb');
  const encoded = {
    jpeg: () => srgb.jpeg({ quality: 82, mozjpeg: true }),
    webp: () => srgb.webp({ quality: 80 }),
    avif: () => srgb.avif({ quality: 60 }),
    png: () => srgb.png({ compressionLevel: 9 }),
    gif: () => srgb.gif(),
  }[type]();
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}
