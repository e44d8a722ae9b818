import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ChecklistPageProp } from '../../phase-props.js';
import { dateText } from '../../shown.js';
import { renderWords } from '../../ui/body/renderBody.js';
import { Plant } from '../../ui/front/Plant.js';
import { phases } from '../../ui/labels.js';
import list from '../../ui/list/list.module.css';
import { SourceList } from '../../ui/parts/SourceList.js';
import styles from '../../ui/phase/sheet.module.css';
import { SheetBar } from '../../ui/sheet/SheetBar.js';

const paper = { size: 'a4', orientation: 'portrait', pages: 1 } as const;

/** The checklist of a phase on one sheet, to be ticked with a pencil. */
export default function MarketChecklist({
  checklist,
}: {
  readonly checklist: ChecklistPageProp;
}): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const { phase, label, description, items, sources, revision, revised } = checklist;
  const title = say`${label}の点検表`;
  return (
    <Layout>
      <PageMetadata title={title} description={say`${description}。印刷して書き込む点検表です。`} />
      <Head>
        {/* A named page: only then does its paper win over the market's own. */}
        <style>
          {
            '@page ichiba-checklist{size:A4 portrait;margin:12mm 14mm;@bottom-right{content:none}}@media print{body{page:ichiba-checklist}}'
          }
        </style>
      </Head>
      <main className={clsx(list.page, styles.page)}>
        <p className={list.ways} data-print="hide">
          <Link to={checklist.phaseUrl}>{say`${label}のページへ戻る`}</Link>
        </p>
        <SheetBar paper={paper} />
        <article className={`${styles.sheet} ichiba-tone-${phase}`}>
          <header className={styles.head}>
            <Plant phase={phase} />
            <div>
              <p
                className={styles.sign}
              >{say`段階${phases[phase].number}「${phases[phase].sign}」`}</p>
              <h1>{title}</h1>
              <p>{description}</p>
            </div>
            <p className={styles.corner}>
              {[revision, revised && say`${dateText(revised)}改訂`].filter(Boolean).join('　')}
              <br />
              {siteConfig.url}
              {checklist.url}
            </p>
          </header>
          <dl className={styles.who}>
            <div>
              <dt>{say`日付`}</dt>
              <dd />
            </div>
            <div>
              <dt>{say`会の名前`}</dt>
              <dd />
            </div>
            <div>
              <dt>{say`書いた人`}</dt>
              <dd />
            </div>
          </dl>
          <ol className={styles.boxes}>
            {items.map((item) => (
              <li key={item.text}>
                <span className={styles.box} aria-hidden="true" />
                <span>
                  {renderWords(item.words)}
                  {renderWords(item.notes)}
                </span>
              </li>
            ))}
          </ol>
          <section className={styles.memo} aria-label={say`気づいたこと`}>
            <p>{say`気づいたこと`}</p>
          </section>
          {sources.length > 0 && (
            <footer className={styles.foot}>
              <SourceList sources={sources} />
            </footer>
          )}
        </article>
      </main>
    </Layout>
  );
}
