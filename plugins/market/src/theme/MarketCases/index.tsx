import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { CasesPageProp } from '../../case-props.js';
import { CaseRows } from '../../ui/cases/CaseRows.js';
import styles from '../../ui/cases/cases.module.css';
import { Legend } from '../../ui/cases/Legend.js';
import list from '../../ui/list/list.module.css';
import { Rest } from '../../ui/parts/Rest.js';

const title = say`事例の歩み`;

/** All cases under each other on one axis of the five phases. */
export default function MarketCases({ cases }: { readonly cases: CasesPageProp }): ReactNode {
  return (
    <Layout>
      <PageMetadata
        title={title}
        description={say`すべての連携事例を、五つの段階の上に並べて見ます。谷、関門、方針転換がどこにあったかを比べられます。`}
      />
      <Head>
        {/* The axis needs the width; a page of its own, so that the market's own size does not win. */}
        <style>
          {'@page ichiba-wide{size:A4 landscape;margin:12mm}@media print{body{page:ichiba-wide}}'}
        </style>
      </Head>
      <main className={list.page}>
        <p className={list.axis}>{say`連携事例`}</p>
        <h1 className={list.title}>
          {title}
          <span
            className={list.total}
          >{say`${cases.cases.length + (cases.rest?.count ?? 0)}件`}</span>
        </h1>
        <p
          className={list.description}
        >{say`すべての事例を、同じ五つの段階の上に並べています。二つから四つまで選んで、並べて比べることもできます。`}</p>
        <p className={list.ways} data-print="hide">
          <Link to={cases.valleysUrl}>{say`谷と立ち直りを関門ごとに読む`}</Link>
        </p>
        {cases.cases.length === 0 ? (
          <p className={list.empty}>{say`まだ事例がありません。`}</p>
        ) : (
          <section aria-labelledby="case-rows">
            <h2 id="case-rows" className="ichiba-hidden">{say`事例と段階`}</h2>
            <Legend />
            <CaseRows {...cases} />
            <Rest rest={cases.rest} />
          </section>
        )}
        <p
          className={styles.lead}
        >{say`どのできごとをどの段階に置いたかは、事例を書いた人の読みです。根拠は各事例のページにあります。`}</p>
      </main>
    </Layout>
  );
}
