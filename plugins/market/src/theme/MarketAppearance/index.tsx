import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { AppearancePageProp } from '../../manual-props.js';
import { AllCriteria } from '../../ui/appearance/AllCriteria.js';
import styles from '../../ui/appearance/all.module.css';
import { Choice } from '../../ui/appearance/Choice.js';
import { useChosen } from '../../ui/appearance/useChosen.js';
import { PageSetup } from '../../ui/canvas/PageSetup.js';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import list from '../../ui/list/list.module.css';
import { Badge } from '../../ui/parts/Badge.js';

const title = say`外観の基準を並べて見る`;
const description = say`面の区分と価格帯ごとに、会社どうしの外観の基準を横に並べます。同じ項目で多くの会社と違うところには「違う」と付きます。`;

/** Appearance criteria of all firms, by surface class and price band. */
export default function MarketAppearance({
  appearance,
}: {
  readonly appearance: AppearancePageProp;
}): ReactNode {
  const [chosen, choose] = useChosen();
  const items = appearance.items.filter(
    ({ surface, priceBand }) =>
      (!chosen?.surface || surface.id === chosen.surface) &&
      (!chosen?.band || priceBand === chosen.band),
  );
  return (
    <Layout>
      <PageMetadata title={title} description={description} />
      <PageSetup size="A3" margin="10mm" numbered />
      <main className={list.page}>
        <h1 className={list.title}>{title}</h1>
        {appearance.fictional && (
          <p className={list.description}>
            <Badge>{say`見本：架空の組織・条件です`}</Badge>
          </p>
        )}
        <p className={list.description}>{description}</p>
        <p className={list.ways} data-print="hide">
          <Link to={appearance.kindUrl}>{say`外観品質基準の一覧`}</Link>
        </p>
        {appearance.items.length === 0 ? (
          <p className={list.empty}>{say`外観品質基準のページは、まだありません。`}</p>
        ) : (
          <>
            <PrintBar text={say`A3横で印刷できます`} action={say`この表を印刷する`} />
            {chosen && <Choice {...appearance} chosen={chosen} onChoose={choose} />}
            <p className={styles.status} role="status">
              {items.length > 0
                ? say`${items.length}件の基準を並べています。`
                : say`この面と価格帯の基準は、まだありません。どちらかを「すべて」にしてください。`}
            </p>
            {items.length > 0 && <AllCriteria items={items} />}
          </>
        )}
      </main>
    </Layout>
  );
}
