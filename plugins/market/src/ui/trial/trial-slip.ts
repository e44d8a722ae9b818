import { isoDay, yamlText } from '@chishiki-ichiba/search/hand-over';

/** What a draft report is made from. */
export interface TrialSlipInput {
  /** Id and title of the manual that was tried. */
  readonly id: string;
  readonly title: string;
  /** `step-awase`; without it the manual as a whole. */
  readonly anchor?: string;
  readonly result: 'worked' | 'failed';
  /** Reader's local day. */
  readonly date: Date;
}

/** Longest title the content model takes. */
const MOST = 40;

/** `「なめ付け」を試した`, cut to what a title may be. */
export function trialTitle(manual: string): string {
  const room = MOST - '「」を試した'.length;
  const name = manual.length > room ? `${wellFormed(manual.slice(0, room - 1))}…` : manual;
  return `「${name}」を試した`;
}

/** Half a surrogate pair is no character. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

/**
 * A report as its author would write it: a draft of kind `trial` that the content check accepts as it
 * is. Lines without a value say nothing; those that begin with # are for the writer alone.
 */
export function trialText({ id, title, anchor, result, date }: TrialSlipInput): string {
  const failed = result === 'failed';
  return `${[
    '---',
    `題名: ${yamlText(trialTitle(title))}`,
    '種類: 使ってみた',
    `試したもの: ${id}${anchor ? `#${anchor}` : ''}`,
    `やってみた結果: ${failed ? 'うまくいかなかった' : 'うまくいった'}`,
    `日付: ${isoDay(date)}`,
    '# 会社の名前。例 例板金工業',
    '組織:',
    '対象設備:',
    '# 例 SUS304',
    '母材:',
    '# 例 1.2mm',
    '板厚:',
    failed
      ? '# うまくいかなかった報告には必ず。ちがっていた所も'
      : '# 手順とちがっていた所があれば',
    '条件:',
    '# 次に使う人に伝えたいこと',
    '分かったこと:',
    '# 教えてくれた人へのことば。名前や電話は書きません',
    'お礼:',
    '公開範囲: 一般公開',
    '# 載せるときに「承認済み」へ直します',
    '状態: 下書き',
    '---',
  ].join('\n')}\n`;
}

/** Name of the file: its stem is the page's id. The sum tells reports of one day apart. */
export function trialFileName({ id, date }: TrialSlipInput, text: string): string {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1679616;
  return `trial-${id}-${isoDay(date)}-${sum.toString(36).padStart(4, '0')}.md`;
}
