import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { isGroup, same } from './compare.js';
import type { FormField, FormRead, FormValue } from './fields.js';
import { pairOf } from './view.js';
import { writeItem, writePair, writeValue } from './write-value.js';

/** Text to put in the place of `[start, end)` of the front matter. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type FormMap = YAMLMap<Node, Node | null>;

/** The smallest edits that make a map say `after` where it said `before`; what the form cannot show stays. */
export function patchMap(
  text: string,
  map: FormMap,
  fields: readonly FormField[],
  before: { readonly [key: string]: FormValue },
  after: { readonly [key: string]: FormValue },
  order: readonly FormField[] = fields,
): Edit[] {
  const edits: Edit[] = [];
  const added: FormField[] = [];
  const gone = new Set<unknown>();
  for (const field of fields) {
    const was = before[field.key];
    const is = after[field.key];
    if (same(was, is)) continue;
    const pair = pairOf(map, field);
    if (pair === undefined) {
      if (is !== undefined) added.push(field);
    } else if (is === undefined) {
      gone.add(pair);
      edits.push(removePair(text, map, pair));
    } else edits.push(...patchPair(text, map, pair, field, was, is));
  }
  for (const field of added) edits.push(addPair(text, map, order, field, after[field.key], gone));
  return mergeAt(edits);
}

/** The whole value of a pair anew: where finer edits did not come out as wanted. */
export function replacePair(
  text: string,
  map: FormMap,
  field: FormField,
  after: FormValue,
  order: readonly FormField[],
): Edit[] {
  const pair = pairOf(map, field);
  if (!pair) return after === undefined ? [] : [addPair(text, map, order, field, after)];
  if (after === undefined) return [removePair(text, map, pair)];
  return [
    valueEdit(
      text,
      map,
      pair,
      writeValue(after, field.read, columnOf(text, startOf(pair.key)), isFlow(map)),
    ),
  ];
}

function patchPair(
  text: string,
  map: FormMap,
  pair: Pair<Node, Node | null>,
  field: FormField,
  was: FormValue,
  is: FormValue,
): Edit[] {
  const inner = pair.value && patchNode(text, pair.value, field.read, was, is);
  if (inner) return inner;
  const indent = columnOf(text, startOf(pair.key));
  return [valueEdit(text, map, pair, writeValue(is, field.read, indent, isFlow(map)))];
}

/** @returns `undefined` when the node has to be written anew. */
function patchNode(
  text: string,
  node: Node,
  read: FormRead,
  was: FormValue,
  is: FormValue,
): Edit[] | undefined {
  if (same(was, is)) return [];
  if (read.as === 'group' && isMap(node) && isGroup(was) && isGroup(is))
    return patchMap(text, node as FormMap, read.fields, was, is);
  if (read.as === 'list' && isSeq(node) && Array.isArray(was) && Array.isArray(is))
    return patchSeq(text, node as YAMLSeq<Node | null>, read.item, was, is);
  return undefined;
}

function patchSeq(
  text: string,
  seq: YAMLSeq<Node | null>,
  read: FormRead,
  was: readonly FormValue[],
  is: readonly FormValue[],
): Edit[] | undefined {
  const nodes = seq.items;
  if (nodes.length !== was.length || nodes.some((node) => !node?.range)) return undefined;
  const steps = align(was, is);
  const flow = seq.flow === true;
  if (
    flow &&
    text.slice(...rangeOf(seq)).includes('\n') &&
    steps.some(({ kind }) => kind !== 'change')
  )
    return undefined;
  const edits: Edit[] = [];
  const indent = flow ? 0 : dashColumn(text, nodes[0] as Node);
  if (!flow && indent === undefined) return undefined;
  for (const step of steps) {
    if (step.kind === 'change') {
      const node = nodes[step.from] as Node;
      const inner = patchNode(text, node, read, was[step.from], is[step.to]);
      if (inner) edits.push(...inner);
      else {
        const [start] = rangeOf(node);
        const written = flow
          ? writeValue(is[step.to], read, 0, true)
          : writeItem(is[step.to], read, indent as number);
        edits.push({ start, end: contentEnd(text, node), text: written });
      }
    } else if (step.kind === 'remove') edits.push(removeItem(text, seq, step.from, flow));
    else {
      const written = flow
        ? writeValue(is[step.to], read, 0, true)
        : writeItem(is[step.to], read, indent as number);
      const last = step.from > 0 ? (nodes[step.from - 1] as Node) : undefined;
      edits.push(addItem(text, seq, last, written, flow, indent as number));
    }
  }
  return mergeAt(edits);
}

type Step =
  | { readonly kind: 'change'; readonly from: number; readonly to: number }
  | { readonly kind: 'remove'; readonly from: number }
  /** Before the item that was the `from`th. */
  | { readonly kind: 'add'; readonly from: number; readonly to: number };

/** Longest common subsequence; what lies between two matches is changed pair by pair, then removed or added. */
export function align(was: readonly FormValue[], is: readonly FormValue[]): Step[] {
  const lengths = Array.from({ length: was.length + 1 }, () =>
    new Array<number>(is.length + 1).fill(0),
  );
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] = same(was[i], is[j])
        ? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
        : Math.max(lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  let [gone, come]: [number[], number[]] = [[], []];
  const flush = () => {
    const pairs = Math.min(gone.length, come.length);
    for (let k = 0; k < pairs; k++)
      steps.push({ kind: 'change', from: gone[k] as number, to: come[k] as number });
    for (const from of gone.slice(pairs)) steps.push({ kind: 'remove', from });
    for (const to of come.slice(pairs)) steps.push({ kind: 'add', from: i, to });
    [gone, come] = [[], []];
  };
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && same(was[i], is[j])) {
      flush();
      i++;
      j++;
    } else if (
      j >= is.length ||
      (i < was.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    )
      gone.push(i++);
    else come.push(j++);
  }
  flush();
  return steps;
}

/** Added at one place: in their order. */
export function mergeAt(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  for (const edit of edits) {
    const at = merged.findIndex(
      (other) => other.start === edit.start && other.end === other.start && edit.end === edit.start,
    );
    const before = merged[at];
    if (before) merged[at] = { ...before, text: before.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}

function addItem(
  text: string,
  seq: YAMLSeq<Node | null>,
  last: Node | undefined,
  written: string,
  flow: boolean,
  indent: number,
): Edit {
  if (flow) {
    if (last) {
      const at = rangeOf(last)[1];
      return { start: at, end: at, text: `, ${written}` };
    }
    const at = rangeOf(seq)[0] + 1;
    return { start: at, end: at, text: seq.items.length > 0 ? `${written}, ` : written };
  }
  const pad = ' '.repeat(indent);
  if (last) {
    const at = lineEnd(text, contentEnd(text, last));
    return { start: at, end: at, text: `\n${pad}- ${written}` };
  }
  const at = lineStart(text, rangeOf(seq.items[0] as Node)[0]);
  return { start: at, end: at, text: `${pad}- ${written}\n` };
}

function removeItem(text: string, seq: YAMLSeq<Node | null>, index: number, flow: boolean): Edit {
  const [start, end] = rangeOf(seq.items[index] as Node);
  if (!flow) return wholeLines(text, start, contentEnd(text, seq.items[index] as Node));
  const next = seq.items[index + 1];
  if (next) return { start, end: rangeOf(next)[0], text: '' };
  const before = seq.items[index - 1];
  return { start: before ? rangeOf(before)[1] : start, end, text: '' };
}

function removePair(text: string, map: FormMap, pair: Pair<Node, Node | null>): Edit {
  const index = map.items.indexOf(pair);
  const start = startOf(pair.key);
  const end = pairEnd(text, pair);
  const next = map.items[index + 1];
  const before = map.items[index - 1];
  if (isFlow(map)) {
    if (next) return { start, end: startOf(next.key), text: '' };
    return { start: before ? pairEnd(text, before) : start, end, text: '' };
  }
  // The first pair of a list entry stands behind its dash: the next one takes its place.
  if (text.slice(lineStart(text, start), start).trim() !== '')
    return next ? { start, end: startOf(next.key), text: '' } : { start, end, text: '{}' };
  return wholeLines(text, start, end);
}

function addPair(
  text: string,
  map: FormMap,
  fields: readonly FormField[],
  field: FormField,
  value: FormValue,
  gone: ReadonlySet<unknown> = new Set(),
): Edit {
  const stay = map.items.filter((pair) => !gone.has(pair));
  if (isFlow(map)) {
    const last = stay.at(-1);
    const written = `${field.key}: ${writeValue(value, field.read, 0, true)}`;
    return last
      ? insert(pairEnd(text, last), `, ${written}`)
      : insert(rangeOf(map)[0] + 1, written);
  }
  const place = fields.indexOf(field);
  const before = stay.filter((pair) => {
    const index = fields.findIndex((other) => pairOf(map, other) === pair);
    return index >= 0 && index < place;
  });
  const after = before.at(-1) ?? stay.at(-1);
  if (!after)
    return insert(map.items.length > 0 ? rangeOf(map)[0] : 0, `${writePair(field, value, 0)}\n`);
  const indent = columnOf(text, startOf((map.items[0] as Pair<Node>).key));
  return insert(
    lineEnd(text, pairEnd(text, after)),
    `\n${' '.repeat(indent)}${writePair(field, value, indent)}`,
  );
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** `: value` of a pair, anew. A comment behind a value of one line stays. */
function valueEdit(
  text: string,
  map: FormMap,
  pair: Pair<Node, Node | null>,
  written: string,
): Edit {
  const keyEnd = rangeOf(pair.key)[1];
  const colon = text.indexOf(':', keyEnd) + 1;
  const value = pair.value;
  const blank = written.startsWith('\n') ? '' : ' ';
  if (!value?.range || rangeOf(value)[1] <= colon) {
    return {
      start: colon,
      end: isFlow(map) ? colon : lineEndOfBlank(text, colon),
      text: blank + written,
    };
  }
  return { start: colon, end: contentEnd(text, value), text: blank + written };
}

const lineEndOfBlank = (text: string, at: number): number => {
  const rest = /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
  return text[at + rest] === '\n' || at + rest >= text.length ? at + rest : at;
};

const isFlow = (map: FormMap): boolean => map.flow === true;
const rangeOf = (node: Node): [number, number] => {
  const [start = 0, end = start] = node.range ?? [];
  return [start, end];
};
const startOf = (node: Node): number => rangeOf(node)[0];

function pairEnd(text: string, pair: Pair<Node, Node | null>): number {
  const value = pair.value;
  if (value?.range && rangeOf(value)[1] > rangeOf(pair.key)[1]) return contentEnd(text, value);
  return text.indexOf(':', rangeOf(pair.key)[1]) + 1;
}

/** End of what a node says, without the line end and comments behind it. */
function contentEnd(text: string, node: Node): number {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1) as Pair<Node, Node | null> | undefined;
    if (last) return pairEnd(text, last);
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1) as Node | undefined;
    if (last?.range) return contentEnd(text, last);
  }
  let end = rangeOf(node)[1];
  if (isScalar(node)) while (end > rangeOf(node)[0] && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};
const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Column of the dash of a list entry; `undefined` when it is not the first thing of its line. */
function dashColumn(text: string, node: Node): number | undefined {
  const start = startOf(node);
  const before = text.slice(lineStart(text, start), start);
  return /^\s*-\s+$/.test(before) ? before.indexOf('-') : undefined;
}

/** Whole lines from the one of `start` to the one of `end`, with one line end. */
function wholeLines(text: string, start: number, end: number): Edit {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  if (to < text.length) return { start: from, end: to + 1, text: '' };
  return { start: Math.max(0, from - 1), end: to, text: '' };
}
