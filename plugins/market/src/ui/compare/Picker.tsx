import { say } from '@chishiki-ichiba/model/say';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CompareChoice } from '../../compare-props.js';
import { outcomeWords } from '../labels.js';
import styles from './compare.module.css';
import { choicesFor, FEWEST, MOST, SHOWN } from './ids.js';

interface PickerProps {
  readonly choices: readonly CompareChoice[];
  /** Cases of the address. */
  readonly chosen: readonly string[];
  onChoose(ids: readonly string[]): void;
}

/** Which cases to lay side by side: two to four of all. The address changes when the button is pressed, not before. */
export function Picker({ choices, chosen, onChoose }: PickerProps): ReactNode {
  const [ids, setIds] = useState(chosen);
  const [tried, setTried] = useState(false);
  const [word, setWord] = useState('');
  const { shown, left } = choicesFor(choices, ids, word);
  const toggle = (id: string, checked: boolean) =>
    setIds(checked ? [...ids, id] : ids.filter((other) => other !== id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ids.length >= FEWEST && ids.length <= MOST) onChoose(ids);
  };
  return (
    <details className={styles.picker} open={chosen.length < FEWEST} data-print="hide">
      <summary>{say`並べる事例を選ぶ`}</summary>
      <form onSubmit={submit}>
        <fieldset>
          <legend>{say`${FEWEST}つから${MOST}つまで選べます`}</legend>
          {choices.length > SHOWN && (
            <label className={styles.word}>
              {say`名前か地域の言葉で絞る`}
              <input type="search" value={word} onChange={({ target }) => setWord(target.value)} />
            </label>
          )}
          <ul className={styles.choices}>
            {shown.map(({ id, title, outcome, place }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    name="ids"
                    value={id}
                    checked={ids.includes(id)}
                    onChange={(event) => toggle(id, event.target.checked)}
                  />
                  <span>
                    {title}
                    <small>{[outcomeWords[outcome].label, place].filter(Boolean).join('・')}</small>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {left > 0 && <p>{say`ほかに${left}件あります。言葉で絞ってください。`}</p>}
        </fieldset>
        <div className={styles.send}>
          <button type="submit">{say`選んだ事例を並べる`}</button>
          <p role="status">{advice(ids.length, tried)}</p>
        </div>
      </form>
    </details>
  );
}

function advice(count: number, tried: boolean): string {
  if (count > MOST)
    return say`一度に並べられるのは${MOST}つまでです。あと${count - MOST}つ外してください。`;
  if (count < FEWEST && tried) return say`あと${FEWEST - count}つ選ぶと、並べて読めます。`;
  return count === 0 ? '' : say`いま${count}つ選んでいます。`;
}
