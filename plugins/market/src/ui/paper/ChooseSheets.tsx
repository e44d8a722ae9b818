import { say } from '@chishiki-ichiba/model/say';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PrintChoice, SheetName } from '../../paper-props.js';
import { choicesFor, SHOWN } from '../compare/ids.js';
import type { AskedSheets } from './asked.js';
import { sheetNames } from './asked.js';
import { sheetWords } from './sheets.js';
import styles from './together.module.css';

interface ChooseSheetsProps {
  readonly choices: readonly PrintChoice[];
  readonly asked: AskedSheets;
  onChoose(asked: AskedSheets): void;
}

const nameOf = (sheet: SheetName): string =>
  sheet === 'page' ? say`ページそのもの` : sheetWords[sheet];

/** What to print. The address changes when the button is pressed, not before. */
export function ChooseSheets({ choices, asked, onChoose }: ChooseSheetsProps): ReactNode {
  const [ids, setIds] = useState(asked.ids);
  const [sheet, setSheet] = useState(asked.sheet);
  const [word, setWord] = useState('');
  const [tried, setTried] = useState(false);
  const { shown, left } = choicesFor(choices, ids, word);
  const toggle = (id: string, checked: boolean) =>
    setIds(checked ? [...ids, id] : ids.filter((other) => other !== id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (ids.length > 0) onChoose({ ids, sheet });
  };
  if (choices.length === 0)
    return <p>{say`印刷できる手順が、まだありません。手順を書くと、ここで選べます。`}</p>;
  return (
    <details className={styles.choose} open={asked.ids.length === 0} data-print="hide">
      <summary>{say`印刷するページを選ぶ`}</summary>
      <form onSubmit={submit}>
        <fieldset className={styles.kinds}>
          <legend>{say`手順の紙`}</legend>
          {sheetNames.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="sheet"
                value={name}
                checked={sheet === name}
                onChange={() => setSheet(name)}
              />
              {nameOf(name)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{say`ページ（選んだ順に並びます）`}</legend>
          {choices.length > SHOWN && (
            <label className={styles.word}>
              {say`題名の言葉で絞る`}
              <input type="search" value={word} onChange={({ target }) => setWord(target.value)} />
            </label>
          )}
          <ul className={styles.choices}>
            {shown.map(({ id, title }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    name="ids"
                    value={id}
                    checked={ids.includes(id)}
                    onChange={({ target }) => toggle(id, target.checked)}
                  />
                  {title}
                </label>
              </li>
            ))}
          </ul>
          {left > 0 && <p>{say`ほかに${left}件あります。言葉で絞ってください。`}</p>}
        </fieldset>
        <div className={styles.send}>
          <button type="submit">{say`選んだページを並べる`}</button>
          <p role="status">{advice(ids.length, tried)}</p>
        </div>
      </form>
    </details>
  );
}

function advice(count: number, tried: boolean): string {
  if (count > 0) return say`いま${count}つ選んでいます。`;
  return tried ? say`一つ以上選ぶと、並べられます。` : '';
}
