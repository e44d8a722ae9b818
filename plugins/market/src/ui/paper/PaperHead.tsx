import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { PaperHeadProp } from '../../paper-props.js';
import { dateText, editionParts } from '../../shown.js';
import { statusWords, visibilityWords } from '../labels.js';
import { Corner } from './Corner.js';
import styles from './paper.module.css';

interface PaperHeadProps {
  /** What this sheet is: 作業分解シート. */
  readonly name: string;
  readonly head: PaperHeadProp;
  /** Below the facts, beside the code: room that would be empty. */
  readonly children?: ReactNode;
}

/** Same head on every sheet of a page: what, which revision, until when, whose, and the code. */
export function PaperHead({ name, head, children }: PaperHeadProps): ReactNode {
  const { title, kindLabel, revision, reviewBy, owner, toldBy, id, qr } = head;
  const facts = [
    [say`版`, editionParts(head).join('　')],
    [say`見直し期限`, reviewBy && dateText(reviewBy)],
    [say`語り手`, toldBy.join(say`、`)],
    [say`所有`, owner],
  ] as const;
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <p className={styles.name}>
          {name}　{kindLabel}　{id}
          {signs(head).map((sign) => (
            <b key={sign} className={styles.sign}>
              {sign}
            </b>
          ))}
        </p>
        <h1 className={styles.title}>{title}</h1>
        <dl className={styles.facts}>
          {facts.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text || say`記載なし`}</dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
      <Corner title={title} qr={qr} revision={revision} />
    </header>
  );
}

/** What a reader of the paper must not overlook. */
const signs = ({ fictional, status, visibility }: PaperHeadProp): readonly string[] => [
  ...(status === 'approved' ? [] : [statusWords[status]]),
  ...(visibility === 'public' ? [] : [say`${visibilityWords[visibility]}だけ`]),
  ...(fictional ? [say`見本：架空の組織・条件です`] : []),
];
