import { say } from '@chishiki-ichiba/model/say';
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
  const room = MOST - say`「」を試した`.length;
  const name = manual.length > room ? `${wellFormed(manual.slice(0, room - 1))}…` : manual;
  return say`「${name}」を試した`;
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
    say`題名: ${yamlText(trialTitle(title))}`,
    say`種類: 使ってみた`,
    say`試したもの: ${id}${anchor ? `#${anchor}` : ''}`,
    say`やってみた結果: ${failed ? say`うまくいかなかった` : say`うまくいった`}`,
    say`日付: ${isoDay(date)}`,
    say`# 会社の名前。例 例板金工業`,
    say`組織:`,
    say`対象設備:`,
    say`# 例 SUS304`,
    say`母材:`,
    say`# 例 1.2mm`,
    say`板厚:`,
    failed
      ? say`# うまくいかなかった報告には必ず。ちがっていた所も`
      : say`# 手順とちがっていた所があれば`,
    say`条件:`,
    say`# 次に使う人に伝えたいこと`,
    say`分かったこと:`,
    say`# 教えてくれた人へのことば。名前や電話は書きません`,
    say`お礼:`,
    say`公開範囲: 一般公開`,
    say`# 載せるときに「承認済み」へ直します`,
    say`状態: 下書き`,
    '---',
  ].join('\n')}\n`;
}

/** Name of the file: its stem is the page's id. The sum tells reports of one day apart. */
export function trialFileName({ id, date }: TrialSlipInput, text: string): string {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1679616;
  return `trial-${id}-${isoDay(date)}-${sum.toString(36).padStart(4, '0')}.md`;
}
