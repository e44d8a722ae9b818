import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { imageSize } from 'image-size';
import { BrokenFile } from './broken-file.js';
import {
  type FileType,
  fileTypes,
  HEAD_BYTES,
  promisedGroup,
  type Sniffed,
  sniff,
} from './file-type.js';
import { MAX_HEIC_PIXELS } from './heic.js';
import { MAX_PIXELS, readContainer } from './picture.js';
import { sanitizeSvg } from './svg.js';
import { recordTrack } from './video.js';

/** Something wrong with a file, to be told where a page names it. */
export interface FileProblem {
  readonly severity: 'error' | 'warning';
  readonly rule:
    | 'file-type'
    | 'empty-file'
    | 'broken-file'
    | 'mixed-file'
    | 'svg-removed'
    | 'video-metadata'
    | 'picture-metadata';
  /** Goes on from 「画像 `./zu.svg` 」. */
  readonly message: string;
  readonly hint: string;
}

export interface Inspection {
  readonly type?: FileType;
  readonly problems: readonly FileProblem[];
}

/** A drawing of more bytes holds something else. */
const MAX_SVG_BYTES = 8_000_000;
/** Pictures up to here are read as a whole: faster than a second look. */
const SMALL = 256 * 1024;
/** A zip's own end stands in its last 64 kB. */
const TAIL_BYTES = 66_000;

const known = new Map<string, { readonly stamp: string; readonly result: Inspection }>();

/**
 * What a file is by its bytes, and what is wrong with it. Of large files only the ends are read, and a file
 * that has not changed is not read again.
 *
 * @returns `undefined` when there is no such file.
 */
export function inspectFile(absolute: string): Inspection | undefined {
  let fd: number;
  try {
    fd = openSync(absolute, 'r');
  } catch {
    return undefined;
  }
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) return undefined;
    const stamp = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
    const before = known.get(absolute);
    if (before?.stamp === stamp) return before.result;
    const result = inspect(createFile(fd, stats.size), absolute);
    known.set(absolute, { stamp, result });
    return result;
  } finally {
    closeSync(fd);
  }
}

interface OpenFile {
  readonly size: number;
  read(from: number, length: number): Buffer;
}

function createFile(fd: number, size: number): OpenFile {
  return {
    size,
    read(from, length) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      const count = readSync(fd, bytes, 0, bytes.length, from);
      return bytes.subarray(0, count);
    },
  };
}

function inspect(file: OpenFile, name: string): Inspection {
  const head = file.read(0, HEAD_BYTES);
  if (head.length === 0)
    return {
      problems: [
        {
          severity: 'error',
          rule: 'empty-file',
          message: 'には中身がありません（0バイト）',
          hint: '写している途中で止まったのかもしれません。もとのファイルから写し直してください',
        },
      ],
    };
  const sniffed = sniff(head, name);
  const wrong = wrongType(sniffed, name);
  if (wrong || !sniffed.type) return { problems: wrong ? [wrong] : [] };
  const { type } = sniffed;
  try {
    return { type, problems: lookInside(file, type) };
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return { type, problems: [brokenProblem(error, type)] };
  }
}

/** How a damaged file is told, found here or while it is made. */
export const brokenProblem = ({ message }: BrokenFile, type: FileType): FileProblem => ({
  severity: 'error',
  rule: 'broken-file',
  message: `は、${message}`,
  hint:
    type === 'svg'
      ? '図を描いた道具で開き、「プレーン SVG」として書き出し直してください'
      : 'ほかの道具で開けるかを確かめ、もとのファイルから写し直してください',
});

const names = Object.values(fileTypes).map(({ name }) => name);

function wrongType(sniffed: Sniffed, name: string): FileProblem | undefined {
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0] ?? '';
  if (!sniffed.type) {
    const allowed = promisedGroup(name) ? `\`${ending}\` の中身ではありません` : '載せられません';
    return {
      severity: 'error',
      rule: 'file-type',
      message: `の中身は、${sniffed.found}です。${allowed}`,
      hint: `載せられる種類: ${names.join('、')}。${cureOf(sniffed.found)}`,
    };
  }
  const promised = promisedGroup(name);
  const { name: found, group } = fileTypes[sniffed.type];
  // A PNG called .jpg, or an iPhone's photo called .jpg, is taken for what it is.
  if (promised === undefined || promised === group) return undefined;
  return {
    severity: 'error',
    rule: 'file-type',
    message: `の名前は \`${ending}\` ですが、中身は ${found} です`,
    hint: `中身が ${found} でよければ、名前の終わりを \`.${sniffed.type === 'jpeg' ? 'jpg' : sniffed.type}\` に直してください`,
  };
}

function cureOf(found: string): string {
  if (/画像|Photoshop|アイコン/.test(found))
    return '画像の道具で PNG か JPEG として保存し直してください';
  if (/動画|動く AVIF|AVI/.test(found)) return '動画は MP4 か WebM で書き出し直してください';
  if (/HTML/.test(found))
    return '画面ごと保存したページかもしれません。画像やファイルそのものを保存し直してください';
  if (/Word|Excel/.test(found)) return 'Word や Excel の文書は PDF で書き出して載せてください';
  if (/UTF-16/.test(found)) return 'UTF-8 で保存し直してください';
  if (/Git LFS/.test(found)) return '`git lfs pull` で本物を取り寄せてください';
  return 'その種類で保存し直してください';
}

function lookInside(file: OpenFile, type: FileType): FileProblem[] {
  if (type === 'svg') return lookIntoSvg(file);
  if (type === 'vtt' || type === 'csv') return [];
  const tail = file.read(Math.max(0, file.size - TAIL_BYTES), TAIL_BYTES);
  if (tail.includes('PK\x05\x06', 0, 'latin1')) return [mixed('zip')];
  if (type === 'pdf') {
    if (!tail.subarray(-2048).includes('%%EOF')) throw new BrokenFile('途中で切れています');
  } else if (type === 'mp4') return lookIntoMp4(file);
  else if (type === 'heic' || type === 'avif') {
    topBoxes(file);
    checkSize(file.read(0, SMALL), type === 'heic' ? MAX_HEIC_PIXELS : MAX_PIXELS);
  } else if (type !== 'webm') return lookIntoPicture(file, type, tail);
  return [];
}

function lookIntoPicture(
  file: OpenFile,
  type: 'png' | 'jpeg' | 'webp' | 'gif',
  tail: Buffer,
): FileProblem[] {
  const isWhole = {
    png: () => tail.subarray(-8, -4).toString('latin1') === 'IEND',
    jpeg: () => tail.subarray(-2).toString('latin1') === '\xff\xd9',
    webp: () => file.read(4, 4).readUInt32LE(0) + 8 === file.size,
    gif: () => false,
  }[type]();
  if (isWhole && file.size > SMALL) {
    checkSize(file.read(0, SMALL), MAX_PIXELS);
    return [];
  }
  const { width, height, trailing } = readContainer(file.read(0, file.size), type);
  if (width * height > MAX_PIXELS) throw new BrokenFile(`大きすぎます（${width}×${height} 画素）`);
  const behind = foreignName(trailing);
  return behind ? [mixed(behind)] : [];
}

/** A phone's moving photo has a film behind it, which is left out; a program or a page is no accident. */
function foreignName(trailing: Buffer): string | undefined {
  if (trailing.length < 4) return undefined;
  const head = trailing.subarray(0, HEAD_BYTES);
  if (/<script|<html|<svg|<\?php|javascript:/i.test(head.toString('latin1')))
    return 'HTML かプログラム';
  const { type, found } = { type: undefined, found: undefined, ...sniff(head, '') };
  if (type === 'pdf') return 'PDF';
  return found && /zip|プログラム|圧縮|Word/.test(found) ? found : undefined;
}

const mixed = (what: string): FileProblem => ({
  severity: 'error',
  rule: 'mixed-file',
  message: `の後ろに、別のもの（${what}）が付いています`,
  hint: '画像や文書だけを、もとの道具で保存し直してください',
});

function checkSize(head: Buffer, most: number): void {
  let size: { width: number; height: number };
  try {
    size = imageSize(head);
  } catch {
    // Further on in the file: the build looks there.
    return;
  }
  if (size.width * size.height > most)
    throw new BrokenFile(`大きすぎます（${size.width}×${size.height} 画素）`);
}

/** Boxes of the whole file by their heads alone. @throws {BrokenFile} When the last is cut short. */
function topBoxes(file: OpenFile): { type: string; from: number; size: number }[] {
  const boxes: { type: string; from: number; size: number }[] = [];
  for (let at = 0; at + 8 <= file.size; ) {
    const head = file.read(at, 16);
    const short = head.readUInt32BE(0);
    const size =
      short === 1 && head.length === 16
        ? Number(head.readBigUInt64BE(8))
        : short === 0
          ? file.size - at
          : short;
    const type = head.toString('latin1', 4, 8);
    // What cameras write behind the last box.
    if (size < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(type)) break;
    if (at + size > file.size) throw new BrokenFile('途中で切れています');
    boxes.push({ type, from: at + (short === 1 ? 16 : 8), size: size - (short === 1 ? 16 : 8) });
    at += size;
  }
  return boxes;
}

function lookIntoMp4(file: OpenFile): FileProblem[] {
  const moov = topBoxes(file).find(({ type }) => type === 'moov');
  if (!moov) throw new BrokenFile('途中で切れています（`moov` がありません）');
  const track = recordTrack(file.read(moov.from, moov.size));
  if (!track) return [];
  return [
    {
      severity: 'error',
      rule: 'video-metadata',
      message: `に、撮った場所や動きを秒ごとに記したトラック（\`${track}\`）が入っています`,
      hint: '画と音だけで書き出し直してください。例: `ffmpeg -i もと.mp4 -map 0:v -map 0:a? -map_metadata -1 -c copy 新しい.mp4`',
    },
  ];
}

function lookIntoSvg(file: OpenFile): FileProblem[] {
  if (file.size > MAX_SVG_BYTES)
    throw new BrokenFile(`${Math.round(file.size / 1e6)}MB あり、図としては大きすぎます`);
  const { findings } = sanitizeSvg(readSvg(file.read(0, file.size)));
  if (findings.length === 0) return [];
  const shown = findings.slice(0, 3).map(({ line, what }) => `${line}行目の \`${what}\``);
  const more = findings.length > 3 ? `など${findings.length}か所` : '';
  return [
    {
      severity: 'warning',
      rule: 'svg-removed',
      message: `の${shown.join('、')}${more}は、載せるときに外します（読む人のブラウザで動くか、外と通信するため）`,
      hint: '見た目が変わるときは、図を描いた道具で「プレーン SVG」として書き出し直し、画像は埋め込んでください',
    },
  ];
}

/** @throws {BrokenFile} For anything but UTF-8. */
export function readSvg(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BrokenFile('文字コードが UTF-8 ではありません');
  }
}
