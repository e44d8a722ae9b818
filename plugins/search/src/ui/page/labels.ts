import type { SearchManifest } from '../../types.js';

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

/**
 * Facets to show, in the order of the labels; without any labels, all facets by id.
 * Values: in the order of the labels, then by count.
 */
export function shownFacets(
  manifest: SearchManifest | undefined,
  counts: Record<string, Record<string, number>>,
): { facet: string; values: { value: string; count: number }[] }[] {
  const facets = manifest?.labels ? Object.keys(manifest.labels) : Object.keys(counts).sort();
  return facets
    .map((facet) => {
      const order = Object.keys(own(manifest?.labels, facet)?.values ?? {});
      const place = (value: string) =>
        order.includes(value) ? order.indexOf(value) : order.length;
      const values = Object.entries(own(counts, facet) ?? {})
        .map(([value, count]) => ({ value, count }))
        .sort(
          (a, b) =>
            place(a.value) - place(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1),
        );
      return { facet, values };
    })
    .filter(({ values }) => values.length > 0);
}

function own<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
