import type { CoursePartProp, MapCellProp, MapColumnProp } from './learning-props.js';
import { dateText } from './shown.js';

/** How levels, counts and parts of a course are said: the same on the page and in search. */

/** As the sample sheet of the manuals says them. */
export const levelNames = ['教わりながら', '見本を見て', '一人で', '教えられる'] as const;

export const levelText = (level: number): string => `レベル${level}（${levelNames[level - 1]}）`;

/** 根拠 follows where there is one: it may be a link. */
export const cellText = ({ level, date }: MapCellProp): string =>
  `${levelText(level)}　${dateText(date)}確認`;

/** `レベル4：1人　レベル3：2人`, highest first, without the empty ones. */
export const countsText = ({ counts }: MapColumnProp): string =>
  counts
    .map((count, index) => ({ level: index + 1, count }))
    .filter(({ count }) => count > 0)
    .reverse()
    .map(({ level, count }) => `レベル${level}：${count}人`)
    .join('　');

/** What the firm should look at; empty when all is well. */
export function warningsOf({ counts, need }: MapColumnProp): string[] {
  const teachers = counts[3];
  return [
    ...(teachers === 0 ? ['教えられる人がいない'] : []),
    ...(teachers === 1 ? ['教えられる人が1人だけ'] : []),
    ...(need && need.has < need.count
      ? [`レベル${need.level}以上が${need.count}人ほしい（いま${need.has}人）`]
      : []),
  ];
}

/** Under the name of a part: how it is learnt, and how long it takes. */
export const partText = ({ ojt, time }: CoursePartProp, kindLabel: string): string =>
  [ojt ? 'OJT記録票に印を付けながら' : kindLabel, time].filter(Boolean).join('・');
