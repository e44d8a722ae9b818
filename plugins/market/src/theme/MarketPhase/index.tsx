import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { PhasePageProp } from '../../phase-props.js';
import item from '../../ui/item/item.module.css';
import { TocColumn, TocFold } from '../../ui/item/Toc.js';
import { GroupSection } from '../../ui/list/GroupSection.js';
import { ListHead } from '../../ui/list/ListHead.js';
import { Siblings } from '../../ui/list/Siblings.js';
import { Section } from '../../ui/parts/Anchored.js';
import { CardList } from '../../ui/parts/CardList.js';
import { Rest } from '../../ui/parts/Rest.js';
import { SourceList } from '../../ui/parts/SourceList.js';
import { GuideText } from '../../ui/phase/GuideText.js';
import { PhaseCases } from '../../ui/phase/PhaseCases.js';
import styles from '../../ui/phase/phase.module.css';
import { groupAnchor, phaseParts, tocOfPhase } from '../../ui/phase/sections.js';
import { ValleyCase } from '../../ui/valleys/ValleyCase.js';
import valleys from '../../ui/valleys/valleys.module.css';

/** A phase as a working page: what to do there, how others fared, everything of it by kind. */
export default function MarketPhase({ phase }: { readonly phase: PhasePageProp }): ReactNode {
  const toc = tocOfPhase(phase);
  // The guide stands on this page: its link is beside its text.
  const { guide, ...head } = phase;
  return (
    <Layout>
      <PageMetadata title={phase.label} description={phase.description} />
      <main className={item.page}>
        <article className={item.article}>
          <ListHead list={phase.text ? head : phase} />
          <Siblings list={phase} />
          <TocFold entries={toc} />
          <GuideText phase={phase} />
          <Valleys phase={phase} />
          <Section {...phaseParts.cases}>
            {phase.cases.length === 0 ? (
              <p className={styles.quiet}>{say`どの事例にも、まだ記載なし。`}</p>
            ) : (
              <PhaseCases cases={phase.cases} />
            )}
            <Rest rest={phase.rest.cases} />
            <p className={styles.more} data-print="hide">
              <Link to={phase.casesUrl}>{say`すべての事例を段階の上に並べて見る`}</Link>
            </p>
          </Section>
          {phase.helps.length > 0 && (
            <Section {...phaseParts.helps}>
              <CardList items={phase.helps} />
              <Rest rest={phase.rest.helps} />
            </Section>
          )}
          {phase.groups.map((group, index) => (
            <GroupSection
              key={group.label}
              id={groupAnchor(index)}
              group={group}
              searchUrl={phase.searchUrl}
            />
          ))}
          {phase.sources.length > 0 && (
            <Section {...phaseParts.sources}>
              <SourceList sources={phase.sources} />
            </Section>
          )}
        </article>
        <TocColumn entries={toc} />
      </main>
    </Layout>
  );
}

const Valleys = ({ phase }: { readonly phase: PhasePageProp }): ReactNode => (
  <Section {...phaseParts.valleys}>
    {phase.valleys.length === 0 ? (
      <p className={styles.quiet}>{say`どの事例にも、まだ記載なし。`}</p>
    ) : (
      <ul className={valleys.cases}>
        {phase.valleys.map((entry) => (
          <li key={entry.case.id}>
            <ValleyCase of={entry} gates />
          </li>
        ))}
      </ul>
    )}
    <Rest rest={phase.rest.valleys} />
    <p className={styles.more} data-print="hide">
      <Link to={phase.valleysUrl}>{say`ほかの段階の谷と立ち直りも読む`}</Link>
    </p>
  </Section>
);
