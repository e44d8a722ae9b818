import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encode } from 'uqr';
import type { QrProp } from '../paper-props.js';

/** Blank modules around a code that readers of codes need (ISO/IEC 18004). */
const QUIET = 4;
/** Smallest printed module in mm: 1.65 dots of a 100-dpi scan, which a 600-dpi laser prints without loss. */
const MODULE = 0.42;

export interface QrWidth {
  /** Width on paper with its quiet zone, in mm: never less. */
  readonly least: number;
  /** Width in mm up to which a stronger error correction may make the code grow. */
  readonly most: number;
}

type Ecc = 'Q' | 'M' | 'L';

/**
 * An address as a QR code for paper. Level Q (25 % may be dirty) where it fits into `most`, else M, else
 * L; a code that is too wide even then grows past `most`, for a code nobody can scan is none.
 */
export function toQr(address: string, { least, most }: QrWidth): QrProp {
  const fits = (ecc: Ecc): boolean => widthOf(sizeOf(address, ecc)) <= most;
  const ecc = (['Q', 'M'] as const).find(fits) ?? 'L';
  const { size, path } = codeOf(address, ecc);
  return {
    address,
    path,
    size: size + 2 * QUIET,
    mm: Math.round(Math.max(least, widthOf(size)) * 10) / 10,
  };
}

const widthOf = (size: number): number => (size + 2 * QUIET) * MODULE;

/** Modules of a side. They follow from the number of bytes alone, wherever a text is packed as bytes. */
function sizeOf(address: string, ecc: Ecc): number {
  if (!SMALL_LETTER.test(address)) return codeOf(address, ecc).size;
  const key = `${ecc} ${Buffer.byteLength(address)}`;
  const size = sizes.get(key) ?? encode(address, { ecc, border: 0, maskPattern: 0 }).size;
  sizes.set(key, size);
  return size;
}
/** Nothing but digits, capitals and some signs is packed closer. */
const SMALL_LETTER = /[a-z]/;
const sizes = new Map<string, number>();

interface Code {
  readonly size: number;
  readonly path: string;
}

/** The same address stands on several sheets. */
function codeOf(address: string, ecc: Ecc): Code {
  const key = `${ecc} ${address}`;
  let code = drawn.get(key);
  if (!code) {
    const known = masks.get(key) ?? chosen.get(key);
    const { size, data, maskPattern } = encode(address, {
      ecc,
      border: 0,
      ...(known === undefined ? {} : { maskPattern: known }),
    });
    chosen.set(key, maskPattern);
    code = { size, path: toPath(data) };
    if (drawn.size >= MOST_KEPT) drawn.clear();
    drawn.set(key, code);
  }
  return code;
}

/** Some 2 kB each. */
const MOST_KEPT = 20_000;

/** Comparing the masks takes some milliseconds, and the dev server makes all pages anew at each save. */
const drawn = new Map<string, Code>();

/** Mask by level and address: of an earlier build, and of this one. */
const masks = new Map<string, number>();
const chosen = new Map<string, number>();

/** Take the masks that {@link writeMasks} has left: a code by a known mask takes a tenth of the time. */
export function readMasks(file: string): void {
  masks.clear();
  chosen.clear();
  drawn.clear();
  try {
    for (const [key, mask] of JSON.parse(readFileSync(file, 'utf8')) as [string, number][])
      if (Number.isInteger(mask) && mask >= 0 && mask <= 7) masks.set(key, mask);
  } catch {
    // None yet, or half a file of a build that was stopped: they are found again.
    masks.clear();
  }
}

/** Leave the masks of all codes drawn since {@link readMasks}. */
export function writeMasks(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify([...chosen]));
}

/** One stroke, 1 wide, along every run of dark modules: half as long as rectangles. */
function toPath(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    let end = 0;
    let start = row.indexOf(true);
    if (start < 0) return;
    path += `M${start + QUIET} ${y + QUIET + 0.5}`;
    while (start >= 0) {
      const gap = row.indexOf(false, start);
      if (end > 0) path += `m${start - end} 0`;
      end = gap < 0 ? row.length : gap;
      path += `h${end - start}`;
      start = gap < 0 ? -1 : row.indexOf(true, end);
    }
  });
  return path;
}
