import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { useMarket } from '../../client/useMarket.js';
import type { WithdrawnPageProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { kindWords } from '../../ui/labels.js';
import styles from '../../ui/list/list.module.css';
import { LostSearch } from '../../ui/lost/LostSearch.js';

const title = say`このページは取り下げられました`;

/** At the address of a page that was taken back: a static host knows no 410, so the page says it. */
export default function MarketWithdrawn({
  withdrawn: { kind, date, kindUrl },
}: {
  readonly withdrawn: WithdrawnPageProp;
}): ReactNode {
  const market = useMarket();
  const { label } = kindWords[kind];
  return (
    <Layout>
      <PageMetadata title={title} />
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className={styles.page}>
        <p className={styles.axis}>{label}</p>
        <h1 className={styles.title}>{title}</h1>
        <p
          className={styles.description}
        >{say`${dateText(date)}に、ここにあった${label}は取り下げられました。紙や端末に残っているものも、もう使わないでください。この端末に保存してあった控えは、自動で消えます。`}</p>
        {market && <LostSearch action={market.searchUrl} />}
        <p className={styles.ways}>
          <Link to={kindUrl}>{say`ほかの${label}を見る`}</Link>
        </p>
      </main>
    </Layout>
  );
}
