import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Place, Reporter } from '../messages.js';
import { repairFrontMatter } from './repair.js';

/** Front matter beyond this is not front matter. */
export const MAX_FRONT_MATTER_CHARS = 64_000;

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
    reporter.report(start, 'error', 'fence-language', `はじめの行が \`${first.slice(0, 20)}\` です。\`---\` だけを期待（他の言語の前書きは読みません）`, '1行目を `---` だけにしてください');
    return undefined;
  }
  if (!/^---\s*$/.test(first)) {
    const wide = /^\s*[－ー—―‐−]{2,}\s*$/.test(first);
    reporter.report(start, 'error', 'fence-missing', wide ? '1行目の線が全角です。半角の `---` を期待' : '1行目に `---` がありません', '1行目に半角のハイフン3つ `---` だけを書き、その下に `題名: …` を書いてください');
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (end === -1) {
    const wide = lines.findIndex((line, index) => index > 0 && /^\s*[－ー—―‐−]{2,}\s*$/.test(line));
    reporter.report({ line: wide === -1 ? 1 : wide + 1, column: 1 }, 'error', 'fence-open', wide === -1 ? '前書きの終わりの `---` がありません' : '終わりの線が全角です。半角の `---` を期待', '前書きの最後の行の下に `---` だけの行を足してください');
    return undefined;
  }
  const inner = lines.slice(1, end);
  if (inner.join('\n').length > MAX_FRONT_MATTER_CHARS) {
    reporter.report({ line: 2, column: 1 }, 'error', 'front-matter-size', '前書きが長すぎます（6万4千字まで）', '長い文章は前書きではなく本文に書いてください');
    return undefined;
  }
  return { lines: inner, firstLine: 2, endLine: end + 1 };
}

/**
 * Parse front matter with the author's places kept. Every scalar stays text (`010` is not 8, `1:14`
 * is not 74): fields decide what a text means.
 *
 * @returns The tree, or `undefined` after reporting every problem.
 */
export function parseFrontMatter(split: FrontMatterSplit, reporter: Reporter): FrontMatterTree | undefined {
  const repaired = repairFrontMatter(split.lines, split.firstLine, reporter);
  const document = parseDocument(repaired.text, {
    schema: 'failsafe',
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    lineCounter: new LineCounter(),
    logLevel: 'silent',
  });
  if (document.errors.length > 0) {
    const seen = new Set<string>();
    for (const error of document.errors) {
      const place = repaired.placeOf(error.pos[0]);
      // One slip makes several parser errors on its line; the first is the author's.
      if (seen.has(String(place.line))) continue;
      seen.add(String(place.line));
      const [message, hint] = explain(error.code, split.lines[place.line - split.firstLine] ?? '');
      reporter.report(place, 'error', `yaml-${error.code.toLowerCase().replace(/_/g, '-')}`, message, hint);
    }
    return undefined;
  }
  const root = document.contents;
  if (!isMap(root)) {
    const first = split.lines.find((line) => line.trim() !== '') ?? '';
    reporter.report({ line: split.firstLine, column: 1 }, 'error', 'yaml-not-a-map', root === null ? '前書きが空です。`題名: …` を期待' : `\`${first.trim().slice(0, 30)}\` は「名前: 値」の形ではありません`, '例: `題名: 薄板の仮付け`');
    return undefined;
  }
  if (!isPlainTree(root as YAMLMap<Node, Node | null>, repaired.placeOf, reporter)) return undefined;
  return {
    map: root as YAMLMap<Node, Node | null>,
    placeOf: (node) => repaired.placeOf(node?.range?.[0] ?? 0),
    endLine: split.endLine,
  };
}

/** Anchors, aliases, tags, merge keys and prototype keys have no use here and do harm (YAML bombs). */
function isPlainTree(root: Node, placeOf: (offset: number) => Place, reporter: Reporter): boolean {
  let fine = true;
  const refuse = (node: Node, found: string, hint: string) => {
    fine = false;
    reporter.report(placeOf(node.range?.[0] ?? 0), 'error', 'yaml-feature', found, hint);
    return visit.BREAK;
  };
  visit(root, {
    Node(_, node) {
      if (isAlias(node) || (!isAlias(node) && 'anchor' in node && node.anchor)) {
        return refuse(node, '`&` や `*` の印（アンカー）は使えません', '同じ値でも、そのつど書いてください');
      }
      if (node.tag && /^!/.test(node.tag)) return refuse(node, `\`${node.tag}\` のような型の印は使えません`, '`!` で始まる語を引用符で囲むか、消してください');
      return undefined;
    },
    Pair(_, pair: Pair) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (key === '<<' || ['__proto__', 'constructor', 'prototype'].includes(key)) {
        return refuse(pair.key as Node, `\`${key}\` という名前は使えません`, 'この行を消してください');
      }
      if (!isScalar(pair.key)) return refuse(pair.key as Node, '「名前: 値」の名前が文字ではありません', '`[` や `{` で始まる値は引用符で囲んでください');
      return undefined;
    },
  });
  return fine;
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
      return [`字下げがそろっていません: ${shown}`, '同じ仲間の行は、左から同じ数の半角空白でそろえてください'];
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return [`${shown} を読めません。引用符や括弧が閉じていないか、\`: \` が足りません`, '「名前: 値」の形か、引用符 `"` と括弧 `[ ]` `{ }` が閉じているかを見てください'];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return [`一つの行に「名前: 」が2つあります: ${shown}`, '値を引用符で囲むか、行を分けてください'];
    case 'BAD_SCALAR_START':
      return [`値がはじめに使えない記号で始まっています: ${shown}`, '値を引用符 `"` で囲んでください'];
    case 'BAD_ALIAS':
      return [`\`*\` や \`&\` で始まる値があります: ${shown}`, '値を引用符 `"` で囲んでください'];
    case 'BAD_DQ_ESCAPE':
      return [`引用符の中の \`\\\` が読めません: ${shown}`, '`\\` を `\\\\` にするか、`\'` で囲んでください'];
    default:
      return [`この行を読めません: ${shown}`, '「名前: 値」の形にしてください。記号を含む値は引用符 `"` で囲んでください'];
  }
}

export { isMap, isScalar, isSeq };
