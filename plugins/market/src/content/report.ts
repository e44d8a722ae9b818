import type { Item, Message } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';

/**
 * Indicators and projects against the calendar.
 *
 * @param today - ISO date; without it nothing is in the future.
 */
export const checkReport = (catalog: Catalog, today?: string): Message[] =>
  today === undefined ? [] : catalog.items.flatMap((item) => checkDays(item, today));

/** A business year begins on the first of April. */
const firstDay = (year: number): string => `${year}-04-01`;

function checkDays(item: Item, today: string): Message[] {
  const at = (path: string) => item.places.get(path) ?? { line: 2, column: 1 };
  const kpi = item.kind === 'alliance' || item.kind === 'org' ? (item.fields.kpi ?? []) : [];
  const projects = item.kind === 'alliance' ? (item.fields.projects ?? []) : [];
  return [
    ...kpi.flatMap(({ year }, index): Message[] =>
      firstDay(year) <= today
        ? []
        : [
            {
              file: item.file,
              ...at(`kpi.${index}.year`),
              severity: 'warning',
              ruleId: 'market:future-year',
              message: `\`年度\` の \`${year}\` は、今日（${today}）にはまだ始まっていません。始まった年度を期待`,
              hint: '年度は4月から数えます。目指す値なら、いまの年度の行の `目標` に書いてください',
            },
          ],
    ),
    ...projects.flatMap(({ since, name }, index): Message[] =>
      since === undefined || since <= today.slice(0, since.length)
        ? []
        : [
            {
              file: item.file,
              ...at(`projects.${index}.since`),
              severity: 'warning',
              ruleId: 'market:future-project',
              message: `案件「${name}」の \`日付\` の \`${since}\` は今日（${today}）より先です。その段に入った時を期待`,
              hint: '年と月を見直してください。まだ入っていない段なら、いまの段と日付にしてください',
            },
          ],
    ),
  ];
}
