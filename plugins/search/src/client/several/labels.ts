import type { FacetLabels, SearchManifest } from '../../types.js';
import { labelOf, type Member, namesApart, regionNames } from './member.js';

/** A market as the facet `market` names it. */
export interface Named {
  /** Value of the facet. */
  readonly id: string;
  readonly label: string;
  /** Absent when it has not been read. */
  readonly manifest?: SearchManifest | undefined;
}

/** Our own pages' value of the facet `market`; no market may have this id. */
export const HERE = 'here';

/**
 * What filters and results are named by when several markets answer: ours first, then what the others add.
 *
 * @param regions - Manifests of indexes of our own that hold other markets' pages.
 * @param facet - Label of the facet `market`.
 */
export function joinManifests(
  own: SearchManifest,
  here: string,
  others: readonly Named[],
  regions: readonly SearchManifest[],
  facet: string,
): SearchManifest {
  const opened = others.flatMap(({ id, label, manifest }) =>
    manifest ? { id, label, manifest } : [],
  );
  const markets = [{ id: HERE, label: here }, ...others].map(({ id, label }) => [id, label]);
  const labels = new Map<string, FacetLabels>([
    ['market', { label: facet, values: Object.fromEntries(markets) }],
    ...Object.entries(own.labels ?? {}),
  ]);
  const add = (
    manifest: SearchManifest,
    toValue: Member['toValue'],
    marketOf: (value: string) => string,
  ) => {
    for (const [name, theirs] of Object.entries(manifest.labels ?? {})) {
      // Somebody else's words: what is no text is none.
      const { label: title, unit, values } = Object(theirs) as Partial<FacetLabels>;
      const known = labels.get(name) ?? {
        label: textOf(title, name),
        values: {},
        ...(unit ? { unit: textOf(unit, '') } : {}),
      };
      const added = Object.keys(Object(values)).flatMap((value): [string, string][] => {
        const at = toValue(name, value);
        const label = textOf(labelOf(manifest, name, value), value);
        if (Object.hasOwn(known.values, at)) return [];
        return [[at, at.includes(':') ? `${label}（${marketOf(at)}）` : label]];
      });
      labels.set(name, { ...known, values: { ...known.values, ...Object.fromEntries(added) } });
    }
  };
  for (const { id, label, manifest } of opened)
    add(manifest, namesApart(id, manifest, own), () => label);
  for (const region of regions)
    add(region, regionNames(region, own), (value) => {
      const [id = ''] = value.split(':');
      return labelOf(region, 'market', id) ?? id;
    });
  const fields = joinFields(own, [...opened.map(({ manifest }) => manifest), ...regions]);
  return {
    ...fields,
    facets: ['market', ...fields.facets],
    // Without labels of its own every counted facet is shown, by its id.
    ...(own.labels ? { labels: Object.fromEntries(labels) } : {}),
  };
}

/** What there is in any of several indexes, by the names of the first. */
export function joinFields(own: SearchManifest, others: readonly SearchManifest[]): SearchManifest {
  const names = (field: 'facets' | 'numbers' | 'dates') => [
    ...new Set([own, ...others].flatMap((one) => one[field] ?? [])),
  ];
  return {
    ...own,
    documents: [own, ...others].reduce((sum, { documents }) => sum + documents, 0),
    facets: names('facets'),
    numbers: names('numbers'),
    dates: names('dates'),
  };
}

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;
