import { say } from '@chishiki-ichiba/model/say';
import { PageMetadata } from '@docusaurus/theme-common';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { PrintPageProp } from '../../paper-props.js';
import list from '../../ui/list/list.module.css';
import paper from '../../ui/paper/paper.module.css';
import { SheetLinks } from '../../ui/paper/SheetLinks.js';
import { Together } from '../../ui/paper/Together.js';

const description = say`手順とワンポイントレッスンを選んで、続けて印刷します。一つ一つ、新しい紙から始まります。`;

/** Chosen sheets one after another. Which ones is in the address, which only the reader's browser knows. */
export default function MarketPrint({ print }: { readonly print: PrintPageProp }): ReactNode {
  const alive = useIsBrowser();
  return (
    <Layout>
      <PageMetadata title={say`まとめて印刷する`} description={description} />
      <main className={clsx(list.page, paper.a4)}>
        <div data-print="hide">
          <h1 className={list.title}>{say`まとめて印刷する`}</h1>
          <p className={list.description}>{description}</p>
        </div>
        {alive ? <Together print={print} /> : <SheetLinks choices={print.choices} />}
      </main>
    </Layout>
  );
}
