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

/**
 * An address as a QR code for paper. Level Q (25 % may be dirty) where it fits into `most`, else M, else
 * L; a code that is too wide even then grows past `most`, for a code nobody can scan is none.
 */
export function toQr(address: string, width: QrWidth): QrProp {
  const key = `${width.least} ${width.most} ${address}`;
  let code = drawn.get(key);
  if (!code) {
    code = drawQr(address, width);
    if (drawn.size >= MOST_KEPT) drawn.clear();
    drawn.set(key, code);
  }
  return code;
}

/** Some 2 kB each. */
const MOST_KEPT = 20_000;

/** Drawing takes some milliseconds, and the dev server makes all pages anew at each save. */
const drawn = new Map<string, QrProp>();

function drawQr(address: string, { least, most }: QrWidth): QrProp {
  const widthOf = ({ size }: { readonly size: number }) => (size + 2 * QUIET) * MODULE;
  // How wide it becomes does not depend on the mask, and comparing all masks is most of the work.
  const fits = (ecc: 'Q' | 'M'): boolean =>
    widthOf(encode(address, { ecc, border: 0, maskPattern: 0 })) <= most;
  const ecc = (['Q', 'M'] as const).find(fits) ?? 'L';
  const code = encode(address, { ecc, border: 0 });
  return {
    address,
    path: toPath(code.data),
    size: code.size + 2 * QUIET,
    mm: Math.round(Math.max(least, widthOf(code)) * 10) / 10,
  };
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
