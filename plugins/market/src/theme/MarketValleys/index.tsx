import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { ValleysPageProp } from '../../case-props.js';
import { Icon } from '../../ui/icons/Icon.js';
import list from '../../ui/list/list.module.css';
import { Section } from '../../ui/parts/Anchored.js';
import { SourceList } from '../../ui/parts/SourceList.js';
import { Failures } from '../../ui/valleys/Failures.js';
import { Gates } from '../../ui/valleys/Gates.js';
import { Group } from '../../ui/valleys/Group.js';
import styles from '../../ui/valleys/valleys.module.css';

const title = say`谷と立ち直り`;

/** What happened at the valleys and gates, and what brought groups back; the failures beside it. */
export default function MarketValleys({
  valleys,
}: {
  readonly valleys: ValleysPageProp;
}): ReactNode {
  return (
    <Layout>
      <PageMetadata
        title={title}
        description={say`最初の谷で何が起き、何で立ち直ったか。連携事例の谷と関門を、出典つきで並べました。`}
      />
      <main className={list.page}>
        <p className={list.axis}>{say`連携事例`}</p>
        <h1 className={list.title}>{title}</h1>
        <p
          className={list.description}
        >{say`最初の谷で何が起き、何で立ち直ったか。よその会の例を、出会う順に六つの関門で並べました。`}</p>
        <div className={styles.notice}>
          <Icon name="note" />
          <p>{sayJsx`${
            valleys.stopped === 0
              ? say`止まったままの例は出典に記載なし（続いた事例に偏る）。`
              : say`結果が失敗の事例は${valleys.stopped}件です。ほかは続いた事例なので、話は続いた側に偏ります。`
          }うまくいかなかったできごとは${<a href="#failures">{say`事例の中の失敗`}</a>}に集めています。`}</p>
        </div>
        <Gates groups={valleys.groups} />
        {valleys.groups.map((group) => (
          <Group key={group.id} group={group} />
        ))}
        <Failures
          failures={valleys.failures}
          rest={valleys.failuresRest}
          items={valleys.failureItems}
        />
        {valleys.sources.length > 0 && (
          <Section id="sec-sources" title={say`出典`}>
            <SourceList sources={valleys.sources} />
          </Section>
        )}
        <p className={list.ways} data-print="hide">
          <Link to={valleys.casesUrl}>{say`すべての事例を段階の上に並べて見る`}</Link>
        </p>
      </main>
    </Layout>
  );
}
