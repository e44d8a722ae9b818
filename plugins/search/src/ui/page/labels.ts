import { say } from '@chishiki-ichiba/model/say';
import type { SearchManifest } from '../../types.js';
import { text } from './text.js';
import type { NumberRange, PageState } from './urlState.js';

/** Label of a facet; its id when the index names none. */
export function facetLabel(manifest: SearchManifest | undefined, facet: string): string {
  return own(manifest?.labels, facet)?.label ?? facet;
}

/** Label of a facet's value; its id when the index names none. */
export function valueLabel(
  manifest: SearchManifest | undefined,
  facet: string,
  value: string,
): string {
  return own(own(manifest?.labels, facet)?.values, value) ?? value;
}

/** Unit of a number field; empty when the index names none. */
export function unitOf(manifest: SearchManifest | undefined, field: string): string {
  return own(manifest?.labels, field)?.unit ?? '';
}

/** `25〜35A`, `25A から`, `35A まで`. */
export function rangeText([from, to]: NumberRange, unit = ''): string {
  if (from !== null && to !== null) return say`${from}〜${to}${unit}`;
  return from !== null ? say`${from}${unit} から` : say`${to ?? ''}${unit} まで`;
}

/** A chosen filter in words. */
export interface Chosen {
  /** Facet or number field. */
  name: string;
  /** Facet value; absent for a range. */
  value?: string;
  /** `工程：溶接`, `電流：25〜35A`. */
  label: string;
}

/** Every chosen filter, facets first. */
export function chosenFilters(state: PageState, manifest: SearchManifest | undefined): Chosen[] {
  return [
    ...Object.entries(state.facets).flatMap(([name, values]) =>
      values.map((value) => ({
        name,
        value,
        label: say`${facetLabel(manifest, name)}：${valueLabel(manifest, name, value)}`,
      })),
    ),
    ...Object.entries(state.ranges).map(([name, range]) => ({
      name,
      label: say`${facetLabel(manifest, name)}：${rangeText(range, unitOf(manifest, name))}`,
    })),
  ];
}

const SPOKEN = 5;

/** The chosen filters with their counts, to be read out: `選んだ条件：工程：溶接 12件、…`. */
export function chosenText(
  state: PageState,
  manifest: SearchManifest | undefined,
  counts: Record<string, Record<string, number>>,
): string {
  const chosen = chosenFilters(state, manifest).slice(0, SPOKEN);
  const spoken = chosen.map(({ name, value, label }) => {
    const count = value === undefined ? undefined : own(own(counts, name), value);
    return count === undefined ? label : say`${label} ${count}件`;
  });
  return spoken.length > 0 ? say`${text.chosen}：${spoken.join(say`、`)}` : '';
}

/** A group of the filter column. */
export type FilterGroup =
  | { name: string; numbers: true }
  | { name: string; numbers: false; values: { value: string; count: number }[] };

/**
 * Groups to show, in the order of the labels, what has none by id after them. Number fields always,
 * facets when a value of theirs is counted; values in the order of the labels, then by count.
 */
export function filterGroups(
  manifest: SearchManifest | undefined,
  counts: Record<string, Record<string, number>>,
): FilterGroup[] {
  const numbers = manifest?.numbers ?? [];
  const labelled = Object.keys(manifest?.labels ?? {});
  const facets = manifest?.labels ? labelled : Object.keys(counts).sort();
  return [...new Set([...facets, ...numbers])].flatMap((name): FilterGroup[] => {
    if (numbers.includes(name)) return [{ name, numbers: true }];
    const values = sortValues(manifest, name, own(counts, name) ?? {});
    return values.length > 0 ? [{ name, numbers: false, values }] : [];
  });
}

/** Facets that sort pages rather than say what they are about. */
const ABOUT_PAGES = new Set(['kind', 'status', 'lang', 'level', 'video', 'outcome']);
const KNOWN_PER_FACET = 4;
const KNOWN = 12;

/** Values most pages have, a few of each facet, in the order of the labels. */
export function knownWords(
  manifest: SearchManifest | undefined,
  counts: Record<string, Record<string, number>>,
): { facet: string; value: string; count: number }[] {
  return filterGroups(manifest, counts)
    .flatMap((group) =>
      group.numbers || ABOUT_PAGES.has(group.name)
        ? []
        : [...group.values]
            .sort((a, b) => b.count - a.count)
            .slice(0, KNOWN_PER_FACET)
            .map((entry) => ({ facet: group.name, ...entry })),
    )
    .slice(0, KNOWN);
}

function sortValues(
  manifest: SearchManifest | undefined,
  facet: string,
  counts: Record<string, number>,
): { value: string; count: number }[] {
  const order = Object.keys(own(manifest?.labels, facet)?.values ?? {});
  const place = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);
  return Object.entries(counts)
    .map(([value, count]) => ({ value, count }))
    .sort(
      (a, b) =>
        place(a.value) - place(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1),
    );
}

/** A property of its own: facet names come from the URL. */
export function own<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
