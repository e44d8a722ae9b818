import { ByteReader, ByteWriter } from './bytes.js';

/** FlexSearch's own shape: `slots[slot]` lists page numbers, ascending; slot 0 is best; holes allowed. */
export type Slots = number[][];

/** The same list as the index keeps it: page number · 16 + slot, ascending. */
export type Postings = number[];

/**
 * Terms of one shard to bytes.
 *
 *     term:  shared-prefix length · rest length · rest (UTF-8)     front coding, terms sorted
 *     list:  count · 16 + first slot · gaps between page numbers (varint) · other slots (4 bits each)
 */
export function encodeShard(entries: readonly (readonly [string, Postings])[]): Uint8Array {
  const out = new ByteWriter();
  const utf8 = new TextEncoder();
  let previous = '';
  for (const [term, list] of entries) {
    let shared = 0;
    while (shared < previous.length && shared < term.length && previous[shared] === term[shared])
      shared++;
    // Never cut inside a surrogate pair: half of one is not UTF-8.
    if (/[\udc00-\udfff]/.test(term[shared] ?? '')) shared--;
    if (shared < 0) shared = 0;
    const rest = utf8.encode(term.slice(shared));
    out.varint(shared);
    out.varint(rest.length);
    out.bytes(rest);
    writePostings(out, list);
    previous = term;
  }
  return out.done();
}

function writePostings(out: ByteWriter, list: Postings): void {
  const slot = (i: number) => (list[i] ?? 0) % 16;
  out.varint(list.length * 16 + slot(0));
  let last = -1;
  for (const packed of list) {
    const page = Math.floor(packed / 16);
    out.varint(page - last - 1);
    last = page;
  }
  for (let i = 1; i < list.length; i += 2) out.byte((slot(i) << 4) | slot(i + 1));
}

/** Bytes back to FlexSearch lists. @throws {RangeError} when the bytes end too early. */
export function decodeShard(bytes: Uint8Array): Map<string, Slots> {
  const input = new ByteReader(bytes);
  const utf8 = new TextDecoder();
  const map = new Map<string, Slots>();
  let previous = '';
  while (!input.done) {
    const shared = input.varint();
    const term = previous.slice(0, shared) + utf8.decode(input.bytes(input.varint()));
    map.set(term, readPostings(input));
    previous = term;
  }
  return map;
}

function readPostings(input: ByteReader): Slots {
  const head = input.varint();
  const count = Math.floor(head / 16);
  const ids = new Array<number>(count);
  let last = -1;
  for (let i = 0; i < count; i++) {
    last += input.varint() + 1;
    ids[i] = last;
  }
  const slots: Slots = [];
  if (count > 0) push(slots, head % 16, ids[0]);
  for (let i = 1; i < count; i += 2) {
    const two = input.byte();
    push(slots, two >> 4, ids[i]);
    if (i + 1 < count) push(slots, two & 15, ids[i + 1]);
  }
  return slots;
}

function push(slots: Slots, slot: number, id: number | undefined): void {
  if (id === undefined) return;
  const list = slots[slot];
  if (list) list.push(id);
  else slots[slot] = [id];
}

/** Pages in a list; the document frequency. */
export function countOf(slots: Slots | undefined): number {
  let count = 0;
  slots?.forEach((ids) => {
    count += ids.length;
  });
  return count;
}
