import type { ValueId } from './vocabularies.js';

/** Where a cause lies: the first level of the failure mandala groups its words so. */
export type CauseGroup = 'person' | 'organisation' | 'neither';

export interface Cause {
  readonly id: ValueId<'failureCause'>;
  readonly group: CauseGroup;
  /** The word said gently: what was missing around people, never who. */
  readonly caption: string;
}

export const causeGroups: readonly { readonly id: CauseGroup; readonly label: string }[] = [
  { id: 'person', label: '人のまわり' },
  { id: 'organisation', label: '組織のまわり' },
  { id: 'neither', label: 'どちらでもない' },
];

/** The ten first-level cause words of the failure knowledge database (JST, Hatamura), in its groups. */
export const causes: readonly Cause[] = [
  { id: 'ignorance', group: 'person', caption: '知識が届いていなかった' },
  { id: 'carelessness', group: 'person', caption: '注意が続かないやり方だった' },
  { id: 'non-compliance', group: 'person', caption: '手順が守りにくかった、伝わっていなかった' },
  { id: 'misjudgement', group: 'person', caption: '判断の材料が足りなかった' },
  { id: 'insufficient-study', group: 'person', caption: '前もって調べる機会が足りなかった' },
  { id: 'poor-planning', group: 'organisation', caption: '計画に無理があった' },
  { id: 'poor-values', group: 'organisation', caption: '何を大切にするかがそろっていなかった' },
  { id: 'organisation', group: 'organisation', caption: '役割や組み方が合っていなかった' },
  { id: 'environment-change', group: 'neither', caption: 'まわりの変化に追いつけなかった' },
  { id: 'unknown', group: 'neither', caption: 'まだだれも知らなかった' },
];
