import { inflateRawSync } from 'node:zlib';
import { FORMAT_VERSION } from '../codec/container.js';
import { decodeShard } from '../codec/shard.js';

export { INDEX_FORMAT, type IndexFormat, isOurFormat } from '../codec/format.js';
export { FORMAT_VERSION };

/**
 * Every text inside one file of an index, for checks of what an index holds. Node only.
 *
 * @returns Terms of a shard, or the JSON of the other files; `undefined` when it is no file of ours or
 *   cannot be read.
 */
export function textsOfIndexFile(bytes: Uint8Array): string[] | undefined {
  if (String.fromCharCode(...bytes.subarray(0, 3)) !== 'CIs' || bytes[3] !== FORMAT_VERSION)
    return undefined;
  let inner: Buffer;
  try {
    inner = inflateRawSync(bytes.subarray(4));
  } catch {
    return undefined;
  }
  const first = inner[0];
  if (first === 0x7b || first === 0x5b) {
    const text = inner.toString('utf8');
    try {
      JSON.parse(text);
      return [text];
    } catch {
      // A shard that happens to begin like JSON.
    }
  }
  try {
    return [...decodeShard(inner).keys()];
  } catch {
    return [inner.toString('utf8')];
  }
}
