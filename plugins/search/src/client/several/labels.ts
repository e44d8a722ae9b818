import type { FacetLabels, SearchManifest } from '../../types.js';
import { labelOf, namesApart } from './member.js';

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
 * @param facet - Label of the facet `market`.
 */
export function joinManifests(
  own: SearchManifest,
  here: string,
  others: readonly Named[],
  facet: string,
): SearchManifest {
  const opened = others.filter(({ manifest }) => manifest);
  const names = (field: 'facets' | 'numbers' | 'dates') => [
    ...new Set(
      [own, ...opened.map(({ manifest }) => manifest)].flatMap((one) => one?.[field] ?? []),
    ),
  ];
  const markets = [{ id: HERE, label: here }, ...others].map(({ id, label }) => [id, label]);
  const labels = new Map<string, FacetLabels>([
    ['market', { label: facet, values: Object.fromEntries(markets) }],
    ...Object.entries(own.labels ?? {}),
  ]);
  for (const { id, label: market, manifest } of opened)
    for (const [name, theirs] of Object.entries(manifest?.labels ?? {})) {
      const toValue = namesApart(id, manifest, own);
      const known = labels.get(name) ?? { ...theirs, values: {} };
      const added = Object.keys(theirs.values).flatMap((value): [string, string][] => {
        const at = toValue(name, value);
        const label = labelOf(manifest, name, value) ?? value;
        if (Object.hasOwn(known.values, at)) return [];
        return [[at, at === value ? label : `${label}（${market}）`]];
      });
      labels.set(name, { ...known, values: { ...known.values, ...Object.fromEntries(added) } });
    }
  return {
    ...own,
    facets: ['market', ...names('facets')],
    numbers: names('numbers'),
    dates: names('dates'),
    // Without labels of its own every counted facet is shown, by its id.
    ...(own.labels ? { labels: Object.fromEntries(labels) } : {}),
  };
}
