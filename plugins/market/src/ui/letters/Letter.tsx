import { say } from '@chishiki-ichiba/model/say';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { LettersPageProp, SomeOf } from '../../reward-props.js';
import { dateText } from '../../shown.js';
import styles from './letters.module.css';

interface LetterProps extends Pick<LettersPageProp, 'to' | 'fictional'> {
  /** Written out in the middle of its line: お礼状, 表彰状. */
  readonly title: string;
  readonly date: string;
  /** Who gives it; without it a line to write on. */
  readonly from?: string;
  /** Few words, so large ones in the middle of the sheet. */
  readonly large?: boolean;
  readonly children: ReactNode;
}

/** The frame of a letter: title, to whom, what for, date, from whom. One sheet of A4. */
function Letter({ title, to, fictional, date, from, large, children }: LetterProps): ReactNode {
  return (
    <article className={styles.letter}>
      <div className={styles.frame}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.to}>{to}</p>
        <div className={clsx(styles.text, large && styles.large)}>{children}</div>
        <p className={styles.date}>{date}</p>
        {from ? (
          <p className={styles.from}>{from}</p>
        ) : (
          <p className={clsx(styles.from, styles.blank)}>
            <span className={styles.hint}>{say`贈る組織の名前`}</span>
          </p>
        )}
        {fictional && <p className={styles.sample}>{say`見本（架空の組織・人です）`}</p>}
      </div>
    </article>
  );
}

type OneProps = Pick<LettersPageProp, 'to' | 'fictional'> & { readonly date: string };

/** お礼状: what for, who uses it, what it prevented, in the words of those who thank. */
export function ThanksLetter({
  thanks,
  ...frame
}: OneProps & { readonly thanks: NonNullable<LettersPageProp['thanks']> }): ReactNode {
  const { techniques, firms, prevented, quotes, from } = thanks;
  return (
    <Letter title={say`お礼状`} {...frame} {...(from ? { from } : {})}>
      <p>{say`分けてくださった技が、仲間の仕事の助けになっています。ここに、あつくお礼を申し上げます。`}</p>
      <Listed title={say`役に立った技`} list={techniques} unit={say`件`} />
      {firms.shown.length > 0 && (
        <>
          <h3>{say`技を使った会社`}</h3>
          <p>
            {firms.shown.join(say`、`)}
            {firms.more > 0 && say`、ほか${firms.more}社`}
          </p>
        </>
      )}
      <Listed title={say`防げた失敗`} list={prevented} unit={say`件`} />
      {quotes.shown.length > 0 && (
        <>
          <h3>{say`使った人のことば`}</h3>
          {quotes.shown.map((quote) => (
            <blockquote key={quote.text}>
              <p>{quote.text}</p>
              {quote.from && <footer>{quote.from}</footer>}
            </blockquote>
          ))}
          {quotes.more > 0 && <p className={styles.more}>{say`ほか${quotes.more}件`}</p>}
        </>
      )}
    </Letter>
  );
}

const Listed = ({
  title,
  list,
  unit,
}: {
  readonly title: string;
  readonly list: SomeOf<string>;
  readonly unit: string;
}): ReactNode =>
  list.shown.length > 0 && (
    <>
      <h3>{title}</h3>
      <ul>
        {list.shown.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {list.more > 0 && <li className={styles.more}>{say`ほか${list.more}${unit}`}</li>}
      </ul>
    </>
  );

/** 表彰状 of a prize; without one a form for the coordinator's own words. */
export function AwardLetter({
  award,
  ...frame
}: OneProps & { readonly award?: LettersPageProp['awards'][number] }): ReactNode {
  return (
    <Letter
      title={say`表彰状`}
      large
      {...frame}
      date={award?.date ? dateText(award.date) : frame.date}
      {...(award?.by ? { from: award.by } : {})}
    >
      {award ? (
        <p className={styles.prize}>{award.name}</p>
      ) : (
        <p className={clsx(styles.prize, styles.blank)}>
          <span className={styles.hint}>{say`賞の名前`}</span>
        </p>
      )}
      {award?.reason ? (
        <p>{award.reason}</p>
      ) : (
        <div className={styles.lines}>
          {[say`何をしたか`, '', '', ''].map((hint, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines to write on are all alike
            <p key={index} className={styles.blank}>
              {hint && <span className={styles.hint}>{hint}</span>}
            </p>
          ))}
        </div>
      )}
      <p>{say`よってここに、その功績をたたえ、表彰します。`}</p>
    </Letter>
  );
}
