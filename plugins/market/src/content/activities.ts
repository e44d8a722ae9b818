import type { ItemOf, Message } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import { addMonths, lastDayOf } from '../dates.js';

/** Nobody plans a meeting longer ahead: a year typed wrongly. */
const LONGEST_PLAN_MONTHS = 36;

type Meeting = ItemOf<'activity'>;

/**
 * Meetings against each other and the calendar.
 *
 * @param today - ISO date; without it nothing is to come.
 */
export const checkActivities = (catalog: Catalog, today?: string): Message[] =>
  catalog.all.flatMap((item) =>
    item.kind === 'activity'
      ? [...checkPrevious(item, catalog), ...(today ? checkCalendar(item, today) : [])]
      : [],
  );

const messageAt = (
  item: Meeting,
  path: string,
  severity: Message['severity'],
  rule: string,
  message: string,
  hint: string,
): Message => ({
  file: item.file,
  ...(item.places.get(path) ?? { line: 2, column: 1 }),
  severity,
  ruleId: `market:${rule}`,
  message,
  hint,
});

/** What came before is not later: so no chain runs in a circle over days. */
function checkPrevious(item: Meeting, catalog: Catalog): Message[] {
  const previous = catalog.find(item.fields.previous ?? '');
  if (previous?.kind !== 'activity') return [];
  const found = (message: string): Message[] => [
    {
      ...messageAt(
        item,
        'previous',
        'error',
        'previous-later',
        message,
        '前の集まりのidを確かめてください',
      ),
      related: {
        file: previous.file,
        ...(previous.places.get('date') ?? { line: 2, column: 1 }),
      },
    },
  ];
  if (previous === item) return found('`前回` がこのページ自身を指しています。前の集まりを期待');
  if (firstDay(previous) <= lastDayOf(item.fields.date)) return [];
  return found(
    `\`前回\` の \`${item.fields.previous}\` の日付 \`${previous.fields.date}\` が、この集まりの \`${item.fields.date}\` よりあとです。前の日を期待`,
  );
}

/** 2027 → 2027-01-01: the earliest it can mean. */
const firstDay = ({ fields }: Meeting): string => fields.date.padEnd(10, '-01');

function checkCalendar(item: Meeting, today: string): Message[] {
  const { date, held, attendees, decided = [], learned = [], next = [] } = item.fields;
  if (firstDay(item) > addMonths(today, LONGEST_PLAN_MONTHS))
    return [
      messageAt(
        item,
        'date',
        'warning',
        'activity-far',
        `\`日付\` の \`${date}\` は今日（${today}）から3年より先です。3年までの日を期待`,
        '年を見直してください',
      ),
    ];
  const toCome = firstDay(item) > today;
  const early: [path: string, label: string, there: boolean][] = [
    ['decided', '決めたこと', decided.length > 0],
    ['learned', '分かったこと', learned.length > 0],
    ['attendees', '参加人数', attendees !== undefined],
    ['held', '開催: 実施', held === 'held'],
  ];
  return [
    ...early.flatMap(([path, label, there]) =>
      toCome && there
        ? [
            messageAt(
              item,
              path,
              'warning',
              'activity-early',
              `\`${label}\` がありますが、集まりの日 \`${date}\` はまだ来ていません（今日は${today}）`,
              '日付を見直すか、終わってから書いてください。話す予定のことは `議題` に書けます',
            ),
          ]
        : [],
    ),
    ...next.flatMap(({ who, due, done }, index) => {
      if (done !== undefined && done > today)
        return [
          messageAt(
            item,
            `next.${index}.done`,
            'warning',
            'activity-done-future',
            `\`完了日\` の \`${done}\` は今日（${today}）より先です。終わった日を期待`,
            'まだ終わっていないなら消してください。いつまでにするかは `期限` に書けます',
          ),
        ];
      const missing = [...(who ? [] : ['担当']), ...(due ? [] : ['期限'])];
      if (toCome || done !== undefined || missing.length === 0 || item.status !== 'approved')
        return [];
      return [
        messageAt(
          item,
          `next.${index}`,
          'warning',
          'activity-open-next',
          `\`次にやること\` に${missing.map((label) => `\`${label}\``).join('と')}がありません。だれが、いつまでにするかを期待`,
          '例: `{内容: 見本を並べる, 担当: 溶接係, 期限: 2027-01-20}`。担当は役割で書きます',
        ),
      ];
    }),
  ];
}
