import type { Message } from '@chishiki-ichiba/model';

/** One thing looked at: what was found to be so, and what is wrong with it. */
export interface Examined {
  /** 環境, 部品, 内容, 組み立て. */
  readonly area: Area;
  /** What was looked at, in one word or two. */
  readonly name: string;
  /** What is so, in one line; shown also where nothing is wrong. */
  readonly fact: string;
  /** Each with its cure in `hint`. */
  readonly findings: readonly Message[];
}

export const areas = ['環境', '部品', '内容', '組み立て'] as const;
export type Area = (typeof areas)[number];

/** A finding about a file as a whole, or about the machine: then `file` is the folder of the site, `.`. */
export const finding = (
  severity: Message['severity'],
  rule: string,
  message: string,
  hint: string,
  file = '.',
): Message => ({ file, line: 1, column: 1, severity, ruleId: `doctor:${rule}`, message, hint });
