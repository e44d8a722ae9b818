/** What is read of EXIF: enough to turn a picture, and to warn of a place. */
export interface Exif {
  /** 1 (upright) to 8. */
  readonly orientation: number;
  /** Where the picture was taken is in it. */
  readonly hasPlace: boolean;
}

/** @param tiff - From the byte order mark on. What cannot be read says nothing. @see CIPA DC-008 */
export function readExif(tiff: Buffer): Exif {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number) =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = u32(4);
  let orientation = 1;
  let hasPlace = false;
  for (let entry = 0; entry < u16(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) break;
    const tag = u16(at);
    if (tag === 0x0112) orientation = u16(at + 8);
    // An empty directory of places is what some cameras write without a fix.
    if (tag === 0x8825) hasPlace = u16(u32(at + 8)) > 1;
  }
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, hasPlace };
}

/** EXIF that says how to turn the picture and nothing else. */
export const exifOf = (orientation: number): Buffer =>
  Buffer.from([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
