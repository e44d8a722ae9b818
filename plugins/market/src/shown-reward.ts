import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { AwardProp, PreventedProp, ThanksProp, TrialReportProp } from './reward-props.js';
import { dateText } from './shown.js';

/** How reports of use and what comes back are worded: for the page, its letters and for search. Pure. */

export const trialWords = { worked: say`うまくいった`, failed: say`うまくいかなかった` } as const;

/** `うまくいった 2・うまくいかなかった 1` */
export const countsText = ({ worked, failed }: { worked: number; failed: number }): string =>
  `${sayWord(trialWords.worked)} ${worked}・${sayWord(trialWords.failed)} ${failed}`;

/** `例板金工業　2026年10月12日`; empty where neither is said. */
export const whoText = ({ firm, date }: Pick<TrialReportProp, 'firm' | 'date'>): string =>
  [firm?.label, date && dateText(date)].filter(Boolean).join('　');

/** Who thanks, when: `例板金工業、2026年10月12日`. */
export const thanksFrom = ({ firm, date }: Pick<ThanksProp, 'firm' | 'date'>): string =>
  [firm?.label, date && dateText(date)].filter(Boolean).join(say`、`);

export const preventedText = ({ reported }: PreventedProp): string =>
  reported ? say`使った会社が防げた` : say`急所になった失敗`;

/** `見本共同訓練所から、2026年9月` */
export const awardText = ({ by, date }: Pick<AwardProp, 'by' | 'date'>): string =>
  [by && say`${by.label}から`, date && dateText(date)].filter(Boolean).join(say`、`);
