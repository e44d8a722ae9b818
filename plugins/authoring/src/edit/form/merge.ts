import { createReporter } from '@chishiki-ichiba/model/messages';
import { KEPT_COMMA, repairFrontMatter } from '@chishiki-ichiba/model/repair';
import {
  isAlias,
  isMap,
  isScalar,
  type Node,
  parseDocument,
  stringify,
  visit,
  type YAMLMap,
} from 'yaml';
import { clean, isGroup, same } from './compare.js';
import type { FormField, FormRead, FormValue } from './fields.js';
import { type Edit, mergeAt, patchMap, replacePair } from './patch.js';
import { viewOfMap } from './view.js';
import { writePair } from './write-value.js';

/** A page as its author keeps it, taken apart; `\n` line ends inside, the author's outside. */
interface Page {
  readonly bom: string;
  readonly lineEnd: string;
  /** Lines between the fences, as typed. */
  readonly lines: readonly string[];
  /** Text behind the closing fence, as typed, with its first line end. */
  readonly rest: string;
  /** Front matter after the repairs of the market. */
  readonly text: string;
  /** Offset into `text` → offset into the lines as typed. */
  readonly original: (offset: number) => number;
  readonly map: YAMLMap<Node, Node | null>;
}

type Group = { readonly [key: string]: FormValue };

/**
 * What the form is given in the place of a file: the same page with the form's own names and spellings.
 *
 * @returns `undefined` when the file has no front matter a form could read.
 */
export function toFormText(typed: string, fields: readonly FormField[]): string | undefined {
  const page = readPage(typed);
  if (!page) return undefined;
  const view = viewOfMap(page.map, fields);
  const yaml =
    Object.keys(view).length > 0
      ? stringify(toPlain(view, { as: 'group', fields }), { lineWidth: 0 })
      : '';
  return `---\n${yaml}---\n${unix(page.rest)}`;
}

/**
 * What is written in the place of what the form wants to write: the author's file, changed only where
 * the form says something else than it was given. Comments, order, quotes, line ends, fields and
 * spellings that the form does not know stay as they are.
 *
 * @param typed - The file as it is; `undefined` for a new one.
 * @param edited - The text of the form.
 * @throws {Error} In Japanese, when the file cannot be changed safely: nothing may be written then.
 */
export function mergeForm(
  typed: string | undefined,
  edited: string,
  fields: readonly FormField[],
): string {
  const form = splitForm(edited);
  const after = clean(form.values, { as: 'group', fields }) as Group | undefined;
  if (typed === undefined || typed.trim() === '') return newPage(after ?? {}, form.body, fields);
  const page = readPage(typed);
  if (!page)
    throw new Error(
      'このファイルの前書き（--- の間）を読めないので、保存しませんでした。`npm run ichiba -- check` で間違いを直してから、開き直してください',
    );
  const rest = mergeBody(page, form.body);
  const lines = mergeFrontMatter(page, after ?? {}, fields);
  return `${page.bom}---${page.lineEnd}${lines}---${rest}`;
}

function mergeFrontMatter(page: Page, after: Group, fields: readonly FormField[]): string {
  const before = viewOfMap(page.map, fields);
  const wanted = clean(before, { as: 'group', fields }) as Group | undefined;
  const changed = fields.filter(({ key }) => !same(wanted?.[key], after[key]));
  const typedText = page.lines.map((line) => line + page.lineEnd).join('');
  if (changed.length === 0) return typedText;
  const attempts = [
    () => patchMap(page.text, page.map, changed, before, after, fields),
    () =>
      changed.flatMap((field) => replacePair(page.text, page.map, field, after[field.key], fields)),
  ];
  for (const attempt of attempts) {
    const result = applyEdits(page, attempt());
    if (says(result, { ...wanted, ...pick(after, changed) }, fields)) return result;
  }
  throw new Error(
    `「${changed.map(({ key }) => key).join('」「')}」を元のファイルに安全に書き込めないので、保存しませんでした。ファイルを直接開いて直してください`,
  );
}

/** Does this front matter say what it should, and nothing else of the form's fields? */
function says(lines: string, wanted: Group, fields: readonly FormField[]): boolean {
  const page = readPage(`---\n${unix(lines)}---\n`);
  if (!page) return false;
  const view = clean(viewOfMap(page.map, fields), { as: 'group', fields });
  return same(view ?? {}, wanted);
}

function pick(values: Group, fields: readonly FormField[]): Group {
  return Object.fromEntries(fields.map(({ key }) => [key, values[key]]));
}

/** Edits of the repaired text, made in the lines as the author typed them. */
function applyEdits(page: Page, edits: readonly Edit[]): string {
  const typed = page.lines.map((line) => `${line}\n`).join('');
  let result = typed;
  for (const edit of mergeAt(edits).sort((a, b) => b.start - a.start || b.end - a.end)) {
    const [start, end] = [page.original(edit.start), page.original(edit.end)];
    result = result.slice(0, start) + edit.text + result.slice(Math.max(start, end));
  }
  if (result !== '' && !result.endsWith('\n')) result += '\n';
  return result.replace(/\n/g, page.lineEnd);
}

function readPage(typed: string): Page | undefined {
  const bom = typed.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = typed.slice(bom.length);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const match = /^---(?:\r\n|\n|\r)([\s\S]*?(?:\r\n|\n|\r))?---(?=[ \t]*(?:\r|\n|$))/.exec(text);
  if (!match) return undefined;
  const inner = match[1] ?? '';
  // Line ends of several kinds could not be put back as they were.
  if (inner.split(lineEnd).some((line) => /[\r\n]/.test(line))) return undefined;
  const lines = inner === '' ? [] : inner.slice(0, -lineEnd.length).split(lineEnd);
  const repaired = repairFrontMatter(lines, 1, createReporter(''));
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const document = parseDocument(repaired.text, { schema: 'failsafe', uniqueKeys: true });
  if (document.errors.length > 0) return undefined;
  const map = document.contents ?? parseDocument('{}').contents;
  if (!isMap(map) || !isPlain(document)) return undefined;
  return {
    bom,
    lineEnd,
    lines,
    rest: text.slice(match[0].length),
    text: repaired.text,
    original(at) {
      if (at >= repaired.text.length) return Math.max(0, offset - (lines.length > 0 ? 1 : 0));
      const { line, column } = repaired.placeOf(at);
      return (starts[line - 1] ?? 0) + column - 1;
    },
    map: map as YAMLMap<Node, Node | null>,
  };
}

/** No anchors and aliases, which an edit could tear apart. Puts back the commas the repair kept. */
function isPlain(document: ReturnType<typeof parseDocument>): boolean {
  let plain = true;
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || ('anchor' in node && node.anchor)) plain = false;
      if (isScalar(node) && typeof node.value === 'string')
        node.value = node.value.replaceAll(KEPT_COMMA, ',');
    },
  });
  return plain;
}

/** Whole numbers as numbers: a number box takes nothing else. */
function toPlain(value: FormValue, read: FormRead): unknown {
  if (Array.isArray(value) && read.as === 'list')
    return value.map((item) => toPlain(item, read.item));
  if (isGroup(value) && read.as === 'group')
    return Object.fromEntries(
      read.fields
        .filter(({ key }) => value[key] !== undefined)
        .map(({ key, read: inner }) => [key, toPlain(value[key], inner)]),
    );
  return read.as === 'integer' ? Number(value) : value;
}

/** The form's own text: plain YAML, since we or the form wrote it. */
function splitForm(edited: string): { values: unknown; body: string } {
  const text = unix(edited.replace(/^\uFEFF/, ''));
  const match = /^---\n([\s\S]*?\n)?---(?:\n|$)/.exec(text);
  if (!match) return { values: {}, body: text };
  const document = parseDocument(match[1] ?? '');
  if (document.errors.length > 0) throw new Error('書き込む内容を読めないので、保存しませんでした');
  return { values: document.toJS() ?? {}, body: text.slice(match[0].length) };
}

/** Blank lines before and behind a body are no change: the form trims them. */
function mergeBody(page: Page, body: string): string {
  const typed = unix(page.rest);
  if (typed.trim() === body.trim()) return page.rest;
  const [before = '\n'] = /^\n*/.exec(typed) ?? [];
  const text = body.trim();
  return `${before === '' ? '\n\n' : before}${text}${text === '' ? '' : '\n'}`.replace(
    /\n/g,
    page.lineEnd,
  );
}

function newPage(values: Group, body: string, fields: readonly FormField[]): string {
  const lines = fields
    .filter(({ key }) => values[key] !== undefined && values[key] !== false)
    .map((field) => `${writePair(field, values[field.key], 0)}\n`);
  const text = body.trim();
  return `---\n${lines.join('')}---\n${text === '' ? '' : `\n${text}\n`}`;
}

const unix = (text: string): string => text.replace(/\r\n?/g, '\n');
