import { say } from '@chishiki-ichiba/model/say';
import type { ItemPageProp } from '../props.js';
import { cellText, countsText, levelText, partText, warningsOf } from '../shown-learning.js';
import { labelOf } from '../words/label-of.js';

/** What the page of a course or a skill shows of its own, line by line. */
export const shownLearning = ({ course, skill }: ItemPageProp): string[] => [
  ...(course?.parts ?? []).flatMap((part) => [
    part.why ?? '',
    partText(part, labelOf('kind', part.kind)),
    part.ojtUrl ? say`「${part.label}」のOJT記録票` : '',
  ]),
  ...(course?.checks ?? []).flatMap(({ question, pass }) => [question, say`合格の目安：${pass}`]),
  ...(skill?.levels ?? []).flatMap(({ level, text }) => [levelText(level), text]),
  ...(skill?.columns ?? []).flatMap(({ map, column, people }) => [
    map.label,
    countsText(column),
    ...warningsOf(column),
    ...people.flatMap(({ code, cell }) => [
      `${code}　${cellText(cell)}`,
      cell.evidence ? say`根拠：${cell.evidence.label}` : '',
    ]),
  ]),
];
