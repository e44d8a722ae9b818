/**
 * Bytes as text, whatever wrote them: UTF-8 with or without BOM, UTF-16 with BOM, else Shift_JIS as
 * Windows has it (cp932: ①, ㈱, 髙, ～).
 *
 * @returns `undefined` when it is none of them, or no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return read('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return read('utf-16be', bytes);
  if (bytes.includes(0)) return undefined;
  return read('utf-8', bytes) ?? read('shift_jis', bytes);
}

function read(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Escapes, bells and the like: a program or a picture that happens to decode.
    return /[^\P{Cc}\t\n\v\f\r]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
