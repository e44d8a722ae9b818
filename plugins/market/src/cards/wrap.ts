export interface WrapOptions {
  /** Of a text on one line, in the unit of `width`. */
  widthOf(text: string): number;
  readonly width: number;
  /** What does not fit into so many lines ends in 「…」. */
  readonly lines: number;
}

export interface Wrapped {
  /** Without spaces at their ends; at least one. */
  readonly lines: readonly string[];
  readonly clipped: boolean;
}

/**
 * A title in lines of about the same length, as few as it needs, broken where a reader takes breath:
 * after 、 and spaces, before a word that follows its particle. Never before 。 or ー, after （, or inside
 * a Latin word that fits on a line.
 *
 * Rules instead of a dictionary: what comes out is the same on every machine and with every Node (the
 * words of `Intl.Segmenter` change with it), and a bad break costs little in a title.
 */
export function wrapText(text: string, options: WrapOptions): Wrapped {
  const pieces = toPieces(
    text.trim().replace(/\s+/g, ([space = '']) => space),
    options,
  );
  const lines = greedy(pieces, options.width);
  if (lines.length > options.lines) return { lines: clip(lines, options), clipped: true };
  return { lines: balanced(pieces, lines.length, options.width), clipped: false };
}

/** Characters that stay together. */
interface Piece {
  readonly text: string;
  /** Of a break after them. */
  readonly cost: number;
  readonly width: number;
  /** Without the space at its end, which a line's end swallows. */
  readonly tight: number;
}

const NOT_FIRST =
  /^[\s、。，．・：；？！ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ）」』】〕〉》｝］…‥”’゛゜〜～–%％‰℃℉°²³!?),.:;\]}-]/u;
const NOT_LAST = /[（「『【〔〈《｛［“‘([{￥¥$#＃№〒]\s*$/u;
const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}.,:;!?'’&/\\+_%@~()[\]-]/u;
const scripts = [
  ['latin', LATIN],
  ['hiragana', /\p{Script=Hiragana}/u],
  ['katakana', /[\p{Script=Katakana}ー]/u],
  ['kanji', /[\p{Script=Han}々]/u],
] as const;
type Script = (typeof scripts)[number][0] | 'other';

const scriptOf = (character: string): Script =>
  scripts.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other';

/** Of a break inside a word; the unit is a line left a third empty. */
const inside: Readonly<Record<Script, number>> = {
  latin: 9,
  katakana: 6,
  hiragana: 4,
  kanji: 2.5,
  other: 1,
};

/** @returns `undefined` where no line may end. */
function breakCost(before: string, after: string): number | undefined {
  if (NOT_FIRST.test(after)) return undefined;
  if (/[\s]$/.test(before)) return 0;
  if (/[、。，．！？；：」』）】〕]$/u.test(before)) return 0;
  if (/^[（「『【〔“]/u.test(after)) return 0.2;
  if (before.endsWith('・')) return 0.5;
  const [left, right] = [scriptOf(before), scriptOf(after)];
  if (left === right) return inside[left];
  // A word follows its particle, or its ending follows it.
  if (left === 'hiragana') return 0.3;
  return right === 'hiragana' ? 7 : 1;
}

/** Pieces that no line may cut; a Latin word is one, unless it is wider than a line. */
function toPieces(text: string, { widthOf, width }: WrapOptions): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, cost: number) =>
    pieces.push({ text, cost, width: widthOf(text), tight: widthOf(text.trimEnd()) });
  const characters = [...text];
  let piece = '';
  for (const [index, character] of characters.entries()) {
    piece += character;
    const next = characters[index + 1];
    if (next === undefined) break;
    const isHyphen = /\p{Ll}{3}-$/u.test(piece) && /\p{Ll}/u.test(next);
    const cost = isHyphen ? 1 : breakCost(character, next);
    const isUnit = /\d $/.test(piece) && /[\p{Script=Latin}µμ°]/u.test(next);
    if (cost === undefined || isUnit || NOT_LAST.test(piece)) continue;
    if (cost === inside.latin && widthOf(piece + next) <= width) continue;
    add(piece, cost);
    piece = '';
  }
  add(piece, 0);
  return pieces;
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text }) => text)
    .join('')
    .trim();

/** As full as can be; a piece that is wider than a line has one of its own. */
function greedy(pieces: readonly Piece[], width: number): Piece[][] {
  const lines: Piece[][] = [];
  let used = 0;
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && used + piece.tight <= width) line.push(piece);
    else {
      lines.push([piece]);
      used = 0;
    }
    used += piece.width;
  }
  return lines;
}

/** The cheapest way to set the pieces in so many lines: empty ends, squared, and what the breaks cost. */
function balanced(pieces: readonly Piece[], count: number, width: number): string[] {
  interface Way {
    readonly cost: number;
    /** How many pieces stand before each of its lines' ends. */
    readonly ends: readonly number[];
  }
  // Ways to set the first n pieces in the lines so far.
  let ways = new Map<number, Way>([[0, { cost: 0, ends: [] }]]);
  for (let line = 0; line < count; line++) {
    const next = new Map<number, Way>();
    for (const [from, way] of ways) {
      let used = 0;
      for (const [offset, piece] of pieces.slice(from).entries()) {
        const room = 1 - (used + piece.tight) / width;
        if (room < 0 && offset > 0) break;
        used += piece.width;
        const end = from + offset + 1;
        const cost = way.cost + 9 * room * room + piece.cost;
        const known = next.get(end);
        if (!known || cost < known.cost) next.set(end, { cost, ends: [...way.ends, end] });
      }
    }
    ways = next;
  }
  const ends = ways.get(pieces.length)?.ends ?? [pieces.length];
  return ends.map((end, index) => textOf(pieces.slice(ends[index - 1] ?? 0, end)));
}

function clip(lines: readonly Piece[][], options: WrapOptions): string[] {
  const shown = lines.slice(0, options.lines).map(textOf);
  let last = [...(shown.pop() ?? '')];
  while (last.length > 0 && options.widthOf(`${last.join('')}…`) > options.width)
    last = last.slice(0, -1);
  const end = last
    .join('')
    .replace(/(?<![\s、。，．・：（「『【〔(["'“‘])[\s、。，．・：（「『【〔(["'“‘]+$/u, '');
  return [...shown, `${end}…`];
}
