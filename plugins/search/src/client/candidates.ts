import { type Keyword, type ParsedQuery, type Place, placeOf } from '../analyzer/index.js';
import { impactOf } from '../codec/impact.js';
import { countOf } from '../codec/shard.js';
import type { View } from './view.js';
import { type Wanted, type WordMatch, wordPlaces } from './words.js';

/** The pages a query is about, best first. */
export interface Candidates {
  pages: number[];
  /** By page number; 0 for pages outside `pages`. */
  scores: Float64Array;
  /** No page holds every word: these are the nearest ones. */
  relaxed: boolean;
}

/** Of the best page's share of the query; less is noise. */
const RELAXED_SHARE = 0.4;
/** The least share for a query in kana or romaji alone. */
const SOUND_SHARE = 0.55;
/** What pairs count beside words that were probably meant. */
const BY_CHANCE = 0.2;
/** Scores this close (part of the best) are equal, and the prior decides. */
const TIE = 1 / 200;

/** The shards a query needs at once. */
export function placesOf(parsed: ParsedQuery): Place[] {
  return parsed.keywords.flatMap((keyword) => [
    ...[...keyword.required, ...keyword.bonus, ...keyword.barePairs].map(placeOf),
    ...wordPlaces(keyword),
  ]);
}

/**
 * Find and order pages with the hydrated index.
 *
 * Strict first: for each keyword, the pages with all required terms of its typed form and the pages
 * with a word it may mean; the answer is what all keywords share. If that is empty, the pages with the
 * largest part of the query are the answer. A term whose shard could not be read demands nothing, so a
 * broken file never hides pages.
 *
 *     score = Σ keyword max( Σ term w·impact , word weight·idf·impact )  × matched w / all w
 *     w     = idf / terms of the typed form; idf alone when a sentence is looked for as a bag of pairs
 *
 * @param nearest - Do not ask for all words: no page shows the query.
 */
export function findCandidates(
  source: View,
  wanted: readonly Wanted[],
  nearest = false,
): Candidates {
  const strict = nearest ? undefined : strictPages(source, wanted);
  const relaxed = !strict?.length;
  const bag = relaxed && wanted.some((keyword) => keyword.sentence);
  const all = relaxed ? Array.from({ length: source.total }, (_, page) => page) : strict;
  const { scores, shares } = scorePages(source, wanted, all, bag);
  let pages = all;
  if (relaxed) {
    // A word in kana that is nowhere shares its kana with every page.
    const sounds = wanted.every((keyword) => keyword.sounds.length > 0);
    const least = Math.max(
      sounds ? SOUND_SHARE : Number.MIN_VALUE,
      shares.reduce((a, b) => Math.max(a, b), 0) * RELAXED_SHARE,
    );
    pages = all.filter((_, at) => (shares[at] as number) >= least);
  }
  return { pages: order(source, pages, scores), scores, relaxed: relaxed && pages.length > 0 };
}

/** Best first; near-equal scores by the order of the prior. */
export function order(view: View, pages: readonly number[], scores: Float64Array): number[] {
  const best = pages.reduce((max, page) => Math.max(max, scores[page] ?? 0), 0) || 1;
  const step = (page: number) => Math.round((scores[page] as number) / (best * TIE));
  return [...pages].sort((a, b) => step(b) - step(a) || view.place(a) - view.place(b));
}

function strictPages(source: View, wanted: readonly Wanted[]): number[] | undefined {
  let shared: number[] | undefined;
  for (const keyword of wanted) {
    const known = keyword.required.filter((term) => source.knows(term));
    const lists = [[source.find(known)], ...keyword.words.map(({ term }) => source.slots(term))];
    const found = pagesOf(lists, source.total);
    // None of its shards could be read: it demands nothing.
    if (known.length === 0 && found.pages.length === 0) continue;
    shared = shared ? shared.filter((page) => found.has[page]) : found.pages;
  }
  return shared;
}

/** The pages in any of these lists. A table, because a common word stands on thousands of pages. */
function pagesOf(lists: readonly (readonly (readonly number[])[])[], total: number) {
  const has = new Uint8Array(total);
  const pages: number[] = [];
  // Slots may have holes.
  for (const slots of lists)
    for (const ids of slots)
      for (const id of ids ?? []) {
        if (has[id]) continue;
        has[id] = 1;
        pages.push(id);
      }
  return { has, pages };
}

/** Scores by page number, 0 outside `pages`; matched shares in their order. In a `bag` all pairs count alike. */
function scorePages(
  source: View,
  wanted: readonly Wanted[],
  pages: readonly number[],
  bag: boolean,
) {
  const scores = new Float64Array(source.total);
  const shares = new Float64Array(pages.length);
  // Lists have thousands of pages of which few are asked for.
  const places = new Int32Array(source.total).fill(-1);
  pages.forEach((page, at) => {
    places[page] = at;
  });
  let all = 0;
  for (const keyword of wanted) {
    const typed = scoreTyped(
      source,
      keyword,
      bag ? 1 : keyword.required.length,
      places,
      pages.length,
    );
    const words = scoreWords(source, keyword.words, places, pages.length);
    const mass = Math.max(typed.all, words.all) || 1;
    all += mass;
    // No word of the index: who holds its pairs holds them by chance, or the text itself will prove it.
    const trust = keyword.words.some(({ slip }) => slip) ? BY_CHANCE : 1;
    pages.forEach((page, at) => {
      const byTyped = (typed.sums[at] as number) * trust;
      const byWord = words.sums[at] as number;
      if (byTyped === 0 && byWord === 0) return;
      (scores[page] as number) += Math.max(byTyped, byWord);
      (shares[at] as number) +=
        (byWord >= byTyped
          ? (words.shares[at] as number)
          : (typed.shares[at] as number) / typed.all) * mass;
    });
  }
  pages.forEach((page, at) => {
    (shares[at] as number) /= all || 1;
    (scores[page] as number) *= shares[at] as number;
  });
  return { scores, shares };
}

function idf(total: number, df: number): number {
  return Math.log(1 + (total - df + 0.5) / (df + 0.5));
}

/** What the typed form is worth on every page that holds some of it, and how much of `all` it holds. */
function scoreTyped(
  source: View,
  keyword: Keyword,
  parts: number,
  places: Int32Array,
  count: number,
) {
  const sums = new Float64Array(count);
  const shares = new Float64Array(count);
  let all = 0;
  const add = (term: string, factor: number, required: boolean) => {
    const slots = source.slots(term);
    const weight = (idf(source.total, countOf(slots)) * factor) / parts;
    if (required) all += weight;
    slots.forEach((ids, slot) => {
      const value = weight * impactOf(slot);
      for (const id of ids) {
        const at = places[id] as number;
        if (at < 0) continue;
        (sums[at] as number) += value;
        if (required) (shares[at] as number) += weight;
      }
    });
  };
  for (const term of keyword.required) add(term, 1, true);
  for (const term of keyword.bonus) add(term, 0.7, false);
  return { sums, shares, all };
}

/**
 * Several words of one sound count as one word: a rare one of them is no better than a common one. Of
 * words one slip away each is as likely, so the pages of a rare one stand before those of a common one.
 */
function scoreWords(source: View, words: readonly WordMatch[], places: Int32Array, count: number) {
  const sums = new Float64Array(count);
  const shares = new Float64Array(count);
  if (words.length === 0) return { sums, shares, all: 0 };
  const alike = words.filter(({ slip }) => !slip).map(({ term }) => source.slots(term));
  const frequency = pagesOf(alike, source.total).pages.length;
  let all = 0;
  for (const { term, weight, slip } of words) {
    const slots = source.slots(term);
    const rarity = idf(source.total, slip ? countOf(slots) : frequency);
    all = Math.max(all, rarity);
    slots.forEach((ids, slot) => {
      const value = weight * rarity * impactOf(slot);
      for (const id of ids) {
        const at = places[id] as number;
        if (at < 0 || value <= (sums[at] as number)) continue;
        sums[at] = value;
        shares[at] = weight;
      }
    });
  }
  return { sums, shares, all };
}
