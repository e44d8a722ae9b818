import type { Item, ItemOf } from '../item.js';
import { kpiDefinitionOf } from '../kpi.js';
import type { Place, Reporter } from '../messages.js';
import { labelOf } from '../vocabularies.js';

type At = (path: string) => Place;
type WithKpi = ItemOf<'alliance' | 'org'>;

/** What the coordinator's report is counted from: KPI, 案件 and saved figures. */
export function checkReport(item: Item, at: At, reporter: Reporter): void {
  if (item.kind === 'alliance' || item.kind === 'org') checkKpi(item, at, reporter);
  if (item.kind === 'alliance') checkProjects(item, at, reporter);
  if (item.kind === 'activity') checkFigures(item, at, reporter);
}

function checkKpi({ fields }: WithKpi, at: At, reporter: Reporter): void {
  const seen = new Map<string, Place>();
  const undefinedWords = new Set<string>();
  // An indicator is explained once: its other years may leave 定義 out.
  const defined = new Set(
    (fields.kpi ?? []).flatMap(({ indicator, definition }) => (definition ? [indicator] : [])),
  );
  for (const [index, { year, indicator }] of (fields.kpi ?? []).entries()) {
    if (year === undefined || indicator === undefined) continue;
    const path = `kpi.${index}`;
    const place = at(`${path}.indicator`);
    const label = labelOf('kpi', indicator);
    const key = `${year} ${label}`;
    const before = seen.get(key);
    if (before)
      reporter.report(
        place,
        'warning',
        'kpi-twice',
        `${year}年度の「${label}」は ${before.line} 行目にもあります。年度と指標ごとに一つを期待`,
        '古いほうを消すか、年度を直してください。数え方が違うなら、指標の名前も変えます',
        { file: reporter.file, ...before },
      );
    else seen.set(key, place);
    if (kpiDefinitionOf(indicator) || defined.has(indicator) || undefinedWords.has(indicator))
      continue;
    undefinedWords.add(indicator);
    reporter.report(
      place,
      'warning',
      'kpi-definition',
      `\`指標\` の「${label}」に \`定義\` がありません。一覧にない指標には、数え方を期待`,
      '何を何で割ったか、だれにどう聞いたかを一文で足してください（例: `定義: 年度末に全員へ聞いた、はいの割合`）',
    );
  }
}

function checkProjects(item: ItemOf<'alliance'>, at: At, reporter: Reporter): void {
  const finished = item.status === 'approved' || item.status === 'review';
  const seen = new Map<string, Place>();
  for (const [index, project] of (item.fields.projects ?? []).entries()) {
    const { name, stage, stopped, source = [] } = project;
    if (name === undefined || stage === undefined) continue;
    const place = at(`projects.${index}.name`);
    const before = seen.get(name);
    if (before)
      reporter.report(
        place,
        'warning',
        'project-twice',
        `案件「${name}」は ${before.line} 行目にもあります。一つの案件に、いまの段を一つだけ期待`,
        '進んだなら、前の段の行を消してください。別の案件なら名称を変えてください',
        { file: reporter.file, ...before },
      );
    else seen.set(name, place);
    if (stage === 'end' && stopped)
      reporter.report(
        at(`projects.${index}.stopped`),
        'warning',
        'project-stopped-at-end',
        `案件「${name}」は \`段: 終了\` なのに \`見送り: true\` です。どちらか一つを期待`,
        '最後まで進んだなら `見送り` を消し、途中でやめたなら `段` をやめたときの段にしてください（例: `段: PoC`）',
      );
    if (!item.fields.fictional && source.length === 0)
      reporter.report(
        place,
        finished ? 'error' : 'warning',
        'unsourced-project',
        `案件「${name}」に出典がありません。実在の組織の案件には \`出典\` を期待`,
        'どこに書いてあったかを足してください（例: `出典: S3-1.2`）。分からない案件は書かずにおきます',
      );
  }
}

/** Figures say nothing without the edition they were counted in. */
function checkFigures({ fields }: ItemOf<'activity'>, at: At, reporter: Reporter): void {
  const { figures = [], figuresOf, activityType } = fields;
  if (figures.length > 0 && figuresOf === undefined)
    reporter.report(
      at('figures#key'),
      'warning',
      'figures-edition',
      '`集計` がありますが、`集計した版` がありません。どの版の数か分からず、報告の「前回」に出ません',
      '`ichiba report --save` で作り直すか、`集計した版: 一般公開` のように足してください',
    );
  if (figures.length > 0 && activityType !== undefined && activityType !== 'review')
    reporter.report(
      at('activityType'),
      'warning',
      'figures-activity',
      `\`集計\` のあるページの \`活動\` が「${labelOf('activityType', activityType)}」です。「定期レビュー」を期待`,
      '`活動: 定期レビュー` にしてください。ほかの活動の数は、報告の「前回」に出ません',
    );
}
