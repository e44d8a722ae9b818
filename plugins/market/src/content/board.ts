import type { Item, Message } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import { addMonths } from '../dates.js';

/** So far ahead nobody writes a notice: the year is a slip. */
const MOST_MONTHS_AHEAD = 3;

/**
 * Requests and offers against the calendar.
 *
 * @param today - ISO date; without it nothing is future or over.
 */
export function checkBoard(catalog: Catalog, today?: string): Message[] {
  if (!today) return [];
  return catalog.items.flatMap((item): Message[] => {
    if (item.kind !== 'request' && item.kind !== 'offer') return [];
    const { posted, expires, state = 'open' } = item.fields;
    if (posted > addMonths(today, MOST_MONTHS_AHEAD))
      return [
        {
          ...at(item, 'posted'),
          severity: 'warning',
          ruleId: 'market:posted-ahead',
          message: `\`掲載日\` の \`${posted}\` は今日（${today}）から${MOST_MONTHS_AHEAD}か月より先です。載せた日を期待`,
          hint: '年と月を見直してください',
        },
      ];
    if (state !== 'open' || !expires || expires >= today || item.status === 'retired') return [];
    return [
      {
        ...at(item, 'expires'),
        severity: 'warning',
        ruleId: 'market:expired-open',
        message: `\`期限\` の \`${expires}\` を過ぎましたが、募集中のままです（今日は${today}）`,
        hint: '期限を延ばすか、募集状態を終了に。例: `募集状態: 終了`',
      },
    ];
  });
}

const at = (item: Item, path: string): Pick<Message, 'file' | 'line' | 'column'> => ({
  file: item.file,
  ...(item.places.get(path) ?? { line: 2, column: 1 }),
});
