import type { Fragment } from '../codec/files.js';
import type { SearchProblem } from '../types.js';
import { mayHold, mayShow } from './narrow.js';
import {
  HELD,
  isName,
  isTitled,
  SHOWN,
  SPELLED,
  shows,
  spells,
  tierOf,
  wholeWords,
} from './verify.js';
import type { View } from './view.js';
import type { Asked } from './words.js';

/** Pages at the head of the answer that are ordered by how truly they hold the query. */
const HEAD = 10;
/** Pages looked at next, and twice as many each time after. */
const NEXT = 20;
/** Pages looked at in all; beyond, whatever could still show the query stands where it stands. */
const PROVE_MAX = 400;

/**
 * Put every page that shows the query before every page that does not.
 *
 * The index says which pages *may* show a text; only the text itself is proof. So those are looked at
 * from the best down, until as many true ones are found as are to be shown, or none is left. Then, while
 * there is room, those that may hold it in another spelling. How few may show it see `grams.ts`: up to
 * 8,000 pages it is fewer than 400, unless it is a text of seven characters or more of which every six
 * stand in a twentieth of the pages. The order does not depend on how many are shown at a time.
 *
 * @param sorted - Pages, best first.
 * @param need - How many of the first pages the caller will show.
 * @returns All pages in their final order as far as `need`.
 */
export async function provedOrder(
  source: View,
  sorted: readonly number[],
  need: number,
  asked: Asked,
  problems: SearchProblem[],
): Promise<number[]> {
  const head = sorted.slice(0, HEAD);
  // よう is on its way to 溶接: while a reading is being typed, pages that show just よう are no better.
  const begun = asked.keywords.some(
    ({ typing, words }) => typing && words.some(({ slip }) => !slip),
  );
  const tiers = new Map<number, number>();
  for (const [page, fragment] of await source.pages(head, problems)) {
    const tier = tierOf(fragment, asked);
    tiers.set(page, begun && !isTitled(tier) ? 0 : tier);
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
    const rest = sorted.filter((page) => !tiers.has(page));
    const holding = await mayHold(source, rest, asked.text, problems);
    const showing = new Set(await mayShow(source, holding, asked.shown, problems));
    const see = (page: number, fragment: Fragment) => {
      if (shows(fragment, asked.shown)) shown.push(page);
      else if (spells(fragment, asked)) spelled.push(page);
    };
    const left = PROVE_MAX - tiers.size;
    const first = [...showing].slice(0, left);
    await look(source, first, see, () => shown.length >= need, problems);
    const others = holding.filter((page) => !showing.has(page)).slice(0, left - first.length);
    await look(source, others, see, () => shown.length + spelled.length >= need, problems);
  }
  return [...new Set([...shown, ...spelled, ...byTier, ...sorted])];
}

/** Whether one of these pages shows the query just so. */
export async function anyShows(
  source: View,
  pages: readonly number[],
  { shown, text }: Asked,
  problems: SearchProblem[],
): Promise<boolean> {
  let found = false;
  const see = (_: number, fragment: Fragment) => {
    found ||= shows(fragment, shown);
  };
  const best = pages.slice(0, NEXT);
  await look(source, best, see, () => found, problems);
  if (found || pages.length <= NEXT) return found;
  const holding = await mayHold(source, pages.slice(NEXT), text, problems);
  const showing = await mayShow(source, holding, shown, problems);
  await look(source, showing.slice(0, PROVE_MAX - NEXT), see, () => found, problems);
  return found;
}

/**
 * Whether one of a few pages truly holds every word of the query: pairs of different words may lie (ある,
 * るみ are in あるゆるみ, not アルミ). Many pages hardly lie all, and are not read for this.
 */
export async function anyHolds(
  source: View,
  pages: readonly number[],
  asked: Asked,
  problems: SearchProblem[],
): Promise<boolean> {
  if (pages.length > HEAD) return true;
  const fragments = [...(await source.pages(pages, problems)).values()];
  if (fragments.length < pages.length) return true;
  return fragments.some((fragment) => fragment.x || tierOf(fragment, asked) >= HELD);
}

/** Read pages from the best down, more at a time, until it is enough. */
async function look(
  source: View,
  pages: readonly number[],
  see: (page: number, fragment: Fragment) => void,
  isEnough: () => boolean,
  problems: SearchProblem[],
): Promise<void> {
  for (let from = 0, size = NEXT; from < pages.length && !isEnough(); size *= 2) {
    for (const [page, fragment] of await source.pages(pages.slice(from, from + size), problems))
      see(page, fragment);
    from += size;
  }
}
