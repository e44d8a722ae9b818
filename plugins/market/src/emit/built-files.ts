import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileKind, OfflineFile } from '../offline/list.js';

/** The files of a finished build, by address, as offline lists name them. */
export interface BuiltFiles {
  /** A page and its HTML; `undefined` when the site has none there. */
  page(url: string): Found | undefined;
  /** A data file of ours and its text. */
  data(url: string): Found | undefined;
  /** Every file of the build whose address stands in a text, HTML or JSON. */
  namedIn(text: string): OfflineFile[];
  /** Bundled files by their path in the build. */
  scripts(paths: readonly string[]): OfflineFile[];
}

interface Found {
  readonly file: OfflineFile;
  readonly text: string;
}

const kindByType: Readonly<Record<string, FileKind>> = {
  js: 'script',
  css: 'style',
  svg: 'picture',
  png: 'picture',
  jpg: 'picture',
  jpeg: 'picture',
  webp: 'picture',
  avif: 'picture',
  gif: 'picture',
  ico: 'picture',
  webm: 'clip',
  mp4: 'clip',
  vtt: 'captions',
  pdf: 'document',
  csv: 'document',
};
const ADDRESS = new RegExp(
  `/[^\\s"'<>(),;&?#\\\\]+\\.(?:${Object.keys(kindByType).join('|')})(?![\\w.])`,
  'gi',
);

export function readBuiltFiles(outDir: string, baseUrl: string): BuiltFiles {
  const known = new Map<string, OfflineFile | undefined>();
  const bytesAt = (name: string): Buffer | undefined => {
    const file = path.join(outDir, name);
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined;
  };
  const toFile = (url: string, kind: FileKind, bytes: Uint8Array): OfflineFile => ({
    // As the browser will ask for it.
    url: new URL(url, 'http://x').pathname,
    bytes: bytes.length,
    kind,
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  });
  const find = (url: string, kind: FileKind): OfflineFile | undefined => {
    if (!known.has(url)) {
      const bytes = url.startsWith(baseUrl)
        ? bytesAt(decode(url.slice(baseUrl.length)))
        : undefined;
      known.set(url, bytes && toFile(url, kind, bytes));
    }
    return known.get(url);
  };
  const found = (url: string, kind: FileKind, names: readonly string[]): Found | undefined => {
    for (const name of names) {
      const bytes = bytesAt(name);
      if (bytes) return { file: toFile(url, kind, bytes), text: bytes.toString('utf8') };
    }
    return undefined;
  };

  return {
    page(url) {
      const name = decode(new URL(url, 'http://x').pathname.slice(baseUrl.length)).replace(
        /\/$/,
        '',
      );
      return found(url, 'page', [path.join(name, 'index.html'), `${name}.html`]);
    },
    data: (url) => found(url, 'data', [url.slice(baseUrl.length)]),
    namedIn: (text) =>
      [...new Set(text.match(ADDRESS))].flatMap((url) => {
        const type = url.slice(url.lastIndexOf('.') + 1).toLowerCase();
        return find(url, kindByType[type] as FileKind) ?? [];
      }),
    scripts: (paths) =>
      paths.flatMap(
        (file) => find(baseUrl + file, file.endsWith('.css') ? 'style' : 'script') ?? [],
      ),
  };
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
