import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { MeetingRowProp } from '../../activity-props.js';
import { dateText } from '../../shown.js';
import styles from './activities.module.css';
import { MeetingRows } from './MeetingRows.js';

interface MonthsProps {
  readonly meetings: readonly MeetingRowProp[];
  readonly today: string | undefined;
}

/** Meetings in their order, under the month each is in; those of which only the year is known under the year. */
export function Months({ meetings, today }: MonthsProps): ReactNode {
  const months = new Map<string, MeetingRowProp[]>();
  for (const row of meetings) {
    const month = row.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), row]);
  }
  return [...months].map(([month, rows]) => (
    <section key={month} className={styles.month} aria-label={dateText(month)}>
      <h3>
        {dateText(month)}
        <small>{say`${rows.length}件`}</small>
      </h3>
      <MeetingRows meetings={rows} today={today} whole />
    </section>
  ));
}
