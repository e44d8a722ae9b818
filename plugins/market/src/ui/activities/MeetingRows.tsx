import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { MeetingRowProp } from '../../activity-props.js';
import { isComing } from '../../shown-activity.js';
import { MeetingState } from './MeetingState.js';
import styles from './meeting.module.css';

interface RowsProps {
  readonly meetings: readonly MeetingRowProp[];
  readonly today: string | undefined;
  /** With what they are for, whose they are, and their calendar file. */
  readonly whole?: boolean;
}

/** Meetings one below the other: when, what, where. */
export const MeetingRows = ({ meetings, today, whole = false }: RowsProps): ReactNode => (
  <ul className={styles.rows}>
    {meetings.map((row) => (
      <li key={row.id}>
        <p className={styles.when}>
          <span>{row.when}</span>
          <MeetingState day={row} today={today} />
        </p>
        <p className={styles.title}>
          <Link to={row.url}>{row.title}</Link>
        </p>
        <p className={styles.about}>
          {[row.type.label, row.place].filter(Boolean).join('・')}
          {whole && row.alliance && (
            <>
              ・
              {row.alliance.url ? (
                <Link to={row.alliance.url}>{row.alliance.label}</Link>
              ) : (
                row.alliance.label
              )}
            </>
          )}
          {whole && row.fictional && say`・見本（架空）`}
        </p>
        {whole && row.summary && <p>{row.summary}</p>}
        {whole && row.calendarUrl && (!today || isComing(row, today)) && (
          <p>
            <a
              className={styles.ics}
              href={row.calendarUrl}
              download
              aria-label={say`「${row.title}」を予定表に入れる（.ics）`}
            >{say`予定表に入れる（.ics）`}</a>
          </p>
        )}
      </li>
    ))}
  </ul>
);
