import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { FrontPageProp } from '../../list-props.js';
import type { ItemCardProp } from '../../props.js';
import { CanvasMap } from '../../ui/canvas/CanvasMap.js';
import { Ways as CanvasWays } from '../../ui/canvas/Ways.js';
import { Entrance } from '../../ui/front/Entrance.js';
import styles from '../../ui/front/front.module.css';
import { Kinds } from '../../ui/front/Kinds.js';
import { Lane } from '../../ui/front/Lane.js';
import { Problems } from '../../ui/front/Problems.js';
import { Ways } from '../../ui/front/Ways.js';
import { Section } from '../../ui/parts/Anchored.js';
import { CardList, RowList } from '../../ui/parts/CardList.js';
import { DueDate } from '../../ui/parts/DueDate.js';

/** The market's street: ask, walk along the phases, look at what is new. */
export default function MarketFront({ front }: { readonly front: FrontPageProp }): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  return (
    <Layout>
      <PageMetadata description={siteConfig.tagline} />
      <main className={styles.page}>
        <Problems files={front.problems} />
        <Entrance front={front} name={siteConfig.title} />
        <Section id="phases" title={say`段階から`}>
          <Lane steps={front.phases} />
          <Ways ways={front.ways} />
        </Section>
        <Section id="kinds" title={say`種類から`}>
          <Kinds kinds={front.kinds} />
        </Section>
        <Section id="canvas" title={say`事業のしくみから`}>
          <CanvasMap counts={front.canvas} />
          <CanvasWays ways={front.canvasWays} />
        </Section>
        <Section id="newest" title={say`新着`}>
          <Cards items={front.newest} empty={say`新しいページはまだありません。`} />
          {front.feedUrl && (
            <p className={styles.toBoard}>
              <a href={front.feedUrl}>{say`更新を受け取る（フィード）`}</a>
            </p>
          )}
        </Section>
        {front.reviewDue.length > 0 && (
          <Section id="review" title={say`見直しが近いページ`}>
            <RowList items={front.reviewDue} note={(item) => <DueDate item={item} />} />
          </Section>
        )}
        <div className={styles.two}>
          <Section id="requests" title={say`探しています`}>
            <Cards items={front.requests} empty={say`いま出ている募集はありません。`} />
          </Section>
          <Section id="offers" title={say`お役に立てます`}>
            <Cards items={front.offers} empty={say`いま出ている申し出はありません。`} />
          </Section>
        </div>
        <p className={styles.toBoard}>
          <Link
            to={front.boardUrl}
          >{say`掲示板を見る（合うページ・教えられる人・作れる会社）`}</Link>
        </p>
      </main>
    </Layout>
  );
}

const Cards = ({
  items,
  empty,
}: {
  readonly items: readonly ItemCardProp[];
  readonly empty: string;
}): ReactNode =>
  items.length > 0 ? <CardList items={items} /> : <p className={styles.empty}>{empty}</p>;
