import { findComponent } from '@chishiki-ichiba/model';
import type { TermFinder, TermMatch } from '@chishiki-ichiba/reading';
import type { Root } from 'mdast';
import type { TermSpan } from '../body-props.js';

/** The terms a page may mark. */
export interface PageTerms {
  readonly find: TermFinder;
  /** Address of a term's page; `undefined` for one that is not marked here (the page's own). */
  url(id: string): string | undefined;
}

/** What is read of a node, of Markdown and of MDX alike. */
interface Tree {
  readonly type: string;
  value?: string;
  url?: string;
  depth?: number;
  checked?: boolean | null;
  name?: string | null;
  props?: Record<string, unknown>;
  attributes?: { type: string; name?: string; value?: unknown }[];
  children?: Tree[];
}

/** A text of a block; `parent` only where terms may be marked. */
interface Leaf {
  readonly text: string;
  readonly parent?: Tree & { children: Tree[] };
  readonly node: Tree;
}

/** Stands for what is no text (a picture, a source mark): a word does not go on across it. */
const GAP = '\n';
const BLOCKS = new Set(['paragraph', 'tableCell']);
/** Text inside stays as it is: it is a control, a title, or no sentence. */
const PLAIN = new Set(['link', 'linkReference', 'inlineCode', 'code', 'html', 'definition']);
/** Plain elements of MDX that hold sentences. */
const HTML = new Set(
  'p div span section ul ol li dl dd table tbody tr td blockquote strong em b i'.split(' '),
);

/**
 * Mark each term where it first stands in a section (from a heading of level 2 or 3 to the next, or one
 * step). A link of the author's to the term counts as that first place. Not marked: headings, titles,
 * links, code, heads of tables, lines to tick.
 *
 * @param tree - Changed in place; its text stays the same.
 * @param toNode - Node to put where a term stands.
 */
export function markTerms(
  tree: Root,
  terms: PageTerms,
  toNode: (props: { id: string; url: string }, text: string) => object,
): void {
  let seen = new Set<string>();

  /** Terms of one text that are the first in their section. */
  const firstIn = (text: string, isOpen: (match: TermMatch) => boolean): TermSpan[] =>
    terms.find(text).flatMap((match): TermSpan[] => {
      const url = terms.url(match.id);
      if (!url || seen.has(url) || !isOpen(match)) return [];
      seen.add(url);
      return [[match.start, match.end, match.id, url]];
    });

  const markBlock = (block: Tree): void => {
    const leaves = leavesOf(block, true);
    // The author's own link to a term tells it already, wherever in the block it stands.
    for (const { node } of leaves) if (node.url) seen.add(node.url.replace(/[?#].*$/, ''));
    const starts: number[] = [];
    let text = '';
    for (const leaf of leaves) {
      starts.push(text.length);
      text += leaf.text;
    }
    const leafAt = (index: number) => starts.findLastIndex((start) => start <= index);
    const spans = firstIn(text, ({ start, end }) => {
      const leaf = leafAt(start);
      return leaves[leaf]?.parent !== undefined && leafAt(end - 1) === leaf;
    });
    for (const [index, leaf] of leaves.entries()) {
      const from = starts[index] as number;
      const own = spans.filter(([start]) => leafAt(start) === index);
      if (own.length === 0 || !leaf.parent) continue;
      const at = leaf.parent.children.indexOf(leaf.node);
      leaf.parent.children.splice(at, 1, ...split(leaf.text, own, from, toNode));
    }
  };

  const walk = (node: Tree): void => {
    if (node.type === 'heading') {
      if ((node.depth ?? 1) <= 3) seen = new Set();
      return;
    }
    if (PLAIN.has(node.type) || !isProse(node)) return;
    if (BLOCKS.has(node.type)) {
      markBlock(node);
      return;
    }
    const outer = seen;
    const name = componentOf(node);
    if (name === 'Step') seen = new Set();
    const children = node.children ?? [];
    for (const child of node.type === 'table' ? children.slice(1) : children) walk(child);
    if (name === 'KeyPoint') markReason(node, (text) => firstIn(text, () => true));
    if (name === 'Step') seen = outer;
  };
  walk(tree as Tree);
}

/** The reason stays a text; what is marked in it goes beside it. */
function markReason({ props }: Tree, spansOf: (text: string) => TermSpan[]): void {
  if (typeof props?.reason !== 'string') return;
  const spans = spansOf(props.reason);
  if (spans.length > 0) props.reasonTerms = spans;
}

function leavesOf(node: Tree, open: boolean): Leaf[] {
  const parent = open ? (node as Leaf['parent']) : undefined;
  return (node.children ?? []).flatMap((child): Leaf[] => {
    if (child.type === 'text' && child.value !== undefined)
      return [{ text: child.value, node: child, ...(parent ? { parent } : {}) }];
    if (!child.children?.length) return [{ text: child.value ?? GAP, node: child }];
    const inside = leavesOf(child, open && !PLAIN.has(child.type) && isProse(child));
    return child.url ? [{ text: '', node: child }, ...inside] : inside;
  });
}

function split(
  text: string,
  spans: readonly TermSpan[],
  from: number,
  toNode: (props: { id: string; url: string }, text: string) => object,
): Tree[] {
  const parts: Tree[] = [];
  let at = 0;
  const plain = (end: number) => {
    const value = text.slice(at, end);
    // A line break alone would be taken for one between blocks, which no reader sees.
    if (value !== '') parts.push({ type: 'text', value: value === '\n' ? ' ' : value });
  };
  for (const [start, end, id, url] of spans) {
    plain(start - from);
    parts.push(toNode({ id, url }, text.slice(start - from, end - from)) as Tree);
    at = end - from;
  }
  plain(text.length);
  return parts;
}

const componentOf = ({ type, name }: Tree): string | undefined =>
  (type === 'component' || type.startsWith('mdxJsx')) && name ? findComponent(name) : undefined;

/** Whether sentences stand in a node; a line to tick is a control. */
function isProse(node: Tree): boolean {
  if (typeof node.checked === 'boolean') return false;
  if (node.type.startsWith('mdxJsx'))
    return componentOf(node) !== undefined || HTML.has(node.name ?? '');
  return componentOf(node) !== 'FillIn';
}
