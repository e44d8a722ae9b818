import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { EventProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { TimelineList } from './TimelineList.js';
import { TimelineMap } from './TimelineMap.js';
import styles from './timeline.module.css';

interface TimelineProps {
  readonly events: readonly EventProp[];
  /** How many external effects the case tells of: seeds that the way carries on. */
  readonly effects?: number;
}

export const Timeline = ({ events, effects = 0 }: TimelineProps): ReactNode => (
  <>
    {events.length > 2 && <TimelineMap events={events} effects={effects} />}
    <TimelineList events={events} />
    {effects > 0 && (
      <p className={styles.seeds}>
        <Icon name="seeds" />
        <a href="#sec-effects">{say`外部効果：${effects}件を見る`}</a>
      </p>
    )}
  </>
);
