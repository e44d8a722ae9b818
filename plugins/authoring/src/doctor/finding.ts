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

/** 1,234,567 → `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}
