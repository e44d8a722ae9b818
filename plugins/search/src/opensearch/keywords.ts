import { romajiToKana, skeleton } from '../analyzer/index.js';
import { toKatakana } from './analysis.js';

/** What stands between two spaces or marks of a query, and how it may be meant. */
export interface EngineKeyword {
  /** As typed. */
  readonly text: string;
  /** Letters and digits in it. */
  readonly length: number;
  /** Its sound in katakana, where it is typed in kana. */
  readonly kana?: string;
  /** Regular expression of the engine for what it sounds like, where it may be romaji. */
  readonly romaji?: string;
  /** Still being typed. */
  readonly typing: boolean;
}

/**
 * What is beyond is left out, which only widens the answer: engines refuse a request of more than 1,024
 * clauses, and every word of a query is looked for in eleven fields. UTF-16 units.
 */
const QUERY_MAX = 100;
const KEYWORDS_MAX = 8;
/** Engines refuse longer ones than 1,000 characters. */
const PATTERN_MAX = 900;
/** Small kana, which our romaji does not tell from large ones. */
const SMALL: Readonly<Record<string, string>> = {
  ...{ ア: 'ァ', イ: 'ィ', ウ: 'ゥ', エ: 'ェ', オ: 'ォ' },
  ...{ ヤ: 'ャ', ユ: 'ュ', ヨ: 'ョ', ツ: 'ッ', ワ: 'ヮ', ブ: 'ヴ' },
};

/**
 * Cut a query into keywords.
 *
 * @param prefixLast - The last word is still being typed.
 * @returns None when there is nothing an engine could look for: no letters, or a single kana or letter.
 */
export function toKeywords(query: string, prefixLast: boolean): EngineKeyword[] {
  const input = query.slice(0, QUERY_MAX).replace(/[\ud800-\udbff]$/, '');
  const parts = input.split(/[\s、。，．！？「」『』（）【】]+/u).filter((part) => part !== '');
  const typing = prefixLast && input !== '' && input.trimEnd() === input;
  const keywords = parts
    .slice(0, KEYWORDS_MAX)
    .map((part, at) => toKeyword(part, typing && at === parts.length - 1))
    .filter(({ text, length }) => length > 1 || (length === 1 && !isCommon(text)));
  return keywords;
}

function toKeyword(part: string, typing: boolean): EngineKeyword {
  // An input method shows ようせt while せつ is being typed: the tail is not a word yet.
  const text = typing ? part.replace(/([^a-z0-9.])[a-z]{1,2}$/iu, '$1') : part;
  const folded = toKatakana(text);
  const isKana = /^[ァ-ヶー]{2,}$/u.test(folded);
  const romaji = isKana ? '' : toPattern(romajiToKana(text, typing));
  return {
    text,
    length: Array.from(skeleton(text)).length,
    typing,
    ...(isKana ? { kana: folded } : {}),
    ...(romaji ? { romaji } : {}),
  };
}

/** A single kana, letter or digit stands in nearly every page. */
const isCommon = (text: string): boolean => /^[ぁ-ゖーa-z0-9]$/u.test(skeleton(text));

function toPattern(readings: readonly string[]): string {
  const patterns = readings.map((reading) =>
    Array.from(toKatakana(reading), (kana) => {
      const small = SMALL[kana];
      return small ? `[${kana}${small}]` : kana;
    }).join(''),
  );
  let pattern = '';
  for (const next of patterns) {
    if (pattern.length + next.length > PATTERN_MAX) break;
    pattern += pattern ? `|${next}` : next;
  }
  return pattern;
}
