import type { ReactNode } from 'react';
import type { SearchManifest } from '../../types.js';
import { chosenFilters } from './labels.js';
import styles from './page.module.css';
import { text } from './text.js';
import { type PageState, setRange, toggleFacet, withoutFilters } from './urlState.js';

export interface ChipsProps {
  state: PageState;
  manifest: SearchManifest | undefined;
  onChange(next: PageState): void;
}

/** The chosen filters, each with a button that takes it away. */
export function Chips({ state, manifest, onChange }: ChipsProps): ReactNode {
  const chosen = chosenFilters(state, manifest);
  if (chosen.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={text.chosen}>
      {chosen.map(({ name, value, label }) => (
        <li key={`${name} ${value ?? ''}`}>
          <button
            type="button"
            className={styles.chip}
            aria-label={text.remove(label)}
            onClick={() =>
              onChange(
                value === undefined
                  ? setRange(state, name, [null, null])
                  : toggleFacet(state, name, value),
              )
            }
          >
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className={styles.plain}
          onClick={() => onChange(withoutFilters(state))}
        >
          {text.clear}
        </button>
      </li>
    </ul>
  );
}
