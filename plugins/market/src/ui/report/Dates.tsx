import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { DatedList, ReportPageProp } from '../../report-props.js';
import { dateText } from '../../shown.js';
import { daysLater, pastCount, SOON_DAYS, soonCount } from '../../shown-report.js';
import { Badge } from '../parts/Badge.js';
import { Pages } from './Pages.js';
import styles from './report.module.css';

/** Pages named beside one day. */
const MOST_PAGES = 12;

interface DatesProps {
  readonly report: ReportPageProp;
  /** The reader's; `undefined` before the page is alive. */
  readonly today: string | undefined;
}

/** What has to be read again, and what waits too long: judged on the reader's day. */
export const Dates = ({ report, today }: DatesProps): ReactNode => (
  <>
    {today === undefined && (
      <p
        className={styles.quiet}
      >{say`過ぎたかどうかは、画面を開いた日で決まります。日付の順に並べます。`}</p>
    )}
    <Dated
      title={say`見直し期限`}
      list={report.reviews}
      today={today}
      past={say`過ぎています`}
      soon={say`90日以内`}
      none={say`見直し期限のあるページはありません。`}
    />
    <Dated
      title={say`急所に反映する期限（失敗から90日）`}
      list={report.waiting}
      today={today}
      past={say`90日を過ぎました`}
      none={say`急所への反映を待っている失敗はありません。`}
    />
    <Dated
      title={say`答えのない募集の期限`}
      list={report.expiring}
      today={today}
      past={say`過ぎています`}
      soon={say`90日以内`}
      none={say`期限のある、答えのない募集はありません。`}
    />
  </>
);

interface DatedProps {
  readonly title: string;
  readonly list: DatedList;
  readonly today: string | undefined;
  readonly past: string;
  readonly soon?: string;
  readonly none: string;
}

function Dated({ title, list, today, past, soon, none }: DatedProps): ReactNode {
  const later = today === undefined ? undefined : daysLater(today, SOON_DAYS);
  const near = list.days.filter(([day]) => later === undefined || day <= later);
  const far = list.days.slice(near.length);
  const total = list.days.reduce((sum, [, count]) => sum + count, 0);
  return (
    <section>
      <h3>{title}</h3>
      {today !== undefined && total > 0 && (
        <p
          className={styles.summary}
        >{sayJsx`${past} ${<b>{say`${pastCount(list, today)}件`}</b>}　90日以内 ${<b>{say`${soonCount(list, today)}件`}</b>}　それより先 ${<b>{say`${far.reduce((sum, [, count]) => sum + count, 0)}件`}</b>}${far[0] && say`（次は${dateText(far[0][0])}）`}`}</p>
      )}
      {total === 0 && <p>{none}</p>}
      {near.length > 0 && (
        <ul className={styles.days}>
          {near.map(([day, count]) => (
            <li key={day}>
              <p>
                <span className="ichiba-number">{dateText(day)}</span>
                <span className={styles.count}>{say`${count}件`}</span>
                {today !== undefined && day < today && (
                  <Badge loud icon="overdue">
                    {past}
                  </Badge>
                )}
                {today !== undefined && day >= today && soon && <Badge icon="clock">{soon}</Badge>}
              </p>
              <Pages
                pages={list.pages.filter((page) => page.day === day).slice(0, MOST_PAGES)}
                count={count}
                inline
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
