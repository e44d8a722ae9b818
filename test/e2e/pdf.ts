import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Points: 1 pt = 1/72 inch. */
export const A4_LANDSCAPE = [842, 595] as const;
export const A4_PORTRAIT = [595, 842] as const;
export const A3_LANDSCAPE = [1191, 842] as const;

export interface PdfInfo {
  readonly pages: number;
  /** Width and height of each page in whole points, in page order. */
  readonly sizes: readonly (readonly [number, number])[];
  /** Names of the embedded fonts without their subset tag, sorted, each once. */
  readonly fonts: readonly string[];
  /** Text of each page without white space; missing where poppler's `pdftotext` is not installed. */
  readonly text?: readonly string[];
}

/**
 * What a test wants to know of a PDF that Chromium printed. Its page and font objects are plain text
 * (Skia writes no object streams), so pages and sizes need no library.
 */
export function pdfInfo(bytes: Uint8Array): PdfInfo {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = source.split(/\bendobj\b/);
  const sizes = objects
    .filter((object) => /\/Type\s*\/Page\b(?!s)/.test(object))
    .map((object): readonly [number, number] => {
      const box = /\/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]/.exec(
        object,
      );
      if (!box) throw new Error('A page without a MediaBox: not a PDF that Chromium printed');
      const [left, bottom, right, top] = box.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      return [Math.round(right - left), Math.round(top - bottom)];
    });
  if (sizes.length === 0) throw new Error('No page found: not a PDF that Chromium printed');
  const fonts = [...source.matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(
    ([, name = '']) => name,
  );
  const text = textOf(bytes);
  return {
    pages: sizes.length,
    sizes,
    fonts: [...new Set(fonts)].sort(),
    ...(text ? { text } : {}),
  };
}

/**
 * Fonts that a PDF names without bringing their letters along: another machine would draw its own.
 *
 * @returns Their objects, empty when all are inside. A font of Type 3 is nothing but its drawings.
 */
export function fontsOutside(bytes: Uint8Array): string[] {
  const objects = Buffer.from(bytes)
    .toString('latin1')
    .split(/\bendobj\b/);
  const bare = objects.flatMap((object) => {
    const [, id] = /(\d+) 0 obj[\s\S]*\/Type\s*\/FontDescriptor\b/.exec(object) ?? [];
    return id && !/\/FontFile[23]?\b/.test(object) ? [id] : [];
  });
  return objects.filter(
    (object) =>
      /\/Type\s*\/Font\b/.test(object) &&
      !/\/Subtype\s*\/(?:Type3|Type0)\b/.test(object) &&
      (!/\/FontDescriptor\b/.test(object) ||
        bare.some((id) => new RegExp(`/FontDescriptor\\s+${id} 0 R`).test(object))),
  );
}

function textOf(bytes: Uint8Array): string[] | undefined {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-pdf-'));
  try {
    const file = path.join(dir, 'page.pdf');
    writeFileSync(file, bytes);
    const { status, stdout } = spawnSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    // Every page ends with a form feed.
    return status === 0 ? stdout.split('\f').slice(0, -1).map(withoutSpace) : undefined;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** As texts of a PDF are compared: lines break anywhere, and fonts map some signs to their twins. */
export const withoutSpace = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[⻑‧]/g, (twin) => (twin === '⻑' ? '長' : '・'));

/** Print as the reader's own browser would, on the paper the page asks for. */
export async function printPage(page: Page): Promise<PdfInfo> {
  return pdfInfo(await page.pdf({ preferCSSPageSize: true, printBackground: false }));
}

/**
 * Elements whose text paper would cut off, in print media: taller or wider than the box that hides the rest.
 *
 * @returns A short name of each, empty when all text is on the sheet.
 */
export async function clippedText(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll('main *')].flatMap((element) => {
      const { overflowX, overflowY, display, clipPath } = getComputedStyle(element);
      // Heard, not seen: text for screen readers is clipped on purpose.
      if (display === 'inline' || display === 'none' || clipPath !== 'none') return [];
      if ((element.textContent ?? '').trim() === '' || element.closest('svg')) return [];
      const tall = element.scrollHeight > element.clientHeight + 1 && overflowY !== 'visible';
      const wide = element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible';
      return tall || wide
        ? [
            `${element.tagName} ${element.className} 「${(element.textContent ?? '').slice(0, 30)}」`,
          ]
        : [];
    }),
  );
  await page.emulateMedia({ media: null });
  return clipped;
}
