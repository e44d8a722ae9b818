import type { ReactNode } from 'react';
import type { MeetingDay } from '../../activity-props.js';
import { calledOff, stateText } from '../../shown-activity.js';
import { Badge } from '../parts/Badge.js';

interface StateProps {
  readonly day: MeetingDay;
  /** The reader's; nothing is said of a day before it is known. */
  readonly today: string | undefined;
}

/** これから, 本日, 済み, 中止 … in words. */
export function MeetingState({ day, today }: StateProps): ReactNode {
  const off = calledOff(day);
  if (off) return <Badge loud>{off}</Badge>;
  return today && <Badge>{stateText(day, today)}</Badge>;
}
