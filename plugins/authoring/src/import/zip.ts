import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from './draft.js';

/** What an archive of a document may hold; a real one is far below. */
export const zipLimits = {
  entries: 5000,
  /** Bytes of all entries unpacked. */
  total: 300_000_000,
  /** Bytes of one. */
  entry: 100_000_000,
  /** Unpacked to packed, of an entry beyond a megabyte: text of a document reaches some 50. */
  ratio: 200,
} as const;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** @throws {Refusal} When the entry is missing, or not what the directory says. */
  read(name: string): Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Open an archive. Its directory is judged as a whole before a byte is unpacked, and nothing is ever
 * written under a name of it.
 *
 * @throws {Refusal} For what is no archive, a bomb, a path, a link, a password, or two entries of a name.
 */
export function openZip(bytes: Buffer, label: string): Zip {
  const refuse = (why: string): never => {
    throw new Refusal(`${label} ${why}`);
  };
  const end =
    endOf(bytes) ?? refuse('は Word・Excel のファイル（zip）ではないか、途中で切れています');
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || start === 0xffffffff) refuse('は大きすぎる形（zip64）です');
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count)
    refuse('はいくつかに分けた zip です');
  if (count > zipLimits.entries) refuse(`の中のファイルが多すぎます（${count}個）`);
  const entries = new Map<string, Entry>();
  const lower = new Set<string>();
  let total = 0;
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) refuse('の一覧が壊れています');
    const flags = bytes.readUInt16LE(at + 8);
    const entry: Entry = {
      name: '',
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const mode = bytes.readUInt32LE(at + 38) >>> 16;
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (flags & 1) refuse('にはパスワードが掛かっています');
    if (isPath(name)) refuse(`の中に、外へ出る名前 \`${name.slice(0, 60)}\` があります`);
    if ((mode & 0o170000) === 0o120000) refuse(`の中に、別の場所を指すもの \`${name}\` があります`);
    if (entry.method !== 0 && entry.method !== 8) refuse('の圧縮の方法を読めません');
    if (lower.has(name.toLowerCase())) refuse(`の中に、同じ名前 \`${name}\` が2つあります`);
    if (entry.size > zipLimits.entry) refuse(`の中の \`${name}\` が大きすぎます`);
    if (entry.size > 1_000_000 && entry.size > entry.packed * zipLimits.ratio)
      refuse(`の中の \`${name}\` は、広げると異常に大きくなります`);
    total += entry.size;
    if (total > zipLimits.total) refuse('は、広げると大きすぎます');
    lower.add(name.toLowerCase());
    if (!name.endsWith('/')) entries.set(name, { ...entry, name });
  }
  if (entries.size === 0) refuse('は空です');
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name) ?? refuse(`に \`${name}\` がありません`);
      return unpack(bytes, entry, start) ?? refuse(`の中の \`${name}\` が壊れています`);
    },
  };
}

/** Where the record at the end begins: behind it only its own comment may stand. */
function endOf(bytes: Buffer): number | undefined {
  if (bytes.length < 22) return undefined;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length)
      return at;
  return undefined;
}

/** Absolute, upwards, of another system, or with signs that no document's parts have. */
const isPath = (name: string): boolean =>
  name === '' ||
  /^[/\\]|^[a-z]:|\\|[\p{Cc}\ufffd]/iu.test(name) ||
  name.split('/').some((part) => part === '..' || part === '.');

function unpack(bytes: Buffer, entry: Entry, directory: number): Uint8Array | undefined {
  const { offset, packed, size, method, crc } = entry;
  if (offset + 30 > directory || bytes.readUInt32LE(offset) !== LOCAL) return undefined;
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (begin + packed > directory) return undefined;
  const body = bytes.subarray(begin, begin + packed);
  try {
    // Never more than the directory says, whatever the stream holds.
    const content = method === 0 ? body : inflateRawSync(body, { maxOutputLength: size + 1 });
    return content.length === size && crc32(content) === crc ? content : undefined;
  } catch {
    return undefined;
  }
}
