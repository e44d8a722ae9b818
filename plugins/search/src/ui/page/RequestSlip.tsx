import { say } from '@chishiki-ichiba/model/say';
import clsx from 'clsx';
import { type ReactNode, useId, useRef, useState } from 'react';
import boxStyles from '../search.module.css';
import { copyText, printPaper, saveText } from './hand-over.js';
import {
  mailtoHref,
  type SlipFacets,
  type SlipInput,
  slipFile,
  slipFileName,
  slipMessage,
  slipSubject,
  slipTitle,
} from './slip.js';
import styles from './slip.module.css';
import { slipText as text } from './text.js';

export interface RequestSlipProps {
  input: SlipInput;
  /** For the file. */
  facets: SlipFacets;
  /** The page calls values as authors write them. */
  asAuthors: boolean;
  /** What the reader has written over the first text; kept by the page, so that it outlives this part. */
  draft: string | undefined;
  onDraft(draft: string | undefined): void;
  /** Address for mails when the site names one. */
  mail?: string;
  /** For the page's live region. */
  onSay(message: string): void;
}

/** 「探しています」: a text to hand on. Nothing leaves the page unless the reader presses a button. */
export function RequestSlip(props: RequestSlipProps): ReactNode {
  const { input, facets, asAuthors, draft, onDraft, mail, onSay } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [said, setSaid] = useState('');
  const fresh = slipMessage(input);
  const message = draft ?? fresh;
  const title = slipTitle(input);
  const subject = say`${title}：${slipSubject(input, 40)}`;

  const announce = (words: string) => {
    setSaid(words);
    onSay(words);
  };
  const copy = async () => {
    const done = await copyText(message, field.current);
    announce(done ? text.copied : text.selected);
  };
  const print = () => printPaper({ title, text: message, className: styles.paper ?? '' });
  const save = () => {
    const name = slipFileName(input);
    saveText(name, slipFile(input, message, facets, asAuthors));
    announce(text.saved(name));
  };

  return (
    <section className={styles.slip} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className={styles.lead}>{text.lead}</p>
      <label htmlFor={`${id}-text`}>{text.label}</label>
      <textarea
        ref={field}
        id={`${id}-text`}
        className={styles.text}
        rows={9}
        value={message}
        onChange={(event) => onDraft(event.target.value)}
      />
      {draft !== undefined && draft !== fresh && (
        <button type="button" className={styles.renew} onClick={() => onDraft(undefined)}>
          {input.about ? text.ask.renew : text.renew}
        </button>
      )}
      <div className={styles.buttons}>
        <button type="button" className={clsx(boxStyles.button, styles.main)} onClick={copy}>
          {text.copy}
        </button>
        <a className={boxStyles.button} href={mailtoHref({ to: mail, subject, body: message })}>
          {text.mail}
        </a>
        <button type="button" className={boxStyles.button} onClick={print}>
          {text.print}
        </button>
        <button type="button" className={boxStyles.button} onClick={save}>
          {text.save}
        </button>
      </div>
      <p className={styles.said}>{said}</p>
    </section>
  );
}
