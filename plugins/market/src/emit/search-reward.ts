import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { ItemPageProp } from '../props.js';
import type { TrialReportProp } from '../reward-props.js';
import { awardText, preventedText, thanksFrom, trialWords, whoText } from '../shown-reward.js';

type Use = Pick<TrialReportProp, 'result' | 'firm' | 'date' | 'conditions' | 'learned'>;

const shownUse = (use: Use): (string | undefined)[] => [
  sayWord(trialWords[use.result]),
  whoText(use),
  ...use.conditions.flatMap(({ label, values }) => [
    label,
    values.map((value) => value.label).join(say`、`),
  ]),
  use.learned,
];

/** 使ってみた of a manual as its page shows it, line by line. */
export const shownTrials = ({ trials }: ItemPageProp): string =>
  lines(
    (trials?.reports ?? []).flatMap((report) => [
      report.page.label,
      ...shownUse(report),
      report.about && say`試したところ：${report.about.label}`,
    ]),
  );

/** What the page of a report, a person or an organisation shows of its own. */
export const shownReward = ({ trial, reward }: ItemPageProp): string[] => [
  ...(trial
    ? [
        ...shownUse(trial),
        trial.tried?.label,
        ...trial.prevented.map(({ label }) => label),
        trial.thanks?.text,
        trial.thanks && say`${trial.thanks.to.map(({ label }) => label).join(say`、`)}へ`,
      ].filter((line) => line !== undefined)
    : []),
  ...(reward
    ? [
        ...reward.firms.map(({ label }) => label),
        ...reward.prevented.map((failure) => failure.label + preventedText(failure)),
        ...reward.thanks.flatMap((thanks) => [thanks.text, thanksFrom(thanks)]),
        ...reward.awards.flatMap((award) => [award.name, awardText(award), award.reason ?? '']),
      ]
    : []),
];

const lines = (list: readonly (string | undefined)[]): string =>
  list.filter((line) => line !== undefined && line !== '').join('\n');
