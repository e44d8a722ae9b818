import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { CanvasSheetProp } from '../../canvas-props.js';
import { PageSetup } from '../../ui/canvas/PageSetup.js';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import { Sheet } from '../../ui/canvas/Sheet.js';
import list from '../../ui/list/list.module.css';

/** The canvas of one case or alliance on one sheet of paper. */
export default function MarketCanvasSheet({
  sheet,
}: {
  readonly sheet: CanvasSheetProp;
}): ReactNode {
  const { page, paper } = sheet;
  return (
    <Layout>
      <PageMetadata
        title={say`${page.label}のキャンバス`}
        description={say`「${page.label}」のビジネスモデルキャンバスを一枚にまとめたものです。`}
      />
      <PageSetup size={paper.size} margin="8mm" />
      <main className={list.page}>
        <p className={list.ways} data-print="hide">
          <Link to={page.url ?? ''}>{say`「${page.label}」のページへ戻る`}</Link>
        </p>
        <PrintBar text={say`${paper.size}横 1枚`} action={say`この紙を印刷する`} />
        <Sheet sheet={sheet} />
      </main>
    </Layout>
  );
}
