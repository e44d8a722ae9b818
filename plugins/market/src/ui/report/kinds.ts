import type { KindId } from '@chishiki-ichiba/model';

/** Kinds in a cell of a table: as short as can be understood. */
export const kindShort = {
  manual: '手順',
  opl: '一点',
  video: '動画',
  failure: '失敗',
  case: '事例',
  guide: '手引き',
  term: '用語',
  appearance: '外観',
  skill: '技能',
  course: '道筋',
  skillmap: '力量表',
  trial: '使用',
  request: '募集',
  offer: '提供',
  activity: '活動',
  alliance: '連携体',
  org: '組織',
  person: '人',
} as const satisfies Record<KindId, string>;
