import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import { type ReactNode, useState } from 'react';
import type { LettersPageProp } from '../../reward-props.js';
import { dateText } from '../../shown.js';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import { Choose } from '../../ui/letters/Choose.js';
import { AwardLetter, ThanksLetter } from '../../ui/letters/Letter.js';
import styles from '../../ui/letters/letters.module.css';
import list from '../../ui/list/list.module.css';
import { useToday } from '../../ui/parts/today.js';

/** Blanks for a date written by hand. */
const NO_DATE = say`　　　　年　　　月　　　日`;

/** お礼状・表彰状 of one person or organisation. Without script all of them, one sheet each. */
export default function MarketLetters({
  letters,
}: {
  readonly letters: LettersPageProp;
}): ReactNode {
  const { page, to, fictional, thanks, awards } = letters;
  const today = useToday();
  const alive = useIsBrowser();
  const [chosen, setChosen] = useState<string>();
  const [dated, setDated] = useState(false);
  const frame = { to, fictional, date: dated && today ? dateText(today) : NO_DATE };
  const sheets = [
    ...(thanks
      ? [{ id: 'thanks', label: say`お礼状`, sheet: <ThanksLetter thanks={thanks} {...frame} /> }]
      : []),
    ...awards.map((award, index) => ({
      id: `award-${index}`,
      label: say`表彰状「${award.name}」`,
      sheet: <AwardLetter award={award} {...frame} />,
    })),
    { id: 'blank', label: say`表彰状（書き込み用）`, sheet: <AwardLetter {...frame} /> },
  ];
  const choice = alive ? (chosen ?? sheets[0]?.id ?? 'blank') : undefined;
  const shown = sheets.filter(({ id }) => choice === undefined || id === choice);
  return (
    <Layout>
      <PageMetadata
        title={say`${page.label}へのお礼状・表彰状`}
        description={say`A4縦に印刷して渡す、お礼状と表彰状です。`}
      />
      <main className={clsx(list.page, styles.page)}>
        <p className={list.ways} data-print="hide">
          <Link to={page.url}>{say`「${page.label}」のページへ戻る`}</Link>
        </p>
        <h1 data-print="hide">{say`${page.label}へのお礼状・表彰状`}</h1>
        {choice && (
          <Choose
            sheets={sheets}
            chosen={choice}
            onChoose={setChosen}
            dated={dated}
            hasDay={today !== undefined}
            onDate={setDated}
          />
        )}
        <PrintBar text={say`A4縦 ${shown.length}枚`} action={say`この紙を印刷する`} />
        {shown.map(({ id, sheet }) => (
          <div key={id} className={styles.sheet}>
            {sheet}
          </div>
        ))}
      </main>
    </Layout>
  );
}
