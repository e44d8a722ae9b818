import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import type { FileType } from './file-type.js';
import { readSvg } from './inspect-file.js';
import { type Treated, treatPicture } from './picture.js';
import { sanitizeSvg } from './svg.js';
import { treatMp4, treatWebm } from './video.js';

/** Raised with every change of what is made of a file. */
const TREATMENT = 1;

export interface TreatOptions {
  /** Longest side of a picture, px. */
  readonly maxSize: number;
}

/**
 * A file as readers get it. PDF, captions and CSV stay as they are.
 *
 * @throws {BrokenFile} For a file that cannot be shown.
 */
export async function treatFile(
  bytes: Buffer,
  type: FileType,
  { maxSize }: TreatOptions,
): Promise<Treated> {
  switch (type) {
    case 'svg': {
      const text = readSvg(bytes);
      const { svg } = sanitizeSvg(text);
      return { bytes: svg === text ? bytes : Buffer.from(svg), removed: [] };
    }
    case 'mp4':
      return treatMp4(bytes);
    case 'webm':
      return treatWebm(bytes);
    case 'pdf':
    case 'vtt':
    case 'csv':
      return { bytes, removed: [] };
    default:
      return treatPicture(bytes, type, maxSize);
  }
}

/** Whether it takes long enough to be kept for the next build. */
export const isSlow = (type: FileType): boolean => !['svg', 'pdf', 'vtt', 'csv'].includes(type);

/** Names everything that decides what comes out, but for the file itself: options, this code, its libraries. */
export function treatmentKey({ maxSize }: TreatOptions): string {
  const heif = createRequire(import.meta.url)('libheif-js/package.json') as { version: string };
  return createHash('sha256')
    .update(JSON.stringify([TREATMENT, maxSize, sharp.versions, heif.version]))
    .digest('hex')
    .slice(0, 8);
}
