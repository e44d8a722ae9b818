import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { EventProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { eventWords } from '../labels.js';
import { useAnchor } from '../parts/Anchored.js';
import { PhaseChip } from '../parts/PhaseChip.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { Gate } from './Gate.js';
import { Recovery } from './Recovery.js';
import styles from './timeline.module.css';

/** Events in order, with the way drawn down the side: it dips at a valley, forks at a turning point, passes through a gate. */
export const TimelineList = ({ events }: { readonly events: readonly EventProp[] }): ReactNode => (
  <ol className={styles.list}>
    {events.map((event, index) => (
      <EventRow
        key={`${event.type}-${event.text}`}
        event={event}
        number={index + 1}
        opensPhase={event.phase !== undefined && event.phase !== events[index - 1]?.phase}
      />
    ))}
  </ol>
);

interface EventRowProps {
  readonly event: EventProp;
  readonly number: number;
  readonly opensPhase: boolean;
}

function EventRow({ event, number, opensPhase }: EventRowProps): ReactNode {
  useAnchor(event.id);
  const word = eventWords[event.type];
  return (
    <li
      id={event.id}
      className={clsx(styles.row, event.phase && `ichiba-tone-${event.phase}`)}
      data-print="whole"
    >
      <Track type={event.type} />
      {event.gate && <span className={styles.beams} aria-hidden="true" />}
      <span className={clsx(styles.sign, event.type === 'valley' && styles.signLow)}>
        <Icon name={word.icon} />
      </span>
      <div className={styles.what}>
        {opensPhase && event.phase && <PhaseChip id={event.phase} />}
        <p className={styles.head}>
          <span className="ichiba-number">{number}</span> <strong>{word.label}</strong>
          {event.date && <span className="ichiba-number">{dateText(event.date)}</span>}
          {event.gate && <Gate id={event.gate} />}
        </p>
        <p className={styles.text}>
          {event.text}
          <SourceLinks numbers={event.sources} />
        </p>
        {event.recovery && <Recovery claims={event.recovery} />}
      </div>
    </li>
  );
}

const WAY = 'M28 0V100';
const DIPPED = 'M28 0C28 10 10 6 10 18V70C10 88 28 84 28 100';
const LEFT_BEHIND = 'M28 16C28 30 8 26 8 44V72M2 72H14';

function Track({ type }: { readonly type: EventProp['type'] }): ReactNode {
  return (
    <svg
      className={styles.track}
      viewBox="0 0 40 100"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {type === 'pivot' && <path className={styles.old} d={LEFT_BEHIND} />}
      <path className={styles.way} d={type === 'valley' ? DIPPED : WAY} />
    </svg>
  );
}
