import type { Place, Reporter } from '../messages.js';
import { findFlowChanges, KEPT_COMMA } from './repair-flow.js';

export { KEPT_COMMA };

/**
 * Front matter text after the repairs, and the way back to the author's columns.
 * Repairs never add or remove lines.
 */
export interface RepairedText {
  readonly text: string;
  /** Place in the author's file for an offset into `text`. */
  placeOf(offset: number): Place;
}

interface RepairedLine {
  readonly text: string;
  /** For each UTF-16 unit of `text` (and its end): the author's column, from 0. Missing where nothing was moved. */
  readonly columns?: readonly number[];
}

const columnOf = ({ columns }: RepairedLine, at: number): number =>
  columns ? (columns[at] ?? 0) : at;

/**
 * What Japanese authors type and a YAML parser would misread, made YAML as it was meant:
 * full-width colon, full-width and no-break blanks, tabs, full-width brackets, hyphen and comma in
 * lists, and values that must be quoted.
 *
 * @param lines - Front matter between the fences, without line ends.
 * @param firstLine - File line of `lines[0]`, from 1.
 */
export function repairFrontMatter(
  lines: readonly string[],
  firstLine: number,
  reporter: Reporter,
): RepairedText {
  const repaired: RepairedLine[] = [];
  let blockIndent = -1; // inside `key: |`, text stays as typed
  for (const [index, line] of lines.entries()) {
    const indent = line.length - line.trimStart().length;
    if (blockIndent >= 0 && (line.trim() === '' || indent > blockIndent)) {
      repaired.push({ text: line });
      continue;
    }
    blockIndent = -1;
    const result = repairLine(line, { line: firstLine + index, column: 1 }, reporter);
    if (/:\s*[|>][+-]?\d*\s*$/.test(result.text)) blockIndent = indent;
    repaired.push(result);
  }
  const starts: number[] = [];
  let offset = 0;
  for (const line of repaired) {
    starts.push(offset);
    offset += line.text.length + 1;
  }
  return {
    text: repaired.map((line) => line.text).join('\n'),
    placeOf(at) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= at) low = middle;
        else high = middle - 1;
      }
      const line = repaired[low];
      const column = line ? columnOf(line, Math.min(at - (starts[low] ?? 0), line.text.length)) : 0;
      return { line: firstLine + low, column: column + 1 };
    },
  };
}

const KEY =
  /^(\s*(?:-\s+)*)([^\s:：#"'[\]{},&*!|>%@`-][^:：#"'[\]{},]{0,30}?)\s*([:：])(?=$|[\s　]|[^/])/u;

function repairLine(typed: string, at: Place, reporter: Reporter): RepairedLine {
  if (/^\s*#/.test(typed) || typed.trim() === '') return { text: typed.trim() === '' ? '' : typed };
  let line: RepairedLine = { text: typed };
  const place = (column: number): Place => ({
    line: at.line,
    column: columnOf(line, column) + 1,
  });

  const blanks = /^[\s　\u00a0]*(?:[-－ー‐][　\u00a0 ]+)?/.exec(typed)?.[0] ?? '';
  if (/[\t　\u00a0－ー‐]/.test(blanks)) {
    reporter.report(
      place(blanks.search(/[\t　\u00a0－ー‐]/)),
      'warning',
      'yaml-blank',
      '行のはじめに全角の空白・タブ・全角のハイフンがあります',
      `半角に直した行: \`${fixLead(typed, blanks).trimEnd()}\``,
    );
    line = replaceRange(line, 0, blanks.length, fixLead(blanks, blanks));
  }

  line = repairFlow(line, at.line, reporter);
  const key = KEY.exec(line.text);
  if (!key) return line;
  const colon = key[0].length - 1;
  const wide = key[3] === '：';
  const rest = line.text.slice(colon + 1);
  const blank = /^[\s　\u00a0]*/.exec(rest)?.[0] ?? '';
  const needsBlank = rest.length > 0 && !/^[ ]/.test(rest);
  // `http://…` and `10:05` are values, not keys: an ASCII colon counts only before a blank or the end,
  // or when what stands before it is a Japanese word and no digit follows.
  const asciiGlued = !wide && needsBlank && blank === '';
  if (asciiGlued && !(/[぀-ヿ一-龠]/.test(key[2] ?? '') && !/^\d/.test(rest))) return line;
  // The full-width blank is what is wrong, not the colon before it.
  const colonPlace = place(
    !wide && /[　\u00a0]/.test(blank) ? colon + 1 + blank.search(/[　\u00a0]/) : colon,
  );
  if (wide || needsBlank)
    line = replaceRange(line, colon, colon + 1 + blank.length, rest.trim() === '' ? ':' : ': ');
  const valueStart = line.text.length - (rest.length - blank.length);
  line = narrowBrackets(line, valueStart, at.line, reporter);
  const quoted = quoteIfNeeded(line, valueStart);
  const changedForm = wide || asciiGlued || /[　\u00a0]/.test(blank);
  if (changedForm) {
    const found = wide
      ? '全角のコロン `：` があります。半角 `: ` を期待'
      : asciiGlued
        ? 'コロンのうしろに空白がありません'
        : 'コロンのうしろに全角の空白があります。半角を期待';
    reporter.report(
      colonPlace,
      'warning',
      'yaml-colon',
      found,
      `直した行: \`${quoted.text.trim()}\``,
    );
  }
  if (quoted !== line) {
    const column = columnOf(quoted, valueStart);
    const special = valueProblem(line.text.slice(valueStart)) ?? '';
    reporter.report(
      { line: at.line, column: column + 1 },
      'warning',
      'yaml-quote',
      special,
      `引用符で囲んだ行: \`${quoted.text.trim()}\``,
    );
    line = quoted;
  }
  return line;
}

/** The same repairs inside `{ }` and `[ ]`, one message for a line. */
function repairFlow(line: RepairedLine, lineNumber: number, reporter: Reporter): RepairedLine {
  const changes = findFlowChanges(line.text);
  let repaired = line;
  for (const { from, to, text } of changes.toReversed())
    repaired = replaceRange(repaired, from, to, text);
  const first = changes.find(({ report }) => report)?.report;
  if (first) {
    const place = { line: lineNumber, column: columnOf(line, first.at) + 1 };
    reporter.report(
      place,
      'warning',
      'yaml-colon',
      first.found,
      `直した行: \`${repaired.text.trim().replaceAll(KEPT_COMMA, ',')}\``,
    );
  }
  return repaired;
}

/** `［開発期、事業化期］` is a list to the one who typed it, and so is `[開発期、事業化期]`. */
function narrowBrackets(
  line: RepairedLine,
  valueStart: number,
  lineNumber: number,
  reporter: Reporter,
): RepairedLine {
  const value = line.text.slice(valueStart).trimEnd();
  if (!/^(?:[[［].*[\]］]|[{｛].*[}｝])$/.test(value) || !/[［］｛｝]/.test(value)) return line;
  const narrow = value.replace(/[［］｛｝，]/g, (sign) => sign.normalize('NFKC'));
  const fixed: RepairedLine = {
    ...line,
    text: line.text.slice(0, valueStart) + narrow + line.text.slice(valueStart + value.length),
  };
  const place = {
    line: lineNumber,
    column: columnOf(line, valueStart + value.search(/[［］｛｝]/)) + 1,
  };
  reporter.report(
    place,
    'warning',
    'yaml-brackets',
    '全角の括弧があります。半角の `[ ]` か `{ }` を期待',
    `直した行: \`${fixed.text.trim().replaceAll('、', ', ')}\``,
  );
  return fixed;
}

/** Sentence on why a bare value would be misread; `undefined` when it is safe. */
function valueProblem(value: string): string | undefined {
  const trimmed = value.trimEnd();
  if (trimmed === '' || /^["'|>]/.test(trimmed)) return undefined;
  if (/^[[{]/.test(trimmed)) {
    // `[1] はじめに` is a text to the one who typed it; YAML stops at the bracket.
    return /^(?:\[[^[\]]*\]|\{[^{}]*\})\s*[^\s#,]/.test(trimmed)
      ? `値が括弧 \`${trimmed[0]}\` で始まり、括弧のあとに続きがあります。引用符で囲んでください`
      : undefined;
  }
  if (/^[@%`&*!]/.test(trimmed))
    return `値が記号 \`${trimmed[0]}\` で始まっています。引用符で囲んでください`;
  if (/^[?-]\s/.test(trimmed))
    return `値が記号 \`${trimmed[0]}\` で始まっています。引用符で囲んでください`;
  if (/:(\s|$)/.test(trimmed)) return '値に「: 」があります。引用符で囲んでください';
  if (/\s#\S/.test(trimmed) && !/\s#\s/.test(trimmed))
    return '値に「 #」があります。そのままでは # からうしろが読まれません。引用符で囲んでください';
  if (/^#/.test(trimmed) && !/^#\s/.test(trimmed))
    return '値が記号 `#` で始まっています。引用符で囲んでください';
  return undefined;
}

function quoteIfNeeded(line: RepairedLine, valueStart: number): RepairedLine {
  const value = line.text.slice(valueStart);
  if (valueProblem(value) === undefined) return line;
  const trimmed = value.trimEnd();
  return replaceRange(
    line,
    valueStart,
    valueStart + trimmed.length,
    `"${trimmed.replace(/[\\"]/g, '\\$&')}"`,
  );
}

function fixLead(text: string, lead: string): string {
  return (
    lead
      .replace(/[　\t]/g, '  ')
      .replace(/\u00a0/g, ' ')
      .replace(/[－ー‐]\s*/g, '- ') + text.slice(lead.length)
  );
}

/** Replace units `[from, to)`; every new unit points at the author's column of `from` plus its own index where it can. */
function replaceRange(
  line: RepairedLine,
  from: number,
  to: number,
  replacement: string,
): RepairedLine {
  const columns = line.columns ?? Array.from({ length: line.text.length + 1 }, (_, at) => at);
  const start = columns[from] ?? 0;
  const end = columns[to] ?? start;
  const quoted = replacement.startsWith('"');
  const middle = Array.from({ length: replacement.length }, (_, i) =>
    Math.min(start + Math.max(0, quoted ? i - 1 : i), Math.max(start, end - 1)),
  );
  return {
    text: line.text.slice(0, from) + replacement + line.text.slice(to),
    columns: [...columns.slice(0, from), ...middle, ...columns.slice(to)],
  };
}
