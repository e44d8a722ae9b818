import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import { type ReactNode, useId } from 'react';
import styles from './letters.module.css';

interface ChooseProps {
  readonly sheets: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string;
  onChoose(id: string): void;
  readonly dated: boolean;
  /** The day is known: the clock is not wrong. */
  readonly hasDay: boolean;
  onDate(dated: boolean): void;
}

/** Which letter to print, and whether today stands on it. */
export function Choose({
  sheets,
  chosen,
  onChoose,
  dated,
  hasDay,
  onDate,
}: ChooseProps): ReactNode {
  const name = useId();
  return (
    <div className={styles.choose} data-print="hide">
      <fieldset>
        <legend>{say`刷る紙`}</legend>
        {sheets.map(({ id, label }) => (
          <label key={id}>
            <input type="radio" name={name} checked={chosen === id} onChange={() => onChoose(id)} />
            {label}
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={dated && hasDay}
          disabled={!hasDay}
          onChange={({ target }) => onDate(target.checked)}
        />
        {sayJsx`今日の日付を入れる${!hasDay && say`（端末の日付が合っていないので、手で書き込んでください）`}`}
      </label>
    </div>
  );
}
