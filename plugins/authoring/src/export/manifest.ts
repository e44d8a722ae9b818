import { createHash } from 'node:crypto';
import { compareText } from '@chishiki-ichiba/model';
import type { ExportedPage } from './export-market.js';

/** Name of the list of an export's files; beside `pages/`. */
export const MANIFEST = 'ichiba-export.json';
const FORMAT = 1;

export interface ManifestFile {
  /** In the export, POSIX. */
  readonly path: string;
  readonly sha256: string;
}
export interface Manifest {
  readonly format: number;
  /** `public`, `members`, `inhouse-<org>`. */
  readonly edition: string;
  readonly pages: readonly ExportedPage[];
  readonly files: readonly ManifestFile[];
}

export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The list as text. No clock: the same pages make the same list. */
export function toManifest(
  edition: string,
  pages: readonly ExportedPage[],
  files: ReadonlyMap<string, Uint8Array>,
): string {
  const list = [...files].map(([path, bytes]) => ({ path, sha256: hashOf(bytes) }));
  const manifest: Manifest = {
    format: FORMAT,
    edition,
    pages,
    files: list.sort((a, b) => compareText(a.path, b.path)),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @returns The list, or what is wrong with it. */
export function readManifest(text: string): Manifest | string {
  let found: Partial<Manifest>;
  try {
    found = JSON.parse(text) as Partial<Manifest>;
  } catch {
    return 'JSON として読めません';
  }
  if (found?.format !== FORMAT)
    return `形式の番号が \`${found?.format}\` です（${FORMAT} を期待）。ichiba の版をそろえてください`;
  const isFile = (file: Partial<ManifestFile> | null) =>
    typeof file?.path === 'string' && typeof file.sha256 === 'string';
  const isPage = (page: Partial<ExportedPage> | null) =>
    typeof page?.id === 'string' && typeof page.file === 'string';
  if (!Array.isArray(found.files) || !found.files.every(isFile)) return '`files` が読めません';
  if (!Array.isArray(found.pages) || !found.pages.every(isPage)) return '`pages` が読めません';
  return found as Manifest;
}
