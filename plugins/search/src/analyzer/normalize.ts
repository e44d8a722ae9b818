import { foldChar, type Kind, kindOf, voiced } from './chars.js';

/** Bits of {@link NormalizedText.flags}, one byte for each UTF-16 unit of the skeleton: */
/** White space was skipped before this unit. */
export const SPACE_BEFORE = 1;
/** Punctuation was skipped before this unit. */
export const SIGN_BEFORE = 2;
/** The unit was written 々, ゝ or ゞ. */
export const REPEATED = 4;
/** Latin (Greek, Cyrillic) letter or digit, or the dot inside a number. */
export const WORD = 8;
/** The unit was written in katakana. */
export const KATAKANA = 16;

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

interface Folded {
  char: string;
  kind: Kind;
}

interface Unit extends Folded {
  start: number;
  end: number;
}

/** Surrogate halves, format characters, accents and variation selectors left over after composing. */
const INVISIBLE =
  /\p{Cs}|\p{Cf}|[\u0300-\u036f]|[\u3099\u309a]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

const IN_KATAKANA = /[ァ-ヺーｦ-ﾟ]/;

const cache = new Map<string, readonly Folded[]>();

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
  const out: NormalizedText = { text: '', starts: [], ends: [], flags: [] };
  let gap = 0;
  let previous = ''; // what the direct neighbour became; '' when it was skipped
  split(input).forEach((unit, i, units) => {
    const [char, flag] = resolve(unit, units[i - 1]?.kind, units[i + 1]?.kind, previous);
    if (char === '') {
      if (unit.kind === 'repeat') return;
      gap |= unit.kind === 'space' ? SPACE_BEFORE : SIGN_BEFORE;
    }
    const katakana = IN_KATAKANA.test(input[unit.start] ?? '') ? KATAKANA : 0;
    for (let k = 0; k < char.length; k++) {
      out.starts.push(unit.start);
      out.ends.push(unit.end);
      out.flags.push(flag | katakana | gap);
      gap = 0;
    }
    out.text += char;
    previous = char;
  });
  return out;
}

/** The skeleton without the map, for callers that only compare. */
export function skeleton(input: string): string {
  return normalize(input).text;
}

/** What a unit becomes, '' when it is skipped, and its flag. */
function resolve(
  { kind, char }: Unit,
  before: Kind | undefined,
  after: Kind | undefined,
  previous: string,
): readonly [string, number] {
  if (kind === 'letter' || kind === 'digit') return [char, WORD];
  if (kind === 'kana' || kind === 'han') return [char, 0];
  if (kind === 'long' && (isUnspaced(before) || isUnspaced(after))) return [char, 0];
  if (kind === 'dash' && isKana(before) && isKana(after)) return ['ー', 0];
  if (kind === 'dot' && before === 'digit' && after === 'digit') return [char, WORD];
  if (kind === 'repeat' && previous !== REPEAT_SIGN)
    return previous ? [char === 'ゞ' ? voiced(previous) : previous, REPEATED] : [REPEAT_SIGN, 0];
  return ['', 0];
}

function isUnspaced(kind: Kind | undefined): boolean {
  return isKana(kind) || kind === 'han' || kind === 'repeat';
}

function isKana(kind: Kind | undefined): boolean {
  return kind === 'kana' || kind === 'long';
}

/** A character and the marks on it; Hangul vowels and finals compose with what precedes as well. */
const CLUSTER = /.[\p{M}\u1160-\u11ffﾞﾟ]*/gsu;

/** Cut into base + marks, so that NFKC can compose か+゛ and half-width ｶﾞ without losing places. */
function split(input: string): Unit[] {
  const units: Unit[] = [];
  for (const { 0: cluster, index: start } of input.matchAll(CLUSTER))
    for (const { char, kind } of fold(cluster))
      units.push({ char, kind, start, end: start + cluster.length });
  return units;
}

function fold(cluster: string): readonly Folded[] {
  let folded = cache.get(cluster);
  if (!folded) {
    let text = cluster.normalize('NFKC').toLowerCase();
    // Accents on Latin and Greek are dropped (é = e); NFC kana keep their voiced marks.
    if (/[\p{Script=Latin}\p{Script=Greek}]/u.test(text))
      text = text.normalize('NFD').replace(/\p{Mn}/gu, '');
    folded = [...text.replace(INVISIBLE, '')].map((raw) => {
      const char = foldChar(raw);
      return { char, kind: kindOf(char) };
    });
    if (cache.size > 20000) cache.clear(); // bounds memory when fed hostile text
    cache.set(cluster, folded);
  }
  return folded;
}
