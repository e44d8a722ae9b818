import type { Keyword, KeywordForm, ParsedQuery } from '../analyzer/index.js';
import { RESOLUTION } from '../codec/files.js';
import { countOf } from '../codec/shard.js';
import type { SearchManifest } from '../types.js';
import type { Source } from './source.js';

/** The pages a query is about, best first. */
export interface Candidates {
  pages: number[];
  /** By page number; 0 for pages outside `pages`. */
  scores: Float64Array;
  /** No page holds every word: these are the nearest ones. */
  relaxed: boolean;
}

/** Nearest pages looked at when no page holds every word. */
const RELAXED_MAX = 400;
/** Of the best page's share of the query; less is noise. */
const RELAXED_SHARE = 0.4;
/** Scores this close (part of the best) are equal, and the prior decides. */
const TIE = 1 / 60;

/** Every term whose shard a query needs. */
export function termsOf(parsed: ParsedQuery): string[] {
  return [
    ...new Set(parsed.keywords.flatMap((k) => k.forms.flatMap((f) => [...f.required, ...f.bonus]))),
  ];
}

/**
 * Find and order pages with the hydrated index.
 *
 * Strict first: for each keyword, the pages with all required terms of one of its forms; the answer
 * is what all keywords share. If that is empty, FlexSearch's `suggest` proposes the nearest pages.
 * A term whose shard could not be read demands nothing, so a broken file never hides pages.
 *
 *     score = Σ keyword max form Σ term  w·(1 − slot/16)  × (matched w / all w)²
 *     w     = idf / terms of the form × weight of the form
 */
export function findCandidates(
  source: Source,
  manifest: SearchManifest,
  parsed: ParsedQuery,
): Candidates {
  const total = manifest.documents;
  const strict = strictPages(source, manifest, parsed.keywords);
  const relaxed = strict === undefined || strict.length === 0;
  const pages = relaxed ? nearestPages(source, manifest, parsed.keywords) : strict;
  const { scores, shares } = scorePages(source, total, parsed.keywords, pages);
  let kept = pages;
  if (relaxed) {
    const best = pages.reduce((max, page) => Math.max(max, shares[page] ?? 0), 0);
    kept = pages.filter(
      (page) => (shares[page] ?? 0) >= best * RELAXED_SHARE && (shares[page] ?? 0) > 0,
    );
  }
  return { pages: order(kept, scores), scores, relaxed: relaxed && kept.length > 0 };
}

/** Best first; near-equal scores by page number, which is the order of the prior. */
function order(pages: readonly number[], scores: Float64Array): number[] {
  const best = pages.reduce((max, page) => Math.max(max, scores[page] ?? 0), 0) || 1;
  const step = (page: number) => Math.round((scores[page] ?? 0) / (best * TIE));
  return [...pages].sort((a, b) => step(b) - step(a) || a - b);
}

function strictPages(
  source: Source,
  manifest: SearchManifest,
  keywords: readonly Keyword[],
): number[] | undefined {
  let shared: Set<number> | undefined;
  for (const keyword of keywords) {
    const found = new Set<number>();
    let open = false; // a form none of whose shards could be read
    for (const form of keyword.forms) {
      const known = form.required.filter((term) => source.knows(manifest, term));
      if (known.length === 0) open = true;
      else for (const page of source.find(known, manifest.documents)) found.add(page);
    }
    if (open && found.size === 0) continue;
    const before: Set<number> | undefined = shared;
    shared = before ? new Set([...before].filter((page) => found.has(page))) : found;
  }
  return shared && [...shared];
}

function nearestPages(
  source: Source,
  manifest: SearchManifest,
  keywords: readonly Keyword[],
): number[] {
  const terms = keywords.flatMap((k) => k.forms.flatMap((f) => f.required));
  const known = [...new Set(terms)].filter((t) => source.knows(manifest, t) && source.slots(t));
  return [...source.find(known, Math.min(RELAXED_MAX, manifest.documents), true)];
}

function scorePages(
  source: Source,
  total: number,
  keywords: readonly Keyword[],
  pages: readonly number[],
) {
  const inside = new Uint8Array(total);
  for (const page of pages) inside[page] = 1;
  const scores = new Float64Array(total);
  const shares = new Float64Array(total);
  const scored = keywords.map((keyword) =>
    keyword.forms.map((form) => scoreForm(source, total, form, inside)),
  );
  const mass = scored.map((forms) => Math.max(0, ...forms.map((form) => form.all)));
  const all = mass.reduce((sum, value) => sum + value, 0) || 1;
  for (const page of pages) {
    let sum = 0;
    let share = 0;
    scored.forEach((forms, k) => {
      let best = 0;
      let bestShare = 0;
      for (const form of forms) {
        if ((form.sums[page] ?? 0) <= best) continue;
        best = form.sums[page] ?? 0;
        bestShare = form.all > 0 ? (form.matched[page] ?? 0) / form.all : 0;
      }
      sum += best;
      share += bestShare * (mass[k] ?? 0);
    });
    shares[page] = share / all;
    scores[page] = sum * (share / all) ** 2;
  }
  return { scores, shares };
}

function scoreForm(source: Source, total: number, form: KeywordForm, inside: Uint8Array) {
  const sums = new Float64Array(total);
  const matched = new Float64Array(total);
  let all = 0;
  const add = (term: string, factor: number, required: boolean) => {
    const slots = source.slots(term);
    const df = countOf(slots);
    const weight =
      (Math.log(1 + (total - df + 0.5) / (df + 0.5)) * factor * form.weight) / form.required.length;
    if (required) all += weight;
    slots?.forEach((ids, slot) => {
      const value = weight * (1 - slot / RESOLUTION);
      for (const id of ids) {
        if (!inside[id]) continue;
        sums[id] = (sums[id] ?? 0) + value;
        if (required) matched[id] = (matched[id] ?? 0) + weight;
      }
    });
  };
  for (const term of form.required) add(term, 1, true);
  for (const term of form.bonus) add(term, 0.7, false);
  return { sums, matched, all };
}
