import { isLight, pairs, placeOf } from '../analyzer/index.js';
import type { SearchProblem } from '../types.js';
import type { Source } from './source.js';
import { isName, NAMED, SHOWN, SPELLED, shows, spells, tierOf, wholeWords } from './verify.js';
import type { Asked } from './words.js';

/** Pages at the head of the answer that are ordered by how truly they hold the query. */
const HEAD = 10;
/** Pages looked at next, and twice as many each time after. */
const NEXT = 20;
/** Pages looked at in all; beyond, whatever could still show the query stands where it stands. */
const PROVE_MAX = 400;
/** More pairs hardly leave a page out. */
const TERMS = 64;

/**
 * Put every page that shows the query before every page that does not.
 *
 * The index says which pages *may* hold a text; only the text itself is proof. So the pages are looked at
 * from the best down, until as many true ones are found as are to be shown, or none is left that could
 * be one (of the best 400). The order does not depend on how many are shown at a time.
 *
 * @param sorted - Pages, best first.
 * @param need - How many of the first pages the caller will show.
 * @returns All pages in their final order as far as `need`.
 */
export async function provedOrder(
  source: Source,
  sorted: readonly number[],
  need: number,
  asked: Asked,
  problems: SearchProblem[],
): Promise<number[]> {
  const head = sorted.slice(0, HEAD);
  // よう is on its way to 溶接: while a reading is being typed, pages that show just よう are no better.
  const begun = asked.keywords.some(({ typing, words }) => typing && words.length > 0);
  const tiers = new Map<number, number>();
  for (const [page, fragment] of await source.pages(head, problems)) {
    const tier = tierOf(fragment, asked);
    tiers.set(page, begun && tier < NAMED && !isName(tier) ? 0 : tier);
  }
  const rank = (page: number) => tiers.get(page) ?? 0;
  // The page about a word is often short: pages that say the word more often stand before it.
  const [only] = asked.keywords.length === 1 ? asked.keywords : [];
  const whole = only && (!begun || wholeWords(only).length > 0);
  if (whole && !head.some((page) => isName(rank(page))))
    for (const [page, fragment] of await source.pages(sorted.slice(HEAD, HEAD + NEXT), problems)) {
      const tier = tierOf(fragment, asked);
      if (!isName(tier)) continue;
      head.push(page);
      tiers.set(page, tier);
    }
  const byTier = [...head].sort((a, b) => rank(b) - rank(a));
  const shown = byTier.filter((page) => rank(page) >= SHOWN);
  const spelled = byTier.filter((page) => rank(page) >= SPELLED && rank(page) < SHOWN);
  if (!begun && shown.length < need && sorted.length > HEAD) {
    const rest = await possible(source, sorted.slice(HEAD), asked, problems);
    const end = Math.min(rest.length, PROVE_MAX - HEAD);
    for (let from = 0, size = NEXT; from < end && shown.length < need; size *= 2) {
      const some = rest.slice(from, Math.min(end, from + size));
      for (const [page, fragment] of await source.pages(some, problems)) {
        if (shows(fragment, asked.shown)) shown.push(page);
        else if (spells(fragment, asked.text)) spelled.push(page);
      }
      from += size;
    }
  }
  return [...new Set([...shown, ...spelled, ...byTier, ...sorted])];
}

/** Whether one of the best of these pages shows the query just so. */
export async function anyShows(
  source: Source,
  pages: readonly number[],
  { shown }: Asked,
  problems: SearchProblem[],
): Promise<boolean> {
  const fragments = await source.pages(pages.slice(0, NEXT), problems);
  return [...fragments.values()].some((fragment) => shows(fragment, shown));
}

/** Of these pages, those that hold every pair of the query. */
async function possible(
  source: Source,
  pages: readonly number[],
  { text }: Asked,
  problems: SearchProblem[],
): Promise<readonly number[]> {
  const terms = [...new Set(pairs(text))].filter((term) => !isLight(term)).slice(0, TERMS);
  await source.hydrate(terms.map(placeOf), problems);
  const known = terms.filter((term) => source.knows(term));
  const holding = new Set(source.find(known));
  return known.length > 0 ? pages.filter((page) => holding.has(page)) : pages;
}
