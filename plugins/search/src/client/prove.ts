import { isLight, type ParsedQuery, pairs, placeOf } from '../analyzer/index.js';
import type { Fragment } from '../codec/files.js';
import type { SearchManifest, SearchProblem } from '../types.js';
import type { Source } from './source.js';
import { needle, shows, spells, tierOf } from './verify.js';
import type { Wanted } from './words.js';

/** Pages at the head of the answer that are ordered by how truly they hold the query. */
const HEAD = 10;
/** Pages looked at next, and twice as many each time after. */
const NEXT = 20;
/** A page that shows the query just so. */
const SHOWN = 4;
/** A page that holds it in another spelling. */
const SPELLED = 2.5;
/** Pages looked at in all; beyond, whatever could still show the query stands where it stands. */
const PROVE_MAX = 400;
/** A page that is called so, or whose title shows it. */
const NAMED = 4.5;

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
  manifest: SearchManifest,
  sorted: readonly number[],
  need: number,
  query: string,
  parsed: ParsedQuery,
  wanted: readonly Wanted[],
  problems: SearchProblem[],
): Promise<number[]> {
  const text = needle(query);
  const head = sorted.slice(0, HEAD);
  const fragments = await source.pages(manifest, head, problems);
  const tier = new Map(
    head.map((page) => [page, tierIn(fragments.get(page), text, parsed, wanted)] as const),
  );
  // よう is on its way to 溶接: while a reading is being typed, pages that show just よう are no better.
  const begun = wanted.some(({ typing, words }) => typing && words.length > 0);
  const rank = (page: number) => {
    const own = tier.get(page) ?? 0;
    return begun && own < NAMED ? 0 : own;
  };
  const byTier = [...head].sort((a, b) => rank(b) - rank(a));
  if (begun) return [...byTier, ...sorted.slice(HEAD)];
  const shown = byTier.filter((page) => rank(page) >= SHOWN);
  const spelled = byTier.filter((page) => rank(page) >= SPELLED && rank(page) < SHOWN);
  if (shown.length < need && sorted.length > HEAD) {
    const rest = await possible(source, manifest, sorted.slice(HEAD), parsed, problems);
    const end = Math.min(rest.length, PROVE_MAX - HEAD);
    for (let from = 0, size = NEXT; from < end && shown.length < need; size *= 2) {
      const some = rest.slice(from, Math.min(end, from + size));
      const found = await source.pages(manifest, some, problems);
      for (const page of some) {
        const fragment = found.get(page);
        if (!fragment) continue;
        if (shows(fragment, text)) shown.push(page);
        else if (spells(fragment, parsed.text)) spelled.push(page);
      }
      from += size;
    }
  }
  return [...new Set([...shown, ...spelled, ...byTier, ...sorted])];
}

/** Whether one of the best of these pages shows the query just so. */
export async function anyShows(
  source: Source,
  manifest: SearchManifest,
  pages: readonly number[],
  query: string,
  problems: SearchProblem[],
): Promise<boolean> {
  const fragments = await source.pages(manifest, pages.slice(0, NEXT), problems);
  const text = needle(query);
  return [...fragments.values()].some((fragment) => shows(fragment, text));
}

/** Of these pages, those that hold every pair of the query. */
async function possible(
  source: Source,
  manifest: SearchManifest,
  pages: readonly number[],
  parsed: ParsedQuery,
  problems: SearchProblem[],
): Promise<number[]> {
  const terms = [...new Set(pairs(parsed.text))].filter((term) => !isLight(term)).slice(0, TERMS);
  await source.hydrate(manifest, terms.map(placeOf), problems);
  const known = terms.filter((term) => source.knows(manifest, term));
  const holding = new Set(source.find(known, manifest.documents));
  return pages.filter((page) => known.length === 0 || holding.has(page));
}

/** More pairs hardly leave a page out. */
const TERMS = 64;

function tierIn(
  fragment: Fragment | undefined,
  text: string,
  parsed: ParsedQuery,
  wanted: readonly Wanted[],
): number {
  return fragment ? tierOf(fragment, text, parsed, wanted) : 0;
}
