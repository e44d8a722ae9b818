/**
 * The envelope of every binary file: `CIs`, format version, payload (raw deflate, which knows its end).
 * It lets the client tell "cut short" from "of another version" from "the host's error page".
 */
export const FORMAT_VERSION = 2;
const HEAD = [0x43, 0x49, 0x73]; // "CIs"
const HEAD_BYTES = 4;

export type ContainerFault = 'missing' | 'truncated' | 'version';

export class ContainerError extends Error {
  constructor(
    readonly kind: ContainerFault,
    options?: { cause?: unknown },
  ) {
    super(`search file is ${kind}`, options);
    this.name = 'ContainerError';
  }
}

/** Put compressed bytes into the envelope. */
export function wrap(deflated: Uint8Array): Uint8Array {
  const out = new Uint8Array(HEAD_BYTES + deflated.length);
  out.set(HEAD);
  out[3] = FORMAT_VERSION;
  out.set(deflated, HEAD_BYTES);
  return out;
}

/**
 * Take the payload out and inflate it.
 * @throws {ContainerError} `missing` when it is not our file at all, `version`, or `truncated`.
 */
export async function unwrap(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length < HEAD_BYTES) {
    throw new ContainerError(
      HEAD.every((b, i) => bytes[i] === b || i >= bytes.length) ? 'truncated' : 'missing',
    );
  }
  if (!HEAD.every((b, i) => bytes[i] === b)) throw new ContainerError('missing');
  if (bytes[3] !== FORMAT_VERSION) throw new ContainerError('version');
  try {
    // A copy: a view of a pooled Node buffer is not a valid BlobPart everywhere.
    const stream = new Blob([bytes.slice(HEAD_BYTES)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new ContainerError('truncated', { cause });
  }
}

/** Inflate and parse a JSON payload. @throws {ContainerError} */
export async function unwrapJson(bytes: Uint8Array): Promise<unknown> {
  const text = new TextDecoder().decode(await unwrap(bytes));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContainerError('truncated', { cause });
  }
}
