import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { CSSProperties, ReactNode } from 'react';
import type { MinutesPageProp } from '../../activity-props.js';
import { dateText } from '../../shown.js';
import styles from '../../ui/activities/minutes.module.css';
import list from '../../ui/list/list.module.css';
import { SheetBar } from '../../ui/sheet/SheetBar.js';

/** Minutes on A4: what the page says is printed, the rest is lines to write on. */
export default function MarketMinutes({
  minutes,
}: {
  readonly minutes: MinutesPageProp;
}): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const { title, fit, revision, revised, agenda, uses } = minutes;
  const paper = { size: 'a4', orientation: 'portrait', pages: fit.sheets } as const;
  const number = fit.sheets > 1 ? 'counter(page) " / " counter(pages)' : 'none';
  return (
    <Layout>
      <PageMetadata
        title={say`${title}の議事録`}
        description={say`集まりで書き込む議事録の紙です。`}
      />
      <Head>
        {/* A named page: only then does its paper win over the market's own. */}
        <style>
          {`@page ichiba-minutes{size:A4 portrait;margin:11mm 13mm;@bottom-left{content:none}@bottom-right{content:${number};font-size:7pt}}@media print{body{page:ichiba-minutes}}`}
        </style>
      </Head>
      <main className={clsx(list.page, styles.page)}>
        <p className={list.ways} data-print="hide">
          <Link to={minutes.meetingUrl}>{say`「${title}」へ戻る`}</Link>
        </p>
        <SheetBar paper={paper} />
        <article
          className={styles.sheet}
          style={{ '--ichiba-points': `${fit.points}pt` } as CSSProperties}
        >
          <header>
            <p className={styles.corner}>
              {[revision, revised && say`${dateText(revised)}改訂`].filter(Boolean).join('　')}
              <br />
              {siteConfig.url}
              {minutes.meetingUrl}
            </p>
            <p>
              {[
                say`議事録`,
                minutes.type,
                minutes.cancelled,
                minutes.fictional && say`見本（架空）`,
              ]
                .filter(Boolean)
                .join('・')}
            </p>
            <h1>{title}</h1>
          </header>
          <Facts minutes={minutes} />
          {agenda.length > 0 && <Printed title={say`議題`} lines={agenda} numbered />}
          {uses.length > 0 && <Printed title={say`使うもの`} lines={[uses.join(say`、`)]} />}
          <Printed title={say`決めたこと`} lines={minutes.decided} blank={fit.blank.decided} />
          <Printed title={say`分かったこと`} lines={minutes.learned} blank={fit.blank.learned} />
          <ToDo minutes={minutes} />
        </article>
      </main>
    </Layout>
  );
}

const Facts = ({ minutes }: { readonly minutes: MinutesPageProp }): ReactNode => (
  <dl className={styles.facts}>
    {(
      [
        [say`いつ`, minutes.when],
        [say`どこで`, minutes.place],
        [say`連携体`, minutes.alliance],
        [say`人数`, minutes.attendees && say`${minutes.attendees}人`],
        [say`参加組織`, minutes.orgs.join(say`、`)],
        [say`書いた人（役割）`, ''],
      ] as const
    ).map(([label, text]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

interface PrintedProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly blank?: number;
  readonly numbered?: boolean;
}

function Printed({ title, lines, blank = 0, numbered = false }: PrintedProps): ReactNode {
  const List = numbered ? 'ol' : 'ul';
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <List className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </List>
      {blanks(blank).map((key) => (
        <div key={key} className={styles.blank} />
      ))}
    </section>
  );
}

const blanks = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const ToDo = ({ minutes: { next, fit } }: { readonly minutes: MinutesPageProp }): ReactNode => (
  <section aria-label={say`次にやること`}>
    <h2>{say`次にやること`}</h2>
    <table>
      <thead>
        <tr>
          {[say`内容`, say`担当`, say`期限`, say`完了`].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {next.map(({ text, who, due, done }) => (
          <tr key={text}>
            <td>{text}</td>
            <td>{who}</td>
            <td>{due && dateText(due)}</td>
            <td>{done && dateText(done)}</td>
          </tr>
        ))}
        {blanks(fit.blank.next).map((key) => (
          <tr key={key} className={styles.blankRow}>
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
