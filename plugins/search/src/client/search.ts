import { type ParsedQuery, parseQuery } from '../analyzer/index.js';
import type { Fragment } from '../codec/files.js';
import type {
  Hit,
  SearchManifest,
  SearchOptions,
  SearchProblem,
  SearchResult,
  SearchSort,
} from '../types.js';
import { abortable, throwIfAborted } from './abort.js';
import { type Candidates, findCandidates, placesOf } from './candidates.js';
import { landOn } from './excerpt.js';
import { filterAndCount } from './facets.js';
import { anyShows, provedOrder } from './prove.js';
import type { Source } from './source.js';
import { nearestWords } from './suggest.js';
import type { DocValues } from './values.js';
import { understand, type Wanted } from './words.js';

/**
 * Search one index.
 * @throws {DOMException} `AbortError` only.
 */
export async function searchSource(
  source: Source,
  query: string,
  options: SearchOptions,
): Promise<SearchResult> {
  const { signal } = options;
  throwIfAborted(signal);
  const problems: SearchProblem[] = [];
  const parsed = parseQuery(query, { prefixLast: options.prefixLast ?? false });
  const manifest = await abortable(source.manifest(problems), signal);
  if (!manifest) return emptyResult(problems);

  const [values] = await abortable(
    Promise.all([
      source.values(manifest, problems),
      source.hydrate(manifest, placesOf(parsed), problems),
    ]),
    signal,
  );
  const wanted = await abortable(
    understand(source, manifest, parsed.keywords, (places) =>
      source.hydrate(manifest, places, problems),
    ),
    signal,
  );
  const first = candidatesFor(source, manifest, query, parsed, wanted);
  // Pages with all pairs of a sentence that do not show it are no better than other near ones.
  const chance =
    wanted.some((keyword) => keyword.sentence) &&
    !first.relaxed &&
    !(await abortable(anyShows(source, manifest, first.pages, query, problems), signal));
  const {
    pages: found,
    scores,
    relaxed,
  } = chance ? findCandidates(source, manifest, wanted, true) : first;
  const { pages, counts } = filterAndCount(found, manifest.documents, values, options);
  const dates = values.dates.get(options.sort ?? '');
  const sorted = sortPages(pages, values, options);
  const { offset = 0, limit = 10 } = options;
  // The first key of a word: nearly every page shows it, and the next key comes at once.
  const firstKey = options.prefixLast === true && wanted.length === 0;
  const proved =
    (options.sort ?? 'relevance') !== 'relevance' || relaxed || parsed.text === '' || firstKey
      ? sorted
      : await abortable(
          provedOrder(source, manifest, sorted, offset + limit, query, parsed, wanted, problems),
          signal,
        );
  const onPage = proved.slice(offset, offset + limit);
  const fragments = await abortable(source.pages(manifest, onPage, problems), signal);
  const nothing =
    pages.length === 0 && found.length === 0 && parsed.text !== '' && problems.length === 0;
  const suggestions = nothing
    ? nearestWords(await abortable(source.vocabulary(manifest, problems), signal), parsed)
    : [];
  // A missing file means the site was published anew while this page was open: start afresh next time.
  if (problems.some((p) => p.kind === 'missing')) source.reset();
  return {
    hits: onPage.flatMap((page) => {
      const fragment = fragments.get(page);
      if (!fragment) return [];
      const date = dates?.get(page);
      return [{ ...toHit(fragment, scores[page] ?? 0, parsed, wanted), ...(date ? { date } : {}) }];
    }),
    total: pages.length,
    totalIsExact: !relaxed && (wanted.length > 0 || parsed.text === '') && problems.length === 0,
    facets: counts,
    suggestions,
    problems: unique(problems),
    ...(relaxed ? { relaxed } : {}),
  };
}

function candidatesFor(
  source: Source,
  manifest: SearchManifest,
  query: string,
  parsed: ParsedQuery,
  wanted: readonly Wanted[],
): Candidates {
  if (wanted.length > 0) return findCandidates(source, manifest, wanted);
  // Nothing typed: browse all pages by facets. One kana or letter: any page may show it. Only signs typed
  // (「！？」): nothing can be found.
  const open = query.trim() === '' || parsed.text !== '';
  const all = open ? Array.from({ length: manifest.documents }, (_, page) => page) : [];
  return { pages: all, scores: new Float64Array(manifest.documents), relaxed: false };
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
export function compareDates(
  sort: SearchSort,
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b === (sort === 'reviewBy') ? -1 : 1;
}

function toHit(
  fragment: Fragment,
  score: number,
  parsed: ParsedQuery,
  wanted: readonly Wanted[],
): Hit {
  return {
    id: fragment.id,
    url: fragment.u,
    title: fragment.t,
    score,
    ...(fragment.m ? { market: fragment.m } : {}),
    ...(fragment.k ? { kind: fragment.k } : {}),
    ...landOn(fragment, parsed, wanted),
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
