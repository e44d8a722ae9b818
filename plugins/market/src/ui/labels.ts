import type { CanvasId, KindId, PhaseId, ValueId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { IconName } from './icons/paths.js';

/**
 * The few words the browser must know by itself. They repeat `vocabularies` of the model (which
 * brings parsers along and stays out of the browser); the types below fail to compile when an id is
 * added there, and a test compares the words.
 */

interface Word {
  readonly label: string;
  readonly icon: IconName;
}

export interface PhaseWord extends Word {
  readonly number: 1 | 2 | 3 | 4 | 5;
  /** 種, 芽 … */
  readonly sign: string;
}

export const phases = {
  sosei: { number: 1, label: say`創成期`, sign: say`種`, icon: 'seed' },
  kochiku: { number: 2, label: say`構築期`, sign: say`芽`, icon: 'sprout' },
  kaihatsu: { number: 3, label: say`開発期`, sign: say`若木`, icon: 'sapling' },
  seihinka: { number: 4, label: say`製品化期`, sign: say`花`, icon: 'blossom' },
  jigyoka: { number: 5, label: say`事業化期`, sign: say`実`, icon: 'fruit' },
} as const satisfies Record<PhaseId, PhaseWord>;

/** Blocks in reading order of the canvas; `area` is the place in Strategyzer's picture. */
export const canvasBlocks = {
  'key-partners': { label: say`パートナー`, area: 'kp' },
  'key-activities': { label: say`主要活動`, area: 'ka' },
  'key-resources': { label: say`主なリソース`, area: 'kr' },
  'value-propositions': { label: say`価値提案`, area: 'vp' },
  'customer-relationships': { label: say`顧客との関係`, area: 'cr' },
  channels: { label: say`チャネル`, area: 'ch' },
  'customer-segments': { label: say`顧客セグメント`, area: 'cs' },
  'cost-structure': { label: say`コスト構造`, area: 'co' },
  'revenue-streams': { label: say`収益の流れ`, area: 're' },
} as const satisfies Record<CanvasId, { label: string; area: string }>;

export const canvasIds = Object.keys(canvasBlocks) as CanvasId[];

export const kindWords = {
  manual: { label: say`共通技能マニュアル`, icon: 'manual' },
  opl: { label: say`ワンポイントレッスン`, icon: 'opl' },
  video: { label: say`動画`, icon: 'video' },
  case: { label: say`連携事例`, icon: 'case' },
  failure: { label: say`現場の失敗`, icon: 'failure' },
  appearance: { label: say`外観品質基準`, icon: 'appearance' },
  term: { label: say`用語`, icon: 'term' },
  skill: { label: say`技能（力量）`, icon: 'skill' },
  org: { label: say`組織`, icon: 'org' },
  person: { label: say`人`, icon: 'person' },
  alliance: { label: say`連携体`, icon: 'alliance' },
  guide: { label: say`手引き`, icon: 'guide' },
  activity: { label: say`活動記録`, icon: 'activity' },
  trial: { label: say`使ってみた`, icon: 'trial' },
  course: { label: say`学びの道筋`, icon: 'course' },
  skillmap: { label: say`力量表`, icon: 'skillmap' },
  request: { label: say`探しています`, icon: 'request' },
  offer: { label: say`お役に立てます`, icon: 'offer' },
} as const satisfies Record<KindId, Word>;

export const markWords = {
  success: { label: say`成否`, icon: 'markSuccess' },
  safety: { label: say`安全`, icon: 'markSafety' },
  ease: { label: say`やりやすさ`, icon: 'markEase' },
} as const satisfies Record<ValueId<'keyPointMark'>, Word>;

export const verdictWords = {
  pass: { label: say`合格`, icon: 'circle' },
  limit: { label: say`限度`, icon: 'triangle' },
  reject: { label: say`返す`, icon: 'failure' },
} as const satisfies Record<ValueId<'verdict'>, Word>;

export const eventWords = {
  start: { label: say`始まり`, icon: 'start' },
  valley: { label: say`谷`, icon: 'valley' },
  pivot: { label: say`方針転換`, icon: 'branch' },
  milestone: { label: say`節目`, icon: 'milestone' },
  result: { label: say`成果`, icon: 'result' },
  failure: { label: say`失敗`, icon: 'failure' },
} as const satisfies Record<ValueId<'eventType'>, Word>;

/** 関門, in the order they are met. */
export const gateWords = {
  'first-valley': say`最初の谷`,
  'project-start': say`開発の体制づくり`,
  'death-valley': say`死の谷とダーウインの海`,
  'to-market': say`作るから売るへの境`,
  incorporation: say`法人化`,
  'large-orders': say`大きな商談`,
} as const satisfies Record<ValueId<'gate'>, string>;

export const outcomeWords = {
  success: { label: say`成功`, icon: 'result' },
  failure: { label: say`失敗`, icon: 'failure' },
  ongoing: { label: say`継続中`, icon: 'clock' },
  partial: { label: say`一部成功`, icon: 'milestone' },
} as const satisfies Record<ValueId<'outcome'>, Word>;

export const ringWords = {
  core: say`コア`,
  active: say`アクティブ`,
  peripheral: say`周辺`,
  outsider: say`外部`,
} as const satisfies Record<ValueId<'ring'>, string>;

export const howWords = {
  observation: say`観察`,
  'while-doing': say`実演しながら`,
  'on-video': say`映像を見ながら`,
  'on-gaze-video': say`視線映像を見ながら`,
  interview: say`聞き取り`,
  document: say`書面`,
} as const satisfies Record<ValueId<'elicitation'>, string>;

export const statusWords = {
  draft: say`下書き`,
  review: say`確認中`,
  approved: say`承認済み`,
  retired: say`廃止`,
} as const satisfies Record<ValueId<'status'>, string>;

export const visibilityWords = {
  public: say`一般公開`,
  members: say`会員`,
  inhouse: say`社内`,
} as const satisfies Record<ValueId<'visibility'>, string>;

/** What the map says about a word written by an author or an id; `undefined` for neither. */
export function findWord<T extends object>(
  words: T,
  idOrLabel: string | undefined,
): keyof T | undefined {
  if (idOrLabel === undefined) return undefined;
  if (idOrLabel in words) return idOrLabel as keyof T;
  const rows = Object.entries(words) as [keyof T, string | { label: string }][];
  return rows.find(([, word]) => (typeof word === 'string' ? word : word.label) === idOrLabel)?.[0];
}
