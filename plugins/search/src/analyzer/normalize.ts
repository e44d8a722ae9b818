import { foldChar, Kind, kindOf, voiced } from './chars.js';

/** Bits of {@link NormalizedText.flags}, one byte for each UTF-16 unit of the skeleton. */
export const Flag = {
  /** White space was skipped before this unit. */
  SpaceBefore: 1,
  /** Punctuation was skipped before this unit. */
  PunctBefore: 2,
  /** The unit was written 々, ゝ or ゞ. */
  Repeat: 4,
  /** Latin (Greek, Cyrillic) letter or digit, or the dot inside a number. */
  Word: 8,
  /** Hiragana or katakana, or ー. */
  Kana: 16,
  /** The unit was written in katakana. */
  Katakana: 32,
} as const;

/**
 * The skeleton of a text: what is compared. Punctuation and spaces are gone, spelling variants are
 * one. `starts[i]`/`ends[i]` give the half-open UTF-16 range of the *original* text that unit `i`
 * of `text` came from; a unit never maps into the middle of a grapheme.
 */
export interface NormalizedText {
  text: string;
  starts: number[];
  ends: number[];
  flags: number[];
}

interface Unit {
  char: string;
  kind: Kind;
  start: number;
  end: number;
}

/** Surrogate halves, format characters, accents and variation selectors left over after composing. */
const INVISIBLE =
  /\p{Cs}|\p{Cf}|[\u0300-\u036f]|[\u3099\u309a]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u;

const KATAKANA = /[ァ-ヺーｦ-ﾟ]/;

const cache = new Map<string, readonly { char: string; kind: Kind }[]>();

/** Raw sign kept for a repeat mark whose base is not in the text (a query cut just after it). */
export const REPEAT_SIGN = '々';

/**
 * Fold a text to its skeleton.
 *
 * Every decision looks at the direct neighbours only, and a sign whose neighbour is cut off is
 * dropped. So the skeleton of any substring holds no pair of characters that the whole text's
 * skeleton lacks: that is what makes "found whatever was typed" provable.
 *
 * @param input - Any string; lone surrogates and control characters are skipped.
 * @returns Skeleton with its offset map; empty arrays for a text without letters and digits.
 */
export function normalize(input: string): NormalizedText {
  const units = split(input);
  const out: NormalizedText = { text: '', starts: [], ends: [], flags: [] };
  const parts: string[] = [];
  let gap = 0;
  let previous = ''; // what the direct neighbour became; '' when it was skipped
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit;
    const before = units[i - 1]?.kind ?? Kind.Punct;
    const after = units[i + 1]?.kind ?? Kind.Punct;
    const [char, flag] = resolve(unit, before, after, previous);
    if (char === '') {
      if (unit.kind === Kind.Repeat) continue;
      gap |= unit.kind === Kind.Space ? Flag.SpaceBefore : Flag.PunctBefore;
      previous = '';
      continue;
    }
    const katakana = KATAKANA.test(input[unit.start] ?? '') ? Flag.Katakana : 0;
    for (let k = 0; k < char.length; k++) {
      out.starts.push(unit.start);
      out.ends.push(unit.end);
      out.flags.push(flag | katakana | (k === 0 ? gap : 0));
    }
    parts.push(char);
    gap = 0;
    previous = char;
  }
  out.text = parts.join('');
  return out;
}

/** The skeleton without the map, for callers that only compare. */
export function skeleton(input: string): string {
  return normalize(input).text;
}

function resolve(unit: Unit, before: Kind, after: Kind, previous: string): [string, number] {
  switch (unit.kind) {
    case Kind.Space:
    case Kind.Punct:
      return ['', 0];
    case Kind.Letter:
    case Kind.Digit:
      return [unit.char, Flag.Word];
    case Kind.Kana:
      return [unit.char, Flag.Kana];
    case Kind.Han:
      return [unit.char, 0];
    case Kind.Long:
      return unspaced(before) || unspaced(after) ? [unit.char, Flag.Kana] : ['', 0];
    case Kind.Hyphen:
      return kana(before) && kana(after) ? ['ー', Flag.Kana] : ['', 0];
    case Kind.Dot:
      return before === Kind.Digit && after === Kind.Digit ? ['.', Flag.Word] : ['', 0];
    case Kind.Repeat: {
      if (previous === REPEAT_SIGN) return ['', 0];
      if (previous === '') return [REPEAT_SIGN, 0];
      return [unit.char === 'ゞ' ? voiced(previous) : previous, Flag.Repeat];
    }
  }
}

function unspaced(kind: Kind): boolean {
  return kind === Kind.Kana || kind === Kind.Han || kind === Kind.Long || kind === Kind.Repeat;
}

function kana(kind: Kind): boolean {
  return kind === Kind.Kana || kind === Kind.Long;
}

/** Cut into base + marks, so that NFKC can compose か+゛ and half-width ｶﾞ without losing places. */
function split(input: string): Unit[] {
  const units: Unit[] = [];
  let start = 0;
  while (start < input.length) {
    let end = start + width(input, start);
    while (end < input.length && isMark(input, end)) end += width(input, end);
    for (const { char, kind } of fold(input.slice(start, end)))
      units.push({ char, kind, start, end });
    start = end;
  }
  return units;
}

function width(input: string, at: number): number {
  return (input.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isMark(input: string, at: number): boolean {
  const code = input.charCodeAt(at);
  if (code < 0x300) return false;
  if (code >= 0x3400 && code <= 0x9fff) return false;
  if (code === 0xff9e || code === 0xff9f) return true;
  if (code >= 0x1160 && code <= 0x11ff) return true; // Hangul vowels and finals compose with what precedes
  return /\p{M}/u.test(String.fromCodePoint(input.codePointAt(at) ?? 0));
}

function fold(cluster: string): readonly { char: string; kind: Kind }[] {
  const known = cache.get(cluster);
  if (known) return known;
  let text = cluster.normalize('NFKC').toLowerCase();
  // Accents on Latin and Greek are dropped (é = e); NFC kana keep their voiced marks.
  if (/[\p{Script=Latin}\p{Script=Greek}]/u.test(text))
    text = text.normalize('NFD').replace(/\p{Mn}/gu, '');
  const result: { char: string; kind: Kind }[] = [];
  for (const raw of text) {
    if (INVISIBLE.test(raw)) continue;
    if (/\p{M}/u.test(raw)) result.push({ char: raw, kind: Kind.Han });
    else {
      const char = foldChar(raw);
      result.push({ char, kind: kindOf(char) });
    }
  }
  if (cache.size > 20000) cache.clear(); // bounds memory when fed hostile text
  cache.set(cluster, result);
  return result;
}
