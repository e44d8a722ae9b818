import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ReviewPageProp } from '../../log-props.js';
import list from '../../ui/list/list.module.css';
import { Films } from '../../ui/review/Films.js';
import { Review } from '../../ui/review/Review.js';
import styles from '../../ui/review/review.module.css';
import { SheetBar } from '../../ui/sheet/SheetBar.js';

const paper = { size: 'a4', orientation: 'portrait', pages: 1 } as const;

/** A trainee's weld beside its model: one sheet of A4 for the trainer. */
export default function MarketReview({ review }: { readonly review: ReviewPageProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  return (
    <Layout>
      <PageMetadata
        title={say`手本と比べる：${review.title}`}
        description={say`「${review.title}」を手本「${review.model.video.title}」と、測った値で比べます。`}
      />
      <Head>
        {/* A named page: only then does its paper win over the market's own. */}
        <style>
          {
            '@page ichiba-review{size:A4 portrait;margin:9mm 11mm;@bottom-left{content:none}@bottom-right{content:none}}@media print{body{page:ichiba-review}}'
          }
        </style>
      </Head>
      <main className={clsx(list.page, styles.page)}>
        <p className={list.ways} data-print="hide">
          <Link to={review.own.url}>{say`「${review.title}」へ戻る`}</Link>
        </p>
        <SheetBar paper={paper} />
        <article className={styles.sheet}>
          <header>
            <h1>{say`手本と比べる`}</h1>
            <p className={styles.corner} data-print="only">
              {siteConfig.url}
              {review.url}
            </p>
          </header>
          <Films review={review} />
          <Review review={review} />
        </article>
      </main>
    </Layout>
  );
}
