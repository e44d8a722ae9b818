import type { SearchOptions, SearchSort } from '../../types.js';
import { queryForUrl } from '../href.js';

/** Closed range; `null` leaves an end open. */
export type NumberRange = [from: number | null, to: number | null];

/** Everything the search page shows, as it stands in the URL. */
export interface PageState {
  query: string;
  /** Facet → chosen values, sorted; no empty lists. */
  facets: Record<string, string[]>;
  ranges: Record<string, NumberRange>;
  sort: SearchSort;
  /** From 1. */
  page: number;
}

export const PAGE_SIZE = 10;
const SORTS: readonly SearchSort[] = ['relevance', 'revised', 'reviewBy'];
/** Short enough that a number is written back as it was read, never as `1e+21`. */
const RANGE = /^(-?\d{1,12}(?:\.\d{1,6})?)?\.\.(-?\d{1,12}(?:\.\d{1,6})?)?$/;
/** Names that would hit an object's own machinery. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Read the page's state from a query string. Unknown keys are facets (`a,b`) or ranges (`25..35`);
 * nonsense is dropped, never an error.
 */
export function parsePageState(search: string): PageState {
  const state: PageState = { query: '', facets: {}, ranges: {}, sort: 'relevance', page: 1 };
  for (const [key, value] of new URLSearchParams(search)) {
    if (key === 'q') state.query = value.trim();
    else if (key === 'page')
      state.page = Math.max(1, Math.min(100_000, Number.parseInt(value, 10) || 1));
    else if (key === 'sort') state.sort = SORTS.find((sort) => sort === value) ?? 'relevance';
    else if (!UNSAFE.has(key)) readFilter(state, key, value);
  }
  return state;
}

function readFilter(state: PageState, key: string, value: string): void {
  if (value.includes('..') && /^[-.\d]*$/.test(value)) {
    const [, from, to] = RANGE.exec(value) ?? [];
    const range: NumberRange = [from ? Number(from) : null, to ? Number(to) : null];
    if ((from || to) && isInOrder(range)) state.ranges[key] = range;
    return;
  }
  const values = [...new Set(value.split(',').filter((part) => part !== ''))].sort();
  if (values.length > 0) state.facets[key] = values;
}

/** Write the state as a query string with sorted keys and without defaults; '' when nothing is set. */
export function formatPageState(state: PageState): string {
  const pairs: [string, string][] = [];
  const query = queryForUrl(state.query);
  if (query) pairs.push(['q', query]);
  if (state.page > 1) pairs.push(['page', String(state.page)]);
  if (state.sort !== 'relevance') pairs.push(['sort', state.sort]);
  for (const [facet, values] of Object.entries(state.facets)) {
    if (values.length > 0) pairs.push([facet, [...values].sort().join(',')]);
  }
  for (const [field, [from, to]] of Object.entries(state.ranges))
    pairs.push([field, `${from ?? ''}..${to ?? ''}`]);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  // Commas stay readable: `phase=a,b`.
  const encode = (part: string) =>
    encodeURIComponent(part.replace(/\p{Surrogate}/gu, '')).replaceAll('%2C', ',');
  return pairs.length > 0
    ? `?${pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')}`
    : '';
}

/** Tick or untick one value; the page starts over. */
export function toggleFacet(state: PageState, facet: string, value: string): PageState {
  const old = state.facets[facet] ?? [];
  const values = old.includes(value) ? old.filter((v) => v !== value) : [...old, value].sort();
  const { [facet]: _gone, ...rest } = state.facets;
  return { ...state, page: 1, facets: values.length > 0 ? { ...rest, [facet]: values } : rest };
}

/** Set a range, or take it away when both ends are open; the page starts over. */
export function setRange(state: PageState, field: string, range: NumberRange): PageState {
  const { [field]: _gone, ...rest } = state.ranges;
  const isOpen = range[0] === null && range[1] === null;
  return { ...state, page: 1, ranges: isOpen ? rest : { ...rest, [field]: range } };
}

export function isInOrder([from, to]: NumberRange): boolean {
  return from === null || to === null || from <= to;
}

/** The same search without any filter. */
export function withoutFilters(state: PageState): PageState {
  return { ...state, facets: {}, ranges: {}, page: 1 };
}

/** Number of filters set. */
export function countFilters(state: PageState): number {
  return Object.values(state.facets).flat().length + Object.keys(state.ranges).length;
}

/** The state as search options; the typed word may be unfinished. */
export function toSearchOptions(state: PageState): Omit<SearchOptions, 'signal'> {
  return {
    limit: PAGE_SIZE,
    offset: (state.page - 1) * PAGE_SIZE,
    facets: state.facets,
    ranges: state.ranges,
    sort: state.sort,
    prefixLast: true,
  };
}
