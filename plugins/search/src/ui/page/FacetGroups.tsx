import type { ReactNode } from 'react';
import type { SearchManifest } from '../../types.js';
import { facetLabel, shownFacets, valueLabel } from './labels.js';
import styles from './page.module.css';
import { text } from './text.js';

const SHOWN = 8;

export interface FacetGroupsProps {
  manifest: SearchManifest | undefined;
  counts: Record<string, Record<string, number>>;
  chosen: Record<string, string[]>;
  onToggle(facet: string, value: string): void;
}

/** One group of checkboxes for each facet, every count as text. */
export function FacetGroups({ manifest, counts, chosen, onToggle }: FacetGroupsProps): ReactNode {
  return shownFacets(manifest, counts).map(({ facet, values }) => {
    const label = facetLabel(manifest, facet);
    const row = ({ value, count }: { value: string; count: number }) => (
      <label key={value} className={styles.check}>
        <input
          type="checkbox"
          checked={chosen[facet]?.includes(value) ?? false}
          onChange={() => onToggle(facet, value)}
        />
        <span>{valueLabel(manifest, facet, value)}</span>
        <span className={styles.count}>{count}件</span>
      </label>
    );
    // Chosen values never hide behind the fold.
    const isFirst = (value: string, at: number) =>
      at < SHOWN || (chosen[facet]?.includes(value) ?? false);
    const first = values.filter(({ value }, at) => isFirst(value, at));
    const rest = values.filter(({ value }, at) => !isFirst(value, at));
    return (
      // biome-ignore lint/a11y/noRedundantRoles: the role is part of the contract (design.md 3.5), also for plain CSS selectors
      <fieldset key={facet} role="group" aria-label={label} className={styles.group}>
        <legend>{label}</legend>
        {first.map(row)}
        {rest.length > 0 && (
          <details className={styles.rest}>
            <summary>{text.more(rest.length)}</summary>
            {rest.map(row)}
          </details>
        )}
      </fieldset>
    );
  });
}
