import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { PapersProp } from '../../paper-props.js';
import { Breakdown } from './Breakdown.js';
import { Labels } from './Labels.js';
import { Ojt } from './Ojt.js';

/** One sheet of a manual with its name. */
export type NamedSheet = {
  [Name in keyof PapersProp]: { readonly name: Name; readonly sheet: PapersProp[Name] };
}[keyof PapersProp];

export const sheetWords = {
  breakdown: say`作業分解シート`,
  labels: say`貼り紙（QR）`,
  ojt: say`OJT記録`,
} as const satisfies Record<keyof PapersProp, string>;

export function SheetView({ name, sheet }: NamedSheet): ReactNode {
  if (name === 'breakdown') return <Breakdown sheet={sheet} />;
  return name === 'labels' ? <Labels sheet={sheet} /> : <Ojt sheet={sheet} />;
}

/** What to put into the printer, and a word of warning where one sheet does not hold it. */
export function paperOf({ name, sheet }: NamedSheet): string {
  if (name === 'labels') {
    const sheets = Math.ceil((sheet.steps.length + 1) / PER_SHEET);
    return say`A4縦 ${sheets}枚・線で切って貼る`;
  }
  if (!sheet.fit.onePage) return say`A4縦 2枚から・手順が多いので、1枚には入りません`;
  return name === 'ojt' ? say`A4縦 1枚・印刷して書き込む` : say`A4縦 1枚`;
}

/** Labels on one A4: two across, six down. */
const PER_SHEET = 12;
