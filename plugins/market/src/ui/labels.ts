import type { CanvasId, KindId, PhaseId, ValueId } from '@chishiki-ichiba/model';
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
  sosei: { number: 1, label: '創成期', sign: '種', icon: 'seed' },
  kochiku: { number: 2, label: '構築期', sign: '芽', icon: 'sprout' },
  kaihatsu: { number: 3, label: '開発期', sign: '若木', icon: 'sapling' },
  seihinka: { number: 4, label: '製品化期', sign: '花', icon: 'blossom' },
  jigyoka: { number: 5, label: '事業化期', sign: '実', icon: 'fruit' },
} as const satisfies Record<PhaseId, PhaseWord>;

/** Blocks in reading order of the canvas; `area` is the place in Strategyzer's picture. */
export const canvasBlocks = {
  'key-partners': { label: 'パートナー', area: 'kp' },
  'key-activities': { label: '主要活動', area: 'ka' },
  'key-resources': { label: '主なリソース', area: 'kr' },
  'value-propositions': { label: '価値提案', area: 'vp' },
  'customer-relationships': { label: '顧客との関係', area: 'cr' },
  channels: { label: 'チャネル', area: 'ch' },
  'customer-segments': { label: '顧客セグメント', area: 'cs' },
  'cost-structure': { label: 'コスト構造', area: 'co' },
  'revenue-streams': { label: '収益の流れ', area: 're' },
} as const satisfies Record<CanvasId, { label: string; area: string }>;

export const canvasIds = Object.keys(canvasBlocks) as CanvasId[];

export const kindWords = {
  manual: { label: '共通技能マニュアル', icon: 'manual' },
  opl: { label: 'ワンポイントレッスン', icon: 'opl' },
  video: { label: '動画', icon: 'video' },
  case: { label: '連携事例', icon: 'case' },
  failure: { label: '現場の失敗', icon: 'failure' },
  appearance: { label: '外観品質基準', icon: 'appearance' },
  term: { label: '用語', icon: 'term' },
  skill: { label: '技能（力量）', icon: 'skill' },
  org: { label: '組織', icon: 'org' },
  person: { label: '人', icon: 'person' },
  alliance: { label: '連携体', icon: 'alliance' },
  guide: { label: '手引き', icon: 'guide' },
  activity: { label: '活動記録', icon: 'activity' },
  trial: { label: '使ってみた', icon: 'trial' },
  course: { label: '学びの道筋', icon: 'course' },
  skillmap: { label: '力量表', icon: 'skillmap' },
  request: { label: '探しています', icon: 'request' },
  offer: { label: 'お役に立てます', icon: 'offer' },
} as const satisfies Record<KindId, Word>;

export const markWords = {
  success: { label: '成否', icon: 'markSuccess' },
  safety: { label: '安全', icon: 'markSafety' },
  ease: { label: 'やりやすさ', icon: 'markEase' },
} as const satisfies Record<ValueId<'keyPointMark'>, Word>;

export const verdictWords = {
  pass: { label: '合格', icon: 'circle' },
  limit: { label: '限度', icon: 'triangle' },
  reject: { label: '返す', icon: 'failure' },
} as const satisfies Record<ValueId<'verdict'>, Word>;

export const eventWords = {
  start: { label: '始まり', icon: 'start' },
  valley: { label: '谷', icon: 'valley' },
  pivot: { label: '方針転換', icon: 'branch' },
  milestone: { label: '節目', icon: 'milestone' },
  result: { label: '成果', icon: 'result' },
  failure: { label: '失敗', icon: 'failure' },
} as const satisfies Record<ValueId<'eventType'>, Word>;

/** 関門, in the order they are met. */
export const gateWords = {
  'first-valley': '最初の谷',
  'project-start': '開発の体制づくり',
  'death-valley': '死の谷とダーウインの海',
  'to-market': '作るから売るへの境',
  incorporation: '法人化',
  'large-orders': '大きな商談',
} as const satisfies Record<ValueId<'gate'>, string>;

export const outcomeWords = {
  success: { label: '成功', icon: 'result' },
  failure: { label: '失敗', icon: 'failure' },
  ongoing: { label: '継続中', icon: 'clock' },
  partial: { label: '一部成功', icon: 'milestone' },
} as const satisfies Record<ValueId<'outcome'>, Word>;

export const ringWords = {
  core: 'コア',
  active: 'アクティブ',
  peripheral: '周辺',
  outsider: '外部',
} as const satisfies Record<ValueId<'ring'>, string>;

export const howWords = {
  observation: '観察',
  'while-doing': '実演しながら',
  'on-video': '映像を見ながら',
  'on-gaze-video': '視線映像を見ながら',
  interview: '聞き取り',
  document: '書面',
} as const satisfies Record<ValueId<'elicitation'>, string>;

export const statusWords = {
  draft: '下書き',
  review: '確認中',
  approved: '承認済み',
  retired: '廃止',
} as const satisfies Record<ValueId<'status'>, string>;

export const visibilityWords = {
  public: '一般公開',
  members: '会員',
  inhouse: '社内',
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
