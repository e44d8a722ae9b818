import { say } from '@chishiki-ichiba/model/say';
import Head from '@docusaurus/Head';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { cssText } from '../parts/css-text.js';
import styles from './item.module.css';

/** Title, revision and address in the corner of every sheet, and once more at the end for browsers without margin boxes. */
export function Paper({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  const line = [item.title, item.revision, item.revised && say`${item.revised} 改訂`]
    .filter(Boolean)
    .join('　');
  const address = `${siteConfig.url}${item.url}`;
  return (
    <>
      <Head>
        <style>{`@page{@bottom-left{content:${cssText(`${line}　${address}`)};font-size:8pt;white-space:pre-wrap}}`}</style>
      </Head>
      <p className={styles.paper} data-print="only">
        {line}　{address}
      </p>
    </>
  );
}
