import type { Fragment, Marks } from '../../codec/files.js';
import type { SearchManifest } from '../../types.js';
import type { Source } from '../source.js';
import type { Neighbour } from './neighbour.js';

/** An opened index among several. */
export interface Member {
  readonly source: Source;
  /** Absent where it does not tell. */
  readonly marks?: Marks;
  /** Somebody else's market; absent for our own indexes. */
  readonly neighbour?: Neighbour;
  /** It was open before this search: it may have been published anew since. */
  readonly mayBeOld?: boolean;
  /** Its value of the facet `market`; absent where there is none. */
  readonly facetValue?: string;
  /** A page as the answer shows it. */
  toShown(fragment: Fragment): Fragment;
  /** A facet's value as the answer counts it. */
  toValue(facet: string, value: string): string;
}

/** The facet whose values are ids that mean something in one market only. */
const FACET_OF_IDS = 'org';

/**
 * Two markets may call different firms by one id. A firm is the same when id and name are those of our own
 * list; any other gets the market's id before its own.
 *
 * @param own - Manifest of this site.
 */
export function namesApart(
  id: string,
  manifest: SearchManifest | undefined,
  own: SearchManifest | undefined,
): Member['toValue'] {
  return (facet, value) => {
    if (facet !== FACET_OF_IDS) return value;
    const name = labelOf(own, facet, value);
    const isSame = name !== undefined && name === labelOf(manifest, facet, value);
    return isSame ? value : `${id}:${value}`;
  };
}

/** The same for an index of several markets, whose firms have their market's id before their own already. */
export function regionNames(
  manifest: SearchManifest | undefined,
  own: SearchManifest | undefined,
): Member['toValue'] {
  return (facet, value) => {
    if (facet !== FACET_OF_IDS) return value;
    const [, bare = value] = value.split(':');
    const name = labelOf(own, facet, bare);
    return name !== undefined && name === labelOf(manifest, facet, value) ? bare : value;
  };
}

export function labelOf(
  manifest: SearchManifest | undefined,
  facet: string,
  value: string,
): string | undefined {
  const { labels = {} } = manifest ?? {};
  const values = Object.hasOwn(labels, facet) ? labels[facet]?.values : undefined;
  return values && Object.hasOwn(values, value) ? values[value] : undefined;
}
