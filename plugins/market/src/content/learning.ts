import { DEFAULT_CHECK_MONTHS, type Item, type ItemOf, type Message } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import { addMonths, isStale } from '../dates.js';

/** A certificate is valid for a year and extended by a year: see `certificates.ts`. */
const CERTIFICATE_MONTHS = 12;

/**
 * Courses and skill maps against the pages they name and the calendar.
 *
 * @param today - ISO date; without it nothing is future or old.
 */
export const checkLearning = (catalog: Catalog, today?: string): Message[] =>
  catalog.items.flatMap((item) => {
    if (item.kind === 'course') return checkOjt(item, catalog);
    return item.kind === 'skillmap' && today ? checkDates(item, today) : [];
  });

const messageAt = (
  item: Item,
  path: string,
  rest: Pick<Message, 'severity' | 'ruleId' | 'message' | 'hint'>,
): Message => ({
  file: item.file,
  ...(item.places.get(path) ?? { line: 2, column: 1 }),
  ...rest,
});

/** Only a manual has a record of training on the job. */
const checkOjt = (item: ItemOf<'course'>, catalog: Catalog): Message[] =>
  item.fields.parts.flatMap(({ page, ojt }, index) => {
    const target = catalog.find(page.split('#')[0] ?? '');
    if (!ojt || !target || target.kind === 'manual') return [];
    return [
      messageAt(item, `parts.${index}.ojt`, {
        severity: 'error',
        ruleId: 'market:ojt-of-no-manual',
        message: `OJT記録票は手順（共通技能マニュアル）にだけあります。\`${page}\` は手順ではありません`,
        hint: '`OJT` を消すか、手順のidにしてください',
      }),
    ];
  });

function checkDates(item: ItemOf<'skillmap'>, today: string): Message[] {
  const months = item.fields.months ?? DEFAULT_CHECK_MONTHS;
  return item.fields.people.flatMap(({ skills = [], certificates = [] }, person) => [
    ...certificates.flatMap(({ expires }, index): Message[] => {
      if (expires <= addMonths(today, CERTIFICATE_MONTHS)) return [];
      return [
        messageAt(item, `people.${person}.certificates.${index}.expires`, {
          severity: 'warning',
          ruleId: 'market:certificate-too-long',
          message: `\`有効期限\` の \`${expires}\` は今日（${today}）から1年より先です。適格性証明書の有効期間は1年です`,
          hint: '証明書に書いてある有効期限を書いてください',
        }),
      ];
    }),
    ...skills.flatMap(({ date }, index): Message[] => {
      const path = `people.${person}.skills.${index}.date`;
      if (date > today)
        return [
          messageAt(item, path, {
            severity: 'error',
            ruleId: 'market:future-date',
            message: `\`確認日\` の \`${date}\` は今日（${today}）より先です。確かめた日を期待`,
            hint: '年と月を見直してください',
          }),
        ];
      if (!isStale(date, months, today)) return [];
      return [
        messageAt(item, path, {
          severity: 'info',
          ruleId: 'market:stale-level',
          message: `\`確認日\` の \`${date}\` から${months}か月を過ぎました`,
          hint: 'もう一度確かめたら、確認日と根拠を書き直してください',
        }),
      ];
    }),
  ]);
}
