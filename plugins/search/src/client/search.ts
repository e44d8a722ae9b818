import { type ParsedQuery, parseQuery } from '../analyzer/index.js';
import { type Fragment, MANIFEST } from '../codec/files.js';
import type { Hit, SearchOptions, SearchProblem, SearchResult, SearchSort } from '../types.js';
import { type Candidates, findCandidates, order, placesOf } from './candidates.js';
import { landOn } from './excerpt.js';
import { filterAndCount } from './facets.js';
import { anyHolds, anyShows, provedOrder } from './prove.js';
import { formatName, type Source } from './source.js';
import type { DocValues } from './values.js';
import { needle } from './verify.js';
import type { View } from './view.js';
import type { Visit } from './visit.js';
import { type Asked, understand } from './words.js';

/**
 * Search one index. Never rejects: files that are whole but foreign (another host's index) are a problem.
 *
 * @returns Anything, early, when the signal has fired: nobody waits for it any more.
 */
export async function searchVisit(
  visit: Visit,
  query: string,
  options: SearchOptions,
  again = false,
): Promise<SearchResult> {
  const { source } = visit;
  const mayBeOld = source.isOpen && !again;
  const result = await searchSource(source, query, options).catch(() => undefined);
  // A missing file means the site was published anew while this page was open: start afresh.
  const isGone = !result || result.problems.some((p) => p.kind === 'missing');
  if (isGone) visit.renew(source);
  // At once, where it is the manifest of an earlier search that is to blame.
  if (isGone && mayBeOld && !options.signal?.aborted)
    return searchVisit(visit, query, options, true);
  visit.settle();
  return result ?? emptyResult([source.problem('truncated', MANIFEST)]);
}

async function searchSource(
  source: Source,
  query: string,
  options: SearchOptions,
): Promise<SearchResult> {
  const result = await answer(source, query, options);
  return source.foreign
    ? {
        ...result,
        formats: { index: formatName(source.foreign), script: formatName() },
      }
    : result;
}

/** Search one index, or several as one. */
export async function answer(
  source: View,
  query: string,
  options: SearchOptions,
): Promise<SearchResult> {
  const { signal, prefixLast = false, sort = 'relevance', offset = 0, limit = 10 } = options;
  const problems: SearchProblem[] = [];
  const parsed = parseQuery(query, { prefixLast });
  if (!(await source.manifest(problems))) return emptyResult(problems);
  const [values] = await Promise.all([
    source.values(problems),
    source.hydrate(placesOf(parsed), problems),
  ]);
  const keywords = await understand(source, parsed.keywords, problems);
  const { text } = parsed;
  const asked: Asked = { text, keywords, shown: needle(query) };
  let near = candidatesFor(source, query, asked);
  // Pages with all pairs of a sentence that do not show it are no better than other near ones; nor are
  // those with all pairs of some words that do not hold these.
  const proof = keywords.some((keyword) => keyword.sentence)
    ? anyShows
    : keywords.length > 1 && anyHolds;
  if (proof && !near.relaxed && !(await proof(source, near.pages, asked, problems)))
    near = findCandidates(source, keywords, true);
  const { scores, relaxed } = near;
  const { pages, counts } = filterAndCount(near.pages, source.total, values, options);
  const dates = values.dates.get(sort);
  let sorted = sortPages(pages, values, options);
  // The first key of a word: many pages show it, hardly one is named so, and the next key comes at once.
  const firstKey = prefixLast && [...text].length < 2;
  if (sort === 'relevance' && !relaxed && text && !firstKey && !signal?.aborted)
    sorted = await provedOrder(source, sorted, offset + limit, asked, problems);
  const onPage = signal?.aborted ? [] : sorted.slice(offset, offset + limit);
  const fragments = await source.pages(onPage, problems);
  const nothing = near.pages.length === 0 && text && problems.length === 0;
  const suggestions = nothing ? await wordsNearest(source, parsed, problems) : [];
  return {
    hits: [...fragments].map(([page, fragment]) => {
      const date = dates?.get(page);
      return { ...toHit(fragment, scores[page] ?? 0, asked), ...(date && { date }) };
    }),
    total: pages.length,
    totalIsExact: !relaxed && (keywords.length > 0 || !text) && problems.length === 0,
    facets: counts,
    suggestions,
    problems: unique(problems),
    ...(relaxed && { relaxed }),
  };
}

/** In a script of its own, which comes together with the words; without it none are told. */
async function wordsNearest(
  source: View,
  parsed: ParsedQuery,
  problems: SearchProblem[],
): Promise<string[]> {
  const [words, part] = await Promise.all([
    source.vocabulary(problems),
    import('./suggest.js').catch(() => undefined),
  ]);
  return part?.nearestWords(words, parsed) ?? [];
}

function candidatesFor(source: View, query: string, { text, keywords }: Asked): Candidates {
  if (keywords.length > 0) return findCandidates(source, keywords);
  // Nothing typed: browse all pages by facets. One kana or letter: any page may show it. Only signs typed
  // (「！？」): nothing can be found.
  const scores = new Float64Array(source.total);
  const all = query.trim() && !text ? [] : [...scores.keys()];
  return { pages: order(source, all, scores), scores, relaxed: false };
}

function sortPages(pages: number[], values: DocValues, options: SearchOptions): number[] {
  const { sort = 'relevance', locale } = options;
  if (sort !== 'relevance') {
    const dates = values.dates.get(sort);
    return [...pages].sort((a, b) => compareDates(sort, dates?.get(a), dates?.get(b)));
  }
  const languages = values.facets.get('lang');
  if (!locale || !languages) return pages;
  // A page that also exists in the reader's language, or has captions in it, is not foreign.
  const own = new Set(languages.get(locale));
  const foreign = new Set([...languages.values()].flat().filter((page) => !own.has(page)));
  return [
    ...pages.filter((page) => !foreign.has(page)),
    ...pages.filter((page) => foreign.has(page)),
  ];
}

/** Newest revision first, but the next review due first; without a date last. */
function compareDates(sort: SearchSort, a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b === (sort === 'reviewBy') ? -1 : 1;
}

function toHit(fragment: Fragment, score: number, asked: Asked): Hit {
  const { id, u: url, t: title, m: market, k: kind } = fragment;
  return {
    id,
    url,
    title,
    score,
    ...(market && { market }),
    ...(kind && { kind }),
    ...landOn(fragment, asked),
  };
}

export function emptyResult(problems: SearchProblem[]): SearchResult {
  return {
    hits: [],
    total: 0,
    totalIsExact: problems.length === 0,
    facets: {},
    suggestions: [],
    problems,
  };
}

function unique(problems: readonly SearchProblem[]): SearchProblem[] {
  const seen = new Map(problems.map((p) => [`${p.kind} ${p.url}`, p]));
  return [...seen.values()];
}
