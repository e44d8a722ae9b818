import type { ReactNode } from 'react';
import type { SearchManifest } from '../../types.js';
import { facetLabel, valueLabel } from './labels.js';
import styles from './page.module.css';
import { text } from './text.js';
import { countFilters, dropRange, type PageState, toggleFacet } from './urlState.js';

export interface ChipsProps {
  state: PageState;
  manifest: SearchManifest | undefined;
  onChange(next: PageState): void;
}

/** The chosen filters, each with a button that takes it away. */
export function Chips({ state, manifest, onChange }: ChipsProps): ReactNode {
  if (countFilters(state) === 0) return null;
  const chips: { key: string; label: string; next: PageState }[] = [];
  for (const [facet, values] of Object.entries(state.facets)) {
    for (const value of values) {
      const label = `${facetLabel(manifest, facet)}：${valueLabel(manifest, facet, value)}`;
      chips.push({ key: `${facet} ${value}`, label, next: toggleFacet(state, facet, value) });
    }
  }
  for (const [field, [from, to]] of Object.entries(state.ranges)) {
    const label = `${facetLabel(manifest, field)}：${from ?? ''}〜${to ?? ''}`;
    chips.push({ key: field, label, next: dropRange(state, field) });
  }
  return (
    <ul className={styles.chips} aria-label={text.chosen}>
      {chips.map(({ key, label, next }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={text.remove(label)}
            onClick={() => onChange(next)}
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className={styles.plain}
          onClick={() => onChange({ ...state, facets: {}, ranges: {}, page: 1 })}
        >
          {text.clear}
        </button>
      </li>
    </ul>
  );
}
