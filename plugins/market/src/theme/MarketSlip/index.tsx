import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { SlipPageProp } from '../../learning-props.js';
import { dateText } from '../../shown.js';
import { partText } from '../../shown-learning.js';
import styles from '../../ui/course/slip.module.css';
import { kindWords } from '../../ui/labels.js';
import list from '../../ui/list/list.module.css';
import { SheetBar } from '../../ui/sheet/SheetBar.js';

const paper = { size: 'a4', orientation: 'portrait', pages: 1 } as const;
const steps = [say`見た`, say`やってみた`, say`確かめた`];

/** The trainer's slip of a course: one sheet of A4 per learner, filled in by pencil. */
export default function MarketSlip({ slip }: { readonly slip: SlipPageProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const { parts, checks, revision, revised } = slip;
  return (
    <Layout>
      <PageMetadata
        title={say`${slip.title}の記入票`}
        description={say`教える人が、一人に一枚使う記入票です。`}
      />
      <Head>
        {/* A named page: only then does its paper win over the market's own. */}
        <style>
          {
            '@page ichiba-slip{size:A4 portrait;margin:11mm 13mm;@bottom-left{content:none}@bottom-right{content:none}}@media print{body{page:ichiba-slip}}'
          }
        </style>
      </Head>
      <main className={clsx(list.page, styles.page)}>
        <p className={list.ways} data-print="hide">
          <Link to={slip.courseUrl}>{say`「${slip.title}」へ戻る`}</Link>
        </p>
        <SheetBar paper={paper} />
        <article className={styles.sheet}>
          <header>
            <h1>{say`${slip.title}の記入票`}</h1>
            <p className={styles.corner}>
              {[revision, revised && say`${dateText(revised)}改訂`].filter(Boolean).join('　')}
              <br />
              {siteConfig.url}
              {slip.url}
            </p>
            <p>
              {[slip.who, slip.time, slip.fictional && say`見本（架空）`]
                .filter(Boolean)
                .join('・')}
            </p>
          </header>
          <dl className={styles.who}>
            {[say`学ぶ人の符号`, say`教える人の頭文字`, say`始めた日`, say`終えた日`].map(
              (label) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd />
                </div>
              ),
            )}
          </dl>
          <table>
            <caption>{say`一つ済んだら、箱に印を付け、日付を書きます。`}</caption>
            <thead>
              <tr>
                <th scope="col">{say`番`}</th>
                <th scope="col">{say`内容`}</th>
                {steps.map((step) => (
                  <th key={step} scope="col">
                    {step}
                  </th>
                ))}
                <th scope="col">{say`日付`}</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part.id}>
                  <td>{part.number}</td>
                  <th scope="row">
                    {part.label}
                    <small>
                      {[part.why, partText(part, kindWords[part.kind].label)]
                        .filter(Boolean)
                        .join('　')}
                    </small>
                  </th>
                  {steps.map((step) => (
                    <td key={step}>
                      <Box />
                    </td>
                  ))}
                  <td className={styles.date} />
                </tr>
              ))}
            </tbody>
          </table>
          {checks.length > 0 && (
            <section aria-labelledby="slip-checks">
              <h2 id="slip-checks">{say`終わりの確認`}</h2>
              <ol className={styles.checks}>
                {checks.map(({ question, pass }) => (
                  <li key={question}>
                    <Box />
                    <span>
                      {question}
                      <small>{say`合格の目安：${pass}`}</small>
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          )}
          <section className={styles.memo} aria-label={say`気づいたこと`}>
            <p>{say`気づいたこと・次に教えること`}</p>
          </section>
        </article>
      </main>
    </Layout>
  );
}

const Box = (): ReactNode => <span className={styles.box} aria-hidden="true" />;
