import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { CoursePartProp, MapCellProp, MapColumnProp } from './learning-props.js';
import { dateText } from './shown.js';

/** How levels, counts and parts of a course are said: the same on the page and in search. */

/** As the sample sheet of the manuals says them. */
export const levelNames = [
  say`教わりながら`,
  say`見本を見て`,
  say`一人で`,
  say`教えられる`,
] as const;

export const levelText = (level: number): string =>
  say`レベル${level}（${sayWord(levelNames[level - 1] ?? '')}）`;

/** 根拠 follows where there is one: it may be a link. */
export const cellText = ({ level, date }: MapCellProp): string =>
  say`${levelText(level)}　${dateText(date)}確認`;

/** `レベル4：1人　レベル3：2人`, highest first, without the empty ones. */
export const countsText = ({ counts }: MapColumnProp): string =>
  counts
    .map((count, index) => ({ level: index + 1, count }))
    .filter(({ count }) => count > 0)
    .reverse()
    .map(({ level, count }) => say`レベル${level}：${count}人`)
    .join('　');

/** What the firm should look at; empty when all is well. */
export function warningsOf({ counts, need }: MapColumnProp): string[] {
  const teachers = counts[3];
  return [
    ...(teachers === 0 ? [say`教えられる人がいない`] : []),
    ...(teachers === 1 ? [say`教えられる人が1人だけ`] : []),
    ...(need && need.has < need.count
      ? [say`レベル${need.level}以上が${need.count}人ほしい（いま${need.has}人）`]
      : []),
  ];
}

/** Under the name of a part: how it is learnt, and how long it takes. */
export const partText = ({ ojt, time }: CoursePartProp, kindLabel: string): string =>
  [ojt ? say`OJT記録票に印を付けながら` : kindLabel, time].filter(Boolean).join('・');
