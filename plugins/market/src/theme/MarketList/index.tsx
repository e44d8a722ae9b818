import { say } from '@chishiki-ichiba/model/say';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { ListPageProp } from '../../list-props.js';
import { Block } from '../../ui/canvas/Block.js';
import { GroupSection } from '../../ui/list/GroupSection.js';
import { ListHead } from '../../ui/list/ListHead.js';
import styles from '../../ui/list/list.module.css';
import { Siblings } from '../../ui/list/Siblings.js';

/** Everything of one phase, canvas block or kind. */
export default function MarketList({ list }: { readonly list: ListPageProp }): ReactNode {
  return (
    <Layout>
      <PageMetadata title={list.label} description={list.description} />
      <main className={styles.page}>
        <ListHead list={list} />
        <Siblings list={list} />
        {list.block && <Block block={list.block} />}
        {list.total === 0 && (
          <p
            className={styles.empty}
          >{say`まだページがありません。書き始めるときは「docs」に一つファイルを置いてください。`}</p>
        )}
        {list.groups.map((group, index) => (
          <GroupSection
            key={group.label}
            id={`group-${index + 1}`}
            group={group}
            searchUrl={list.searchUrl}
          />
        ))}
      </main>
    </Layout>
  );
}
