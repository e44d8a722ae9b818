import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { KpiEntryProp, KpiProp, ReportPage } from '../../report-props.js';
import { Badge } from '../parts/Badge.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { Lines } from './Lines.js';
import styles from './report.module.css';

const types = { input: say`入力：活動の量`, output: say`出力：成果` } as const;

interface IndicatorsProps {
  readonly kpi: readonly KpiProp[];
  readonly guide: ReportPage | undefined;
}

/** KPI with how each was counted; what is no number stays the author's words. */
export const Indicators = ({ kpi, guide }: IndicatorsProps): ReactNode => (
  <>
    {kpi.length === 0 && (
      <p>{say`指標の記録はありません。連携体か組織のページの先頭に、\`KPI\`として年度・指標・値・出典を書くと、ここに並びます。`}</p>
    )}
    {guide && (
      <p data-print="hide">{sayJsx`数の意味と気をつける点は、手引き「${<Link to={guide.url}>{guide.label}</Link>}」にあります。`}</p>
    )}
    {kpi.map((indicator) => (
      <Indicator key={indicator.id} indicator={indicator} />
    ))}
  </>
);

function Indicator({ indicator }: { readonly indicator: KpiProp }): ReactNode {
  const { label, type, definition, entries, charts } = indicator;
  return (
    <section className={styles.indicator} data-print="whole">
      <h3>
        {label} {type && <Badge>{types[type]}</Badge>}
      </h3>
      {definition && (
        <p
          className={styles.definition}
        >{sayJsx`数え方：${definition.text}${<SourceLinks numbers={definition.sources} />}`}</p>
      )}
      {ownDefinitions(entries).map(({ page, years, text }) => (
        <p
          key={`${page.id} ${text}`}
          className={styles.definition}
        >{sayJsx`${page.label}の数え方${years && say`（${years}）`}：${text}`}</p>
      ))}
      <div className={styles.beside}>
        {charts.map((chart) => (
          <Lines key={chart.unit} chart={chart} />
        ))}
        <table className={styles.table}>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{say`連携体・組織`}</th>
              <th scope="col">{say`年度`}</th>
              <th scope="col">{say`値`}</th>
              <th scope="col">{say`目標`}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ page, year, value, goal, sources }) => (
              <tr key={`${page.id} ${year} ${value}`}>
                <th scope="row">
                  <Link to={page.url}>{page.label}</Link>
                </th>
                <td>{year}</td>
                <td>
                  {value}
                  <SourceLinks numbers={sources} />
                </td>
                <td>{goal ?? '―'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Each page's own words once; the years only where they changed. */
function ownDefinitions(
  entries: readonly KpiEntryProp[],
): { readonly page: ReportPage; readonly years?: string; readonly text: string }[] {
  const told = new Map<string, { page: ReportPage; text: string; years: number[] }>();
  for (const { page, year, definition } of entries) {
    if (!definition) continue;
    const key = `${page.id} ${definition}`;
    const own = told.get(key) ?? { page, text: definition, years: [] };
    told.set(key, own);
    own.years.push(year);
  }
  const list = [...told.values()];
  return list.map(({ page, text, years }) => ({
    page,
    text,
    ...(list.filter((other) => other.page.id === page.id).length > 1
      ? { years: years.map((year) => say`${year}年度`).join(say`、`) }
      : {}),
  }));
}
