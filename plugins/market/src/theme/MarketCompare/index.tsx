import { say } from '@chishiki-ichiba/model/say';
import { PageMetadata } from '@docusaurus/theme-common';
import useIsBrowser from '@docusaurus/useIsBrowser';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ComparePageProp } from '../../compare-props.js';
import { CaseLinks } from '../../ui/compare/CaseLinks.js';
import { Compare } from '../../ui/compare/Compare.js';
import styles from '../../ui/compare/compare.module.css';
import list from '../../ui/list/list.module.css';

const description = say`二つから四つの事例を並べて、目的、ビジネスモデルキャンバス、段階の歩み、数字と効果を見くらべます。`;

/** Cases side by side. Which ones is in the address, which only the reader's browser knows. */
export default function MarketCompare({
  compare,
}: {
  readonly compare: ComparePageProp;
}): ReactNode {
  const alive = useIsBrowser();
  return (
    <Layout>
      <PageMetadata title={say`事例を比べる`} description={description} />
      <main className={clsx(list.page, styles.page)}>
        <h1 className={list.title}>{say`事例を比べる`}</h1>
        <p className={list.description}>{description}</p>
        <CaseLinks choices={compare.choices} />
        {alive && <Compare compare={compare} />}
      </main>
    </Layout>
  );
}
