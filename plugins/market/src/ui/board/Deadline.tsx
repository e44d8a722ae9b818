import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import { dateText } from '../../shown.js';
import { Badge } from '../parts/Badge.js';
import { usePast } from '../parts/today.js';

/** Last day of a notice; that it has passed is known in the reader's browser only. */
export function Deadline({
  day,
  settled = false,
}: {
  readonly day: string;
  /** Answered or closed: the day says nothing any more. */
  readonly settled?: boolean;
}): ReactNode {
  const past = usePast(day);
  return (
    <>
      <span className="ichiba-number">{dateText(day)}</span>
      {past && !settled && (
        <>
          {' '}
          <Badge loud icon="overdue">{say`締切を過ぎました`}</Badge>
        </>
      )}
    </>
  );
}
