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
import { type Candidates, findCandidates, termsOf } from './candidates.js';
import { landOn } from './excerpt.js';
import { filterAndCount } from './facets.js';
import type { Source } from './source.js';
import { nearestWords } from './suggest.js';
import type { DocValues } from './values.js';
import { needsProof, tierOf } from './verify.js';

/** Pages are proved and reordered in runs of this many, so that page 2 follows page 1 whatever `limit` is. */
const RUN = 20;

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
      source.hydrate(manifest, termsOf(parsed), problems),
    ]),
    signal,
  );
  const { pages: found, scores, relaxed } = candidatesFor(source, manifest, query, parsed);
  const { pages, counts } = filterAndCount(found, manifest.documents, values, options);
  const dates = values.dates.get(options.sort ?? '');
  const sorted = sortPages(pages, values, options);
  const whole = (options.sort ?? 'relevance') !== 'relevance' || !needsProof(parsed) || relaxed;
  const shown = await abortable(
    whole
      ? firstPages(source, manifest, sorted, options, problems)
      : provedPages(source, manifest, sorted, parsed, options, problems),
    signal,
  );
  const nothing =
    pages.length === 0 && found.length === 0 && parsed.text !== '' && problems.length === 0;
  const suggestions = nothing
    ? nearestWords(await abortable(source.vocabulary(manifest, problems), signal), parsed)
    : [];
  // A missing file means the site was published anew while this page was open: start afresh next time.
  if (problems.some((p) => p.kind === 'missing')) source.reset();
  return {
    hits: shown.map(([page, fragment]) => {
      const date = dates?.get(page);
      return { ...toHit(fragment, scores[page] ?? 0, parsed), ...(date ? { date } : {}) };
    }),
    total: pages.length,
    totalIsExact: !relaxed && problems.length === 0,
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
): Candidates {
  if (parsed.keywords.length > 0) return findCandidates(source, manifest, parsed);
  // Nothing typed: browse all pages by facets. Only signs typed (「！？」): nothing can be found.
  const all =
    query.trim() === '' ? Array.from({ length: manifest.documents }, (_, page) => page) : [];
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
  const foreign = new Set<number>();
  for (const [language, list] of languages)
    if (language !== locale) for (const page of list) foreign.add(page);
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

type Shown = [page: number, fragment: Fragment][];

async function firstPages(
  source: Source,
  manifest: SearchManifest,
  sorted: readonly number[],
  { offset = 0, limit = 10 }: SearchOptions,
  problems: SearchProblem[],
): Promise<Shown> {
  const wanted = sorted.slice(offset, offset + limit);
  return present(wanted, await source.pages(manifest, wanted, problems));
}

/** Reorder run by run: pages that truly hold the words before pages that only hold their pairs. */
async function provedPages(
  source: Source,
  manifest: SearchManifest,
  sorted: readonly number[],
  parsed: ParsedQuery,
  { offset = 0, limit = 10 }: SearchOptions,
  problems: SearchProblem[],
): Promise<Shown> {
  const from = Math.floor(offset / RUN) * RUN;
  const run = sorted.slice(from, Math.ceil((offset + limit) / RUN) * RUN);
  const fragments = await source.pages(manifest, run, problems);
  const proved = run.map((page, i) => {
    const fragment = fragments.get(page);
    return { page, i, run: Math.floor(i / RUN), tier: fragment ? tierOf(fragment, parsed) : 0 };
  });
  proved.sort((a, b) => a.run - b.run || b.tier - a.tier || a.i - b.i);
  const wanted = proved.slice(offset - from, offset - from + limit).map(({ page }) => page);
  return present(wanted, fragments);
}

function present(pages: readonly number[], fragments: ReadonlyMap<number, Fragment>): Shown {
  return pages.flatMap((page): Shown => {
    const fragment = fragments.get(page);
    return fragment ? [[page, fragment]] : [];
  });
}

function toHit(fragment: Fragment, score: number, parsed: ParsedQuery): Hit {
  return {
    id: fragment.id,
    url: fragment.u,
    title: fragment.t,
    score,
    ...(fragment.m ? { market: fragment.m } : {}),
    ...(fragment.k ? { kind: fragment.k } : {}),
    ...landOn(fragment, parsed),
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
