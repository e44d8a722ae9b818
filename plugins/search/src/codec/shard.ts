import { ByteWriter } from './bytes.js';

/** FlexSearch's own shape: `slots[slot]` lists page numbers, ascending; slot 0 is best; holes allowed. */
export type Slots = number[][];

/** The same list as the index keeps it: page number · 16 + slot, ascending. */
export type Postings = number[];

/** Most characters a term is said to share with the one before it. */
const SHARED_MAX = 25;
const A = 65;

/**
 * Terms of one shard to bytes. Each kind of value stands together, which compresses better.
 *
 *     terms:  bytes of text · (shared-prefix length, rest)…    UTF-8, terms sorted; terms hold no capitals,
 *             so a length is one: A = 0, B = 1 …
 *     lists:  count… · gaps between page numbers… (varints) · slots… (4 bits each)
 */
export function encodeShard(entries: readonly (readonly [string, Postings])[]): Uint8Array {
  const out = new ByteWriter();
  let previous = '';
  let text = '';
  for (const [term] of entries) {
    let shared = 0;
    while (shared < SHARED_MAX && previous[shared] && previous[shared] === term[shared]) shared++;
    // Never cut inside a surrogate pair: half of one is not UTF-8.
    if (shared > 0 && /[\udc00-\udfff]/.test(term[shared] ?? '')) shared--;
    text += String.fromCharCode(A + shared) + term.slice(shared);
    previous = term;
  }
  const utf8 = new TextEncoder().encode(text);
  out.varint(utf8.length);
  out.bytes(utf8);
  for (const [, list] of entries) out.varint(list.length);
  for (const [, list] of entries) {
    let last = -1;
    for (const packed of list) {
      const page = Math.floor(packed / 16);
      out.varint(page - last - 1);
      last = page;
    }
  }
  const slots = entries.flatMap(([, list]) => list.map((packed) => packed % 16));
  for (let i = 0; i < slots.length; i += 2) out.byte(((slots[i] ?? 0) << 4) | (slots[i + 1] ?? 0));
  return out.done();
}

/** Bytes back to FlexSearch lists. @throws {RangeError} when the bytes end too early. */
export function decodeShard(bytes: Uint8Array): Map<string, Slots> {
  let at = 0;
  const take = (count: number) => {
    at += count;
    if (at > bytes.length) throw new RangeError('end of data');
    return at - count;
  };
  const byte = () => bytes[take(1)] as number;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const part = byte();
      value += (part & 127) * scale;
      if (part < 128) return value;
    }
  };
  const length = varint();
  const from = take(length);
  const text = new TextDecoder().decode(bytes.subarray(from, at));
  let term = '';
  const terms = [...text.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, shared = '', rest]) => {
    term = term.slice(0, shared.charCodeAt(0) - A) + rest;
    return term;
  });
  const lists = terms.map(varint).map((count) => {
    let last = -1;
    const pages: number[] = [];
    while (pages.length < count) {
      last += varint() + 1;
      pages.push(last);
    }
    return pages;
  });
  let two = 0;
  let odd = false;
  return new Map(
    lists.map((pages, i) => {
      const slots: Slots = [];
      for (const page of pages) {
        two = odd ? two << 4 : byte();
        odd = !odd;
        const slot = (two >> 4) & 15;
        slots[slot] ??= [];
        slots[slot].push(page);
      }
      return [terms[i] ?? '', slots];
    }),
  );
}

/** Pages in a list; the document frequency. */
export function countOf(slots: Slots): number {
  return slots.reduce((sum, ids) => sum + ids.length, 0);
}
