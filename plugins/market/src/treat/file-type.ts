import { boxesIn } from './boxes.js';

/** What a page may publish, known by its bytes. */
export const fileTypes = {
  png: { name: 'PNG', group: 'picture' },
  jpeg: { name: 'JPEG', group: 'picture' },
  webp: { name: 'WebP', group: 'picture' },
  avif: { name: 'AVIF', group: 'picture' },
  gif: { name: 'GIF', group: 'picture' },
  heic: { name: 'HEIC（iPhone の写真）', group: 'picture' },
  svg: { name: 'SVG', group: 'drawing' },
  webm: { name: 'WebM', group: 'video' },
  mp4: { name: 'MP4', group: 'video' },
  vtt: { name: 'WebVTT（字幕）', group: 'captions' },
  pdf: { name: 'PDF', group: 'pdf' },
  csv: { name: 'CSV', group: 'csv' },
} as const;
export type FileType = keyof typeof fileTypes;
export type FileGroup = (typeof fileTypes)[FileType]['group'];

/** Ending under which a type is published: the host tells readers' browsers by it what a file is. */
export const endingOf: Readonly<Record<FileType, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  // Never published as it is: browsers but one cannot show it.
  heic: 'webp',
  svg: 'svg',
  webm: 'webm',
  mp4: 'mp4',
  vtt: 'vtt',
  pdf: 'pdf',
  csv: 'csv',
};

/** Endings that promise a group; a photo app's `.jfif` or no ending at all promises nothing. */
const promised: Readonly<Record<string, FileGroup>> = {
  png: 'picture',
  jpg: 'picture',
  jpeg: 'picture',
  webp: 'picture',
  avif: 'picture',
  gif: 'picture',
  heic: 'picture',
  heif: 'picture',
  svg: 'drawing',
  webm: 'video',
  mp4: 'video',
  m4v: 'video',
  vtt: 'captions',
  pdf: 'pdf',
  csv: 'csv',
};

export const promisedGroup = (file: string): FileGroup | undefined =>
  promised[/\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ''];

/** A type we publish, or what else the file is, in an author's words. */
export type Sniffed =
  | { readonly type: FileType }
  | { readonly type?: undefined; readonly found: string };

/** Bytes from the beginning that {@link sniff} wants to see. */
export const HEAD_BYTES = 8192;

/**
 * What a file is by its first bytes, whatever it is called. Only CSV, which is text without a mark, is
 * taken at its name.
 *
 * @param head - The first {@link HEAD_BYTES} bytes, or all when there are fewer.
 */
export function sniff(head: Buffer, file: string): Sniffed {
  const at = (text: string, from = 0) => head.toString('latin1', from, from + text.length) === text;
  if (head.length === 0) return { found: '中身のない（0バイトの）ファイル' };
  if (at('\xff\xd8\xff')) return { type: 'jpeg' };
  if (at('\x89PNG\r\n\x1a\n')) return { type: 'png' };
  if (at('GIF87a') || at('GIF89a')) return { type: 'gif' };
  if (at('RIFF') && at('WEBP', 8)) return { type: 'webp' };
  if (at('ftyp', 4)) return sniffBrands(head);
  if (at('\x1a\x45\xdf\xa3')) {
    const start = head.toString('latin1', 0, 80);
    if (start.includes('webm')) return { type: 'webm' };
    return { found: 'Matroska（.mkv）の動画' };
  }
  if (at('%PDF-')) return { type: 'pdf' };
  const known = others.find(([mark, , from = 0]) => at(mark, from));
  return known ? { found: known[1] } : sniffText(head, file);
}

function sniffBrands(head: Buffer): Sniffed {
  const [box] = boxesIn(head);
  const names = head.toString('latin1', 8, box?.end ?? 16);
  const brands = new Set((names.match(/[\s\S]{4}/g) ?? []).filter((_, index) => index !== 1));
  const has = (...wanted: string[]) => wanted.some((brand) => brands.has(brand));
  if (has('avis')) return { found: '動く AVIF' };
  if (has('avif')) return { type: 'avif' };
  if (has('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1')) return { type: 'heic' };
  if (names.startsWith('qt  ')) return { found: 'QuickTime（.mov）の動画' };
  if (names.startsWith('M4A ')) return { found: '音だけのファイル（.m4a）' };
  if (has('isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash'))
    return { type: 'mp4' };
  return { found: '見たことのない種類の動画か写真' };
}

const others: readonly (readonly [mark: string, found: string, from?: number])[] = [
  ['PK\x03\x04', 'zip（Word・Excel のファイルも中身は zip）'],
  ['PK\x05\x06', 'zip'],
  ['MZ', 'Windows のプログラム'],
  ['\x7fELF', 'Linux のプログラム'],
  ['\xca\xfe\xba\xbe', 'プログラム'],
  ['\xcf\xfa\xed\xfe', 'macOS のプログラム'],
  ['#!', 'プログラム'],
  ['\x1f\x8b', '圧縮されたファイル（gzip）'],
  ['Rar!', '圧縮されたファイル（rar）'],
  ["7z\xbc\xaf'\x1c", '圧縮されたファイル（7z）'],
  ['\xd0\xcf\x11\xe0', '古い形の Word・Excel のファイル'],
  ['BM', 'BMP の画像'],
  ['II*\0', 'TIFF の画像'],
  ['MM\0*', 'TIFF の画像'],
  ['8BPS', 'Photoshop のファイル'],
  ['\0\0\x01\0', 'アイコンのファイル'],
  ['version https://git-lfs', 'Git LFS の控え（本物のファイルがまだ届いていません）'],
  ['ID3', '音だけのファイル（MP3）'],
  ['OggS', 'Ogg のファイル'],
  ['RIFF', 'AVI か WAV のファイル'],
  ['\xff\xfe', 'UTF-16 の文字のファイル'],
  ['\xfe\xff', 'UTF-16 の文字のファイル'],
];

/** What stands before the first element of XML or HTML. */
const BEFORE_ROOT =
  /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^[>]*(?:\[[\s\S]*?\]\s*)?>)*/i;

function sniffText(head: Buffer, file: string): Sniffed {
  // Shift_JIS, which Excel writes, has no control characters either.
  if (head.some((byte) => byte < 0x20 && !'\t\n\f\r\x1a'.includes(String.fromCharCode(byte))))
    return { found: '読めない中身のファイル' };
  const text = head.toString('utf8').replace(/^\ufeff/, '');
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(text)) return { type: 'vtt' };
  const start = BEFORE_ROOT.exec(text)?.[0] ?? '';
  const root = /^<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/.exec(text.slice(start.length))?.[1];
  if (/<!doctype\s+html/i.test(start)) return { found: 'HTML のページ' };
  if (root === 'svg') return { type: 'svg' };
  if (root !== undefined)
    return {
      found: /^(html|head|body|script|iframe|meta|title|div|p)$/i.test(root)
        ? 'HTML のページ'
        : 'XML のファイル',
    };
  if (/<(?:script|html|body|iframe)\b/i.test(text))
    return { found: 'HTML のまざった文字のファイル' };
  return promisedGroup(file) === 'csv' ? { type: 'csv' } : { found: 'ただの文字のファイル' };
}
