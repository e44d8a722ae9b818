import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ReportPageProp } from '../../report-props.js';
import { datedFigures } from '../../shown-report.js';
import { Section } from '../parts/Anchored.js';
import { SourceList } from '../parts/SourceList.js';
import { useToday } from '../parts/today.js';
import { Cells } from './Cells.js';
import { Compared } from './Compared.js';
import { Dates } from './Dates.js';
import { Gaps } from './Gaps.js';
import { Indicators } from './Indicators.js';
import { Orgs } from './Orgs.js';
import { Pipeline } from './Pipeline.js';
import styles from './report.module.css';
import { Todos } from './Todos.js';
import { Translations } from './Translations.js';

const parts = [
  ['todo', say`手をつけるところ`],
  ['gaps', say`足りないところ`],
  ['dates', say`見直しと期限`],
  ['projects', say`案件`],
  ['kpi', say`指標`],
  ['matrix', say`段階と欄`],
  ['orgs', say`組織ごと`],
  ['translations', say`訳`],
  ['figures', say`前回との差`],
] as const;

/** First what to do, then what it rests on. */
export function Report({ report }: { readonly report: ReportPageProp }): ReactNode {
  const today = useToday();
  const dated = today === undefined ? [] : datedFigures(report, today);
  const figures = [...report.figures, ...dated];
  const { translations } = report;
  const shown = parts.filter(([id]) => id !== 'translations' || translations);
  return (
    <>
      <nav className={styles.parts} aria-label={say`報告の中`} data-print="hide">
        {shown.map(([id, title]) => (
          <a key={id} href={`#sec-${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <Section id="sec-todo" title={say`手をつけるところ`}>
        <Todos report={report} figures={figures} dated={today !== undefined} />
      </Section>
      <Section id="sec-gaps" title={say`知恵が足りないところ`}>
        <Gaps report={report} />
      </Section>
      <Section id="sec-dates" title={say`見直しと期限`}>
        <Dates report={report} today={today} />
      </Section>
      <Section id="sec-projects" title={say`案件の進み`}>
        <Pipeline pipeline={report.pipeline} />
      </Section>
      <Section id="sec-kpi" title={say`指標（KPI）`}>
        <Indicators kpi={report.kpi} guide={report.kpiGuide} />
      </Section>
      <Section id="sec-matrix" title={say`段階 × キャンバスの欄 × 種類`}>
        <Cells report={report} />
      </Section>
      <Section id="sec-orgs" title={say`組織ごと`}>
        <Orgs orgs={report.orgs} withoutOrg={report.withoutOrg} />
      </Section>
      {translations && (
        <Section id="sec-translations" title={say`訳`}>
          <Translations languages={translations} />
        </Section>
      )}
      <Section id="sec-figures" title={say`数の一覧と、前回との差`}>
        <Compared report={report} figures={figures} />
      </Section>
      {report.sources.length > 0 && (
        <Section id="sec-sources" title={say`出典`}>
          <SourceList sources={report.sources} />
        </Section>
      )}
    </>
  );
}
