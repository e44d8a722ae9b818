import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { FactRow, ItemPageProp, ItemPageRouteProps, TocEntry } from '../../props.js';
import { isSafety } from '../../shown.js';
import { hasComponent } from '../body/renderBody.js';

/** Parts of an item page around the author's text, in the order they stand. */
export type SectionName =
  | 'safety'
  | 'log'
  | 'gaze'
  | 'opl'
  | 'appearance'
  | 'samples'
  | 'weld'
  | 'conditions'
  | 'timeline'
  | 'failure'
  | 'changed'
  | 'scenario'
  | 'sameCause'
  | 'questions'
  | 'canvas'
  | 'numbers'
  | 'effects'
  | 'contradictions'
  | 'lesson'
  | 'trials'
  | 'trial'
  | 'reward'
  | 'path'
  | 'meeting'
  | 'agenda'
  | 'uses'
  | 'decided'
  | 'learned'
  | 'next'
  | 'meetings'
  | 'checks'
  | 'courses'
  | 'levels'
  | 'column'
  | 'map'
  | 'answers'
  | 'capability'
  | 'matches'
  | 'teachers'
  | 'facts'
  | 'sources'
  | 'history'
  | 'backlinks';

export interface SectionInfo {
  readonly name: SectionName;
  readonly id: string;
  readonly title: string;
}

type Shown = (item: ItemPageProp) => boolean;
const some = (list: readonly unknown[] | undefined): boolean =>
  list !== undefined && list.length > 0;

type Title = string | ((item: ItemPageProp) => string);
const before: readonly (readonly [SectionName, Title, Shown])[] = [
  ['safety', say`安全と保護具`, (item) => item.fields.some(isSafety)],
  ['log', say`測った値`, (item) => item.log !== undefined],
  ['gaze', say`どこを見ていたか`, (item) => item.gaze !== undefined],
  ['opl', say`見くらべ`, (item) => item.opl !== undefined],
  ['appearance', say`会社ごとの基準`, (item) => some(item.appearance?.criteria)],
  ['samples', say`合格・限度・返す`, (item) => some(item.appearance?.samples)],
  ['weld', say`溶接条件`, (item) => item.weld !== undefined],
  ['failure', say`失敗のあらまし`, (item) => item.failure !== undefined],
  ['changed', say`この失敗で変わった急所`, (item) => item.failure !== undefined],
  ['timeline', say`経過`, (item) => some(item.events)],
  ['questions', (item) => item.questions?.title ?? '', (item) => item.questions !== undefined],
  ['meeting', say`日時と場所`, (item) => item.meeting !== undefined],
  ['agenda', say`議題`, (item) => some(item.meeting?.agenda)],
  ['trial', say`やってみた結果`, (item) => item.trial !== undefined],
  ['path', say`順番`, (item) => item.course !== undefined],
  ['levels', say`段階別のできること`, (item) => some(item.skill?.levels)],
  ['map', say`表を見る`, (item) => item.mapUrl !== undefined],
  ['answers', say`回答`, (item) => some(item.board?.answers)],
  ['capability', say`できること`, (item) => item.capability !== undefined],
  ['facts', say`要点`, (item) => factsLead.has(item.kind) && some(factRows(item))],
];
const after: readonly (readonly [SectionName, Title, Shown])[] = [
  ['decided', say`決めたこと`, (item) => some(item.meeting?.decided)],
  ['learned', say`分かったこと`, (item) => some(item.meeting?.learned)],
  ['next', say`次にやること`, (item) => some(item.meeting?.next)],
  ['uses', say`使うもの`, (item) => some(item.meeting?.uses)],
  ['meetings', say`集まり`, (item) => item.meetings !== undefined],
  ['matches', say`合うページ`, (item) => some(item.board?.matches)],
  ['teachers', say`教えられる人`, (item) => item.teachers !== undefined],
  ['trials', say`使ってみた`, (item) => item.trials !== undefined],
  [
    'reward',
    (item) => (item.kind === 'alliance' ? say`表彰` : say`この技の使われ方`),
    (item) => item.reward !== undefined,
  ],
  ['checks', say`終わりの確認`, (item) => some(item.course?.checks)],
  ['column', say`だれが、どこまで`, (item) => some(item.skill?.columns)],
  ['conditions', say`この不完全部につながる条件`, (item) => some(item.conditions)],
  ['lesson', say`教訓`, (item) => item.lesson !== undefined],
  [
    'scenario',
    say`つまずきの流れ`,
    (item) => item.scenario !== undefined && item.failure === undefined,
  ],
  ['canvas', say`ビジネスモデルキャンバス`, (item) => item.canvasText !== undefined],
  // Right under the canvas: what money does not measure has no block of its own.
  ['effects', say`成果と外部効果`, (item) => some(item.outcomes) || some(item.externalEffects)],
  ['numbers', say`数字`, (item) => some(item.facts)],
  ['contradictions', say`出典どうしの食い違い`, (item) => some(item.contradictions)],
  ['facts', say`くわしい項目`, (item) => !factsLead.has(item.kind) && some(factRows(item))],
  ['sameCause', say`同じ原因の例`, (item) => some(item.sameCause)],
  ['courses', say`学びの道筋`, (item) => some(item.courses)],
  ['sources', say`出典`, (item) => some(item.sources)],
  ['history', say`改訂履歴`, (item) => some(item.history)],
  ['backlinks', say`ここにつながるページ`, (item) => some(item.backlinks)],
];

/** Kinds whose fields are what one comes for: they stand before the text. */
const factsLead: ReadonlySet<KindId> = new Set<KindId>([
  'term',
  'skill',
  'org',
  'person',
  'request',
  'offer',
  'appearance',
  'trial',
  'activity',
  'course',
  'skillmap',
]);

/** Rows of the facts table: what neither the head nor the safety box has said already. */
export function factRows(item: ItemPageProp): readonly FactRow[] {
  return item.fields.filter(
    (row) => !isSafety(row) && !(row.values.length === 1 && row.values[0]?.label === item.summary),
  );
}

/** What stands before and after the text of this page; a part the author placed in the text is not repeated. */
export function sectionsOf({ item, body = [] }: Pick<ItemPageRouteProps, 'item' | 'body'>): {
  readonly before: readonly SectionInfo[];
  readonly after: readonly SectionInfo[];
} {
  const placed = (name: SectionName): boolean =>
    (name === 'timeline' && hasComponent(body, 'Timeline')) ||
    (name === 'canvas' && hasComponent(body, 'Canvas'));
  const pick = (list: typeof before): SectionInfo[] =>
    list
      .filter(([name, , shown]) => shown(item) && !placed(name))
      .map(([name, title]) => ({
        name,
        title: typeof title === 'string' ? title : title(item),
        id: `sec-${name}`,
      }));
  return { before: pick(before), after: pick(after) };
}

/** Table of contents of the whole page: our parts, the author's headings, the steps under 「手順」. */
export function tocOf(item: ItemPageProp, sections: ReturnType<typeof sectionsOf>): TocEntry[] {
  const entry = ({ id, title }: SectionInfo): TocEntry => ({ id, text: title, depth: 2 });
  const steps = item.steps.map(
    ({ id, number, title }): TocEntry => ({
      id: `step-${id}`,
      text: `${number}. ${title}`,
      depth: 3,
    }),
  );
  const known = new Set(item.toc.map((heading) => heading.id));
  const missing = steps.filter((step) => !known.has(step.id));
  const at = item.toc.findIndex(
    (heading) => heading.depth === 2 && /(手順|steps|procedure)$/i.test(heading.text),
  );
  const body =
    at < 0
      ? [...missing, ...item.toc]
      : [...item.toc.slice(0, at + 1), ...missing, ...item.toc.slice(at + 1)];
  return [...sections.before.map(entry), ...body, ...sections.after.map(entry)];
}
