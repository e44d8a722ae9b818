import type { Fragment, FragmentSection, ValuesFile } from '../codec/files.js';
import type { SearchDocument } from '../types.js';

/** Text kept per page for excerpts; a page beyond it is still found, but shown without the rest. */
const TEXT_MAX = 200_000;

/** What results need of a page. */
export function toFragment(doc: SearchDocument): Fragment {
  let left = TEXT_MAX;
  let clipped = false;
  const take = (text: string) => {
    if (text.length > left) clipped = true;
    const part = text.slice(0, Math.max(0, left)).replace(/[\ud800-\udbff]$/, '');
    left -= part.length;
    return part;
  };
  const fragment: Fragment = { id: doc.id, u: doc.url, t: doc.title, s: [] };
  if (doc.market) fragment.m = doc.market;
  if (doc.lang) fragment.l = doc.lang;
  const kind = doc.facets?.kind?.[0];
  if (kind) fragment.k = kind;
  if (doc.summary) fragment.y = take(doc.summary);
  for (const { id, heading, text, parent = '', keywords = [], kind } of doc.sections) {
    const section: FragmentSection = [id, heading, take(text), parent, keywords.join('\n')];
    if (kind === 'step' || kind === 'keypoint') section[5] = 1;
    while (section.length > 3 && !section.at(-1)) section.pop();
    fragment.s.push(section);
  }
  if (doc.cues?.length) fragment.c = doc.cues.map((c) => [c.url, c.start, c.end, take(c.text)]);
  const hidden = [...(doc.keywords ?? []), ...(doc.readings ?? [])];
  if (hidden.length > 0) fragment.r = hidden;
  if (clipped) fragment.x = 1;
  return fragment;
}

/** Facets, numbers and dates of a run of pages. */
export function toValues(docs: readonly SearchDocument[]): ValuesFile {
  const file: ValuesFile = { facets: {}, numbers: {}, dates: {} };
  const facets = new Map<string, Map<string, number[]>>();
  const numbers = new Map<string, [number, number, number][]>();
  const dates = new Map<string, [number, string][]>();
  docs.forEach((doc, at) => {
    for (const [facet, values] of Object.entries(facetsOf(doc))) {
      for (const value of new Set(values)) {
        const byValue = getOr(facets, facet, () => new Map<string, number[]>());
        getOr(byValue, value, () => []).push(at);
      }
    }
    for (const [field, intervals] of Object.entries(doc.numbers ?? {})) {
      for (const [low, high] of intervals) getOr(numbers, field, () => []).push([at, low, high]);
    }
    for (const [field, date] of Object.entries(doc.dates ?? {}))
      getOr(dates, field, () => []).push([at, date]);
  });
  for (const [facet, byValue] of sorted(facets)) {
    file.facets[facet] = Object.fromEntries(
      sorted(byValue).map(([value, ids]) => [value, gaps(ids)]),
    );
  }
  for (const [field, rows] of sorted(numbers)) file.numbers[field] = rows;
  for (const [field, rows] of sorted(dates)) file.dates[field] = rows;
  return file;
}

/** A page's facets; its language is one of them when it is named. */
export function facetsOf(doc: SearchDocument): Record<string, string[]> {
  const facets = { ...doc.facets };
  if (doc.lang && !facets.lang) facets.lang = [doc.lang];
  return facets;
}

/** Words the index knows, for "nothing found, did you mean": titles, readings, keywords. */
export function vocabularyOf(docs: readonly SearchDocument[], max = 6000): string[] {
  const words = new Set<string>();
  for (const doc of docs) words.add(doc.title);
  for (const doc of docs)
    for (const word of [...(doc.keywords ?? []), ...(doc.readings ?? [])]) words.add(word);
  return [...words].filter((word) => word !== '' && word.length <= 60).slice(0, max);
}

function gaps(ids: readonly number[]): number[] {
  return ids.map((id, i) => id - (ids[i - 1] ?? 0));
}

function sorted<V>(map: ReadonlyMap<string, V>): [string, V][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
