import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { AppearancePageProp } from '../../manual-props.js';
import styles from './all.module.css';

/** Surface class and price band; empty for all. */
export interface Chosen {
  readonly surface: string;
  readonly band: string;
}

interface ChoiceProps extends Pick<AppearancePageProp, 'surfaces' | 'priceBands'> {
  readonly chosen: Chosen;
  onChoose(chosen: Chosen): void;
}

/** Show some classes and price bands only. */
export const Choice = ({ surfaces, priceBands, chosen, onChoose }: ChoiceProps): ReactNode => (
  <div className={styles.choose} data-print="hide">
    <Select
      label={say`面の区分`}
      value={chosen.surface}
      options={surfaces.map(({ id, label }) => [id, label])}
      onChange={(surface) => onChoose({ ...chosen, surface })}
    />
    <Select
      label={say`価格帯`}
      value={chosen.band}
      options={priceBands.map((band) => [band, band])}
      onChange={(band) => onChoose({ ...chosen, band })}
    />
  </div>
);

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  onChange(value: string): void;
}

const Select = ({ label, value, options, onChange }: SelectProps): ReactNode => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{say`すべて`}</option>
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
