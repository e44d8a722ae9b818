import type { YAMLParseError } from 'yaml';
import type { Reporter } from '../messages.js';
import type { RepairedText } from './repair.js';

/** More than these help nobody, and looking into each takes its time. */
const MAX_ERRORS = 50;

/** A parser error as the slip behind it: where the author would look, and what it is called. */
interface Slip {
  /** Offset into the repaired text. */
  readonly offset: number;
  readonly code: string;
}

/**
 * Report what the YAML parser stumbled over at the author's slip, which is often further up: a quote
 * that is not closed is noticed lines later.
 *
 * @param typedLine - The author's own line with that number in the file.
 */
export function reportYamlErrors(
  errors: readonly YAMLParseError[],
  repaired: RepairedText,
  typedLine: (line: number) => string,
  reporter: Reporter,
): void {
  const seen = new Set<number>();
  for (const slip of toSlips(errors, repaired.text)) {
    const { line } = repaired.placeOf(slip.offset);
    // One slip makes several parser errors on its line; the first is the author's.
    if (seen.has(line)) continue;
    seen.add(line);
    reportSlip(slip, repaired, typedLine, reporter);
  }
}

export function reportSlip(
  { offset, code }: Slip,
  repaired: RepairedText,
  typedLine: (line: number) => string,
  reporter: Reporter,
): void {
  const place = repaired.placeOf(offset);
  const [message, hint] = explain(code, typedLine(place.line));
  reporter.report(place, 'error', `yaml-${code.toLowerCase().replace(/_/g, '-')}`, message, hint);
}

function toSlips(errors: readonly YAMLParseError[], text: string): Slip[] {
  const quote = unclosedQuote(text, errors[0]?.pos[0] ?? 0);
  // Everything after an open quote is misread: the other errors are its echo.
  if (quote !== undefined) return [{ offset: quote, code: 'MISSING_CHAR' }];
  const slips: Slip[] = [];
  for (const { code, pos, message } of errors.slice(0, MAX_ERRORS)) {
    if (/must be sufficiently indented and end with/.test(message)) {
      slips.push({ offset: unclosedBracket(text, pos[0]) ?? pos[0], code: 'MISSING_CHAR' });
      break;
    }
    // `題名: …` and a deeper line below it: the parser blames the value, the author moved the line.
    const deeper = errors.find(
      (other) =>
        other.code === 'MULTILINE_IMPLICIT_KEY' &&
        other.pos[0] === pos[0] &&
        text.slice(...other.pos).includes('\n'),
    );
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && deeper) {
      slips.push({ offset: text.indexOf('\n', pos[0]) + 1, code: 'BAD_INDENT' });
      break;
    }
    slips.push({ offset: pos[0], code });
  }
  return slips;
}

/** Offset of a value's opening quote that is closed neither on its line nor properly later; up to `until`. */
function unclosedQuote(text: string, until: number): number | undefined {
  for (const match of text.matchAll(/^[^\n"']*?(?:[:,[{-]\s)\s*(["'])/gm)) {
    const sign = match[1] as string;
    const start = match.index + match[0].length - 1;
    if (start > until) return undefined;
    const end = closingQuote(text, start, sign);
    const lineEnd = text.indexOf('\n', start);
    if (end !== undefined && (lineEnd === -1 || end < lineEnd)) continue;
    // A quoted text over several lines is fine when its line ends where it should.
    if (
      end !== undefined &&
      /^[ \t]*(?:[,\]}#]|$)/m.test(text.slice(end + 1).split('\n', 1)[0] ?? '')
    )
      continue;
    return start;
  }
  return undefined;
}

function closingQuote(text: string, start: number, sign: string): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (sign === '"' && text[at] === '\\') at++;
    else if (sign === "'" && text[at] === "'" && text[at + 1] === "'") at++;
    else if (text[at] === sign) return at;
  }
  return undefined;
}

/** Offset of the innermost `[` or `{` still open at `until`. */
function unclosedBracket(text: string, until: number): number | undefined {
  let closed = 0;
  for (let at = until - 1; at >= 0; at--) {
    const sign = text[at] as string;
    if (sign === ']' || sign === '}') closed++;
    else if (sign === '[' || sign === '{') {
      if (closed === 0) return at;
      closed--;
    }
  }
  return undefined;
}

/** Japanese sentence and cure for an error code of the YAML parser. */
function explain(code: string, line: string): [message: string, hint: string] {
  const shown = `\`${line.trim().slice(0, 40)}\``;
  switch (code) {
    case 'DUPLICATE_KEY':
      return [`同じ名前が2回あります: ${shown}`, 'どちらか一方の行を消してください'];
    case 'TAB_AS_INDENT':
      return [`字下げにタブがあります: ${shown}`, 'タブを半角の空白2つに直してください'];
    case 'BAD_INDENT':
      return [
        `字下げがそろっていません: ${shown}`,
        '同じ仲間の行は、左から同じ数の半角空白でそろえてください',
      ];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return [
        `${shown} を読めません。引用符や括弧が閉じていないか、\`: \` が足りません`,
        '「名前: 値」の形か、引用符 `"` と括弧 `[ ]` `{ }` が閉じているかを見てください',
      ];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return [
        `一つの行に「名前: 」が2つあります: ${shown}`,
        '値を引用符で囲むか、行を分けてください',
      ];
    case 'BAD_SCALAR_START':
      return [
        `値がはじめに使えない記号で始まっています: ${shown}`,
        '値を引用符 `"` で囲んでください',
      ];
    case 'BAD_ALIAS':
      return [`\`*\` や \`&\` で始まる値があります: ${shown}`, '値を引用符 `"` で囲んでください'];
    case 'BAD_DQ_ESCAPE':
      return [
        `引用符の中の \`\\\` が読めません: ${shown}`,
        "`\\` を `\\\\` にするか、`'` で囲んでください",
      ];
    default:
      return [
        `この行を読めません: ${shown}`,
        '「名前: 値」の形にしてください。記号を含む値は引用符 `"` で囲んでください',
      ];
  }
}
