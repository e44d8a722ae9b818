import type { Hit, SearchOptions, SearchResult, TextRange } from '../types.js';
import { toCounts } from './filters.js';
import { type EngineMeta, MARK } from './format.js';
import { WAYS } from './query.js';

/** What we read of `_search`'s answer; both engines document this shape, and add what we do not need. */
export interface EngineAnswer {
  readonly timed_out?: boolean;
  readonly _shards?: { readonly failed?: number };
  readonly hits: {
    readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' };
    readonly hits: readonly EngineHit[];
  };
  readonly aggregations?: Readonly<Record<string, unknown>>;
  readonly suggest?: { readonly nearest?: readonly { options: readonly { text: string }[] }[] };
}

type Highlight = Readonly<Record<string, readonly string[]>>;

interface EngineHit {
  readonly _score: number | null;
  readonly _source: {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly market?: string;
    readonly lead?: string;
    readonly facets?: { readonly kind?: readonly string[] };
    readonly dates?: Readonly<Record<string, string>>;
  };
  readonly highlight?: Highlight;
  readonly inner_hits?: Readonly<
    Record<'section' | 'cue', { hits: { hits: readonly InnerHit[] } }>
  >;
}

interface InnerHit {
  readonly _score: number | null;
  /** Relative to the nested object. */
  readonly _source?: {
    readonly id?: string;
    readonly heading?: string;
    readonly path?: readonly string[];
    readonly url?: string;
    readonly start?: number;
    readonly end?: number;
  };
  readonly highlight?: Highlight;
}

/** Whether an answer of status 200 is one of a search. */
export function isAnswer(value: unknown): value is EngineAnswer {
  const { hits } = (value ?? {}) as Partial<EngineAnswer>;
  return Array.isArray(hits?.hits) && typeof hits.total?.value === 'number';
}

/** Pages that the query finds before anything is chosen. */
export function foundInAll({ aggregations }: EngineAnswer): number {
  return (aggregations?.all as { doc_count?: number } | undefined)?.doc_count ?? 0;
}

/** The answer without `problems`, which the caller knows. */
export function toResult(
  answer: EngineAnswer,
  meta: EngineMeta,
  { facets, sort = 'relevance' }: SearchOptions,
): Omit<SearchResult, 'problems'> {
  const { total } = answer.hits;
  return {
    hits: answer.hits.hits.map((hit) => toHit(hit, sort)),
    total: total.value,
    totalIsExact: total.relation === 'eq',
    facets: toCounts(meta, answer.aggregations ?? {}, facets),
    suggestions: [],
  };
}

/** Words like the query that the index knows. */
export function toSuggestions({ suggest }: EngineAnswer): string[] {
  const all = (suggest?.nearest ?? []).flatMap(({ options }) => options.map(({ text }) => text));
  return [...new Set(all)].slice(0, 5);
}

function toHit(hit: EngineHit, sort: string): Hit {
  const { id, url, title, market, facets, dates } = hit._source;
  const kind = facets?.kind?.[0];
  const date = dates?.[sort];
  return {
    id,
    url,
    title,
    score: hit._score ?? 0,
    ...(market ? { market } : {}),
    ...(kind ? { kind } : {}),
    ...landing(hit),
    titleRanges: wholeRanges(hit.highlight, 'title', title),
    ...(date ? { date } : {}),
  };
}

/** The very second of a video is a better place than a paragraph that fits as well. */
const MOMENT = 1.2;

function landing(hit: EngineHit): Pick<Hit, 'section' | 'cue' | 'excerpt'> {
  const section = hit.inner_hits?.section?.hits.hits[0];
  const cue = hit.inner_hits?.cue?.hits.hits[0];
  const { url, start = 0, end = start } = cue?._source ?? {};
  if (cue && url && (cue._score ?? 0) * MOMENT >= (section?._score ?? 0))
    return { cue: { url, start, end }, excerpt: excerptOf(cue.highlight, 'cues.text') };
  if (!section) {
    const summary = excerptOf(hit.highlight, 'summary');
    const own = summary.ranges.length > 0;
    return { excerpt: own ? summary : { text: hit._source.lead ?? '', ranges: [] } };
  }
  const { id, heading = '', path = [] } = section._source ?? {};
  return {
    ...(id ? { section: { id, heading, path: [...path] } } : {}),
    excerpt: excerptOf(section.highlight, 'sections.text', hit._source.lead),
  };
}

/** The fragment with marks of the truest way, else the beginning of the text. */
function excerptOf(highlight: Highlight = {}, field: string, lead = ''): Hit['excerpt'] {
  const fragments = WAYS.flatMap((way) => highlight[`${field}${way}`]?.slice(0, 1) ?? []);
  const marked = fragments.find((text) => text.includes(MARK.start));
  const { text, ranges } = unmark(marked ?? fragments[0] ?? lead);
  return { text: text.replace(/[\r\n\t]/g, ' '), ranges };
}

/** Ranges in a field that came whole; none when it is not the text they are for. */
function wholeRanges(highlight: Highlight = {}, field: string, text: string): TextRange[] {
  for (const way of WAYS) {
    const found = unmark(highlight[`${field}${way}`]?.[0] ?? '');
    if (found.ranges.length > 0 && found.text === text) return found.ranges;
  }
  return [];
}

/**
 * A text with marks as plain text and half-open UTF-16 ranges. Signs at the ends of a match are left
 * out: the engine counts those it skipped to the pair before them.
 */
export function unmark(marked: string): { text: string; ranges: TextRange[] } {
  let text = '';
  const ranges: TextRange[] = [];
  for (const [at, part] of marked.split(MARK.start).entries()) {
    const end = at === 0 ? -1 : part.indexOf(MARK.end);
    const match = end < 0 ? '' : part.slice(0, end);
    const range = trimmed(match, text.length);
    const last = ranges.at(-1);
    if (range && last && last[1] === range[0]) last[1] = range[1];
    else if (range) ranges.push(range);
    text += part.replaceAll(MARK.end, '');
  }
  return { text, ranges };
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

function trimmed(match: string, from: number): TextRange | undefined {
  const chars = Array.from(match);
  let head = 0;
  let tail = 0;
  while (chars.length > 0 && !LETTER.test(chars[0] as string)) head += chars.shift()?.length ?? 0;
  while (chars.length > 0 && !LETTER.test(chars.at(-1) as string)) tail += chars.pop()?.length ?? 0;
  return chars.length > 0 ? [from + head, from + match.length - tail] : undefined;
}
