import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ItemCardProp } from '../../props.js';
import { dateText } from '../../shown.js';
import { Badge } from './Badge.js';
import { usePast } from './today.js';

/** Day a page should be read again; loud once it has gone by. */
export function DueDate({ item }: { readonly item: ItemCardProp }): ReactNode {
  const past = usePast(item.reviewBy);
  if (!item.reviewBy) return null;
  const text = say`見直し期限 ${dateText(item.reviewBy)}`;
  return past ? (
    <Badge loud icon="overdue">{say`${text}（過ぎています）`}</Badge>
  ) : (
    <small className="ichiba-number">{text}</small>
  );
}
