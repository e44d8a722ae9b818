import { readFile } from 'node:fs/promises';
import { listPageFiles, type PageFile } from '@chishiki-ichiba/market/content';
import { createReporter, decodeSource, fixPage, type LineFix } from '@chishiki-ichiba/model';
import { replaceFile } from '../write.js';

export interface FixOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** Whether the page was asked for. */
  readonly wanted: (file: string) => boolean;
  /** Only say what would be done. */
  readonly dryRun: boolean;
}

/** A page that was mended, and its lines. */
export interface FixedFile {
  readonly file: string;
  readonly fixes: readonly LineFix[];
}

/** Mend every page asked for: what has one certain cure, line by line; each file is replaced whole or not at all. */
export async function fixSite({
  siteDir,
  roots,
  wanted,
  dryRun,
}: FixOptions): Promise<FixedFile[]> {
  const fixed: FixedFile[] = [];
  for (const page of await listPageFiles(siteDir, roots)) {
    if (!wanted(page.file) || page.file.endsWith('.mdx')) continue;
    const bytes = await readFile(page.absolute);
    const result = fixBytes(bytes, page);
    if (!result) continue;
    if (!dryRun) replaceFile(page.absolute, result.bytes);
    fixed.push({ file: page.file, fixes: result.fixes });
  }
  return fixed;
}

/**
 * The same bytes but for the mended lines: line ends, BOM and all other lines stay as they are.
 *
 * @returns `undefined` when nothing is to be done, or the file is not UTF-8.
 */
export function fixBytes(
  bytes: Uint8Array,
  { file, root, defaults }: Pick<PageFile, 'file' | 'root' | 'defaults'>,
): { bytes: Uint8Array; fixes: readonly LineFix[] } | undefined {
  const text = decodeSource(bytes, createReporter(file));
  if (text === undefined || bytes[0] === 0xff || bytes[0] === 0xfe) return undefined;
  const { fixes } = fixPage({ path: file, text }, root, defaults);
  if (fixes.length === 0) return undefined;
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // Lines and their ends in turn.
  const parts = raw.split(/(\r\n|\r|\n)/);
  for (const { line, before, after } of fixes) {
    const at = (line - 1) * 2;
    const typed = parts[at] ?? '';
    if (typed.replace(/^\uFEFF/, '') !== before) return undefined;
    parts[at] =
      typed.startsWith('\uFEFF') && !before.startsWith('\uFEFF') ? `\uFEFF${after}` : after;
  }
  return { bytes: new TextEncoder().encode(parts.join('')), fixes };
}

/** The lines of one page before and after, as a person compares them. */
export const diffLines = ({ file, fixes }: FixedFile): string[] => [
  file,
  ...fixes.flatMap(({ line, before, after }) => {
    const number = String(line).padStart(5);
    return [`${number} - ${before}`, `${number} + ${after}`];
  }),
];
