import type { ProblemKind } from '../types.js';

/**
 * The envelope of every binary file: `CIs`, format version, payload (raw deflate, which knows its end).
 * It lets the client tell "cut short" from "of another version" from "the host's error page".
 */
export const FORMAT_VERSION = 2;
const MAGIC = 'CIs';
const HEAD_BYTES = 4;

/** A file could not be used; `kind` says what the reader can be told. */
export class FileError extends Error {
  constructor(readonly kind: ProblemKind) {
    super(`search file: ${kind}`);
  }
}

/** Put compressed bytes into the envelope. */
export function wrap(deflated: Uint8Array): Uint8Array {
  const out = new Uint8Array(HEAD_BYTES + deflated.length);
  out.set(new TextEncoder().encode(MAGIC));
  out[3] = FORMAT_VERSION;
  out.set(deflated, HEAD_BYTES);
  return out;
}

/**
 * Take the payload out and inflate it.
 * @throws {FileError} `missing` when it is not our file at all, or `version`; other errors when it is cut short.
 */
export async function unwrap(bytes: Uint8Array): Promise<Uint8Array> {
  if (!MAGIC.startsWith(String.fromCharCode(...bytes.subarray(0, MAGIC.length))))
    throw new FileError('missing');
  if (bytes.length >= HEAD_BYTES && bytes[3] !== FORMAT_VERSION) throw new FileError('version');
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // What is wrong with the bytes the reading side tells as well.
  for (const written of [writer.write(bytes.slice(HEAD_BYTES)), writer.close()])
    written.catch(() => undefined);
  return readAll(readable.getReader());
}

/** As a `Response` would; that takes three times as long in Node, and a query has dozens of these. */
async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read())
    parts.push(part.value as Uint8Array<ArrayBuffer>);
  const [first] = parts;
  return first && !parts[1] ? first : new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Inflate and parse a JSON payload. */
export async function unwrapJson<T>(bytes: Uint8Array): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unwrap(bytes)));
}
