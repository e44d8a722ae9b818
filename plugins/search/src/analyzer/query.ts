import { Flag, type NormalizedText, normalize } from './normalize.js';
import { romajiToKana } from './romaji.js';
import { pairs, WORD_MARK, words } from './terms.js';

/** One way to read a keyword. A page matches when it holds all `required` terms. */
export interface KeywordForm {
  /** Skeleton of the form; what is looked for when a match is verified. */
  text: string;
  required: string[];
  /** Whole words; never required, but a page that holds them ranks higher. */
  bonus: string[];
  /** 1 for what was typed, less for a guess (romaji read as kana). */
  weight: number;
}

/** What stands between two spaces (or punctuation marks) of a query. */
export interface Keyword {
  text: string;
  forms: KeywordForm[];
}

export interface ParsedQuery {
  /** Skeleton of the whole query, nothing dropped. */
  text: string;
  keywords: Keyword[];
}

/** Longer queries are cut: nobody types them, and the work must stay bounded. UTF-16 units. */
export const QUERY_MAX = 400;
const TERMS_MAX = 64;
/** From this many pairs on, a query is a sentence and its hiragana pairs carry no meaning. */
const SENTENCE_PAIRS = 12;

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
    const raw = input.slice(n.starts[from] ?? 0, n.ends[to - 1] ?? 0);
    return toKeyword(n, from, to, raw, last);
  });
  if (keywords.some((k) => [...k.text].length > 1)) {
    // A lone particle between spaces says nothing beside real words.
    keywords = keywords.filter((k) => [...k.text].length > 1 || !/^[ぁ-んーa-z]$/u.test(k.text));
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
    const flag = n.flags[i] ?? 0;
    const inWord = (flag & Flag.Word) !== 0 && ((n.flags[i - 1] ?? 0) & Flag.Word) !== 0;
    if (flag & Flag.SpaceBefore || (flag & Flag.PunctBefore && !inWord)) {
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
  const forms: KeywordForm[] = [
    { text, required: sparse(part), bonus: words(part).map((w) => WORD_MARK + w), weight: 1 },
  ];
  if (/^[a-z]{2,}$/u.test(text)) {
    for (const kana of romajiToKana(raw, typing)) {
      forms.push({ text: kana, required: pairs(kana), bonus: [], weight: 0.6 });
    }
  }
  return { text, forms };
}

/** Pairs, every second one inside a long Latin run: they overlap enough, and each costs a shard. */
function sparse(part: NormalizedText): string[] {
  const all = pairs(part.text);
  const kept: string[] = [];
  let run = 0;
  all.forEach((pair, i) => {
    const next = all[i + 1];
    const latin = /^[a-z]{2}$/u.test(pair);
    const inside = latin && next !== undefined && /^[a-z]{2}$/u.test(next);
    run = latin ? run + 1 : 0;
    if (!latin || run % 2 === 1 || !inside) kept.push(pair);
  });
  return [...new Set(kept)];
}

/** Keep the number of shards of one query small and its work bounded. */
function bound(keywords: Keyword[]): Keyword[] {
  const typed = keywords.flatMap((k) => k.forms[0]?.required ?? []);
  const meaning = typed.filter((t) => !isKanaPair(t));
  const dropKana = typed.length > SENTENCE_PAIRS && meaning.length >= 4;
  let left = TERMS_MAX;
  return keywords.flatMap((keyword) => {
    const forms = keyword.forms.flatMap((form) => {
      const required = form.required.filter((t) => !dropKana || !isKanaPair(t)).slice(0, left);
      left -= required.length;
      return required.length > 0 ? [{ ...form, required }] : [];
    });
    return forms.length > 0 ? [{ ...keyword, forms }] : [];
  });
}

function isKanaPair(term: string): boolean {
  return /^[ぁ-ん]{1,2}$/u.test(term);
}
