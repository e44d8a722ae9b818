import {
  KATAKANA,
  type NormalizedText,
  normalize,
  SIGN_BEFORE,
  SPACE_BEFORE,
  WORD,
} from './normalize.js';
import { bare } from './okurigana.js';
import { isLight, pairs } from './pairs.js';
import { romajiToKana } from './romaji.js';
import { looseSound, soundOf } from './sound.js';
import { placeOf, WORD_MARK, words } from './terms.js';

/** What stands between two spaces (or punctuation marks) of a query. */
export interface Keyword {
  /** Skeleton as typed; what is looked for when a match is verified. */
  text: string;
  /** A page matches when it holds all of these terms. */
  required: string[];
  /** Whole words; never required, but a page that holds them ranks higher. */
  bonus: string[];
  /** How it may sound (see `soundOf`); empty unless it is written in kana or may be romaji. */
  sounds: string[];
  /** Typed in Latin letters: a long vowel may be missing. In capitals it is rather an abbreviation. */
  romaji: false | 'word' | 'capitals';
  /** Typed in katakana alone. */
  katakana: boolean;
  /** Its kanji without their kana endings, see `bare`; and pairs that hold them all. */
  bare: string;
  barePairs: string[];
  /** Several words and what stands between them, as in a question. */
  sentence: boolean;
  /** Still being typed. */
  typing: boolean;
}

export interface ParsedQuery {
  /** Skeleton of the whole query, nothing dropped. */
  text: string;
  keywords: Keyword[];
}

/** Longer queries are cut: nobody types them, and the work must stay bounded. UTF-16 units. */
export const QUERY_MAX = 400;
const TERMS_MAX = 64;
/** A keyword of kana and other letters beyond this many characters is a sentence. */
const SENTENCE = 6;
const KANA = /[ぁ-ゖー]/u;
const MEANING_MIN = 4;
/** So many pairs of one script tell a sentence from others without those of kana and kanji. */
const TELLING = 8;
/** Where they are fewer, so many with those that begin with a kanji (曲げ). */
const WITH_ENDINGS = 10;

/**
 * Cut a query into keywords and their terms.
 *
 * Guarantee: for a query that is a substring of a page's text, every required term of the typed
 * form is an index term of that page. (Required pairs are pairs of the query's skeleton inside one
 * keyword, see `normalize`; leaving pairs out only widens the answer.)
 *
 * @param prefixLast - The last word is still being typed.
 */
export function parseQuery(query: string, { prefixLast = false } = {}): ParsedQuery {
  const input = clip(query);
  const n = normalize(input);
  const spans = keywordSpans(n);
  const typing = prefixLast && !/\s$/u.test(input);
  let keywords = spans.map(([from, to], i) => {
    const last = typing && i === spans.length - 1;
    const raw = input.slice(n.starts[from], n.ends[to - 1]);
    return toKeyword(n, from, to, raw, last);
  });
  if (keywords.some((k) => [...k.text].length > 1)) {
    // A lone particle between spaces says nothing beside real words.
    keywords = keywords.filter((k) => [...k.text].length > 1 || !/^[ぁ-ゖーa-z]$/u.test(k.text));
  }
  return { text: n.text, keywords: bound(keywords) };
}

function clip(query: string): string {
  const cut = query.slice(0, QUERY_MAX);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Spaces always part; punctuation parts unless it stands between Latin letters or digits (SUS-304). */
function keywordSpans(n: NormalizedText): [number, number][] {
  const spans: [number, number][] = [];
  let from = 0;
  for (let i = 1; i < n.text.length; i++) {
    const flag = n.flags[i] as number;
    const inWord = flag & (n.flags[i - 1] as number) & WORD;
    if (flag & SPACE_BEFORE || (flag & SIGN_BEFORE && !inWord)) {
      spans.push([from, i]);
      from = i;
    }
  }
  if (from < n.text.length) spans.push([from, n.text.length]);
  return spans;
}

function toKeyword(
  n: NormalizedText,
  from: number,
  to: number,
  raw: string,
  typing: boolean,
): Keyword {
  let text = n.text.slice(from, to);
  // An input method shows ようせt while せつ is being typed: the tail is not a word yet.
  if (typing) text = text.replace(/([^a-z0-9.])[a-z]{1,2}$/u, '$1');
  const flags = n.flags.slice(from, from + text.length);
  const part: NormalizedText = { text, flags, starts: [], ends: [] };
  const sentence = text.length > SENTENCE && KANA.test(text) && !/^[ぁ-ゖー]+$/u.test(text);
  const stem = bare(text);
  const latin = /^[a-z]{2,}$/u.test(text);
  const kana = latin ? romajiToKana(raw, typing) : /^[ぁ-ゖー]{2,}$/u.test(text) ? [text] : [];
  const sounds = new Map(kana.map((word) => [looseSound(soundOf(word)), soundOf(word)]));
  return {
    text,
    required: sentence ? meaningful(part) : cover(text),
    bonus: words(part).map((w) => WORD_MARK + w),
    sounds: [...sounds.values()].filter((sound) => sound.length > 1),
    bare: stem,
    barePairs: cover(stem),
    sentence,
    typing,
    katakana: part.flags.every((flag) => flag & KATAKANA),
    romaji: latin && (/^\p{Lu}+$/u.test(raw.normalize('NFKC')) ? 'capitals' : 'word'),
  };
}

/**
 * Every pair of a sentence but those of hiragana alone, which are in every page; where there is nothing
 * else, these. Those of kana and kanji say least for their long lists: they only fill up the others, and
 * those that begin with kana (の曲) last.
 */
function meaningful({ text, flags }: NormalizedText): string[] {
  const chars = [...text];
  const telling = new Set<string>();
  const endings = new Set<string>();
  const others = new Set<string>();
  let at = 0;
  chars.forEach((char, i) => {
    const pair = char + (chars[i + 1] ?? '');
    const written = (flags[at] ?? 0) | (flags[at + char.length] ?? 0);
    const [kind] = placeOf(pair);
    const list = kind !== 'k' ? telling : KANA.test(char) ? others : endings;
    if (pair !== char && (kind !== 'h' || written & KATAKANA)) list.add(pair);
    at += char.length;
  });
  if (telling.size + endings.size + others.size < MEANING_MIN) return [...new Set(pairs(text))];
  if (telling.size >= TELLING) return [...telling];
  const most = [...telling, ...endings].slice(0, WITH_ENDINGS);
  return [...most, ...others].slice(0, Math.max(most.length, TELLING));
}

/**
 * The fewest pairs that hold every character, from one script where that is possible: a pair more costs
 * a shard more, and a page that has these but not the word is told apart by its text.
 */
function cover(text: string): string[] {
  const chars = [...text];
  if (chars.length < 3) return pairs(text).filter((term) => !isLight(term));
  const script = chars.map((char) =>
    KANA.test(char) ? 'kana' : /[a-z0-9.]/u.test(char) ? 'word' : 'han',
  );
  const kept = new Set<string>();
  const take = (at: number) => kept.add((chars[at] ?? '') + (chars[at + 1] ?? ''));
  for (let from = 0; from < chars.length; ) {
    let to = from + 1;
    while (to < chars.length && script[to] === script[from]) to++;
    if (to - from === 1) take(from > 0 ? from - 1 : from);
    else {
      for (let at = from; at + 1 < to; at += 2) take(at);
      if ((to - from) % 2 === 1) take(to - 2);
    }
    from = to;
  }
  return [...kept];
}

/** Keep the number of shards of one query small and its work bounded. */
function bound(keywords: Keyword[]): Keyword[] {
  let left = TERMS_MAX;
  return keywords.flatMap((keyword) => {
    const required = keyword.required.slice(0, left);
    left -= required.length;
    return required.length > 0 ? [{ ...keyword, required }] : [];
  });
}
