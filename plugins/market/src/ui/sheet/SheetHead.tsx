import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { ReactNode } from 'react';
import type { ItemPageProp, PaperProp } from '../../props.js';
import { cssText } from '../parts/css-text.js';
import styles from './sheet.module.css';

interface SheetHeadProps {
  readonly item: ItemPageProp;
  readonly paper: PaperProp;
}

/**
 * On paper only: the title, and in the corner which revision this sheet is and where the newest one is.
 * Later sheets carry the same in their margin. A named page, because only then does this page's paper
 * win over the market's own, in whatever order the styles arrive.
 */
export function SheetHead({ item, paper }: SheetHeadProps): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const revision = [item.revision, item.revised && say`${item.revised}改訂`]
    .filter(Boolean)
    .join(' ');
  const address = `${siteConfig.url}${item.url}`;
  const size = `${paper.size.toUpperCase()} ${paper.orientation}`;
  const corner = cssText([item.title, revision, address].filter(Boolean).join('　'));
  const number = paper.pages > 1 ? 'counter(page) " / " counter(pages)' : 'none';
  const margin = paper.pages > 1 ? '10mm 12mm 14mm' : '10mm 12mm';
  return (
    <>
      <Head>
        <style>
          {`@page ichiba-sheet{size:${size};margin:${margin};@bottom-left{content:${corner};font-size:7pt}@bottom-right{content:${number};font-size:7pt}}` +
            '@page ichiba-sheet:first{@bottom-left{content:none}}' +
            '@media print{body{page:ichiba-sheet}}'}
        </style>
      </Head>
      <div className={styles.head} data-print="only">
        <p className={styles.corner}>
          {revision}
          <br />
          {address}
        </p>
        <p className={styles.title}>{item.title}</p>
      </div>
    </>
  );
}
