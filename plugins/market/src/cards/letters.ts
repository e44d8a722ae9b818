import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';

/** A text as outlines: no font of the machine has a say in how it looks. */
export interface Letters {
  /** Width in px. */
  widthOf(text: string, size: number): number;
  /** SVG paths, black unless what they stand in says a fill. @param y - Line the letters stand on, px. */
  outline(
    text: string,
    at: { readonly size: number; readonly x: number; readonly y: number },
  ): string;
}

const require = createRequire(import.meta.url);
const files = {
  regular: '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  bold: '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf',
} as const;
const opened = new Map<keyof typeof files, Letters>();

/** BIZ UDPGothic, the market's own face; read when it is first asked for (4.5 MB). */
export function lettersOf(weight: keyof typeof files): Letters {
  const known = opened.get(weight);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = readFileSync(require.resolve(files[weight]));
  const letters = createLetters(
    opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer),
  );
  opened.set(weight, letters);
  return letters;
}

interface Letter {
  /** Both in units of the font. */
  readonly width: number;
  readonly path: string;
}

function createLetters(font: Font): Letters {
  const { unitsPerEm } = font;
  const has = (character: string) => font.charToGlyphIndex(character) > 0;
  const known = new Map<string, readonly Letter[]>();
  const read = (character: string): Letter[] =>
    [...drawable(character, has)].map((letter) => {
      const glyph = font.charToGlyph(letter);
      const path = glyph.getPath(0, 0, unitsPerEm).toPathData(0);
      return { width: glyph.advanceWidth, path };
    });
  const lettersIn = (text: string): readonly Letter[] =>
    [...text].flatMap((character) => {
      const letters = known.get(character) ?? read(character);
      known.set(character, letters);
      return letters;
    });
  return {
    widthOf: (text, size) =>
      lettersIn(text).reduce((sum, { width }) => sum + width, 0) * (size / unitsPerEm),
    outline(text, { size, x, y }) {
      // Letters as they stand in the font, one after another: nothing to count for each size.
      let at = 0;
      const paths = lettersIn(text).map(({ width, path }) => {
        const moved = `<path transform="translate(${at})" d="${path}"/>`;
        at += width;
        return moved;
      });
      return `<g transform="translate(${x} ${y}) scale(${size / unitsPerEm})">${paths.join('')}</g>`;
    },
  };
}

/** Drawn by the letter before them, or by nothing: they have no picture of their own. */
const UNSEEN = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Emoji_Modifier}]/gu;
const EMOJI = /\p{Extended_Pictographic}/u;
/** What printers set where a letter was missing. */
const MISSING = '〓';

/**
 * A letter as a font can draw it: in another form (`㎏` → `kg`), without its marks (`ế` → `e`), else 〓.
 * Emoji the font does not have go: a picture of another hand says nothing here.
 *
 * @param letter - One code point, of a text in NFC.
 */
export function drawable(letter: string, has: (character: string) => boolean): string {
  if (has(letter)) return letter;
  for (const form of ['NFKC', 'NFKD'] as const) {
    const other = letter.normalize(form).replace(UNSEEN, '');
    if ([...other].every(has)) return other;
  }
  return EMOJI.test(letter) ? '' : MISSING;
}
