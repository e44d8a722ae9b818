import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ActivitiesPageProp, MeetingRowProp } from '../../activity-props.js';
import { isComing } from '../../shown-activity.js';
import { Section } from '../parts/Anchored.js';
import { useToday } from '../parts/today.js';
import { Actions } from './Actions.js';
import styles from './activities.module.css';
import { Filters } from './Filters.js';
import { Months } from './Months.js';
import { type Choice, useChoice } from './useChoice.js';

/**
 * All meetings: those to come and what is still to be done, then those that were. Until the reader's day
 * is known (for ever without script) one list by date, with nothing said of what has passed.
 */
export function Overview({ activities }: { readonly activities: ActivitiesPageProp }): ReactNode {
  const today = useToday();
  const [choice, choose] = useChoice();
  const meetings = activities.meetings.filter((row) => isChosen(row, choice));
  const open = activities.open.filter(({ meeting }) => isChosen(meeting, choice));
  const coming = today ? meetings.filter((row) => isComing(row, today)).reverse() : [];
  const past = today ? meetings.filter((row) => !isComing(row, today)) : [];
  const narrowed = choice !== undefined && (choice.alliance !== '' || choice.type !== '');
  return (
    <>
      {choice && (
        <div className={styles.choose}>
          <Filters
            alliances={activities.alliances}
            types={activities.types}
            choice={choice}
            onChoose={choose}
          />
          <p role="status">
            {narrowed
              ? say`${activities.meetings.length}件のうち${meetings.length}件を表示しています。`
              : say`すべての${meetings.length}件を表示しています。`}
          </p>
          {narrowed && (
            <button
              type="button"
              onClick={() => choose({ alliance: '', type: '' })}
            >{say`絞り込みをやめる`}</button>
          )}
        </div>
      )}
      {today ? (
        <>
          <Section id="coming" title={say`これからの集まり（${coming.length}件）`}>
            {coming.length === 0 && <p>{say`これからの集まりは、いまのところありません。`}</p>}
            <Months meetings={coming} today={today} />
          </Section>
          <OpenActions open={open} />
          <Section id="past" title={say`これまでの集まり（${past.length}件）`}>
            {past.length === 0 && <p>{say`これまでの集まりは、まだありません。`}</p>}
            <Months meetings={past} today={today} />
          </Section>
        </>
      ) : (
        <>
          <Section id="all" title={say`すべての集まり（${meetings.length}件）`}>
            <p>{say`日付の新しい順に並べています。この画面では、もう終わったかどうかを見分けられないので、日付で確かめてください。`}</p>
            <Months meetings={meetings} today={today} />
          </Section>
          <OpenActions open={open} />
        </>
      )}
    </>
  );
}

const OpenActions = ({ open }: Pick<ActivitiesPageProp, 'open'>): ReactNode =>
  open.length > 0 && (
    <Section id="open" title={say`まだ終わっていないこと（${open.length}件）`}>
      <Actions actions={open} label={say`まだ終わっていないこと`} />
    </Section>
  );

const isChosen = (
  { alliance, type }: Pick<MeetingRowProp, 'alliance' | 'type'>,
  choice: Choice | undefined,
): boolean =>
  !choice ||
  ((choice.alliance === '' || alliance?.id === choice.alliance) &&
    (choice.type === '' || type.id === choice.type));
