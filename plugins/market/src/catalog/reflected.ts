import type { Item, ItemOf, Message } from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';

/** Days a group has to turn a failure into a key point. */
const DAYS = 90;

/**
 * The last day by which a failure should have changed a key point.
 *
 * @returns ISO date, 90 days after 発生日, else after 改訂日; of a month or year its last day counts.
 *   `undefined` when the failure has changed one, is retired, or says no date.
 */
export function reflectBy(item: ItemOf<'failure'>, catalog: Catalog): string | undefined {
  const { ledTo = [], date, revised } = item.fields;
  const since = date ?? revised;
  if (!since || ledTo.length > 0 || item.status === 'retired') return undefined;
  // A key point that names the failure has been changed by it; that it is not said here is `one-way`.
  if (catalog.to(item).some((relation) => relation.ref.field === 'failures')) return undefined;
  return isoDate(lastDay(since) + DAYS);
}

/**
 * Failures that have waited too long to reach the manuals.
 *
 * @param today - ISO date, from outside: this room has no clock.
 */
export function checkReflected(catalog: Catalog, today: string): Message[] {
  return catalog.items.flatMap((item: Item): Message[] => {
    if (item.kind !== 'failure') return [];
    const last = reflectBy(item, catalog);
    if (last === undefined || last >= today) return [];
    const field = item.fields.date ? 'date' : 'revised';
    const label = field === 'date' ? '発生日' : '改訂日';
    return [
      {
        file: item.file,
        ...(item.places.get(field) ?? { line: 2, column: 1 }),
        severity: 'warning',
        ruleId: 'market:failure-not-reflected',
        message: `\`${label}\` の \`${item.fields[field]}\` から${DAYS}日を過ぎましたが、\`反映先\` がありません`,
        hint: 'この失敗で変わった急所を足してください（例: `反映先: tig-corner-nametsuke#kp-sukima`）',
      },
    ];
  });
}

const MS_PER_DAY = 86_400_000;
const isoDate = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** Days since 1970 of `2001-07-01`; of `2001-07` and `2001` the last of theirs. */
function lastDay(iso: string): number {
  const [year = 0, month = 12, day] = iso.split('-').map(Number);
  return Date.UTC(year, day ? month - 1 : month, day ?? 0) / MS_PER_DAY;
}
