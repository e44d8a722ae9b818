import { existsSync } from 'node:fs';
import { resolveFile } from './files.js';
import type { PreparedFile, PreparedFiles } from './prepare-files.js';
import type { Entry } from './read-site.js';

/** A file that a visible page uses: only these are published. */
export interface Asset {
  readonly url: string;
  /** Under our files' folder: `media/<hash>.svg`; empty for a file of static/, which has its own address. */
  readonly path: string;
  readonly file: PreparedFile;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
}

/** Collects the files of one edition's pages, named by their content. */
export interface AssetCollector {
  /** @returns `undefined` when the file is missing, wrong or outside the site; the check reports that. */
  add(entry: Pick<Entry, 'absolute'>, url: string): Asset | undefined;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Used files of static/ whose bytes are not the author's any more, by the address they are named by. */
  readonly changedStatic: ReadonlyMap<string, PreparedFile>;
}

export interface AssetOptions {
  readonly siteDir: string;
  readonly staticDir?: string;
  readonly filesUrl: string;
  readonly baseUrl: string;
  /** A file that is not among them is not published. */
  readonly prepared: Pick<PreparedFiles, 'files' | 'named'>;
}

export function createAssetCollector(options: AssetOptions): AssetCollector {
  const { siteDir, staticDir, filesUrl, baseUrl, prepared } = options;
  const assets = new Map<string, Asset>();
  const changedStatic = new Map<string, PreparedFile>();
  return {
    assets,
    changedStatic,
    add(entry, url) {
      const absolute = resolveFile(entry, url, siteDir, staticDir);
      const file = prepared.files.get(absolute);
      if (!file) {
        // A picture missing without a word would be our mistake, not its author's.
        const isKnown =
          absolute === 'outside' || prepared.named.has(absolute) || url.startsWith('/');
        if (!isKnown && existsSync(absolute))
          throw new Error(`${url}: a page shows a file that namedFiles() does not list`);
        return undefined;
      }
      const { name, bytes, width, height } = file;
      const size = { bytes, ...(width && height ? { width, height } : {}) };
      if (url.startsWith('/')) {
        const address = url.replace(/[?#].*$/, '');
        if (file.changed) changedStatic.set(address, file);
        // A photo that browsers cannot show needs another address than its own.
        if (file.type !== 'heic')
          return { url: baseUrl.replace(/\/$/, '') + plainUrl(url), path: '', file, ...size };
      }
      const known = assets.get(name);
      if (known) return known;
      const asset: Asset = { url: `${filesUrl}${name}`, path: name, file, ...size };
      assets.set(name, asset);
      return asset;
    },
  };
}

/** Without query, and without what could end the text it is written into: an attribute, `url("…")` of a style. */
const plainUrl = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/[\s"<>]/g, encodeURIComponent)
    .replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
