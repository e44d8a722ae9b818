import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ActivitiesPageProp } from '../../activity-props.js';
import type { Labelled } from '../../props.js';
import styles from './activities.module.css';
import type { Choice } from './useChoice.js';

interface FiltersProps extends Pick<ActivitiesPageProp, 'alliances' | 'types'> {
  readonly choice: Choice;
  onChoose(choice: Choice): void;
}

/** Show the meetings of one alliance, or of one type, only. */
export const Filters = ({ alliances, types, choice, onChoose }: FiltersProps): ReactNode => (
  <fieldset className={styles.filters} data-print="hide">
    <legend className="ichiba-hidden">{say`集まりを絞る`}</legend>
    <Select
      label={say`連携体`}
      value={choice.alliance}
      options={alliances}
      onChange={(alliance) => onChoose({ ...choice, alliance })}
    />
    <Select
      label={say`活動`}
      value={choice.type}
      options={types}
      onChange={(type) => onChoose({ ...choice, type })}
    />
  </fieldset>
);

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Labelled[];
  onChange(value: string): void;
}

const Select = ({ label, value, options, onChange }: SelectProps): ReactNode => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{say`すべて`}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
);
