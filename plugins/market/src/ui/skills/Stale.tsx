import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import { isStale } from '../../dates.js';
import { Badge } from '../parts/Badge.js';
import { useToday } from '../parts/today.js';

interface StaleProps {
  /** ISO date it was confirmed. */
  readonly date: string;
  readonly months: number;
}

/** A level that was confirmed too long ago, on the reader's day; in words, not by colour. */
export function Stale({ date, months }: StaleProps): ReactNode {
  const today = useToday();
  if (today === undefined || !isStale(date, months, today)) return null;
  return <Badge loud icon="overdue">{say`確かめ直す`}</Badge>;
}
