import { say } from '@chishiki-ichiba/model/say';
import { copyText, mailtoHref, printPaper, saveText } from '@chishiki-ichiba/search/hand-over';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { ItemPageProp } from '../../props.js';
import { trialWords } from '../../shown-reward.js';
import tools from '../item/tools.module.css';
import styles from './slip.module.css';
import { trialFileName, trialText, trialTitle } from './trial-slip.js';

const results = ['worked', 'failed'] as const;

/** A report to fill in and hand on. Nothing leaves the page unless the reader presses a button. */
export function TrialSlip({ item }: { readonly item: ItemPageProp }): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [date] = useState(() => new Date());
  const [result, setResult] = useState<(typeof results)[number]>('worked');
  const [anchor, setAnchor] = useState('');
  const [draft, setDraft] = useState<string>();
  const [said, setSaid] = useState('');
  const input = { id: item.id, title: item.title, result, date, ...(anchor ? { anchor } : {}) };
  const fresh = trialText(input);
  const text = draft ?? fresh;
  const subject = say`使ってみた：${trialTitle(item.title)}`;
  /** Into what the reader has written, too: only its own line changes. */
  const rewrite = (key: string, value: string) =>
    setDraft(draft?.replace(new RegExp(`^${key}:.*$`, 'm'), () => `${key}: ${value}`));
  const copy = async () => {
    const done = await copyText(text, field.current);
    setSaid(
      done ? say`文面をコピーしました` : say`文面を選びました。端末の「コピー」で写してください`,
    );
  };
  const save = () => {
    const name = trialFileName(input, text);
    saveText(name, text);
    setSaid(say`${name} を保存しました。市場の管理者に渡すと、「使ってみた」に載せられます`);
  };
  return (
    <section className={styles.slip} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{say`使ってみた報告`}</h3>
      <p>{say`下の文面に書き足して、市場の管理者に渡してください。このページからは、どこにも送りません。`}</p>
      <fieldset>
        <legend>{say`やってみた結果`}</legend>
        {results.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}-result`}
              checked={result === one}
              onChange={() => {
                setResult(one);
                rewrite('やってみた結果', one === 'worked' ? 'うまくいった' : 'うまくいかなかった');
              }}
            />
            {trialWords[one]}
          </label>
        ))}
      </fieldset>
      {item.steps.length > 0 && (
        <label className={styles.place}>
          {say`試したところ`}
          <select
            value={anchor}
            onChange={({ target }) => {
              setAnchor(target.value);
              rewrite('試したもの', item.id + (target.value ? `#${target.value}` : ''));
            }}
          >
            <option value="">{say`手順の全体`}</option>
            {item.steps.map((step) => (
              <option key={step.id} value={`step-${step.id}`}>
                {step.number}. {step.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label htmlFor={`${id}-text`}>{say`文面（直せます）`}</label>
      <textarea
        ref={field}
        id={`${id}-text`}
        rows={14}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
      />
      {draft !== undefined && draft !== fresh && (
        <button
          type="button"
          className={styles.renew}
          onClick={() => setDraft(undefined)}
        >{say`はじめの文面に戻す`}</button>
      )}
      <div className={styles.buttons}>
        <button type="button" className={tools.tool} onClick={copy}>{say`文面をコピー`}</button>
        <a className={tools.tool} href={mailtoHref({ subject, body: text })}>{say`メールで送る`}</a>
        <button
          type="button"
          className={tools.tool}
          onClick={() =>
            printPaper({ title: say`使ってみた報告`, text, className: styles.paper ?? '' })
          }
        >{say`印刷する`}</button>
        <button type="button" className={tools.tool} onClick={save}>{say`ファイルに保存`}</button>
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
