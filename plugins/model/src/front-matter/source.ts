import type { Reporter } from '../messages.js';

/** One author's file: site-relative POSIX path (NFC) and its text with `\n` line ends and no BOM. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Pages larger than this are refused: no manual is, and a parser must not be fed by the megabyte. */
export const MAX_PAGE_BYTES = 1_000_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Bytes of a file as text, whatever Notepad, Word or a Mac made of it.
 *
 * UTF-8 with or without BOM and UTF-16 with BOM are read; CRLF and CR become `\n` (lines and columns
 * stay as an editor shows them). Anything else is one message.
 *
 * @returns `undefined` after reporting: empty, too large, binary, or another encoding.
 */
export function decodeSource(bytes: Uint8Array, reporter: Reporter): string | undefined {
  const start = { line: 1, column: 1 };
  if (bytes.length > MAX_PAGE_BYTES) {
    const size = (bytes.length / 1e6).toFixed(1);
    reporter.report(
      start,
      'error',
      'file-size',
      `ファイルが ${size} MB あります。ページは 1 MB までです`,
      '写真や動画は別のファイルにして、本文から指してください',
    );
    return undefined;
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return cleanText(new TextDecoder('utf-16le').decode(bytes), reporter);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return cleanText(new TextDecoder('utf-16be').decode(bytes), reporter);
  if (bytes.includes(0)) {
    reporter.report(
      start,
      'error',
      'file-binary',
      '文章のファイルではありません（バイナリ）',
      'メモ帳などで「UTF-8」で保存した .md ファイルにしてください',
    );
    return undefined;
  }
  try {
    return cleanText(utf8.decode(bytes), reporter);
  } catch {
    const looksJapanese = /[぀-ヿ一-龠]/.test(new TextDecoder('shift_jis').decode(bytes));
    const found = looksJapanese
      ? 'Shift_JIS（ANSI）で保存されています'
      : '文字コードが UTF-8 ではありません';
    reporter.report(
      start,
      'error',
      'file-encoding',
      `${found}。UTF-8 を期待`,
      'メモ帳の「名前を付けて保存」で、文字コードに「UTF-8」を選んで保存し直してください',
    );
    return undefined;
  }
}

function cleanText(text: string, reporter: Reporter): string | undefined {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (clean.trim() === '') {
    reporter.report(
      { line: 1, column: 1 },
      'error',
      'file-empty',
      'ファイルが空です',
      'docs/manuals/_見本.md を写して書き始めてください',
    );
    return undefined;
  }
  return clean;
}
