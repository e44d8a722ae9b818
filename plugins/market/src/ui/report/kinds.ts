import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';

/** Kinds in a cell of a table: as short as can be understood. */
export const kindShort = {
  manual: say`手順`,
  opl: say`一点`,
  video: say`動画`,
  failure: say`失敗`,
  case: say`事例`,
  guide: say`手引き`,
  term: say`用語`,
  appearance: say`外観`,
  skill: say`技能`,
  course: say`道筋`,
  skillmap: say`力量表`,
  trial: say`使用`,
  request: say`募集`,
  offer: say`提供`,
  activity: say`活動`,
  alliance: say`連携体`,
  org: say`組織`,
  person: say`人`,
} as const satisfies Record<KindId, string>;
