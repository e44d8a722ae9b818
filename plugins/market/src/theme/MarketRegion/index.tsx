import { say } from '@chishiki-ichiba/model/say';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { RegionPageProp } from '../../region-props.js';
import list from '../../ui/list/list.module.css';
import { Section } from '../../ui/parts/Anchored.js';
import { Counts } from '../../ui/region/Counts.js';
import { Duplicates } from '../../ui/region/Duplicates.js';
import { Markets } from '../../ui/region/Markets.js';
import { RegionTable } from '../../ui/region/RegionTable.js';

const title = say`地域の市場`;

/** What other markets publish: by market, firm, phase and canvas block. */
export default function MarketRegion({ region }: { readonly region: RegionPageProp }): ReactNode {
  return (
    <Layout>
      <PageMetadata
        title={title}
        description={say`ほかの連携体の市場が公開しているページを、市場・組織・段階・事業のしくみから見ます。`}
      />
      <main className={list.page}>
        <h1 className={list.title}>
          {title}
          <span className={list.total}>{say`${region.total}件`}</span>
        </h1>
        <p
          className={list.description}
        >{say`それぞれの市場が一般に公開しているページだけを集めています。中身は、それぞれの市場が書いて直しています。開くと、その市場のページに移ります。取引・受発注・支払いは扱いません。`}</p>
        <Section id="markets" title={say`市場から`}>
          <Markets markets={region.markets} />
        </Section>
        <Section id="phases" title={say`段階から`}>
          <Counts counts={region.phases} />
        </Section>
        <Section id="firms" title={say`組織から`}>
          <Counts
            counts={region.firms.map(({ market, label, ...firm }) => ({
              ...firm,
              label: say`${label}（${market}）`,
            }))}
          />
        </Section>
        <Section id="canvas" title={say`段階と事業のしくみの表`}>
          <RegionTable {...region} />
        </Section>
        {region.duplicates.length > 0 && (
          <Section id="duplicates" title={say`同じ名前のページ`}>
            <Duplicates duplicates={region.duplicates} />
          </Section>
        )}
      </main>
    </Layout>
  );
}
