import { say } from '@chishiki-ichiba/model/say';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { BrokenPageProp } from '../../problem-props.js';
import { MessageList } from '../../ui/item/Messages.js';
import styles from '../../ui/list/list.module.css';

/** `npm start`: a file that is not a page yet, and what to mend. It turns into the page by itself when saved. */
export default function MarketBroken({ broken }: { readonly broken: BrokenPageProp }): ReactNode {
  return (
    <Layout noFooter>
      <PageMetadata title={broken.title} />
      <main className={styles.page}>
        <article>
          <p className={styles.axis}>{broken.file}</p>
          <h1 className={styles.title}>{broken.title}</h1>
          <p
            className={styles.description}
          >{say`あと${broken.messages.length}か所直すと、このファイルはページになります。保存すると、この画面は自動で変わります。`}</p>
          <MessageList messages={broken.messages} />
        </article>
      </main>
    </Layout>
  );
}
