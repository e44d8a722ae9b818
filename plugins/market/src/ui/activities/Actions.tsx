import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { NextActionProp, OpenActionProp } from '../../activity-props.js';
import { actionTexts, isOverdue } from '../../shown-activity.js';
import { Badge } from '../parts/Badge.js';
import { useToday } from '../parts/today.js';
import { EntryVisibility } from './EntryVisibility.js';
import styles from './meeting.module.css';

interface ActionsProps {
  readonly actions: readonly (NextActionProp & Partial<Pick<OpenActionProp, 'meeting'>>)[];
  readonly label: string;
}

/** What is to be done, by whom and until when; done ones are ticked, overdue ones say so. */
export function Actions({ actions, label }: ActionsProps): ReactNode {
  const today = useToday();
  return (
    <ul className={styles.actions} aria-label={label}>
      {actions.map((action) => (
        <li key={`${action.meeting?.id} ${action.text}`} data-done={action.done && ''}>
          <span className={styles.box} aria-hidden="true">
            {action.done ? '✓' : ''}
          </span>
          <div>
            <p className={styles.what}>{action.text}</p>
            <p className={styles.who}>
              {actionTexts(action).map((text) => (
                <span key={text}>{text}</span>
              ))}
            </p>
            {today && isOverdue(action, today) && (
              <p>
                <Badge loud icon="overdue">{say`期限を過ぎています`}</Badge>
              </p>
            )}
            <EntryVisibility visibility={action.visibility} />
            {action.meeting && (
              <p className={styles.origin}>
                <Link to={action.meeting.url}>{action.meeting.title}</Link>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
