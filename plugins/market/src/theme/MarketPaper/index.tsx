import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import list from '../../ui/list/list.module.css';
import paper from '../../ui/paper/paper.module.css';
import { type NamedSheet, paperOf, SheetView, sheetWords } from '../../ui/paper/sheets.js';

/** A sheet of paper of one manual: breakdown, labels or OJT record. */
export default function MarketPaper(named: NamedSheet): ReactNode {
  const { title, url } = named.sheet.head;
  const name = sheetWords[named.name];
  return (
    <Layout>
      <PageMetadata
        title={say`${title}の${name}`}
        description={say`「${title}」の${name}です。A4に印刷して使います。`}
      />
      <main className={clsx(list.page, paper.a4)}>
        <p className={list.ways} data-print="hide">
          <Link to={url}>{say`「${title}」のページへ戻る`}</Link>
        </p>
        <PrintBar text={paperOf(named)} action={say`この紙を印刷する`} />
        <SheetView {...named} />
      </main>
    </Layout>
  );
}
