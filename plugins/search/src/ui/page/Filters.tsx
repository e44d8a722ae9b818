import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { SearchManifest } from '../../types.js';
import styles from './filters.module.css';
import { facetLabel, filterGroups, own, unitOf, valueLabel } from './labels.js';
import { RangeField } from './RangeField.js';
import { text } from './text.js';
import { type PageState, setRange, toggleFacet } from './urlState.js';

const SHOWN = 8;

export interface FiltersProps {
  manifest: SearchManifest | undefined;
  counts: Record<string, Record<string, number>>;
  state: PageState;
  onChange(next: PageState): void;
  onProblem(message: string): void;
}

/** The filter column: checkboxes with counts for each facet, two fields for each number. */
export function Filters({ manifest, counts, state, onChange, onProblem }: FiltersProps): ReactNode {
  return filterGroups(manifest, counts).map((group) => {
    const { name } = group;
    const label = facetLabel(manifest, name);
    if (group.numbers)
      return (
        <RangeField
          key={name}
          label={label}
          unit={unitOf(manifest, name)}
          range={own(state.ranges, name) ?? [null, null]}
          onApply={(range) => onChange(setRange(state, name, range))}
          onProblem={onProblem}
        />
      );
    return (
      <Values
        key={name}
        label={label}
        values={group.values.map((value) => ({
          ...value,
          label: valueLabel(manifest, name, value.value),
        }))}
        chosen={own(state.facets, name) ?? []}
        onToggle={(value) => onChange(toggleFacet(state, name, value))}
      />
    );
  });
}

interface ValuesProps {
  label: string;
  values: readonly { value: string; label: string; count: number }[];
  chosen: readonly string[];
  onToggle(value: string): void;
}

function Values({ label, values, chosen, onToggle }: ValuesProps): ReactNode {
  const row = (entry: ValuesProps['values'][number]) => (
    <label key={entry.value} className={styles.check}>
      <input
        type="checkbox"
        checked={chosen.includes(entry.value)}
        onChange={() => onToggle(entry.value)}
      />
      <span>{entry.label}</span>
      <span className={styles.count}>{say`${entry.count}件`}</span>
    </label>
  );
  // Chosen values never hide behind the fold.
  const isFirst = ({ value }: { value: string }, at: number) =>
    at < SHOWN || chosen.includes(value);
  const first = values.filter(isFirst);
  const rest = values.filter((entry, at) => !isFirst(entry, at));
  return (
    // biome-ignore lint/a11y/noRedundantRoles: the role is part of the contract (design.md 3.5), also for plain CSS selectors
    <fieldset role="group" aria-label={label} className={styles.group}>
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
}
