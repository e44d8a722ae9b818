import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import { isPublishable, resolveFile } from './files.js';
import type { Entry } from './read-site.js';

/** A file that a visible page uses: only these are published. */
export interface Asset {
  readonly url: string;
  /** Under our files' folder: `media/<hash>.svg`. */
  readonly path: string;
  readonly absolute: string;
  /** Size of the file; absent for a file of static/. */
  readonly bytes?: number;
  readonly width?: number;
  readonly height?: number;
}

/** Collects the files of one edition's pages, named by their content. */
export interface AssetCollector {
  /** @returns `undefined` when the file is missing or outside the site; the check reports that. */
  add(entry: Pick<Entry, 'absolute'>, url: string): Asset | undefined;
  readonly assets: ReadonlyMap<string, Asset>;
}

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.svg']);

export function createAssetCollector(options: {
  siteDir: string;
  filesUrl: string;
  baseUrl: string;
}): AssetCollector {
  const assets = new Map<string, Asset>();
  return {
    assets,
    add(entry, url) {
      const file = resolveFile(entry, url, options.siteDir);
      const type = path.extname(file).toLowerCase();
      if (file === 'outside' || !isPublishable(file)) return undefined;
      // Files of static/ are served as they are, at their own address.
      if (url.startsWith('/'))
        return {
          url: options.baseUrl.replace(/\/$/, '') + plainUrl(url),
          path: '',
          absolute: file,
        };
      let bytes: Buffer;
      try {
        bytes = readFileSync(file);
      } catch {
        return undefined;
      }
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      const name = `media/${hash}${type}`;
      const known = assets.get(name);
      if (known) return known;
      const asset = {
        url: `${options.filesUrl}${name}`,
        path: name,
        absolute: file,
        bytes: bytes.length,
        ...(PICTURES.has(type) ? sizeOf(bytes) : {}),
      };
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

/** Size in CSS pixels, so that nothing jumps while pictures load. */
function sizeOf(bytes: Uint8Array): { width?: number; height?: number } {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return {};
  }
}
