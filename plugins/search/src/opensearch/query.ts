import { skeleton } from '../analyzer/index.js';
import type { SearchOptions } from '../types.js';
import { toAggregations, toFilters } from './filters.js';
import { type EngineMeta, MARK } from './format.js';
import { type EngineKeyword, toKeywords } from './keywords.js';

/** A clause of the engines' query language. */
export type Clause = Readonly<Record<string, unknown>>;

/** Neither engine gives a hit beyond this place (`index.max_result_window`); they are counted all the same. */
export const WINDOW = 10_000;
/** Characters of an excerpt. */
const EXCERPT = 110;
/** So much more than any score tells pages of another language apart, and a 32-bit float still holds both. */
const OWN_LANGUAGE = 1_000_000;
/** Capitals are an abbreviation first: what TIG sounds like counts little. */
const ROMAJI = { word: 0.8, capitals: 0.2 } as const;
/** よう is the beginning of 溶接, and the more likely so while it is typed. */
const TYPING = 0.8;
const BEGINNING = 0.3;
const SUGGESTIONS = 5;
/** Characters whose pairs tell near pages: each pair is a clause in seven fields (see `QUERY_MAX`). */
const NEAREST_MAX = 24;

type Fields = Readonly<Record<string, number>>;
/** Fields with the weight of their words, as our own index has them. */
const PAGE: Fields = { title: 3, summary: 1.2, keywords: 2 };
/** An author's readings as they stand; they have no words. */
const READINGS: Fields = { readings: 1.5 };
const SECTION: Fields = { 'sections.heading': 2, 'sections.text': 1, 'sections.keywords': 0.7 };
const CUE: Fields = { 'cues.text': 0.7 };

/** What a request asks for, and what is needed to understand the answer. */
export interface EngineRequest {
  readonly body: Clause;
  readonly keywords: readonly EngineKeyword[];
}

/**
 * The body of `POST /<index>/_search`.
 *
 * @param nearest - No page holds every word: ask for those that hold the most, and for words like these.
 */
export function toRequest(
  meta: EngineMeta,
  query: string,
  options: SearchOptions,
  nearest = false,
): EngineRequest {
  const { limit = 10, offset = 0, sort = 'relevance', prefixLast = false } = options;
  const keywords = toKeywords(query, prefixLast);
  const filters = toFilters(meta, options);
  const isNothing = query.trim() !== '' && skeleton(query) === '';
  const asked = isNothing
    ? { match_none: {} }
    : keywords.length === 0
      ? { match_all: {} }
      : nearest
        ? nearestTo(keywords)
        : all(keywords);
  const from = Math.min(offset, WINDOW);
  return {
    keywords,
    body: {
      from,
      size: Math.min(limit, WINDOW - from),
      track_total_hits: true,
      track_scores: true,
      query: ownLanguageFirst(asked, meta, options),
      ...(filters.length > 0
        ? { post_filter: { bool: { filter: filters.map((f) => f.clause) } } }
        : {}),
      aggs: toAggregations(meta, filters),
      sort: toSort(meta, sort),
      _source: ['id', 'url', 'title', 'market', 'lead', 'facets.kind', ...dateOf(meta, sort)],
      ...(keywords.length > 0
        ? { highlight: highlightOf(['title', 'summary'], { number_of_fragments: 0 }) }
        : {}),
      ...(nearest
        ? { suggest: { nearest: { text: query.slice(0, EXCERPT), term: SUGGEST } } }
        : {}),
    },
  };
}

const SUGGEST = {
  field: 'vocabulary',
  size: SUGGESTIONS,
  suggest_mode: 'always',
  prefix_length: 0,
  min_word_length: 2,
  string_distance: 'damerau_levenshtein',
};

/** Pages that hold every keyword, whichever part of them; best where one section or moment holds them all. */
function all(keywords: readonly EngineKeyword[]): Clause {
  return {
    bool: { must: keywords.map((keyword) => oneOf(anywhere(keyword))), should: landings(keywords) },
  };
}

/** Pages that hold some keyword, or most pairs of the text. */
function nearestTo(keywords: readonly EngineKeyword[]): Clause {
  const words = keywords.map(({ text }) => text).join(' ');
  const query = Array.from(words).slice(0, NEAREST_MAX).join('');
  const most = (fields: Fields): Clause => ({
    multi_match: {
      query,
      type: 'best_fields',
      fields: weighted(fields, '.bigram'),
      minimum_should_match: '60%',
    },
  });
  return oneOf([
    ...keywords.flatMap((keyword) => anywhere(keyword)),
    most(PAGE),
    nested('sections', most(SECTION)),
    nested('cues', most(CUE)),
    ...landings(keywords),
  ]);
}

function anywhere(keyword: EngineKeyword): Clause[] {
  return [
    ...inFields(keyword, PAGE),
    ...asItStands(keyword, READINGS),
    ...bySound(keyword, 'readings', 1.5),
    nested('sections', oneOf(inFields(keyword, SECTION))),
    nested('cues', oneOf(inFields(keyword, CUE))),
  ];
}

/** As it stands (pairs in a row), as words of the dictionary, as it is read. */
function inFields(keyword: EngineKeyword, fields: Fields): Clause[] {
  const words = { type: 'best_fields', operator: 'and', fields: weighted(fields) };
  return [
    ...asItStands(keyword, fields),
    { multi_match: { query: keyword.text, ...words } },
    ...Object.entries(fields).flatMap(([field, weight]) =>
      bySound(keyword, `${field}.reading`, weight),
    ),
  ];
}

const asItStands = ({ text, length }: EngineKeyword, fields: Fields): Clause[] =>
  length > 1
    ? [{ multi_match: { query: text, type: 'phrase', fields: weighted(fields, '.bigram') } }]
    : [];

/** Words read like the keyword, and, weaker, words that begin so. */
function bySound(
  { kana, romaji, text, typing }: EngineKeyword,
  field: string,
  boost: number,
): Clause[] {
  const clause = (type: string, value: string, weight: number): Clause => ({
    [type]: { [field]: { value, boost: boost * weight } },
  });
  if (kana) return [clause('term', kana, 1), clause('prefix', kana, typing ? TYPING : BEGINNING)];
  if (!romaji) return [];
  const trust = text === text.toUpperCase() ? ROMAJI.capitals : ROMAJI.word;
  return [clause('regexp', typing ? `(${romaji}).*` : romaji, trust)];
}

/**
 * Where in a page a reader should land: the best section and the best moment of a video. A step or key
 * point before running text, a place with an anchor before one without.
 */
function landings(keywords: readonly EngineKeyword[]): Clause[] {
  const section = {
    bool: {
      must: [oneOf(keywords.flatMap((keyword) => inFields(keyword, SECTION)))],
      should: [
        { terms: { 'sections.kind': ['step', 'keypoint'], boost: 1 } },
        { exists: { field: 'sections.id', boost: 0.5 } },
      ],
    },
  };
  const cue = oneOf(keywords.flatMap((keyword) => inFields(keyword, CUE)));
  return [
    {
      ...nested('sections', section, {
        name: 'section',
        size: 1,
        _source: ['sections.id', 'sections.heading', 'sections.path'],
        highlight: highlightOf(['sections.text'], FRAGMENT),
      }),
    },
    {
      ...nested('cues', cue, {
        name: 'cue',
        size: 1,
        _source: ['cues.url', 'cues.start', 'cues.end'],
        highlight: highlightOf(['cues.text'], FRAGMENT),
      }),
    },
  ];
}

const FRAGMENT = { number_of_fragments: 1, fragment_size: EXCERPT, no_match_size: EXCERPT };

/** Marks in each of the three ways a text is cut; the client takes the truest. */
function highlightOf(fields: readonly string[], more: Clause): Clause {
  return {
    type: 'unified',
    order: 'score',
    boundary_scanner_locale: 'ja-JP',
    pre_tags: [MARK.start],
    post_tags: [MARK.end],
    ...more,
    fields: Object.fromEntries(
      fields.flatMap((field) => WAYS.map((way) => [`${field}${way}`, {}] as const)),
    ),
  };
}

/** Sub-fields, the truest first. */
export const WAYS = ['.bigram', '', '.reading'] as const;

function toSort(meta: EngineMeta, sort: NonNullable<SearchOptions['sort']>): Clause[] {
  const ties = [{ prior: 'desc' }, { id: 'asc' }];
  if (sort === 'relevance') return [{ _score: 'desc' }, ...ties];
  if (!meta.dates.includes(sort)) return ties;
  // Newest revision first, but the next review due first; without a date last.
  const order = sort === 'reviewBy' ? 'asc' : 'desc';
  return [{ [`dates.${sort}`]: { order, missing: '_last' } }, ...ties];
}

const dateOf = (meta: EngineMeta, sort: string): string[] =>
  meta.dates.includes(sort) ? [`dates.${sort}`] : [];

/** Pages that name a language and not the reader's come after the others. */
function ownLanguageFirst(
  query: Clause,
  meta: EngineMeta,
  { locale, sort = 'relevance' }: SearchOptions,
): Clause {
  if (!locale || sort !== 'relevance' || !meta.facets.includes('lang')) return query;
  const field = 'facets.lang';
  const own = oneOf([
    { term: { [field]: { value: locale } } },
    { bool: { must_not: [{ exists: { field } }] } },
  ]);
  return {
    function_score: {
      query,
      functions: [{ filter: own, weight: OWN_LANGUAGE }],
      boost_mode: 'multiply',
    },
  };
}

const oneOf = (should: readonly Clause[]): Clause => ({
  bool: { should, minimum_should_match: 1 },
});

const nested = (path: string, query: Clause, inner_hits?: Clause): Clause => ({
  nested: { path, query, score_mode: 'max', ...(inner_hits ? { inner_hits } : {}) },
});

const weighted = (fields: Fields, way = ''): string[] =>
  Object.entries(fields).map(([field, weight]) => `${field}${way}^${weight}`);
