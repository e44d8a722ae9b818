import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { MeetingEntryProp } from '../../activity-props.js';
import type { ItemPageProp } from '../../props.js';
import { isComing } from '../../shown-activity.js';
import { FieldRows } from '../item/FieldRows.js';
import { RowList } from '../parts/CardList.js';
import { Label } from '../parts/Labels.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { useToday } from '../parts/today.js';
import { Actions } from './Actions.js';
import { EntryVisibility } from './EntryVisibility.js';
import { MeetingRows } from './MeetingRows.js';
import { MeetingState } from './MeetingState.js';
import styles from './meeting.module.css';

interface PartProps {
  readonly item: ItemPageProp;
}

export function MeetingFacts({ item: { meeting } }: PartProps): ReactNode {
  const today = useToday();
  if (!meeting) return null;
  return (
    <>
      <p className={styles.state}>
        <MeetingState day={meeting} today={today} />
      </p>
      <FieldRows rows={meeting.rows} />
    </>
  );
}

export const Agenda = ({ item: { meeting } }: PartProps): ReactNode => (
  <ol className={styles.agenda}>
    {meeting?.agenda.map((topic) => (
      <li key={topic}>{topic}</li>
    ))}
  </ol>
);

export const Uses = ({ item: { meeting } }: PartProps): ReactNode => (
  <RowList items={meeting?.uses ?? []} />
);

export const Decided = ({ item: { meeting } }: PartProps): ReactNode => (
  <Entries list={meeting?.decided ?? []} />
);
export const Learned = ({ item: { meeting } }: PartProps): ReactNode => (
  <Entries list={meeting?.learned ?? []} />
);

/** Sentences, each with the pages that came of it. */
const Entries = ({ list }: { readonly list: readonly MeetingEntryProp[] }): ReactNode => (
  <ul className={styles.entries}>
    {list.map(({ text, made, sources, visibility }) => (
      <li key={text}>
        <p>
          {text}
          <SourceLinks numbers={sources} />
        </p>
        {made.map(({ id, label, url }) => (
          <p key={id} className={styles.made}>
            <span aria-hidden="true">→</span> <Label label={label} url={url} />
          </p>
        ))}
        <EntryVisibility visibility={visibility} />
      </li>
    ))}
  </ul>
);

export const NextActions = ({ item: { meeting } }: PartProps): ReactNode => (
  <Actions actions={meeting?.next ?? []} label={say`次にやること`} />
);

/** So many stand on an alliance's page beside those to come. */
const MOST_PAST = 5;

/** Meetings of an alliance: those to come first, soonest on top, then the latest. */
export function AllianceMeetings({ item: { meetings: own } }: PartProps): ReactNode {
  const today = useToday();
  if (!own) return null;
  const { meetings, allUrl } = own;
  const coming = today ? meetings.filter((day) => isComing(day, today)).reverse() : [];
  const past = meetings.filter((day) => !today || !isComing(day, today));
  return (
    <>
      <MeetingRows meetings={[...coming, ...past.slice(0, MOST_PAST)]} today={today} />
      <p className={styles.all}>
        <Link to={allUrl}>{say`この連携体の集まりをすべて見る（${meetings.length}件）`}</Link>
      </p>
    </>
  );
}
