import type { ItemOf } from '../item.js';
import type { Place, Reporter } from '../messages.js';

type At = (path: string) => Place;

/** Before it nothing of this market can have met: a year typed wrongly. */
const FIRST_YEAR = '1950';
const wider = { public: 0, members: 1, inhouse: 2 } as const;

/** What the dates and times of a meeting say of each other; what needs today is judged by the market. */
export function checkActivity(item: ItemOf<'activity'>, at: At, reporter: Reporter): void {
  checkDays(item, at, reporter);
  checkNext(item, at, reporter);
  checkEntries(item, at, reporter);
}

function checkDays({ fields }: ItemOf<'activity'>, at: At, reporter: Reporter): void {
  const { date, ends, start, end } = fields;
  if (date === undefined) return; // told by the schema
  if (date < FIRST_YEAR)
    reporter.report(
      at('date'),
      'warning',
      'activity-old',
      `\`日付\` の \`${date}\` は${FIRST_YEAR}年より前です。集まった日を期待`,
      '年を見直してください。和暦なら `令和8年12月10日` のように元号から書けます',
    );
  if (date.length < 10 && (ends ?? start ?? end) !== undefined) {
    const [key, label] =
      ends !== undefined
        ? ['ends', '終了日']
        : start !== undefined
          ? ['start', '開始時刻']
          : ['end', '終了時刻'];
    reporter.report(
      at(key as string),
      'error',
      'activity-day-unknown',
      `\`${label}\` がありますが、\`日付\` は \`${date}\` までで、何日か分かりません。年月日を期待`,
      `日が決まっていないなら \`${label}\` の行を消してください`,
    );
    return;
  }
  if (ends !== undefined && ends < date)
    reporter.report(
      at('ends'),
      'error',
      'activity-days',
      `\`終了日\` の \`${ends}\` が \`日付\` の \`${date}\` より前です。同じ日かあとの日を期待`,
      '二つの日付を入れかえるか、一日の集まりなら `終了日` の行を消してください',
    );
  if (end === undefined) return;
  if (start === undefined)
    reporter.report(
      at('end'),
      'warning',
      'activity-start-missing',
      `\`終了時刻\` の \`${end}\` だけがあり、\`開始時刻\` がありません`,
      '例: `開始時刻: 13:30`',
    );
  else if (end <= start && (ends ?? date) === date)
    reporter.report(
      at('end'),
      'error',
      'activity-times',
      `\`終了時刻\` の \`${end}\` が \`開始時刻\` の \`${start}\` よりあとではありません`,
      '午後なら `午後4時` か `16:00` と書いてください',
    );
}

function checkNext({ fields }: ItemOf<'activity'>, at: At, reporter: Reporter): void {
  for (const [index, { done }] of (fields.next ?? []).entries())
    if (done !== undefined && fields.date !== undefined && done < fields.date)
      reporter.report(
        at(`next.${index}.done`),
        'warning',
        'activity-done-early',
        `\`完了日\` の \`${done}\` が、集まりの日 \`${fields.date}\` より前です。決めたあとの日を期待`,
        '年と月を見直してください。前から済んでいたことなら `分かったこと` に書けます',
      );
}

/** 公開範囲 of single entries: never wider than the page, and 社内 belongs to somebody. */
function checkEntries(item: ItemOf<'activity'>, at: At, reporter: Reporter): void {
  for (const key of ['decided', 'learned', 'next'] as const)
    for (const [index, { visibility }] of (item.fields[key] ?? []).entries()) {
      if (visibility === undefined) continue;
      const place = at(`${key}.${index}.visibility`);
      if (wider[visibility] < wider[item.visibility])
        reporter.report(
          place,
          'warning',
          'entry-wider',
          'この行の `公開範囲` は、ページの `公開範囲` より広くなっています。ページより狭い範囲を期待',
          'ページを読めない人には、この行も見えません。この行の `公開範囲` を消してください',
        );
      else if (visibility === 'inhouse' && !item.owner)
        reporter.report(
          place,
          'error',
          'entry-owner',
          'この行は社内だけですが、ページに `所有`（持ち主の組織）がなく、どの会社の社内か分かりません',
          '例: `所有: mihon-seisakusho`',
        );
    }
}
