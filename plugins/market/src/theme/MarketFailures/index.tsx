import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { FailuresPageProp } from '../../failure-props.js';
import { CauseTree } from '../../ui/failures/CauseTree.js';
import { Ways } from '../../ui/failures/Ways.js';
import list from '../../ui/list/list.module.css';
import { Section } from '../../ui/parts/Anchored.js';

const description = say`だれが、ではなく、何がそろっていなかったかから、失敗の例を探します。同じ所でつまずかないための一覧です。`;

/** Failures by what was missing, by where they happened and by what came of them. */
export default function MarketFailures({
  failures,
}: {
  readonly failures: FailuresPageProp;
}): ReactNode {
  const { groups, entries, total, ways, cases, valleysUrl } = failures;
  return (
    <Layout>
      <PageMetadata title={say`失敗に学ぶ`} description={description} />
      <main className={list.page}>
        <header className={list.head}>
          <div className={list.words}>
            <h1
              className={list.title}
            >{sayJsx`失敗に学ぶ${<span className={list.total}>{say`${total}件`}</span>}`}</h1>
            <p className={list.description}>{description}</p>
            <p className={list.ways}>
              <Link
                to={failures.failures.url}
              >{say`${failures.failures.label}の一覧（${failures.failures.count}件）`}</Link>
              <Link to={valleysUrl}>{say`連携の谷と立ち直り（失敗を話す事例 ${cases}件）`}</Link>
            </p>
          </div>
        </header>
        <Section id="causes" title={say`原因から`}>
          <CauseTree groups={groups} entries={entries} />
        </Section>
        <Section id="places" title={say`工程・材料・不具合から`}>
          <Ways ways={ways} />
        </Section>
      </main>
    </Layout>
  );
}
