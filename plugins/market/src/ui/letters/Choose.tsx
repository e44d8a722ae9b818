import { type ReactNode, useId } from 'react';
import styles from './letters.module.css';

interface ChooseProps {
  readonly sheets: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string;
  onChoose(id: string): void;
  readonly dated: boolean;
  onDate(dated: boolean): void;
}

/** Which letter to print, and whether today stands on it. */
export function Choose({ sheets, chosen, onChoose, dated, onDate }: ChooseProps): ReactNode {
  const name = useId();
  return (
    <div className={styles.choose} data-print="hide">
      <fieldset>
        <legend>刷る紙</legend>
        {sheets.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name={name} checked={chosen === id} onChange={() => onChoose(id)} />
            {label}
          </label>
        ))}
      </fieldset>
      <label>
        <input type="checkbox" checked={dated} onChange={({ target }) => onDate(target.checked)} />
        今日の日付を入れる
      </label>
    </div>
  );
}
