import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Place, Reporter } from '../messages.js';
import { readQuickly } from './quick-yaml.js';
import { type RepairedText, repairFrontMatter } from './repair.js';
import { KEPT_COMMA } from './repair-flow.js';
import { reportSlip, reportYamlErrors } from './yaml-errors.js';

/** Front matter beyond this is not front matter. */
export const MAX_FRONT_MATTER_CHARS = 64_000;
/** The longest real one has some hundreds. */
const MAX_LINES = 3000;
const MAX_FIELDS = 300;

/** Parsed front matter: the YAML map (every scalar is text) and places in the author's file. */
export interface FrontMatterTree {
  readonly map: YAMLMap<Node, Node | null>;
  placeOf(node: Node | null | undefined): Place;
  /** Text of a scalar exactly as it was typed, without quotes. */
  readonly endLine: number;
}

export interface FrontMatterSplit {
  /** Lines between the fences. */
  readonly lines: readonly string[];
  /** File line of the first of them. */
  readonly firstLine: number;
  /** File line of the closing fence. */
  readonly endLine: number;
}

/**
 * Find the front matter. Only `---` is a fence: `---js` and the like would run code in other parsers.
 *
 * @returns `undefined` after reporting why there is none.
 */
export function splitFrontMatter(text: string, reporter: Reporter): FrontMatterSplit | undefined {
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  const start = { line: 1, column: 1 };
  if (/^---[^\s-]/.test(first)) {
    reporter.report(
      start,
      'error',
      'fence-language',
      `はじめの行が \`${first.slice(0, 20)}\` です。\`---\` だけを期待（他の言語の前書きは読みません）`,
      '1行目を `---` だけにしてください',
    );
    return undefined;
  }
  if (!/^---\s*$/.test(first)) {
    const wide = /^\s*[－ー—―‐−]{2,}\s*$/.test(first);
    reporter.report(
      start,
      'error',
      'fence-missing',
      wide ? '1行目の線が全角です。半角の `---` を期待' : '1行目に `---` がありません',
      '1行目に半角のハイフン3つ `---` だけを書き、その下に `題名: …` を書いてください',
    );
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end === -1) {
    const wide = lines.findIndex((line, index) => index > 0 && /^\s*[－ー—―‐−]{2,}\s*$/.test(line));
    reporter.report(
      { line: wide === -1 ? 1 : wide + 1, column: 1 },
      'error',
      'fence-open',
      wide === -1
        ? '前書きの終わりの `---` がありません'
        : '終わりの線が全角です。半角の `---` を期待',
      '前書きの最後の行の下に `---` だけの行を足してください',
    );
    return undefined;
  }
  const inner = lines.slice(1, end);
  if (!isShortEnough(inner, 2, reporter)) return undefined;
  return { lines: inner, firstLine: 2, endLine: end + 1 };
}

/** Whether a parser may be given the lines; its time grows faster than they do. */
export function isShortEnough(
  lines: readonly string[],
  firstLine: number,
  reporter: Reporter,
): boolean {
  const characters = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (characters <= MAX_FRONT_MATTER_CHARS && lines.length <= MAX_LINES) return true;
  reporter.report(
    { line: firstLine, column: 1 },
    'error',
    'front-matter-size',
    '前書きが長すぎます（6万4千字、3千行まで）',
    '長い文章は前書きではなく本文に書いてください',
  );
  return false;
}

/**
 * Parse front matter with the author's places kept. Every scalar stays text (`010` is not 8, `1:14`
 * is not 74): fields decide what a text means.
 *
 * @returns The tree, or `undefined` after reporting every problem.
 */
export function parseFrontMatter(
  split: FrontMatterSplit,
  reporter: Reporter,
): FrontMatterTree | undefined {
  const repaired = repairFrontMatter(split.lines, split.firstLine, reporter);
  const typedLine = (line: number) => split.lines[line - split.firstLine] ?? '';
  const root = withoutStacks(
    () => readQuickly(repaired.text) ?? readWithErrors(repaired, typedLine, reporter),
  );
  if (root === undefined) return undefined;
  if (!isMap(root)) {
    const first = split.lines.find((line) => line.trim() !== '') ?? '';
    reporter.report(
      { line: split.firstLine, column: 1 },
      'error',
      'yaml-not-a-map',
      root === null
        ? '前書きが空です。`題名: …` を期待'
        : `\`${first.trim().slice(0, 30)}\` は「名前: 値」の形ではありません`,
      '例: `題名: 薄板の仮付け`',
    );
    return undefined;
  }
  if (root.items.length > MAX_FIELDS) {
    reporter.report(
      { line: split.firstLine, column: 1 },
      'error',
      'front-matter-size',
      `前書きの欄が ${root.items.length} あります（${MAX_FIELDS} まで）`,
      '長い内容は前書きではなく本文に書いてください',
    );
    return undefined;
  }
  if (!isPlainTree(root as YAMLMap<Node, Node | null>, repaired, reporter)) return undefined;
  if (!hasUniqueKeys(root, repaired, typedLine, reporter)) return undefined;
  return {
    map: root as YAMLMap<Node, Node | null>,
    placeOf: (node) => repaired.placeOf(node?.range?.[0] ?? 0),
    endLine: split.endLine,
  };
}

/** The parser that keeps every token, to say what is wrong and where. */
export const parseWithTokens = (text: string) =>
  parseDocument(text, {
    schema: 'failsafe',
    merge: false,
    // Checked below: the parser's own check compares every key with every other.
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
  });

/** @returns What the text holds, `null` when nothing; `undefined` after reporting every slip. */
function readWithErrors(
  repaired: RepairedText,
  typedLine: (line: number) => string,
  reporter: Reporter,
): Node | null | undefined {
  const { contents, errors } = parseWithTokens(repaired.text);
  if (errors.length === 0) return contents;
  reportYamlErrors(errors, repaired, typedLine, reporter);
  return undefined;
}

/** The parser makes an error with a stack for each of 30,000 stray quotes, and nobody reads the stacks. */
function withoutStacks<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Kept commas back in place; and: anchors, aliases, tags, merge keys and prototype keys have no use here and do harm (YAML bombs). */
function isPlainTree(root: Node, repaired: RepairedText, reporter: Reporter): boolean {
  /** @param mark - What stands before the value and is refused; a node's own range begins behind it. */
  const refuse = (node: Node, mark: string, found: string, hint: string): false => {
    const start = node.range?.[0] ?? 0;
    let at = mark === '' ? start : Math.max(0, repaired.text.lastIndexOf(mark, start));
    while (mark === '!' && repaired.text[at - 1] === '!') at--;
    reporter.report(repaired.placeOf(at), 'error', 'yaml-feature', found, hint);
    return false;
  };
  const isPlainNode = (node: Node): boolean => {
    if (isAlias(node) || ('anchor' in node && node.anchor))
      return refuse(
        node,
        isAlias(node) ? '' : '&',
        '`&` や `*` の印（アンカー）は使えません',
        '同じ値でも、そのつど書いてください',
      );
    if (node.tag)
      return refuse(
        node,
        '!',
        '`!` で始まる型の印は使えません',
        '`!` で始まる語を引用符で囲むか、消してください',
      );
    if (isScalar(node) && typeof node.value === 'string' && node.value.includes(KEPT_COMMA))
      node.value = node.value.replaceAll(KEPT_COMMA, ',');
    return true;
  };
  const isPlainKey = ({ key }: Pair): boolean => {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === '<<' || ['__proto__', 'constructor', 'prototype'].includes(name))
      return refuse(
        key as Node,
        '',
        `\`${name}\` という名前は使えません`,
        'この行を消してください',
      );
    return (
      isScalar(key) ||
      refuse(
        key as Node,
        '',
        '「名前: 値」の名前が文字ではありません',
        '`[` や `{` で始まる値は引用符で囲んでください',
      )
    );
  };
  return everyPart(root, (part) => (isPair(part) ? isPlainKey(part) : isPlainNode(part)));
}

/** Whether `fits` holds for a node, its pairs and all below them, in order; ends at the first that it does not hold for. */
function everyPart(node: Node | null, fits: (part: Node | Pair) => boolean): boolean {
  if (node === null) return true;
  if (!fits(node)) return false;
  if (isMap(node))
    return node.items.every(
      (pair) =>
        fits(pair) &&
        everyPart(pair.key as Node, fits) &&
        everyPart(pair.value as Node | null, fits),
    );
  return !isSeq(node) || node.items.every((item) => everyPart(item as Node | null, fits));
}

function hasUniqueKeys(
  root: Node,
  repaired: RepairedText,
  typedLine: (line: number) => string,
  reporter: Reporter,
): boolean {
  let fine = true;
  everyPart(root, (map) => {
    if (!isMap(map)) return true;
    const seen = new Set<unknown>();
    for (const { key } of map.items) {
      if (!isScalar(key)) continue;
      if (seen.has(key.value)) {
        fine = false;
        reportSlip(
          { offset: key.range?.[0] ?? 0, code: 'DUPLICATE_KEY' },
          repaired,
          typedLine,
          reporter,
        );
      }
      seen.add(key.value);
    }
    return true;
  });
  return fine;
}

export { isMap, isScalar, isSeq };
