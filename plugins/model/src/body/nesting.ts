import type { Reporter } from '../messages.js';

/** Quotes and lists in one another; nobody reads beyond a handful. */
const MAX_MARKS = 30;
/** Characters of one paragraph: marks that stay open cost the square of what follows them. */
const MAX_PARAGRAPH = 10_000;
/** Brackets of one paragraph: each looks back over those before it. */
const MAX_BRACKETS = 2000;
/** `:::` sections in one another. */
const MAX_OPEN = 10;

/**
 * Refuse nesting and paragraphs that no author means, before a parser meets them: its time grows with
 * the square of depth and length, and far enough down it runs out of stack.
 *
 * @returns Whether the text may be parsed.
 */
export function checkNesting(text: string, reporter: Reporter): boolean {
  const openLines: number[] = [];
  let paragraph = 0;
  let brackets = 0;
  const lines = text.split('\n');
  const bodyStart = /^---\s*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line)) + 1
    : 0;
  for (const [index, line] of lines.entries()) {
    if (index < bodyStart) continue;
    const isBlank = line.trim() === '';
    paragraph = isBlank ? 0 : paragraph + line.length;
    brackets = isBlank ? 0 : brackets + line.split(/[[\]]/).length - 1;
    if (brackets > MAX_BRACKETS) {
      reporter.report(
        { line: index + 1, column: 1 },
        'error',
        'paragraph-brackets',
        `一つの段落に角かっこが ${MAX_BRACKETS} 個より多くあります`,
        '話の切れ目に空の行を入れるか、要らない角かっこを消してください',
      );
      return false;
    }
    if (paragraph > MAX_PARAGRAPH) {
      reporter.report(
        { line: index + 1, column: 1 },
        'error',
        'paragraph-size',
        '一つの段落が1万字をこえています',
        '話の切れ目に空の行を入れてください',
      );
      return false;
    }
    if (countMarks(line) > MAX_MARKS) {
      reporter.report(
        { line: index + 1, column: 1 },
        'error',
        'nesting',
        `引用や箇条書きの印が ${MAX_MARKS} 個より多く重なっています`,
        '行のはじめの `>`、`-`、`1.` を減らしてください',
      );
      return false;
    }
    const fence = /^\s*:{3,}(.*)$/.exec(line);
    if (!fence) continue;
    if (fence[1]?.trim() === '') openLines.pop();
    else openLines.push(index + 1);
    if (openLines.length > MAX_OPEN) {
      reporter.report(
        { line: openLines[0] ?? 1, column: 1 },
        'error',
        'directive-open',
        `\`:::\` の囲みが ${MAX_OPEN} 個より多く開いたままです`,
        '囲みの終わりに `:::` だけの行を足してください',
      );
      return false;
    }
  }
  return true;
}

/** Quote and list marks at the start of a line. */
function countMarks(line: string): number {
  const mark = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
  let marks = 0;
  while (marks <= MAX_MARKS && mark.test(line)) marks++;
  return marks;
}
