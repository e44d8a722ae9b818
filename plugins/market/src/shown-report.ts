import { say, sayWord } from '@chishiki-ichiba/model/say';
import type {
  DatedList,
  FigureGroup,
  FigureProp,
  GapName,
  HoleAxis,
  PipelineProp,
  PreviousProp,
  ReportPageProp,
} from './report-props.js';
import { dateText } from './shown.js';

/**
 * What of the report depends on the day, and how numbers are compared: the same in the reader's browser
 * and in `ichiba report`. Pure.
 */

/** Days ahead that a coordinator plans for. */
export const SOON_DAYS = 90;

const MS_PER_DAY = 86_400_000;

/** The day so many days later. */
export const daysLater = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);

const count = (list: DatedList, wanted: (day: string) => boolean): number =>
  list.days.reduce((sum, [day, pages]) => (wanted(day) ? sum + pages : sum), 0);

/** Pages whose day is over. */
export const pastCount = (list: DatedList, today: string): number =>
  count(list, (day) => day < today);

/** Pages whose day is today or within {@link SOON_DAYS}. */
export function soonCount(list: DatedList, today: string): number {
  const last = daysLater(today, SOON_DAYS);
  return count(list, (day) => day >= today && day <= last);
}

export const cellNames = {
  empty: 'ページのない段階と欄の組',
  assumed: '既定のページしかない段階と欄の組',
} as const;
export const holeAxes: readonly HoleAxis[] = ['process', 'material', 'defect'];
export const holeNames: Readonly<Record<HoleAxis, string>> = {
  process: '失敗だけがあって手順のない工程',
  material: '失敗だけがあって手順のない母材',
  defect: '失敗だけがあって手順のない不具合',
};
export const gapNames = {
  skills: '手順のない技能',
  requests: '答えのない募集',
  effects: '外部効果の記載がない事例',
  reasons: '理由のない急所',
  pictures: '写真も動画もない手順',
  captions: '字幕のない動画',
  orphans: 'ほかのページから指されていないページ',
} as const satisfies Record<GapName, string>;
export const gapOrder = Object.keys(gapNames) as GapName[];
export const dateNames = {
  past: '見直し期限を過ぎたページ',
  soon: '90日以内に見直すページ',
  waiting: '90日を過ぎて急所に反映していない失敗',
  expired: '期限が過ぎて答えのない募集',
} as const;

/** The names above are those under which reviews keep the numbers; this is how they are read. */
const nameWords: Readonly<Record<string, string>> = {
  ページのない段階と欄の組: say`ページのない段階と欄の組`,
  既定のページしかない段階と欄の組: say`既定のページしかない段階と欄の組`,
  失敗だけがあって手順のない工程: say`失敗だけがあって手順のない工程`,
  失敗だけがあって手順のない母材: say`失敗だけがあって手順のない母材`,
  失敗だけがあって手順のない不具合: say`失敗だけがあって手順のない不具合`,
  手順のない技能: say`手順のない技能`,
  答えのない募集: say`答えのない募集`,
  外部効果の記載がない事例: say`外部効果の記載がない事例`,
  理由のない急所: say`理由のない急所`,
  写真も動画もない手順: say`写真も動画もない手順`,
  字幕のない動画: say`字幕のない動画`,
  ほかのページから指されていないページ: say`ほかのページから指されていないページ`,
  見直し期限を過ぎたページ: say`見直し期限を過ぎたページ`,
  '90日以内に見直すページ': say`90日以内に見直すページ`,
  '90日を過ぎて急所に反映していない失敗': say`90日を過ぎて急所に反映していない失敗`,
  期限が過ぎて答えのない募集: say`期限が過ぎて答えのない募集`,
};

/** A number's name in the reader's language. */
export const nameText = (name: string): string => sayWord(nameWords[name] ?? name);

type Dated = Pick<ReportPageProp, 'reviews' | 'waiting' | 'expiring'>;

/** The numbers that change with the day alone. */
export const datedFigures = (report: Dated, today: string): FigureProp[] =>
  (
    [
      [dateNames.past, pastCount(report.reviews, today)],
      [dateNames.soon, soonCount(report.reviews, today)],
      [dateNames.waiting, pastCount(report.waiting, today)],
      [dateNames.expired, pastCount(report.expiring, today)],
    ] as const
  ).map(([name, value]) => ({ group: 'date', name, value }));

/** Names of {@link datedFigures}: a page without script has no numbers for them. */
export const datedNames: readonly string[] = Object.values(dateNames);

/** A number beside the one of last time; either may be missing. */
export interface ComparedFigure {
  readonly group: FigureGroup;
  readonly name: string;
  readonly label?: string;
  readonly now?: number;
  readonly before?: number;
}

/**
 * Numbers of now and of last time, in the order of now; those that only last time had come last.
 *
 * @param unknown - Names that have a number only on a known day.
 */
export function compareFigures(
  figures: readonly FigureProp[],
  previous: PreviousProp | undefined,
  unknown: readonly string[] = [],
): ComparedFigure[] {
  const before = new Map(previous?.figures);
  const names = new Set([...figures.map(({ name }) => name), ...unknown]);
  return [
    ...figures.map(({ value, ...figure }) => {
      const old = before.get(figure.name);
      return { ...figure, now: value, ...(old === undefined ? {} : { before: old }) };
    }),
    ...unknown
      .filter((name) => !figures.some((figure) => figure.name === name))
      .map((name): ComparedFigure => {
        const old = before.get(name);
        return { group: 'date', name, ...(old === undefined ? {} : { before: old }) };
      }),
    ...(previous?.figures ?? [])
      .filter(([name]) => !names.has(name))
      .map(([name, value]): ComparedFigure => ({ group: 'gone', name, before: value })),
  ];
}

/** `+3`, `−2`, `±0`; 「前回なし」 and 「今回なし」 where one of the two is missing. */
export function changeText({ now, before }: Pick<ComparedFigure, 'now' | 'before'>): string {
  if (now === undefined) return before === undefined ? '' : say`今回なし`;
  if (before === undefined) return say`前回なし`;
  const change = now - before;
  return change === 0 ? '±0' : change > 0 ? `+${change}` : `−${-change}`;
}

/** How a number is called under the heading of its group. */
export const figureLabel = ({ name, label }: Pick<FigureProp, 'name' | 'label'>): string =>
  label ?? nameText(name);

export const figureGroups: readonly (readonly [FigureGroup, string])[] = [
  ['all', say`全体`],
  ['date', say`期限`],
  ['gap', say`足りないところ`],
  ['project', say`案件`],
  ['kind', say`種類`],
  ['phase', say`段階`],
  ['canvas', say`キャンバスの欄`],
  ['gone', say`今回は数えていないもの`],
];

/** Something to take in hand: a number that should be smaller, and the next step. */
export interface Todo {
  /** Name of its figure. */
  readonly name: string;
  readonly value: number;
  readonly cure: string;
  /** Part of the report that lists the pages. */
  readonly part: 'gaps' | 'dates' | 'projects' | 'matrix';
}

/** Most pressing first: what misleads readers now, then who waits for an answer, then what is missing. */
const cures: readonly (readonly [name: string, part: Todo['part'], cure: string])[] = [
  [dateNames.past, 'dates', say`書き手か持ち主に読み直しを頼む`],
  [gapNames.reasons, 'gaps', say`語り手に「なぜ」を聞き、理由を足す`],
  [dateNames.waiting, 'dates', say`変える急所を一つ決め、失敗の「反映先」に書く`],
  [dateNames.expired, 'dates', say`期限を延ばすか、終わりにするかを出した組織に聞く`],
  [gapNames.requests, 'gaps', say`応えられそうな組織に声をかける`],
  [holeNames.process, 'gaps', say`失敗を知る人に、防ぐ手順を聞き取る`],
  [holeNames.material, 'gaps', say`その材料を扱う人に、手順を聞き取る`],
  [holeNames.defect, 'gaps', say`不具合を防ぐ手順か急所を足す`],
  [gapNames.skills, 'gaps', say`その技能を教えられる人から、手順を書き起こす`],
  [gapNames.effects, 'gaps', say`人・知識・ブランド・地域への効果を、関わった人に聞く`],
  [gapNames.pictures, 'gaps', say`作業の写真か短い動画を一つ撮る`],
  [gapNames.captions, 'gaps', say`話していることばを字幕にする`],
  [gapNames.orphans, 'gaps', say`合わせて読むページの「関連」に足す`],
  [cellNames.empty, 'matrix', say`その段階で困ったことを、事例か手引きに書く`],
  [dateNames.soon, 'dates', say`会議の日までに、だれが読み直すかを決める`],
];

/** What to take in hand, in order; `none` are the names that were counted and came to nothing. */
export function toTodos(figures: readonly FigureProp[]): {
  readonly todos: readonly Todo[];
  readonly none: readonly string[];
} {
  const values = new Map(figures.map(({ name, value }) => [name, value]));
  const todos: Todo[] = [];
  const none: string[] = [];
  for (const [name, part, cure] of cures) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (value > 0) todos.push({ name, value, cure: sayWord(cure), part });
    else none.push(name);
  }
  return { todos, none };
}

/** `PoCで詰まっています。PoCに5件、次の開発は1件です。いちばん長いのは「…」（2025年4月から）。` */
export function jamText({
  label,
  count,
  next,
  nextCount,
  oldest,
}: PipelineProp['jams'][number]): string {
  const longest = oldest
    ? say`いちばん長いのは「${oldest.name}」（${dateText(oldest.since)}から）。`
    : '';
  return say`${label}で詰まっています。${label}に${count}件、次の${next}は${nextCount}件です。${longest}`;
}
