/** Tags of Exif: when it was taken, when it was changed, and where the block with the first stands. */
const TAKEN = 0x9003;
const CHANGED = 0x0132;
const EXIF_BLOCK = 0x8769;

/**
 * When a JPEG was taken, as its camera wrote it: `2026:11:21 10:05:00`. Texts of it sort as time does.
 *
 * @param head - The first bytes of the file.
 * @returns `undefined` when it does not say.
 */
export function takenAt(head: Buffer): string | undefined {
  try {
    for (
      let at = 2;
      head[at] === 0xff && at + 10 < head.length;
      at += 2 + head.readUInt16BE(at + 2)
    ) {
      if (head[at + 1] !== 0xe1 || head.toString('latin1', at + 4, at + 8) !== 'Exif') continue;
      const tiff = head.subarray(at + 10);
      const isLittle = tiff.toString('latin1', 0, 2) === 'II';
      const u16 = (from: number) => (isLittle ? tiff.readUInt16LE(from) : tiff.readUInt16BE(from));
      const u32 = (from: number) => (isLittle ? tiff.readUInt32LE(from) : tiff.readUInt32BE(from));
      const tagsOf = (block: number) =>
        Array.from({ length: Math.min(u16(block), 200) }, (_, index) => block + 2 + index * 12);
      const text = (block: number, tag: number) => {
        const entry = tagsOf(block).find((from) => u16(from) === tag);
        const from = entry === undefined ? undefined : u32(entry + 8);
        const found = from === undefined ? '' : tiff.toString('latin1', from, from + 19);
        return /^\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}$/.test(found) ? found : undefined;
      };
      const first = u32(4);
      const exif = tagsOf(first).find((from) => u16(from) === EXIF_BLOCK);
      return (exif === undefined ? undefined : text(u32(exif + 8), TAKEN)) ?? text(first, CHANGED);
    }
  } catch {
    // Numbers that point beyond the file: a damaged record is none.
  }
  return undefined;
}
