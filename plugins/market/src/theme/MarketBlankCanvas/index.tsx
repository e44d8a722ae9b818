import { say } from '@chishiki-ichiba/model/say';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { BlankCanvasProp } from '../../canvas-props.js';
import { BlankSheet } from '../../ui/canvas/BlankSheet.js';
import { PageSetup } from '../../ui/canvas/PageSetup.js';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import list from '../../ui/list/list.module.css';

const description = say`ビジネスモデルキャンバスの白紙です。九つの欄に、書くときの問いを小さく添えました。集まりの場で印刷して使います。`;

/** The nine blocks empty, to write into by hand. */
export default function MarketBlankCanvas({
  canvas,
}: {
  readonly canvas: BlankCanvasProp;
}): ReactNode {
  return (
    <Layout>
      <PageMetadata title={say`書き込み用のキャンバス`} description={description} />
      <PageSetup size="A3" margin="10mm" />
      <main className={list.page}>
        <div data-print="hide">
          <h1 className={list.title}>{say`書き込み用のキャンバス`}</h1>
          <p className={list.description}>{description}</p>
          <PrintBar text={say`A3横 1枚・印刷して書き込む`} action={say`この紙を印刷する`} />
        </div>
        <BlankSheet canvas={canvas} />
      </main>
    </Layout>
  );
}
