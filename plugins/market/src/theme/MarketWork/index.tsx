import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { Work } from '../../ui/work/Work.js';
import styles from '../../ui/work/work.module.css';

/** Work mode: one step of a manual on the screen. Which manual is in the address, which only the browser knows. */
export default function MarketWork({ manualsUrl }: { readonly manualsUrl: string }): ReactNode {
  const alive = useIsBrowser();
  return (
    <Layout noFooter>
      <PageMetadata
        title={say`作業モード`}
        description={say`手順書を、一つの画面に一つの手順ずつ、大きな字で見せます。`}
      />
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      {alive ? (
        <Work manualsUrl={manualsUrl} />
      ) : (
        <main className={styles.page}>
          <h1>{say`作業モード`}</h1>
          <noscript>
            <p>{say`作業モードを使うには、ブラウザのスクリプト（JavaScript）が要ります。手順書のページは、スクリプトがなくてもそのまま読めます。`}</p>
            <p>
              <Link to={manualsUrl}>{say`手順書の一覧から開く`}</Link>
            </p>
          </noscript>
        </main>
      )}
    </Layout>
  );
}
