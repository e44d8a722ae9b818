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
  const subject = `使ってみた：${trialTitle(item.title)}`;
  /** Into what the reader has written, too: only its own line changes. */
  const rewrite = (key: string, value: string) =>
    setDraft(draft?.replace(new RegExp(`^${key}:.*$`, 'm'), () => `${key}: ${value}`));
  const copy = async () => {
    const done = await copyText(text, field.current);
    setSaid(done ? '文面をコピーしました' : '文面を選びました。端末の「コピー」で写してください');
  };
  const save = () => {
    const name = trialFileName(input, text);
    saveText(name, text);
    setSaid(`${name} を保存しました。市場の管理者に渡すと、「使ってみた」に載せられます`);
  };
  return (
    <section className={styles.slip} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>使ってみた報告</h3>
      <p>
        下の文面に書き足して、市場の管理者に渡してください。このページからは、どこにも送りません。
      </p>
      <fieldset>
        <legend>やってみた結果</legend>
        {results.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}-result`}
              checked={result === one}
              onChange={() => {
                setResult(one);
                rewrite('やってみた結果', trialWords[one]);
              }}
            />
            {trialWords[one]}
          </label>
        ))}
      </fieldset>
      {item.steps.length > 0 && (
        <label className={styles.place}>
          試したところ
          <select
            value={anchor}
            onChange={({ target }) => {
              setAnchor(target.value);
              rewrite('試したもの', item.id + (target.value ? `#${target.value}` : ''));
            }}
          >
            <option value="">手順の全体</option>
            {item.steps.map((step) => (
              <option key={step.id} value={`step-${step.id}`}>
                {step.number}. {step.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label htmlFor={`${id}-text`}>文面（直せます）</label>
      <textarea
        ref={field}
        id={`${id}-text`}
        rows={14}
        value={text}
        onChange={(event) => setDraft(event.target.value)}
      />
      {draft !== undefined && draft !== fresh && (
        <button type="button" className={styles.renew} onClick={() => setDraft(undefined)}>
          はじめの文面に戻す
        </button>
      )}
      <div className={styles.buttons}>
        <button type="button" className={tools.tool} onClick={copy}>
          文面をコピー
        </button>
        <a className={tools.tool} href={mailtoHref({ subject, body: text })}>
          メールで送る
        </a>
        <button
          type="button"
          className={tools.tool}
          onClick={() =>
            printPaper({ title: '使ってみた報告', text, className: styles.paper ?? '' })
          }
        >
          印刷する
        </button>
        <button type="button" className={tools.tool} onClick={save}>
          ファイルに保存
        </button>
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
