import type { DraftFile } from './draft.js';

/** Endings of pictures that pages may show, by what the bytes say. */
export function pictureEnding(bytes: Uint8Array): string | undefined {
  const at = (text: string, from = 0) =>
    Buffer.from(bytes.subarray(from, from + text.length)).toString('latin1') === text;
  if (at('\x89PNG\r\n\x1a\n')) return 'png';
  if (at('\xff\xd8\xff')) return 'jpg';
  if (at('GIF87a') || at('GIF89a')) return 'gif';
  if (at('RIFF') && at('WEBP', 8)) return 'webp';
  if (
    at('ftyp', 4) &&
    /^(?:heic|heix|hevc|mif1|msf1)/.test(Buffer.from(bytes.subarray(8, 12)).toString('latin1'))
  )
    return 'heic';
  return at('ftypavif', 4) ? 'avif' : undefined;
}

/** Collects the pictures of one page under names of its own: `<id>-1.png`, `<id>-2.jpg` … */
export function pictureShelf(id: string): {
  readonly files: DraftFile[];
  /** @returns The name beside the page; `undefined` for what is no picture we show. */
  put(bytes: Uint8Array): string | undefined;
} {
  const files: DraftFile[] = [];
  const known = new Map<string, string>();
  return {
    files,
    put(bytes) {
      const ending = pictureEnding(bytes);
      if (!ending) return undefined;
      const key = `${bytes.length}:${Buffer.from(bytes).toString('base64')}`;
      const before = known.get(key);
      if (before) return before;
      const name = `${id}-${files.length + 1}.${ending}`;
      files.push({ name, content: bytes });
      known.set(key, name);
      return name;
    },
  };
}
