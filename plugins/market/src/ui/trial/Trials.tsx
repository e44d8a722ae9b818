import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import type { TrialReportProp } from '../../reward-props.js';
import { countsText } from '../../shown-reward.js';
import { Furigana } from '../furigana/Furigana.js';
import { useAnchor } from '../parts/Anchored.js';
import { Ask } from './Ask.js';
import styles from './trial.module.css';
import { Conditions, Result, Who } from './Use.js';

/** 使ってみた: what worked and what did not, side by side, and the way to tell of one's own. */
export function Trials({ item }: { readonly item: ItemPageProp }): ReactNode {
  const { trials } = item;
  if (!trials) return null;
  return (
    <>
      {trials.reports.length === 0 ? (
        <p>{say`まだ報告がありません。`}</p>
      ) : (
        <>
          <p className={styles.counts}>{countsText(trials)}</p>
          <ul className={styles.reports}>
            {trials.reports.map((report) => (
              <Report key={report.page.id} report={report} />
            ))}
          </ul>
        </>
      )}
      <Ask item={item} />
    </>
  );
}

function Report({ report }: { readonly report: TrialReportProp }): ReactNode {
  const { page, about } = report;
  const id = `trial-${page.id}`;
  useAnchor(id);
  return (
    <li id={id} className={styles.report} data-print="whole">
      <Result result={report.result} />
      <h3>
        <Link to={page.url}>
          <Furigana text={page.label} />
        </Link>
      </h3>
      <Who firm={report.firm} date={report.date} />
      {about && (
        <p
          className={styles.about}
        >{sayJsx`試したところ：${<Link to={about.url ?? ''}>{about.label}</Link>}`}</p>
      )}
      <Conditions conditions={report.conditions} learned={report.learned} />
    </li>
  );
}
