import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import { type ReactNode, useEffect, useState } from 'react';
import { useMarket } from '../../client/useMarket.js';
import { useSaved } from '../../client/useSaved.js';
import list from '../../ui/list/list.module.css';
import { Notices } from '../../ui/offline/Notices.js';
import styles from '../../ui/offline/offline.module.css';
import { SavedList } from '../../ui/offline/SavedList.js';
import { errorText } from '../../ui/offline/words.js';

const title = say`端末に保存したもの`;
const description = say`電波のない所でも読めるように、この端末に残した手順です。ページの「この手順を保存」で増やせます。`;

/**
 * What this device keeps. It must say something useful without its script too: with nothing saved,
 * the page and its looks are all that is here without connection.
 */
export default function MarketOffline(): ReactNode {
  const [{ sets, problem }] = useSaved();
  const market = useMarket();
  return (
    <Layout>
      <PageMetadata title={title} description={description} />
      <Head>
        <meta name="robots" content="noindex" />
      </Head>
      <main className={list.page}>
        <h1 className={list.title}>{title}</h1>
        <p className={list.description}>{description}</p>
        <NotKept />
        <Notices />
        {problem && <p className={styles.error}>{errorText(problem)}</p>}
        {sets && sets.length > 0 ? (
          <SavedList sets={sets} />
        ) : (
          <div className={styles.empty}>
            <p>{sayJsx`${sets && say`まだ何も保存していません。`}通信のつながる所で手順を開き、題の下の「この手順を保存」を押すと、ここに並びます。${!market?.offline && say`（いまの開き方では使えません。公開したサイトで使えます。）`}`}</p>
            <p>{say`通信が切れてここに来たときは、つながってから、前のページに戻って読み直してください。`}</p>
          </div>
        )}
      </main>
    </Layout>
  );
}

/** The page someone wanted when the worker sent him here. */
function NotKept(): ReactNode {
  const { search } = useLocation();
  const [from, setFrom] = useState<string>();
  useEffect(() => {
    const wanted = new URLSearchParams(search).get('from');
    // A path of this site and nothing else: the address is anybody's.
    setFrom(wanted && /^\/(?![/\\])/.test(wanted) ? wanted : undefined);
  }, [search]);
  if (!from) return null;
  return (
    <div className={styles.newer} role="status">
      <p>{say`通信がつながらず、開こうとしたページを読めませんでした。この端末にも保存していません。`}</p>
      <p>
        <Link
          className={styles.way}
          to={from}
          autoAddBaseUrl={false}
          data-noBrokenLinkCheck
        >{say`つながったら、もう一度開く`}</Link>
      </p>
    </div>
  );
}
