import {
  commonFrom,
  GRAM_MARK,
  GRAM_MAX,
  isLight,
  plain,
  skeleton,
  tellingTerms,
} from '../analyzer/index.js';
import { RESOLUTION } from '../codec/files.js';
import type { Postings } from '../codec/shard.js';
import type { SearchDocument } from '../types.js';

/**
 * The pages of every gram that proves what pairs cannot tell (see `grams.ts` of the analyzer).
 *
 * @param docs - In the order that numbers the pages.
 * @param postings - Of all terms of these pages: they tell which pairs are common.
 * @returns By term; empty for a market whose pages can all be read.
 */
export function buildGrams(
  docs: readonly SearchDocument[],
  postings: ReadonlyMap<string, Postings>,
): Map<string, Postings> {
  const grams = new Map<string, Postings>();
  const least = commonFrom(docs.length);
  if (docs.length <= least) return grams;
  const texts = docs.map(visibleText);
  const add = (gram: string, page: number) => {
    const term = GRAM_MARK + gram;
    const packed = page * RESOLUTION;
    const list = grams.get(term);
    if (!list) grams.set(term, [packed]);
    else if (list.at(-1) !== packed) list.push(packed);
  };

  const light = remembered((char) => skeleton(char));
  const isCommon = remembered((pair) =>
    tellingTerms(pair).every((term) => (postings.get(term)?.length ?? 0) >= least),
  );
  forEachLine(texts, (chars, page) => {
    chars.forEach((first, at) => {
      const folded = light(first);
      if (isLight(folded)) add(folded, page);
      const second = chars[at + 1];
      if (!second || !isCommon(first + second)) return;
      add(first + second, page);
      const third = chars[at + 2];
      if (third && isCommon(second + third)) add(first + second + third, page);
    });
  });
  for (let size = 4; size <= GRAM_MAX; size++) {
    const common = new Set<string>();
    for (const [term, list] of grams)
      if (list.length >= least && [...term].length === size) common.add(term.slice(1));
    if (common.size === 0) break;
    forEachLine(texts, (chars, page) => {
      let isHead = false;
      for (let at = 0; at + size - 1 <= chars.length; at++) {
        // One shorter: the end of the gram before, and the beginning of the next.
        const part = chars.slice(at, at + size - 1).join('');
        const isPart = common.has(part);
        if (isHead && isPart) add((chars[at - 1] as string) + part, page);
        isHead = isPart;
      }
    });
  }
  return grams;
}

/** Everything of a page that the client proves a text by, one block a line. */
function visibleText({ title, summary = '', sections, cues = [] }: SearchDocument): string {
  const blocks = [
    title,
    summary,
    ...sections.flatMap(({ heading, text }) => [heading, text]),
    ...cues.map(({ text }) => text),
  ];
  return blocks.map(plain).join('\n');
}

function forEachLine(
  texts: readonly string[],
  see: (chars: readonly string[], page: number) => void,
): void {
  texts.forEach((text, page) => {
    for (const line of text.split('\n')) see([...line], page);
  });
}

/** The few thousand pairs of a language come again and again. */
function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = make(text);
      known.set(text, value);
    }
    return value;
  };
}
