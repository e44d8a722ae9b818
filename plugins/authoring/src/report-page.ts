import {
  type ComparedFigure,
  changeText,
  compareFigures,
  figureGroups,
  figureLabel,
  type PreviousProp,
  type Report,
  toTodos,
} from '@chishiki-ichiba/market/report';
import { labelOf, type ValueId } from '@chishiki-ichiba/model';
import { stringify } from 'yaml';

export interface ReviewOptions {
  readonly report: Pick<Report, 'report' | 'figures'>;
  /** ISO date of the counting. */
  readonly date: string;
  /** 公開版 …, as the reader knows it. */
  readonly label: string;
  /** What the counted edition is called in 集計した版. */
  readonly counted: ValueId<'visibility'>;
  /** Organisation that keeps the review. */
  readonly owner: string;
}

/**
 * A dated review as an author's file. It is in-house and a draft: forgetting to look at it must not
 * publish it. Numbers only, no titles of pages and no names: who may read it later is not known.
 */
export function toReviewPage({ report, date, label, counted, owner }: ReviewOptions): string {
  const { figures } = report;
  const { previous, pipeline } = report.report;
  const { todos, none } = toTodos(figures);
  const total = report.report.total;
  const front = stringify(
    {
      題名: `定期レビュー ${date}（${label}）`,
      要約: `${label}のページを数えた記録です。ページは${total}件、手をつけるところは${todos.length + pipeline.jams.length}件です。`,
      活動: '定期レビュー',
      日付: date,
      集計した版: labelOf('visibility', counted),
      集計: figures.map(({ name, value }) => ({ 項目: name, 数: value })),
      所有: owner,
      公開範囲: '社内',
      状態: '下書き',
      改訂日: date,
    },
    { lineWidth: 0 },
  );
  const rows = compareFigures(figures, previous);
  return [
    '---',
    front.trimEnd(),
    '---',
    '',
    `${label}のページを、${date}に数えました。くわしい一覧は[報告](/report/)にあります。`,
    '',
    '## 手をつけるところ',
    '',
    ...todos.map(
      ({ name, value, cure }) =>
        `- **${name}**　${value}件${beforeText(name, value, previous)}。次の一手：${cure}。`,
    ),
    ...pipeline.jams.map(
      (jam) =>
        `- **${jam.label}で詰まっている案件**　${jam.count}件（次の${jam.next}は${jam.nextCount}件）。次の一手：進める案件と見送る案件を、会議で一つずつ決める。`,
    ),
    ...(todos.length + pipeline.jams.length === 0
      ? ['数えたところでは、足りないものはありません。']
      : []),
    ...(none.length > 0 ? ['', `数えて0件だったもの：${none.join('、')}。`] : []),
    '',
    '## 数の一覧',
    '',
    previous ? `前回は ${previous.date} です。` : '前回の記録はありません。',
    '',
    ...figureGroups.flatMap(([group, title]) =>
      table(
        title,
        rows.filter((row) => row.group === group),
        previous,
      ),
    ),
    '## 決めたこと',
    '',
    'ここに、会議で決めたことを書きます。',
    '',
    '## 次にやること',
    '',
    'ここに、だれが、いつまでに、何をするかを書きます。',
    '',
  ].join('\n');
}

function beforeText(name: string, now: number, previous: PreviousProp | undefined): string {
  const before = previous?.figures.find(([own]) => own === name)?.[1];
  return before === undefined ? '' : `（前回${before}件、${changeText({ now, before })}）`;
}

function table(
  title: string,
  rows: readonly ComparedFigure[],
  previous: PreviousProp | undefined,
): string[] {
  if (rows.length === 0) return [];
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    row(previous ? ['項目', '今回', '前回', '差'] : ['項目', '今回']),
    row(previous ? ['---', '---', '---', '---'] : ['---', '---']),
    ...rows.map((figure) => {
      const name = figure.group === 'gone' ? figure.name : figureLabel(figure);
      const cells = [name, figure.now ?? '―'];
      return row(previous ? [...cells, figure.before ?? '―', changeText(figure)] : cells);
    }),
    '',
  ];
}
