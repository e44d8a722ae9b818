import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { useMarket } from '../../client/useMarket.js';
import type { ReportPageProp } from '../../report-props.js';
import { dateText } from '../../shown.js';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import list from '../../ui/list/list.module.css';
import { cssText } from '../../ui/parts/css-text.js';
import { useToday } from '../../ui/parts/today.js';
import { Report } from '../../ui/report/Report.js';
import styles from '../../ui/report/report.module.css';

const description = say`どこに知恵があり、どこに足りないか。会議に持っていけるように、この版のページを数えました。`;

/** What a coordinator reads in five minutes and brings to a meeting on paper. */
export default function MarketReport({ report }: { readonly report: ReportPageProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const edition = useMarket()?.editionLabel ?? '';
  const today = useToday();
  const corner = cssText(
    say`${siteConfig.title}　報告（${edition}）　${siteConfig.url}${report.url}`,
  );
  return (
    <Layout>
      <PageMetadata title={say`報告`} description={description} />
      <Head>
        {/* A named page: only then does its paper win over the market's own. */}
        <style>
          {`@page ichiba-report{size:A4 portrait;margin:13mm 13mm 16mm;@bottom-left{content:${corner};font-size:7pt}}@media print{body{page:ichiba-report}}`}
        </style>
      </Head>
      <main className={`${list.page} ${styles.page}`}>
        <header className={list.words}>
          <h1
            className={list.title}
          >{sayJsx`報告${<span className={list.total}>{say`${edition}・${report.total}件`}</span>}`}</h1>
          <p className={list.description}>{description}</p>
          {today && (
            <p
              className={styles.onPaper}
              data-print="only"
            >{say`${dateText(today)}に印刷。期限はこの日で数えました。`}</p>
          )}
          <p className={list.ways} data-print="hide">
            <Link to={report.matrixUrl}>{say`段階とキャンバスの表`}</Link>
            {report.previous && (
              <Link
                to={report.previous.page.url}
              >{say`前回の定期レビュー（${dateText(report.previous.date)}）`}</Link>
            )}
            {report.kpiGuide && <Link to={report.kpiGuide.url}>{report.kpiGuide.label}</Link>}
          </p>
        </header>
        <PrintBar text={say`A4縦・枚数は数で変わります`} action={say`報告を印刷する`} />
        <Report report={report} />
      </main>
    </Layout>
  );
}
