import { textLine } from '../draft-text.js';

/** A manual in the making: what documents, sheets and photos become. */
export interface Procedure {
  readonly before: readonly string[];
  readonly steps: readonly ProcedureStep[];
  /** Sections behind the steps, each a heading and its lines. */
  readonly after: readonly (readonly [heading: string, lines: readonly string[]])[];
}

export interface ProcedureStep {
  readonly title: string;
  /** Lines of Markdown, already made safe. */
  readonly lines: readonly string[];
  readonly points: readonly {
    readonly text: string;
    readonly why?: string;
    readonly ng?: string;
  }[];
  /** Names of files beside the page, with the words for who cannot see them. */
  readonly pictures: readonly { readonly name: string; readonly alt: string }[];
}

export const UNKNOWN_STEP = '〔何を、どうする〕';
export const UNKNOWN_PICTURE = '〔写真に何が見えるか〕';

/** The body of a manual in the market's own syntax. */
export function procedureBody({ before, steps, after }: Procedure): string {
  let points = 0;
  const lines = before.length > 0 ? [...before, ''] : [];
  lines.push('## 手順', '');
  const some: readonly ProcedureStep[] =
    steps.length > 0 ? steps : [{ title: '', lines: [], points: [], pictures: [] }];
  for (const [index, step] of some.entries()) {
    lines.push(`### ${index + 1}. ${textLine(step.title) || UNKNOWN_STEP} {#s${index + 1}}`, '');
    for (const { name, alt } of step.pictures)
      lines.push(`![${textLine(alt) || UNKNOWN_PICTURE}](./${name})`, '');
    if (step.lines.length > 0) lines.push(...step.lines, '');
    for (const { text, why, ng } of step.points) {
      points++;
      lines.push(`- 急所: ${textLine(text)} {#k${points}}`);
      lines.push(`  - 理由: ${why ? textLine(why) : '〔なぜそうするか〕'}`);
      if (ng) lines.push(`  - 悪い例: ${textLine(ng)}`);
    }
    if (step.points.length > 0) lines.push('');
  }
  for (const [heading, rows] of after) lines.push(`## ${textLine(heading)}`, '', ...rows, '');
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Fields every manual asks for, with blanks where nobody said. */
export const manualBlanks = [
  ['語り手', '[〔教えてくれた人の役割〕]'],
  ['書き手', '[〔書いた人の役割〕]'],
  ['技能', '〔技能の記号〕'],
] as const;
