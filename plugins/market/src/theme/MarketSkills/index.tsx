import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { PageMetadata } from '@docusaurus/theme-common';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { SkillsPageProp } from '../../learning-props.js';
import { levelNames } from '../../shown-learning.js';
import { PageSetup } from '../../ui/canvas/PageSetup.js';
import { PrintBar } from '../../ui/canvas/PrintBar.js';
import list from '../../ui/list/list.module.css';
import { SkillMap } from '../../ui/skills/SkillMap.js';
import styles from '../../ui/skills/skills.module.css';

const description = say`だれがどの技能をどこまでできるかを、名前でなく符号で並べます。次に何を学ぶか、だれが休むと困るかを知るための表です。`;
/** So many columns still fit A4 across. */
const MOST_ON_A4 = 9;

/** The skill maps that this edition may show. */
export default function MarketSkills({ skills }: { readonly skills: SkillsPageProp }): ReactNode {
  const { maps, ways } = skills;
  const widest = Math.max(0, ...maps.map(({ columns }) => columns.length));
  const size = widest > MOST_ON_A4 ? 'A3' : 'A4';
  return (
    <Layout>
      <PageMetadata title={say`力量表`} description={description} />
      <PageSetup size={size} margin="10mm 12mm" numbered />
      <main className={list.page}>
        <header className={list.words}>
          <h1
            className={list.title}
          >{sayJsx`力量表${<span className={list.total}>{say`${maps.length}件`}</span>}`}</h1>
          <p className={list.description}>{description}</p>
          <p className={list.ways} data-print="hide">
            {ways.map(({ id, label, url }) => (
              <Link key={id} to={url ?? ''}>
                {label}
              </Link>
            ))}
          </p>
        </header>
        {maps.length > 0 ? (
          <>
            <p
              className={styles.legend}
            >{say`レベルは、${levelNames.map((name, index) => `${index + 1} ${name}`).join(say`、`)}。レベル4の人を「教えられる人」と数えます。`}</p>
            <PrintBar
              text={say`${size}横・表の大きさで枚数が変わります`}
              action={say`力量表を印刷する`}
            />
          </>
        ) : (
          <p
            className={styles.legend}
          >{say`この版で見られる力量表はまだありません。力量表は、書き手が一般公開と決めないかぎり、その会社の社内版にだけ出ます。`}</p>
        )}
        {maps.map((map) => (
          <SkillMap key={map.id} map={map} />
        ))}
      </main>
    </Layout>
  );
}
