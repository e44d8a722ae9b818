import type { Item } from '@chishiki-ichiba/model';

const YEAR_MS = 366 * 24 * 3600 * 1000;

/**
 * The newest 改訂日 of an edition: a reader's clock that stands before it is wrong. A day more than a year
 * after all others is passed over: a mistyped year of one page must not make everybody's clock wrong.
 *
 * @returns ISO date; `undefined` when no page has one.
 */
export function newestRevision(
  items: readonly { readonly fields: Pick<Item['fields'], 'revised'> }[],
): string | undefined {
  const days = [...new Set(items.flatMap(({ fields }) => fields.revised ?? []))].sort().reverse();
  return days.find((day, at) => {
    const before = days[at + 1];
    return before === undefined || Date.parse(day) - Date.parse(before) <= YEAR_MS;
  });
}
